/* Counts down the minutes of whoever speaks; without it the page says from when until when. */
"use strict";

for (const clock of document.querySelectorAll("[data-evening-clock]")) {
  const shown = document.createElement("strong");
  const endsAt = performance.now() + Number(clock.dataset.secondsLeft) * 1000;
  const tick = () => {
    const left = Math.round((endsAt - performance.now()) / 1000);
    const size = Math.abs(left);
    shown.textContent = `${left < 0 ? "−" : ""}${Math.floor(size / 60)}:${String(size % 60).padStart(2, "0")}`;
    clock.toggleAttribute("data-over", left < 0);
  };
  tick();
  clock.prepend(shown, " ");
  setInterval(tick, 250);
}
