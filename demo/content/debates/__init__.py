"""The twenty documented debates, meetings and workshops; oldest first, the undated one last.

Every row has every key below (``DEFAULTS`` fills what a row leaves out):

``key``             stable name of the row, never shown
``slug_ro/_en``     address of the page in each language
``title_*``         the name under which it was announced (lists, cards, search)
``question_*``      what citizens are asked; the page's h1
``summary_*``       one or two sentences of plain text
``why_*``           HTML, whole paragraphs
``can_change_*``, ``cannot_change_*``  HTML or "" when sources do not say
``date``            "2020-07-28", "2017-10", "2020" or ""
``precision``       day | month | year | unknown, always in step with ``date``
``time``            "17:00" or "" when unknown
``regime``          under which rules, where the sources say so: a key of ``debates.regimes.Regime``
``kind``            debate | workshop | sitting | internal_meeting
``organisers``      keys of ``vocabularies.ORGANISATIONS``
``verified``        the announced facts (day, hour, place) are of high confidence
``held``            a public source reports that it took place. Where this is False the page may
                    only say "anunțată" / "announced"
``confidence_note_*``  plain text: what is sure and what is deduced or missing
``venue``           key of ``vocabularies.VENUES`` or ""
``online``, ``stream_*``  bool, and plain text on how one could follow it
``topics``, ``neighbourhoods``  keys of ``vocabularies``
``source``          names of public sources (sites), to print as they are
``results_*``       HTML: what is known afterwards, or "" (the page then says that no summary was
                    published)
``stages``          list of dicts: ``kind`` (announced | papers | proposals | debate | collated |
                    vote | summary | answer | decision; its words are in the catalogue),
                    ``starts``, ``ends`` ("" if none), ``precision`` (of ``starts``), ``url``,
                    ``state`` ("done" where no date says that it is, else "")
"""

from demo.content.debates import city, farmec, parks, sectors_2020, youth_and_innovation

DEFAULTS = {
    "regime": "voluntary",
    "can_change_ro": "",
    "can_change_en": "",
    "cannot_change_ro": "",
    "cannot_change_en": "",
    "time": "",
    "venue": "",
    "online": False,
    "stream_ro": "",
    "stream_en": "",
    "neighbourhoods": [],
    "results_ro": "",
    "results_en": "",
    "stages": [],
}
STAGE_DEFAULTS = {"ends": "", "precision": "day", "url": "", "state": ""}


def _complete(row):
    stages = [STAGE_DEFAULTS | stage for stage in row.get("stages", [])]
    return DEFAULTS | row | {"stages": stages}


_ROWS = [
    *parks.DEBATES,
    *farmec.DEBATES,
    *city.DEBATES,
    *sectors_2020.DEBATES,
    *youth_and_innovation.DEBATES,
]
DEBATES = sorted(map(_complete, _ROWS), key=lambda row: row["date"] or "9999")
