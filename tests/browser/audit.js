/* Runs in a page: what sticks out sideways, what is too small to read, what is too small to hit. */
() => {
  const visible = (node) => {
    const style = getComputedStyle(node), box = node.getBoundingClientRect();
    return style.visibility !== "hidden" && box.width > 1 && box.height > 1 && !node.closest(".visually-hidden, [hidden], .honeypot") &&
      node.checkVisibility();
  };
  const name = (node) => `${node.tagName.toLowerCase()}${node.id ? "#" + node.id : ""}${[...node.classList].map((c) => "." + c).join("")} “${(node.innerText || node.value || "").trim().slice(0, 40)}”`;
  const width = document.documentElement.clientWidth;
  const wide = [];
  if (document.documentElement.scrollWidth > width) {
    for (const node of document.body.querySelectorAll("*")) {
      const box = node.getBoundingClientRect();
      if (visible(node) && (box.right > width + 1 || box.left < -1)) wide.push(`${name(node)} ends at ${Math.round(box.right)}`);
    }
    if (!wide.length) wide.push("the page is wider than the window");
  }
  const small = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.data.trim() || parent.closest("script, style, noscript, template, svg, .logo")) continue;
    if (parseFloat(getComputedStyle(parent).fontSize) < 17.99 && visible(parent)) small.add(`${name(parent)} ${getComputedStyle(parent).fontSize}`);
  }
  const inText = (link) => {
    /* WCAG 2.5.8 exempts links in a line of text: some other text stands beside them. */
    const line = link.closest("p, li, dd, td, figcaption, address, label, div");
    return getComputedStyle(link).display === "inline" && line && line.innerText.trim().length > link.innerText.trim().length;
  };
  const narrow = [];
  for (const node of document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden])")) {
    if (!visible(node) || node.closest("wagtail-userbar")) continue;
    /* The link in a card's title is spread over the whole card. */
    let box = (node.closest(".card__title")?.closest(".card") || node).getBoundingClientRect();
    if (/^(checkbox|radio)$/.test(node.type) && node.labels?.[0]) {
      const label = node.labels[0].getBoundingClientRect();
      box = { height: Math.max(box.height, label.height), width: box.width + label.width };
    }
    const navigation = node.matches("button, summary, .button, select, input") || node.closest("nav, header.site-header");
    const least = navigation ? 44 : 24;
    if (!navigation && inText(node)) continue;
    if (box.height < least - 0.5 || box.width < 24 - 0.5 || (navigation && box.width < least - 0.5 && !node.closest("nav li")))
      narrow.push(`${name(node)} ${Math.round(box.width)}×${Math.round(box.height)}, needs ${least}`);
  }
  return { wide: wide.slice(0, 8), small: [...small].slice(0, 12), narrow: narrow.slice(0, 12) };
}
