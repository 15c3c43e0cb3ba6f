// Files that are let go of over the box are sent at once.
const form = document.querySelector("[data-drop]");
const box = form?.querySelector("input[type=file]");

function hasFiles(event) {
  return event.dataTransfer?.types.includes("Files");
}

for (const name of ["dragenter", "dragover"]) {
  form?.addEventListener(name, (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    form.classList.add("over");
  });
}

form?.addEventListener("dragleave", (event) => {
  if (!form.contains(event.relatedTarget)) form.classList.remove("over");
});

form?.addEventListener("drop", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  form.classList.remove("over");
  box.files = event.dataTransfer.files;
  form.requestSubmit();
});
