/* A form's comforts: what depends on an answer is shown when it is asked, rows are added in place. The server judges by
   the same rules, and every button here also works without this file. */
const find = (selector, root = document) => [...root.querySelectorAll(selector)];
const form = document.getElementById("form");
const say = (box, text) => {
  box.textContent = "";
  setTimeout(() => (box.textContent = text), 50);
};

/* Conditions: [[question, answer, "show" or "require"], …] on what they govern. As on the server, a question that is
   hidden has no answer, and one that is on another page was judged there. */
const governed = find("[data-rules]", form ?? document.createElement("i"));
const controls = (name) => find(`[name="${name}"]`, form);
const answers = (name) => {
  const found = controls(name);
  if (found.some((control) => control.closest("[data-rules][hidden]"))) return [];
  if (found.length === 1 && found[0].type === "checkbox" && found[0].value === "on") return [found[0].checked ? "yes" : "no"];
  return found.filter((c) => !["radio", "checkbox"].includes(c.type) || c.checked).map((c) => c.value);
};
const legend = (box) => find("legend, label", box)[0]?.textContent.trim() ?? "";
const status = document.querySelector("[data-rules-status]");

const judge = (aloud) => {
  const changed = { shown: [], hidden: [] };
  const boxes = new Set();
  for (const box of governed) {
    const rules = JSON.parse(box.dataset.rules).filter(([name, , effect]) => effect === "show" && controls(name).length);
    const hidden = !rules.every(([name, answer]) => answers(name).includes(answer));
    if (box.hidden === hidden) continue;
    box.hidden = hidden;
    boxes.add(box);
    const section = box.parentElement.closest("[data-rules]"); // it speaks for what stands in it
    if (!section?.hidden && !boxes.has(section)) changed[hidden ? "hidden" : "shown"].push(legend(box));
  }
  if (!aloud || !status) return;
  const sentence = (kind) => (changed[kind].length ? `${status.dataset[kind]} ${changed[kind].join(", ")}.` : "");
  const text = [sentence("shown"), sentence("hidden")].join(" ").trim();
  if (text) say(status, text);
};
if (governed.length) {
  for (const note of find("[data-rule-note]", form)) {
    const rules = JSON.parse(note.closest("[data-rules]").dataset.rules);
    const own = rules[rules.length - 1];
    note.hidden = own[2] === "show" && controls(own[0]).length > 0;
  }
  form.addEventListener("change", () => judge(true));
  judge(false);
}

/* Rows: the next number is one more than the largest there is; the server takes whatever gaps remain. */
const number = (text) => {
  let plain = text.replace(/[\s\u00a0]/g, "");
  const comma = plain.lastIndexOf(",");
  const dot = plain.lastIndexOf(".");
  if (comma > dot) plain = plain.replace(/\./g, "").replace(",", ".");
  else if (comma >= 0) plain = plain.replace(/,/g, "");
  else if (plain.split(".").length > 2 || (dot >= 0 && plain.length - dot === 4)) plain = plain.replace(/\./g, "");
  return Number(plain) || 0;
};
const written = (value, sample) => {
  const unit = sample.match(/[^\d\s.,\u00a0-]+\s*$/)?.[0].trim() ?? "";
  const decimals = Number.isInteger(value) ? 0 : 2;
  const text = value.toLocaleString(form.closest("[lang]").lang, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: "always" });
  return unit ? `${text}\u00a0${unit}` : text;
};

for (const table of find("[data-rows-of]")) {
  const list = table.querySelector("[data-rows-list]");
  const adding = table.querySelector("[data-add-row]");
  const spoken = table.querySelector("[data-rows-status]");
  const rows = () => find("[data-row]", list);
  const most = Number(table.dataset.most);
  let last = Math.max(-1, ...rows().map((row) => Number(row.querySelector("[data-remove-row]").value.split("-").pop())));

  const add_up = () => {
    for (const total of find("[data-total]", table)) {
      const cells = find(`[name^="${table.dataset.rowsOf}-"][name$="-${total.dataset.total}"]`, list);
      total.textContent = written(cells.reduce((sum, cell) => sum + number(cell.value), 0), total.textContent);
    }
  };
  const tidy = () => {
    rows().forEach((row, place) => find("[data-row-number]", row).forEach((mark) => (mark.textContent = place + 1)));
    adding.hidden = rows().length >= most;
    add_up();
  };

  adding.addEventListener("click", (event) => {
    event.preventDefault();
    last += 1;
    const copy = table.querySelector("template").content.cloneNode(true);
    for (const element of find("*", copy)) {
      for (const { name, value } of [...element.attributes]) {
        if (value.includes("__row__")) element.setAttribute(name, value.replaceAll("__row__", last));
      }
    }
    list.append(copy);
    tidy();
    rows().at(-1).querySelector("input, select, textarea").focus();
    say(spoken, spoken.dataset.added);
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-remove-row]");
    if (!button) return;
    event.preventDefault();
    const place = rows().indexOf(button.closest("[data-row]"));
    rows()[place].remove();
    tidy();
    const next = rows()[Math.min(place, rows().length - 1)];
    (next ? next.querySelector("legend") : adding).focus();
    say(spoken, spoken.dataset.removed);
    form.dispatchEvent(new Event("change", { bubbles: true }));
  });
  list.addEventListener("input", add_up);
  table.querySelector("[data-new-row] :is(input, select, textarea)")?.focus();
}

/* Order of preference: the places are what is sent. An answer without one is moved up to the next free place, or to the
   last; only what was moved or chosen by hand gets a place. */
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
    form.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
