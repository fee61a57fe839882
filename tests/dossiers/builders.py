"""Dossiers for tests: each with the stages that a test says."""

import datetime as dt

from dossiers.models import DossierPage, DossiersIndexPage, DossierStage
from home.models import HomePage
from tests.factories import publish

SAID = {"source": "monitorulcj.ro"}


def stage(kind: str, state: str = "done", *, promised=None, actual=None, **fields) -> DossierStage:
    """`promised` and `actual` are ISO texts as precise as the date is known: "2024", "2024-03", "2024-03-09"."""
    fields = SAID | fields
    for name, text in (("promised", promised), ("actual", actual)):
        if text:
            fields[f"{name}_on"], fields[f"{name}_precision"] = known(text)
    return DossierStage(kind=kind, state=state, **fields)


def known(text: str) -> tuple[dt.date, str]:
    parts = [int(part) for part in text.split("-")]
    return dt.date(*parts, *[1] * (3 - len(parts))), ("year", "month", "day")[len(parts) - 1]


def make_index(home) -> DossiersIndexPage:
    found = DossiersIndexPage.objects.child_of(home).first()
    return found or publish(
        home.add_child(instance=DossiersIndexPage(title="Firul roșu", slug="firul-rosu", locale=home.locale))
    )


def make_dossier(parent, title: str = "Turnul", *, stages=(), live: bool = True, **fields) -> DossierPage:
    index = make_index(parent) if isinstance(parent, HomePage) else parent
    fields.setdefault("slug", title.lower().replace(" ", "-"))
    for place, row in enumerate(stages):
        row.sort_order = place
    page = DossierPage(title=title, locale=index.locale, stages=list(stages), **fields)
    index.add_child(instance=page)
    return publish(page) if live else page


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def change(page, key, **fields) -> DossierPage:
    """Publish the dossier with these facts of one stage changed."""
    draft = fresh(page)
    row = next(row for row in draft.stages.all() if row.key == key)
    for name, value in fields.items():
        setattr(row, name, value)
    draft.stages.add(row)
    return publish(draft)
