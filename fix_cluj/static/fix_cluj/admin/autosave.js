/* Keeps a reviewer's points as a draft while they are typed; without it there is the button. */
"use strict";

const PAUSE = 1500;

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const status = form.querySelector("[data-autosave-status]");
  let timer = 0;
  const save = async () => {
    const data = new FormData(form);
    data.append("autosave", "1");
    let isSaved = false;
    try {
      const answer = await fetch(window.location.href, { method: "POST", body: data, redirect: "manual" });
      isSaved = answer.status === 204;
    } catch {
      isSaved = false;
    }
    status.textContent = isSaved ? form.dataset.saved : form.dataset.failed;
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}
