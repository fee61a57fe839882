/* Rows: the next number is one more than the largest there is; the server takes whatever gaps remain. Every button works
   without this file. */
const find = (selector, root = document) => [...root.querySelectorAll(selector)];
const say = (box, text) => {
  box.textContent = "";
  setTimeout(() => (box.textContent = text), 50);
};

const number = (text) => {
  let plain = text.replace(/[\s\u00a0]/g, "");
  const comma = plain.lastIndexOf(",");
  const dot = plain.lastIndexOf(".");
  if (comma > dot) plain = plain.replace(/\./g, "").replace(",", ".");
  else if (comma >= 0) plain = plain.replace(/,/g, "");
  else if (plain.split(".").length > 2 || (dot >= 0 && plain.length - dot === 4)) plain = plain.replace(/\./g, "");
  return Number(plain) || 0;
};
const written = (table, value, sample) => {
  const unit = sample.match(/[^\d\s.,\u00a0-]+\s*$/)?.[0].trim() ?? "";
  const decimals = Number.isInteger(value) ? 0 : 2;
  const text = value.toLocaleString(table.closest("[lang]").lang, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: "always" });
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
      total.textContent = written(table, cells.reduce((sum, cell) => sum + number(cell.value), 0), total.textContent);
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
    table.dispatchEvent(new Event("change", { bubbles: true }));
  });
  list.addEventListener("input", add_up);
  table.querySelector("[data-new-row] :is(input, select, textarea)")?.focus();
}
