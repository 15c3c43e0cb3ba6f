// A token stands behind the "#" of a link, where no server log sees it. It is put into
// the form, and taken out of the address and of the browser's history.
const form = document.querySelector("[data-token-form]");
const token = location.hash.slice(1);
if (form && token) {
  form.elements.token.value = token;
  history.replaceState(null, "", location.pathname + location.search);
  document.querySelector("[data-token-field]").hidden = true;
  document.querySelector("[data-token-found]").hidden = false;
  form.querySelector("button").focus();
}
