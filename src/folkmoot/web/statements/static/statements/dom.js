/* Making elements, and putting them on the page without taking the focus away. */

/** An element. Functions among the properties listen; true and false switch. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, value);
  }
  element.append(
    ...children
      .flat(Infinity)
      .filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

export function button(words, properties = {}) {
  return make("button", { type: "button", ...properties }, words);
}

/** Fill a container anew where what it shows has changed. Who stands in it stays there. */
export function refill(container, shown, build) {
  const signature = JSON.stringify([document.documentElement.lang, shown]);
  if (signatures.get(container) === signature) return;
  signatures.set(container, signature);
  keepFocus(container, () => {
    const content = build();
    container.replaceChildren(...[content].flat(Infinity).filter(Boolean));
    container.hidden = !container.hasChildNodes();
  });
}

/** Let `change` do what it does, and give the focus back to what has the same key. */
export function keepFocus(container, change) {
  const active = document.activeElement;
  const key = container.contains(active) ? active.dataset.key : undefined;
  const place =
    key && "selectionStart" in active
      ? [active.selectionStart, active.selectionEnd]
      : null;
  change();
  if (!key || document.activeElement?.dataset.key === key) return;
  const successor = container.querySelector(`[data-key="${CSS.escape(key)}"]`);
  successor?.focus({ preventScroll: true });
  if (place && successor && "setSelectionRange" in successor)
    successor.setSelectionRange(...place);
}

const signatures = new WeakMap();

/** A text box as high as its words, where the style sheet cannot see to it. */
export function grow(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.rows = 1;
  const line = parseFloat(getComputedStyle(area).lineHeight) || 24;
  area.rows = Math.min(
    10,
    Math.max(1, Math.ceil((area.scrollHeight - line / 2) / line)),
  );
}

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
