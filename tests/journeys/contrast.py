"""How well letters stand out from their ground, measured on a picture of the page.

Chromium itself reads the picture: each text's own box is cut out of it, its ground is
the colour most of the box has, and its letters are what differs most from that.
"""

import base64
from typing import Any

from playwright.sync_api import Page

_READ = """async ([picture, boxes]) => {
  const image = new Image();
  image.src = "data:image/png;base64," + picture;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(image, 0, 0);
  const part = (value) =>
    value <= 10.31475 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const light = (key) =>
    0.2126 * part(key >> 16) +
    0.7152 * part((key >> 8) & 255) +
    0.0722 * part(key & 255);
  return boxes.map(({ x, y, width, height }) => {
    const { data } = context.getImageData(x, y, Math.ceil(width), Math.ceil(height));
    const counts = new Map();
    for (let i = 0; i < data.length; i += 4) {
      const key = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const byCount = [...counts].sort((a, b) => b[1] - a[1]);
    const ground = light(byCount[0][0]);
    // Letters are drawn with soft edges: their own colour is one of the commonest.
    const letters = byCount.slice(1, 4).map(([key]) => light(key));
    const ratios = letters.map(
      (each) => (Math.max(each, ground) + 0.05) / (Math.min(each, ground) + 0.05),
    );
    return Math.max(...ratios);
  });
}"""
_FIND = """(selector) => [...document.querySelectorAll(selector)].flatMap((root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.data.trim() || node.parentElement.closest(".unseen")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { x, y, width, height } = range.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
    found.push({ text: node.data, size, box: { x, y, width, height } });
  }
  return found;
})"""


def find_texts(page: Page, selector: str) -> list[dict[str, Any]]:
    """Every text that is seen under these elements: `text`, `size` and `box`."""
    found: list[dict[str, Any]] = page.evaluate(_FIND, selector)
    return found


def measure_contrasts(
    page: Page, texts: list[dict[str, Any]], *, reader: Page
) -> list[float]:
    """The ratio of each text on a picture of the page, as WCAG 2 reckons it.

    The `reader` is an empty page, as the page's own policy lets it read no picture.
    """
    picture = base64.b64encode(page.screenshot(caret="initial", animations="allow"))
    boxes = [each["box"] for each in texts]
    ratios: list[float] = reader.evaluate(_READ, [picture.decode(), boxes])
    return ratios
