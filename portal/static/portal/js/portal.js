/* Small comforts on top of pages that work without any of this. */
const find = (selector, root = document) => [...root.querySelectorAll(selector)];
const language = document.documentElement.lang || "ro";

/* After a failed submit the reader starts at the list of errors. */
document.querySelector("[data-error-summary]:not([data-sample] *)")?.focus();

/* Counters: the sentence of the right plural form comes from the page; only its number changes here. Words and
   characters are counted as participation/builder/fields.py counts them, without what stands around the text. */
const plural = new Intl.PluralRules(language);
for (const counter of find("[data-counter]")) {
  const field = document.getElementById(counter.dataset.counter);
  if (!field) continue;
  const { maxWords, maxChars } = counter.dataset;
  const limit = Number(maxWords || maxChars);
  const count = () => (maxWords ? (field.value.match(/[^\s\u001c-\u001f\u0085\ufeff]+/g) || []).length : [...field.value.trim()].length);
  const spoken = document.createElement("span");
  spoken.className = "visually-hidden";
  spoken.setAttribute("role", "status");
  counter.after(spoken);
  let pause;
  const show = () => {
    const left = limit - count();
    const form = plural.select(Math.abs(left));
    const key = (left < 0 ? "over-" : "") + (["one", "few"].includes(form) ? form : "other");
    const sentence = counter.getAttribute(`data-${key}`) || counter.getAttribute(`data-${left < 0 ? "over-" : ""}other`);
    counter.textContent = sentence.replace(/\d+/, Math.abs(left).toLocaleString(language));
    counter.dataset.over = left < 0;
    return counter.textContent;
  };
  field.addEventListener("input", () => {
    const text = show();
    clearTimeout(pause);
    pause = setTimeout(() => (spoken.textContent = text), 1200);
  });
  show();
}

/* A second press of the button while the first is on its way is ignored; the server would make one row anyway. */
for (const form of find('form[method="post"]')) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    find('button[type="submit"]', form).forEach((button) => button.setAttribute("aria-disabled", "true"));
    setTimeout(() => release(form), 15000);
  });
}
function release(form) {
  delete form.dataset.sent;
  find("button[aria-disabled]", form).forEach((button) => button.removeAttribute("aria-disabled"));
}
addEventListener("pageshow", () => find("form[data-sent]").forEach(release));

/* Time left, by the server's clock; read on demand. A region beside it speaks three times: an hour, ten minutes and one
   minute before the end. */
const units = (seconds) => {
  if (seconds >= 86400) return { days: Math.floor(seconds / 86400), hours: Math.floor((seconds % 86400) / 3600) };
  if (seconds >= 3600) return { hours: Math.floor(seconds / 3600), minutes: Math.floor((seconds % 3600) / 60) };
  return { minutes: Math.floor(seconds / 60), seconds: seconds % 60 };
};
const Duration = Intl.DurationFormat && new Intl.DurationFormat(language, { style: "long" });
for (const box of Duration ? find("[data-countdown]") : []) {
  const start = performance.now();
  const left = Date.parse(box.dataset.closesAt) - Date.parse(box.dataset.serverNow);
  const value = box.querySelector("[data-countdown-value]");
  const label = value.previousSibling.textContent.trim();
  const spoken = document.createElement("p");
  spoken.className = "visually-hidden";
  spoken.setAttribute("role", "status");
  box.after(spoken);
  let before = Infinity;
  const tick = () => {
    const seconds = Math.floor((left - (performance.now() - start)) / 1000);
    if (seconds <= 0) return (box.textContent = spoken.textContent = box.dataset.closed);
    value.textContent = Duration.format(units(seconds));
    if ([3600, 600, 60].some((mark) => before > mark && seconds <= mark && before < Infinity)) {
      spoken.textContent = `${label} ${value.textContent}`;
    }
    before = seconds;
    setTimeout(tick, seconds > 3660 ? 30000 : 1000);
  };
  tick();
}

/* A file that is too large is named before it is sent. It only warns: the server decides. */
for (const input of find('input[type="file"][data-max-bytes]')) {
  const warning = document.createElement("p");
  warning.className = "field-error";
  warning.setAttribute("role", "status");
  input.after(warning);
  input.addEventListener("change", () => {
    const tooLarge = [...input.files].filter((file) => file.size > Number(input.dataset.maxBytes)).map((file) => file.name);
    warning.textContent = tooLarge.length ? `${input.dataset.tooLarge || "⚠"} ${tooLarge.join(", ")}` : "";
  });
}

/* Buttons that only make sense with JavaScript are hidden in the page and shown here. */
for (const button of find("[data-print],[data-copy]")) {
  button.hidden = button.closest("li").hidden = false;
  button.addEventListener("click", async () => {
    if ("print" in button.dataset) return print();
    await navigator.clipboard.writeText(button.dataset.copy);
    button.querySelector("[data-label]").textContent = button.dataset.copied;
  });
}

/* A video of another site is asked for only after a click, and only when the page offers an embed address. */
for (const link of find("[data-embed]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const frame = document.createElement("iframe");
    Object.assign(frame, { src: link.dataset.embed, title: link.dataset.title, allowFullscreen: true });
    link.replaceWith(frame);
    frame.focus();
  });
}
