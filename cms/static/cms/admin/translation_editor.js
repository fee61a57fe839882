/* The translation editor of wagtail-localize: what it offers here, and its two phrases that exist in English only.

   Loaded before wagtail-localize's script, so that the editor starts with the properties as they are left here. */
document.addEventListener("DOMContentLoaded", () => {
  const editor = document.querySelector(".js-translation-editor");
  if (!editor) return;
  const properties = JSON.parse(editor.dataset.props);
  // An alias shows the source's words: Romanian under an English address. The server refuses it, too.
  properties.links.convertToAliasUrl = null;
  // The server writes the day of a translation in English, whatever the language.
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" });
  for (const translation of properties.initialStringTranslations) {
    translation.comment = translation.comment.replace(/\d{1,2} [A-Z][a-z]+ \d{4}/, (found) => {
      const date = new Date(found);
      return Number.isNaN(date.getTime()) ? found : day.format(date);
    });
  }
  editor.dataset.props = JSON.stringify(properties);

  // Who only translates has nothing to press: each text is saved by its own button, and an editor publishes.
  if (!properties.perms.canPublish) {
    editor.classList.add("only-translates");
    const note = document.createElement("p");
    note.className = "help-block help-info only-translates__note";
    note.textContent = gettext("Each text is saved by its own button. When all are translated, an editor publishes the page.");
    editor.before(note);
  }

  const names = [properties.sourceLocale.displayName, properties.locale.displayName];
  const repaired = new Map([
    [`${names[0]} to ${names[1]} translation`, interpolate(gettext("%s to %s translation"), names)],
    ["More actions", gettext("More actions")],
  ]);
  const repair = () => {
    for (const node of editor.querySelectorAll("section h3, .w-sr-only")) {
      const words = repaired.get(node.textContent);
      if (words && words !== node.textContent) node.textContent = words;
    }
  };
  new MutationObserver(repair).observe(editor, { childList: true, subtree: true });
});
