/* The clock and the timer, by the server's clock: a laptop's own may be wrong. */

export function keepTime() {
  const clock = document.getElementById("clock");
  const ahead = Date.parse(clock.dataset.now) - Date.now();
  const draw = () => {
    const now = new Date(Date.now() + ahead);
    const told = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(".");
    if (clock.textContent !== told) clock.textContent = told;
    drawTimer(now);
  };
  draw();
  setInterval(draw, 250);
}

function drawTimer(now) {
  const face = document.querySelector(".face[data-ends]");
  const ends = Date.parse(face?.dataset.ends ?? "");
  if (Number.isNaN(ends)) return;
  const left = Math.ceil((ends - now) / 1000);
  const seconds = Math.abs(left);
  const told = `${left < 0 ? "−" : ""}${Math.floor(seconds / 60)}.${two(seconds % 60)}`;
  if (face.textContent !== told) face.textContent = told;
  face.classList.toggle("up", left <= 0);
}

function two(number) {
  return String(number).padStart(2, "0");
}
