/* Order of preference: the places are what is sent. An answer without one is moved up to the next free place, or to the
   last; only what was moved or chosen by hand gets a place. Without this file places are chosen by hand. */
const find = (selector, root = document) => [...root.querySelectorAll(selector)];
const say = (box, text) => {
  box.textContent = "";
  setTimeout(() => (box.textContent = text), 50);
};

for (const ranking of find("[data-ranking]")) {
  const spoken = ranking.querySelector("[data-rank-status]");
  const place = (answer) => answer.querySelector("select");
  find("[data-moves]", ranking).forEach((moves) => (moves.hidden = false));
  ranking.addEventListener("click", ({ target }) => {
    const step = Number(target.closest("[data-move]")?.dataset.move);
    if (!step) return;
    const moved = target.closest("[data-rank]");
    const answers = find("[data-rank]", ranking);
    const placed = answers.filter((answer) => place(answer).value).sort((a, b) => place(a).value - place(b).value);
    const at = placed.indexOf(moved);
    if (at < 0 && step < 0) placed.splice(ranking.dataset.ranking - 1, placed.length, moved);
    else if (at === placed.length - 1 && step > 0) placed.pop();
    else if (at >= 0 && placed[at + step]) [placed[at], placed[at + step]] = [placed[at + step], placed[at]];
    answers.forEach((answer) => (place(answer).value = placed.indexOf(answer) + 1 || ""));
    spoken.before(...placed, ...answers.filter((answer) => !placed.includes(answer)));
    target.focus();
    say(spoken, `${moved.querySelector("label").textContent}: ${place(moved).value ? `${spoken.dataset.placed} ${place(moved).value}` : spoken.dataset.out}`);
    ranking.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
