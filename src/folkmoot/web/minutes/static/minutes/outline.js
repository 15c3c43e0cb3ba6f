/* The outline: the headings, each a way to its part. */

import { make } from "../desk/dom.js";
import { say } from "./words.js";

export function drawOutline(list, parts) {
  const titled = parts.filter((part) => part.told.title);
  list.replaceChildren(
    ...titled.map((part) =>
      make(
        "li",
        { class: `level-${part.told.level}${part.isUnread ? " unread" : ""}` },
        make(
          "a",
          {
            href: `#part-${part.id}`,
            click: (event) => {
              event.preventDefault();
              part.element.scrollIntoView({ block: "start" });
              part.view.focus();
            },
          },
          part.told.title || say("withoutHeading"),
        ),
        part.isUnread ? make("span", { class: "unseen" }, ` (${say("generated")})`) : "",
      ),
    ),
  );
}
