/* The inbox by keyboard, and an export that says how far it is. Without this file, links and "Look again" do the same. */
(() => {
  const rows = () => [...document.querySelectorAll("[data-inbox-row]")];
  const isTyping = (element) => element.closest("input, textarea, select, [contenteditable], [role='dialog']");

  function go(step) {
    const all = rows();
    if (!all.length) return;
    const row = document.activeElement && document.activeElement.closest("tr");
    const at = row ? all.findIndex((link) => row.contains(link)) : -1;
    const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1);
    all[next].focus();
    all[next].closest("tr").scrollIntoView({ block: "nearest" });
  }

  function tick() {
    const row = document.activeElement && document.activeElement.closest("tr");
    const box = row && row.querySelector("[data-bulk-action-checkbox]");
    if (box) box.click();
  }

  function help() {
    const keys = document.querySelector("[data-inbox-keys]");
    if (!keys) return;
    keys.open = !keys.open;
    if (keys.open) keys.querySelector("summary").focus();
  }

  const actions = { j: () => go(1), k: () => go(-1), x: tick, "?": help };

  document.addEventListener("keydown", (event) => {
    const action = actions[event.key];
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented);
    if (!action || !isPlain || !rows().length) return;
    if (isTyping(event.target) && !event.target.matches("[data-bulk-action-checkbox]")) return;
    event.preventDefault();
    action();
  });

  const job = document.querySelector("[data-export-progress]");
  async function look() {
    const answer = await fetch(job.dataset.exportProgress, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const state = await answer.json();
    if (state.done) return window.location.reload();
    job.querySelector("progress").value = state.share;
    job.querySelector("[data-export-rows]").textContent = state.rows;
    setTimeout(look, 2000);
  }
  if (job) setTimeout(look, 1000);
})();
