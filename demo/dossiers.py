"""Build the red thread: the city's list, and the dossiers of the documented competitions."""

import datetime as dt
from decimal import Decimal

from cms.models import PageNeighbourhood
from dossiers.models import DossierFigure, DossierLink, DossierPage, DossiersIndexPage, DossierStage

from .competitions import known, numbered, sourced
from .content.dossiers import DOSSIERS, INDEX
from .links import Links
from .pages import publish_pair
from .sections import label_rows

COMPARED_ON = dt.date(2026, 11, 20)  # when the texts were last held against their sources
WORDS = ("title", "slug", "summary", "place", "note")


def build_dossiers(home, rows: dict, links: Links) -> None:
    """After every page that they link."""
    words = {
        language: {name: INDEX[f"{name}_{language}"] for name in ("title", "slug", "summary", "intro")}
        for language in ("ro", "en")
    }
    index = publish_pair(home, DossiersIndexPage, facts={"show_in_menus": True}, **words)
    links.add("section", "dossiers", index)
    for row in reversed(DOSSIERS):
        words = {language: {name: row[f"{name}_{language}"] for name in WORDS} for language in ("ro", "en")}
        facts = {"as_of": COMPARED_ON, "source": row["source"]}
        children = labels(row, rows) | facts_rows(row, rows["organisations"])
        children["links"] = numbered([DossierLink(target_id=links.pages[key]) for key in row["links"]])
        links.add("dossier", row["key"], publish_pair(index, DossierPage, facts=facts, rows=children, **words))


def labels(row: dict, rows: dict) -> dict[str, list]:
    made = label_rows(row | {"organisations": [("promoter", "primaria")]}, rows)
    places = [PageNeighbourhood(neighbourhood=rows["neighbourhoods"][key]) for key in row["neighbourhoods"]]
    return made | {"neighbourhoods": numbered(places)}


def facts_rows(row: dict, organisations: dict) -> dict[str, list]:
    """Stages and figures, as their sources tell them."""
    made = {
        "stages": [stage(*values, organisations=organisations) for values in row["stages"]],
        "figures": [figure(*values) for values in row["figures"]],
    }
    return {name: numbered(children) for name, children in made.items()}


def stage(kind, state, promised, actual, body, source, url, *, organisations: dict) -> DossierStage:
    promised_on, promised_precision = known(promised)
    actual_on, actual_precision = known(actual)
    return DossierStage(
        kind=kind,
        state=state,
        promised_on=promised_on,
        promised_precision=promised_precision,
        actual_on=actual_on,
        actual_precision=actual_precision,
        body=organisations.get(body),
        **sourced("", source, "", url),
    )


def figure(name_ro, name_en, amount, exactness, unit, *source) -> DossierFigure:
    return DossierFigure(
        name_ro=name_ro,
        name_en=name_en,
        amount=Decimal(amount),
        exactness=exactness,
        unit=unit,
        **sourced(*source),
    )
