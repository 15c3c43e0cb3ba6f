/* Parts of the sheet's page that other apps add. Their scripts come before the page's.

   makeQueue(notebook): what a part keeps on the device, sends and reads.
     load()            read what lies on the device
     speak(request)    in the sender's turn; false where the server is not in reach.
                       `request` asks as `ask` does, and gives null where there is no answer
     hear(frame)       what `/api/live` told all phones
     count()           how much is not sent, and listUnsent(): the same in words
     forget()          the device was emptied
   makePanel(page, queue): what is seen.
     bar               stands above the sheet
     element           takes the sheet's place, while isShown
     update(view)      show what is now the case */

const parts = [];

export function addPart(part) {
  parts.push(part);
}

export function listParts() {
  return parts;
}
