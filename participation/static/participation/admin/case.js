// While a case is open: says so every minute, shows who else has it open, and that it changed meanwhile.
// Without this script the same is said whenever the page is loaded or saved.
(() => {
  const heading = document.querySelector('[data-case-here]');
  if (!heading) return;
  const others = document.querySelector('[data-case-others]');
  const changed = document.querySelector('[data-case-changed]');
  const token = document.querySelector('[name=csrfmiddlewaretoken]');
  if (!token) return;
  const ask = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(heading.dataset.caseHere, {
        method: 'POST',
        headers: { 'X-CSRFToken': token.value },
      });
      if (!answer.ok) return;
      const said = await answer.json();
      others.replaceChildren(
        ...said.others.map((text) => Object.assign(document.createElement('p'), { textContent: text })),
      );
      others.hidden = said.others.length === 0;
      changed.hidden = said.marker === heading.dataset.caseMarker;
    } catch {
      // Offline for a while: the next minute asks again.
    }
  };
  setInterval(ask, 60000);
})();
