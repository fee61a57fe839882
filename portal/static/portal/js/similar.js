/* Similar public ideas while one is written: asked for when a field is left, shown below the first of them and told once.
   The focus stays where it is, the sending waits for nothing, and where no answer comes nothing is shown. */
const form = document.getElementById("form");
const box = document.querySelector("[data-similar]");
const status = document.querySelector("[data-similar-status]");
const fields = box.dataset.names.split(" ").map((name) => form.elements[name]).filter((field) => field instanceof Element);
const SHORTEST = 15;
const LONGEST = 1000;
let asked = "";
let told = "";

const show = (html) => {
  const piece = new DOMParser().parseFromString(html, "text/html").body;
  const said = piece.querySelector("[data-said]")?.dataset.said ?? "";
  if (said === told || box.contains(document.activeElement)) return;
  told = said;
  box.replaceChildren(...piece.childNodes);
  box.hidden = !said;
  status.textContent = said;
};

async function look() {
  const text = fields.map((field) => field.value.trim()).join(" ").trim().slice(0, LONGEST);
  if (text === asked) return;
  asked = text;
  let html = "";
  try {
    if (text.length >= SHORTEST) {
      const body = new URLSearchParams({ token: form.elements.token.value, text });
      const response = await fetch(box.dataset.similar, { method: "POST", body, redirect: "error" });
      if (response.ok) html = await response.text();
    }
  } catch {
    // Without a connection there is nothing to show, and nothing to be told.
  }
  if (text === asked) show(html);
}

if (fields.length) {
  fields[0].closest(".field").after(box);
  fields.forEach((field) => field.addEventListener("change", look));
  look(); // what a browser brought back
}
