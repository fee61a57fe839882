/* Saves a draft while it is being written; the buttons do the same without any of this. */
const form = document.querySelector("form[data-autosave]");
const indicator = document.querySelector("[data-save-indicator]");
let dirty = false;
let busy = false;

const say = (text) => {
  if (indicator && indicator.textContent.trim() !== text) indicator.textContent = text;
};

// A time that is shown is not the time of what was typed since; readers of the screen are told of saves alone.
const wait = () => indicator?.toggleAttribute("data-waiting", dirty || busy);

// What is on its way arrives although the page is left; browsers take on at most 64 KB of that.
const isSmall = (data) => [...data].reduce((sum, [name, value]) => sum + name.length + value.length + 200, 0) < 20000;

// Each save says its turn: one that arrives after a later one of the same page must not take its place. The turn stands in
// the field alone: a browser that goes back to a page gives the field what it held, after this script has begun.
const count = () => {
  const page = form.elements.window;
  const [name, turn] = page.value.split(".");
  page.value = `${name}.${(Number(turn) || 0) + 1}`;
};

async function save() {
  if (!dirty || busy || form.dataset.sent) return;
  busy = true;
  dirty = false;
  count();
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  try {
    const response = await fetch(form.action, { method: "POST", body: data, headers: { "X-Autosave": "1" }, redirect: "error", keepalive: isSmall(data) });
    if (!response.ok) throw new Error(response.status);
    const answer = await response.json();
    form.elements.seen.value = answer.seen;
    say(answer.elsewhere ? form.dataset.elsewhere : answer.label);
  } catch {
    dirty = true;
    say(form.dataset.unsaved);
  }
  busy = false;
  wait();
}

if (form) {
  const mark = (event) => {
    dirty ||= event.target.type !== "file";
    wait();
  };
  form.addEventListener("input", mark);
  form.addEventListener("change", mark);
  form.addEventListener("focusout", save);
  form.addEventListener("submit", count);
  setInterval(save, 30000);
  document.addEventListener("visibilitychange", () => document.hidden && save());
}
