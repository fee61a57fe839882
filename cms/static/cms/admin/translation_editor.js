/* The translation editor of wagtail-localize: what it offers here, and its two phrases that exist in English only.

   Loaded before wagtail-localize's script, so that the editor starts with the properties as they are left here. */
(() => {
  const editor = document.querySelector(".js-translation-editor");
  if (!editor) return;
  const properties = JSON.parse(editor.dataset.props);
  // An alias shows the source's words: Romanian under an English address. The server refuses it, too.
  properties.links.convertToAliasUrl = null;
  editor.dataset.props = JSON.stringify(properties);
  // Who only translates has nothing to press: each text is saved by its own button, and an editor publishes.
  editor.classList.toggle("only-translates", !properties.perms.canPublish);

  const { sourceLocale, locale } = properties;
  const repaired = new Map();
  const repair = () => {
    for (const node of editor.querySelectorAll("section h3, .w-sr-only")) {
      const words = repaired.get(node.textContent);
      if (words && words !== node.textContent) node.textContent = words;
    }
  };
  document.addEventListener("DOMContentLoaded", () => {
    // Both catalogues are loaded by now.
    const heading = interpolate(gettext("%s to %s translation"), [sourceLocale.displayName, locale.displayName]);
    repaired.set(`${sourceLocale.displayName} to ${locale.displayName} translation`, heading);
    repaired.set("More actions", gettext("More actions"));
    if (!properties.perms.canPublish) {
      const note = document.createElement("p");
      note.className = "help-block help-info";
      note.textContent = gettext("Each text is saved by its own button. When all are translated, an editor publishes the page.");
      editor.before(note);
    }
    new MutationObserver(repair).observe(editor, { childList: true, subtree: true });
    repair();
  });
})();
