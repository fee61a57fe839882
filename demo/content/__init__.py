"""The demonstration content as plain, reviewable data in Romanian and English.

No Django here: strings, numbers, lists and dicts, which the builders turn into pages.

Rules the data keeps (and ``tests/demo/test_content.py`` checks):

* what is said about the past is public fact, worded by us, with the public source named; what is
  not established is said to be unknown, and a debate that was only announced reads "anunțată";
* whatever is invented (the open debate, the submissions, the answers) says that it is a
  demonstration and names nobody;
* every text exists in both languages: ``<field>_ro`` and ``<field>_en``;
* plain text unless a field is described as HTML. HTML uses only ``<p> <b> <i> <a>``. An internal
  link is written ``href="<what>:<key>"`` and the builder replaces it with the real one:
  ``page:`` (``pages.PAGES``), ``section:`` (``site.SECTIONS``), ``debate:`` (``debates.DEBATES``,
  or ``debate:open``), ``news:`` (``news.NEWS``), ``form:`` (``open_debate.FORMS``);
* dates are ISO strings, partial where only a month or a year is known, beside a ``precision``;
* dates of the open debate, of its forms and of the submissions count in days from the first load.

Modules: ``vocabularies``, ``debates`` (package), ``site``, ``pages`` (package), ``news``,
``open_debate`` (package), ``submissions`` (package). Each documents its own shape on top.
"""
