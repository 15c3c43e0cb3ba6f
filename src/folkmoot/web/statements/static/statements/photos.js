/* Pictures of the flip chart. They are made smaller here, kept until they are sent, and
   sent after the words. */

import { makeId } from "./ids.js";

const WIDEST = 2400;
const QUALITY = 0.85;
const AS_IS = 600_000;

export class Photos {
  #store;
  list = [];

  constructor(store) {
    this.#store = store;
  }

  async load() {
    this.list = (await this.#store.list("photos")).map(({ value }) => value);
  }

  async add(file, { sheet, meeting }) {
    const small = await shrink(file);
    const photo = {
      request: makeId(),
      sheet,
      meeting,
      type: small.type,
      // Bytes, because some browsers lose what a file's handle pointed to.
      bytes: await small.arrayBuffer(),
    };
    this.list.push(photo);
    await this.#store.write([{ area: "photos", key: photo.request, value: photo }]);
    return photo;
  }

  waiting() {
    return this.list.filter((photo) => !photo.refused);
  }

  describe(photo) {
    const form = new FormData();
    form.set("request", photo.request);
    form.set("sheet", photo.sheet);
    form.set("photo", new Blob([photo.bytes], { type: photo.type }), "photo");
    return form;
  }

  async drop(photo) {
    this.list = this.list.filter((each) => each.request !== photo.request);
    await this.#store.write([{ area: "photos", key: photo.request }]);
  }

  async refuse(photo, refused) {
    const value = { ...photo, refused };
    this.list = this.list.map((each) =>
      each.request === photo.request ? value : each,
    );
    await this.#store.write([{ area: "photos", key: photo.request, value }]);
  }
}

/** Smaller, where the browser can; the file itself where it cannot. */
async function shrink(file) {
  if (file.size <= AS_IS) return file;
  try {
    const image = await createImageBitmap(file);
    const scale = Math.min(1, WIDEST / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const small = await new Promise((resolve) => {
      canvas.toBlob(resolve, "image/jpeg", QUALITY);
    });
    return small && small.size < file.size ? small : file;
  } catch {
    return file;
  }
}
