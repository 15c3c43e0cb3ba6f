/** Let the browser keep the page for when there is no network. Over plain HTTP it may
    not, and the page says so. */
export function keepPage() {
  if (!("serviceWorker" in navigator)) return;
  const register = () => navigator.serviceWorker.register("/sw.js").catch(() => {});
  // After the page itself, so that it is there first.
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
}
