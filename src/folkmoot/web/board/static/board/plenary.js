/* The plenary on the phone, as a part of the sheet's page: no page of its own to load. */

import { addPart } from "../statements/parts.js";
import { addWords } from "../statements/words.js";
import { AnswerQueue } from "./plenary_queue.js";
import { PlenaryPanel } from "./plenary_panel.js";
import { DANISH } from "./plenary_words_da.js";
import { ENGLISH } from "./plenary_words_en.js";

addWords({ da: DANISH, en: ENGLISH });
addPart({
  makeQueue: (notebook) => new AnswerQueue(notebook),
  makePanel: (page, queue) => new PlenaryPanel(page, queue),
});
