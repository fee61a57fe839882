"""An invented dossier around the judged call: what projects of the demonstration became, on one red thread."""

from dossiers.models import DossierLink, DossierPage, DossierProject, DossiersIndexPage, DossierStage
from evaluation.choices import Outcome
from fix_cluj.models import Committee, GrantCallPage

from .competitions import numbered
from .content.fix_cluj import judged as content
from .pages import publish_pair
from .submissions import day

WORDS = ("title", "slug", "summary", "place", "note")


def build(call: GrantCallPage, found: Committee) -> DossierPage | None:
    """One project that is closed and one that gave its award up; nothing where the site has no dossiers."""
    index = DossiersIndexPage.objects.filter(locale=call.locale).first()
    if index is None:
        return None
    row = content.DOSSIER
    words = {language: {name: row[f"{name}_{language}"] for name in WORDS} for language in ("ro", "en")}
    rows = {
        "stages": numbered([stage(*values) for values in row["stages"]]),
        "links": numbered([DossierLink(target_id=call.pk)]),
        "projects": numbered([DossierProject(code=code) for code in codes(found)]),
    }
    return publish_pair(index, DossierPage, facts={"is_demonstration": True}, rows=rows, **words)


def codes(found: Committee) -> list[str]:
    """The first of each state that the content names."""
    funded = found.decisions.filter(outcome=Outcome.AWARDED).order_by("place")
    firsts = (funded.filter(application__contracts__state=state).first() for state in content.DOSSIER["projects"])
    return [first.application.code for first in firsts if first is not None]


def stage(name_ro: str, name_en: str, state: str, promised: int | None, actual: int | None) -> DossierStage:
    facts: dict = {"kind": "other", "name_ro": name_ro, "name_en": name_en, "state": state}
    for name, offset in (("promised", promised), ("actual", actual)):
        if offset is not None:
            facts |= {f"{name}_on": day(offset), f"{name}_precision": "day"}
    return DossierStage(source=content.DOSSIER["source_ro"], source_en=content.DOSSIER["source_en"], **facts)
