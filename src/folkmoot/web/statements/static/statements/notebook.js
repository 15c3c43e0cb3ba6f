/* All that a device knows of its meeting, and all that can be done with it. What is done
   is on the device first and sent after; what is shown is both together. */

import {
  describeLate,
  makeAdds,
  makeChoice,
  makeEdit,
  makeMoves,
  makeSplit,
} from "./changes.js";
import { Drafts } from "./drafts.js";
import { makeId } from "./ids.js";
import { keep, readKept } from "./kept.js";
import { carriesWords, Outbox } from "./outbox.js";
import { Photos } from "./photos.js";
import { Sender } from "./sender.js";
import { readOffset, serverNow, setOffset } from "./server.js";
import {
  KEPT_AFTER_CLOSING,
  mergeAnswer,
  mergeResult,
  project,
  stillLate,
} from "./sheets.js";
import { cleanWords } from "./text.js";
import { Lease } from "../ui/lease.js";

const CHANNEL = "folkmoot";
const NOBODY = "nobody";
// Which of the device's tabs speaks with the server: the one that is looked at. Should
// two speak at once, the server does each request once.
const LEASE = "folkmoot-lease";
const LEASE_LASTS = 8000;
const EMPTY = { meeting: null, areas: [], statements: {}, photos: [], messages: [] };

export class Notebook extends EventTarget {
  device = null;
  copy = null;
  late = [];
  settings = { dismissed: [] };
  reach = "unknown";
  isTrying = false;
  isFull = false;
  lastSent = 0;
  lastHeard = 0;
  isWhole = false;
  /** What parts of other apps keep and send: see `parts.js`. */
  others = [];
  #tab = makeId();
  #channel = null;
  #closedSeen = 0;
  #isPlanned = false;
  // The number of the log when it was last sent to, and the one that is to be asked for.
  #sentUpTo = 0;
  #asksUpTo = 0;

  constructor(store) {
    super();
    this.store = store;
    this.outbox = new Outbox(store);
    this.photos = new Photos(store);
    this.lease = new Lease(LEASE, { lasts: LEASE_LASTS, tab: this.#tab });
  }

  async load() {
    await this.outbox.recover();
    await this.#read();
    this.drafts = new Drafts(this.store, this.device?.id ?? NOBODY, {
      onKept: () => this.#callOthers(),
      onFailed: () => this.#noteFull(),
    });
    await this.drafts.load();
    for (const each of this.others) await each.load();
    await this.#forgetWhatIsOver();
  }

  /** Begin to speak with the server, and to listen to this device's other tabs. */
  start({ polls = true } = {}) {
    if ("BroadcastChannel" in globalThis) {
      this.#channel = new BroadcastChannel(CHANNEL);
      this.#channel.onmessage = ({ data }) => this.#hearOther(data);
    }
    // What other tabs did while this one slept, it did not hear.
    addEventListener("pageshow", (event) => event.persisted && this.#hearOther({}));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.#hearOther({});
    });
    this.sender = new Sender(this, this.lease, { polls });
    this.sender.start();
  }

  view() {
    return project({ copy: this.copy ?? EMPTY, ops: this.outbox.ops, late: this.late });
  }

  // What a group does. Each is shown at once and resolves when it is on the device.

  add(sheet, texts, { empties } = {}) {
    const adds = makeAdds(this.#area(sheet), texts);
    this.#do(sheet, adds, empties ? [this.drafts.emptyEntry(...empties)] : []);
    return adds.map((each) => each.statement);
  }

  /** `seen` is what stood there when the writer began, and `base` its version. */
  edit(statement, text, { seen, base }) {
    const also = [this.drafts.emptyEntry("edit", statement.id)];
    const words = cleanWords(text);
    if (!words || words === statement.text) return this.#write(also);
    // What was our own word on its way then may stand on the server by now.
    const standing = this.copy?.statements[statement.id];
    const newest = standing?.text === seen ? standing.versions.text : base;
    return this.#do(statement.sheet, [makeEdit(statement, words, newest)], also);
  }

  splitStanding(statement, items) {
    const [edit, ...adds] = makeSplit(this.#area(statement.sheet), statement, items);
    this.#do(statement.sheet, [edit, ...adds]);
    return adds.map((each) => each.statement);
  }

  dropDraft(field, object) {
    return this.#write([this.drafts.emptyEntry(field, object)]);
  }

  moveTo(statement, to) {
    const moves = makeMoves(this.#area(statement.sheet), statement, to);
    return this.#do(statement.sheet, moves);
  }

  remove(statement) {
    return this.#do(statement.sheet, [{ kind: "remove", statement: statement.id }]);
  }

  restore(statement) {
    return this.#do(statement.sheet, [{ kind: "restore", statement: statement.id }]);
  }

  mark(statement, on) {
    return this.#do(statement.sheet, [{ kind: "mark", statement: statement.id, on }]);
  }

  choose(statement, crossing, choice) {
    return this.#do(statement.sheet, [makeChoice(crossing, choice)]);
  }

  nameNoteTaker(sheet, name) {
    return this.#do(sheet, [{ kind: "note_taker", sheet, name: cleanWords(name) }]);
  }

  handIn(sheet) {
    const isWaiting = this.outbox.ops.some(
      (op) => op.change.kind === "hand_in" && op.sheet === sheet && !op.tried,
    );
    return isWaiting
      ? this.sender.wake()
      : this.#do(sheet, [{ kind: "hand_in", sheet }]);
  }

  async attach(sheet, file) {
    await this.photos.add(file, { sheet, meeting: this.device.meeting });
    this.changed();
    this.sender.wake();
  }

  async retry(id) {
    await this.outbox.retry(this.outbox.of(id).filter((op) => op.refused));
    this.changed();
    this.sender.wake();
  }

  async discard(id) {
    await this.outbox.drop(this.outbox.of(id));
    this.changed();
  }

  // What the sender asks and tells.

  nextBatch() {
    const states = new Map(
      (this.copy?.areas ?? []).map((area) => [area.id, area.state]),
    );
    const meeting = this.device?.meeting;
    return this.outbox.next(
      (op) => states.get(op.sheet) === "waiting" || op.meeting !== meeting,
    );
  }

  readNumber() {
    return this.isWhole && this.copy ? this.copy.number : 0;
  }

  listOwnOps() {
    return this.outbox.ops.filter((op) => op.meeting === this.device?.meeting);
  }

  /** What another meeting never got: it can be sent there only. */
  listStrays() {
    return this.outbox.ops.filter((op) => op.meeting !== this.device?.meeting);
  }

  async dropStrays() {
    await this.outbox.drop(this.listStrays());
    this.changed();
  }

  countUnsent() {
    return this.outbox.ops.length + this.photos.list.length;
  }

  /** The same of what is not on the sheet. */
  countWaiting() {
    return this.others.reduce((sum, each) => sum + each.count(), 0);
  }

  /** What `/api/live` tells all phones of the meeting. */
  hearHall(frame) {
    for (const each of this.others) each.hear(frame);
  }

  /** What is new on the group's sheets. Whether the phone has all of it now; else it is
      to ask, and until it has, its number stays where it is. */
  takeFrame({ number, all, sheet, now }) {
    const known = this.readNumber();
    // Read before something of ours was done: it would take that back.
    const isOld = number < this.#sentUpTo;
    const isOther = sheet && sheet.group.id !== this.copy?.group?.id;
    if (!known || isOld || isOther || (all && number > known)) {
      this.#asksUpTo = Math.max(this.#asksUpTo, number, this.#sentUpTo);
      return false;
    }
    if (number <= known) return true;
    const reached = known < this.#asksUpTo ? known : number;
    if (sheet) this.takeSheet({ ...sheet, now, number: reached }, { isWhole: false });
    else this.copy = { ...this.copy, number: reached };
    return true;
  }

  async refresh() {
    await this.outbox.load();
  }

  async takeResults(batch, { results, now, number }) {
    const entries = [];
    this.#sentUpTo = Math.max(this.#sentUpTo, number);
    for (const op of batch) {
      const result = results.find((each) => each.request === op.request);
      if (result) entries.push(...(await this.#takeResult(op, result, number)));
    }
    this.lastSent = Date.parse(now);
    await this.#write([
      ...entries,
      ...this.#copyEntries(),
      keep("lastSent", this.lastSent),
    ]);
    this.changed();
  }

  async takePhotoResult(photo, result) {
    if (result.status === "done" || result.status === "late") {
      await this.photos.drop(photo);
      if (result.photo && this.copy)
        this.copy = {
          ...this.copy,
          photos: [...this.copy.photos, { ...result.photo, sheet: photo.sheet }],
        };
      await this.#write(this.#copyEntries());
    } else
      await this.photos.refuse(photo, { code: result.code, message: result.message });
    this.changed();
  }

  async takeSheet(answer, { isWhole }) {
    // The stream was quicker than the answer, and told more.
    if (!isWhole && answer.number < this.readNumber() && this.#isOfOurs(answer)) return;
    const before = JSON.stringify({ ...this.copy, at: 0 });
    this.copy = mergeAnswer(this.copy, answer, { isWhole });
    this.isWhole = true;
    // The cookie lived longer than what the browser kept.
    const group = answer.group?.id ?? null;
    this.device ??= { id: NOBODY, meeting: answer.meeting.id, group };
    this.late = stillLate(this.late, this.copy);
    this.lastHeard = this.copy.at;
    const isClosed = this.copy.meeting.state === "closed";
    this.#closedSeen = isClosed ? this.#closedSeen || this.copy.at : 0;
    if (before !== JSON.stringify({ ...this.copy, at: 0 })) {
      await this.#write([
        ...this.#copyEntries(),
        keep("closedSeen", this.#closedSeen),
        keep("offset", readOffset()),
        keep("device", this.device),
      ]);
      this.changed();
    }
  }

  tellReach(reach) {
    const isNew = reach !== this.reach;
    this.reach = reach;
    if (reach === "ok") this.lastHeard = serverNow();
    if (reach === "over") this.#end();
    if (isNew) {
      this.#callOthers({ reach });
      this.#announce();
    }
  }

  tellTrying(isTrying) {
    this.isTrying = isTrying;
    this.#announce();
  }

  /** Something is other than before: show it, and let the other tabs know. */
  changed() {
    this.#callOthers();
    this.#announce();
  }

  async saveSettings(settings) {
    this.settings = { ...this.settings, ...settings };
    await this.#write([keep("settings", this.settings)]);
    this.#announce();
  }

  /** Give the device to another group. What is unsent stays, unseen, and is sent. */
  async leaveGroup() {
    const { id, meeting } = this.device;
    this.sender.stop();
    this.device = { id, meeting, isLeft: true };
    const drafts = this.drafts
      .list()
      .map(({ device, field, object }) =>
        this.drafts.emptyEntry(field, object, device),
      );
    await this.#write([
      keep("device", this.device),
      keep("copy"),
      keep("late"),
      ...drafts,
    ]);
  }

  /** Forget everything. The caller has said what is lost. */
  async clear({ isTold }) {
    this.sender?.stop();
    this.drafts.stop();
    this.outbox.forget();
    for (const each of this.others) each.forget();
    await this.store.clear();
    // The server could not be told, so that it is told before anybody joins again.
    if (!isTold)
      await this.store.write([keep("device", { isLeft: true, mustClear: true })]);
    this.#callOthers({ cleared: true });
  }

  /** The device is in. What another group left behind is shown no more. */
  async join({ device, meeting, group }) {
    const before = this.device;
    this.device = { id: device, meeting: meeting.id, group };
    const isSame = before?.group === group && before?.meeting === meeting.id;
    const emptied = isSame ? [] : [keep("copy"), keep("late"), keep("closedSeen")];
    await this.store.write([keep("device", this.device), ...emptied]);
  }

  // Inside.

  #isOfOurs({ group }) {
    return group?.id === this.copy?.group?.id;
  }

  #area(sheet) {
    return this.view().areas.find((area) => area.id === sheet);
  }

  async #do(sheet, changes, also = []) {
    const mayJoin = this.lease.isMine;
    const saving = this.outbox.put(changes, {
      meeting: this.device.meeting,
      sheet,
      also,
      mayJoin,
    });
    this.#announce();
    try {
      await saving;
    } catch {
      this.#noteFull();
    }
    this.changed();
    this.sender?.wake();
  }

  async #takeResult(op, result, number) {
    const { status, code, message } = result;
    // Else what the stream told is newer, and has this.
    if (this.readNumber() < number) this.copy = mergeResult(this.copy, op, result);
    if (code === "not_open_yet") return [];
    if (code === "request_reused") {
      await this.outbox.retry([op]);
      return [];
    }
    if (status === "refused" && carriesWords(op)) {
      await this.outbox.refuse(op, { code, message });
      return [];
    }
    if (status === "refused") this.#tell("refused", { code, message });
    if (status === "late") this.late = [...this.late, describeLate(op)];
    if (status === "crossed") this.#tell("crossed", {});
    if (result.handed_in) this.#tell("received", result.handed_in);
    const entries = this.outbox.settleEntry(op);
    if (status === "done" && result.statement)
      await this.outbox.rebase(op, result.statement);
    return entries;
  }

  async #read() {
    const kept = await readKept(this.store);
    this.device = kept.device ?? null;
    this.copy = kept.copy ?? null;
    this.late = kept.late ?? [];
    this.settings = { dismissed: [], ...kept.settings };
    this.lastSent = kept.lastSent ?? 0;
    this.lastHeard = Math.max(this.lastHeard, this.copy?.at ?? 0);
    this.#closedSeen = kept.closedSeen ?? 0;
    if (kept.offset !== undefined && !readOffset()) setOffset(kept.offset);
    await this.outbox.load();
    await this.photos.load();
  }

  #copyEntries() {
    // An answer may still come in after the device was given on.
    if (this.device?.isLeft) return [];
    return [keep("copy", this.copy ?? undefined), keep("late", this.late)];
  }

  async #write(entries) {
    try {
      await this.store.write(entries);
    } catch {
      this.#noteFull();
    }
  }

  #noteFull() {
    this.isFull = true;
    this.#announce();
  }

  async #forgetWhatIsOver() {
    const isOver =
      this.#closedSeen && serverNow() > this.#closedSeen + KEPT_AFTER_CLOSING;
    if (isOver) await this.#end();
  }

  /** Even what is late can arrive no more: the device forgets. What never arrived stays
      on the screen, and only there. */
  async #end() {
    this.reach = "over";
    this.unsentAtEnd ??= [
      ...this.outbox.ops.filter(carriesWords).map((op) => op.change.text),
      ...this.drafts.list().map((draft) => draft.text),
    ];
    this.copy = null;
    this.late = [];
    this.outbox.forget();
    for (const each of this.others) each.forget();
    this.drafts.stop();
    await this.store.clear();
    this.#announce();
  }

  async #hearOther(data) {
    if (data.cleared) location.reload();
    if (data.reach) this.reach = data.reach;
    if (this.lease.isMine) await this.outbox.load();
    else await this.#read();
    for (const each of this.others) await each.load();
    if (await this.drafts.load()) this.#tell("drafts", {});
    this.#announce();
    if (this.lease.isMine && this.nextBatch().length) this.sender?.wake();
  }

  #callOthers(data = {}) {
    this.#channel?.postMessage(data);
  }

  #tell(kind, detail) {
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }

  #announce() {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    queueMicrotask(() => {
      this.#isPlanned = false;
      this.#tell("change", {});
    });
  }
}
