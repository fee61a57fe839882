/* What depends on an answer is shown when it is asked; the server judges by the same rules. Rows and orders of preference
   bring scripts of their own (rows.js, ranking.js), so that a form loads what it asks with. */
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
