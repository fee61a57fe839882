"""The rows of one dossier, who answers for its stages, and what changed in them."""

from typing import NamedTuple

from cms.models import Organisation
from cms.prepared import Prepared, Slot
from cms.queries import RowsTogether

from ..models import (
    DossierFigure,
    DossierIdea,
    DossierLink,
    DossierPage,
    DossierProject,
    DossierStage,
    StageChange,
)


class Rows(NamedTuple):
    """The rows of one dossier, each kind in the editors' order."""

    stages: list[DossierStage]
    figures: list[DossierFigure]
    links: list[DossierLink]
    ideas: list[DossierIdea]
    projects: list[DossierProject]


KINDS = (DossierStage, DossierFigure, DossierLink, DossierIdea, DossierProject)
MODELS = dict(zip(Rows._fields, KINDS, strict=True))
TOGETHER = RowsTogether(MODELS)
# A dossier's own rows name them, in whatever draft: no list of ids, and one statement for all dossiers.
BODIES = Prepared(
    lambda: Organisation.objects.filter(
        pk__in=DossierStage.objects.filter(page__translation_key=Slot("key")).values("body")
    ).order_by()
)
CHANGES = Prepared(lambda: StageChange.objects.filter(dossier_key=Slot("key")))


def rows_of_dossier(page: DossierPage) -> Rows:
    """Rows as published, or those of the draft that is being previewed."""
    return Rows(**TOGETHER.of(page))


def bodies_of(page: DossierPage, stages: list[DossierStage]) -> dict[int, str]:
    """Id of an organisation → its name in the active language."""
    wanted = {stage.body_id for stage in stages if stage.body_id}
    if not wanted:
        return {}
    found = {body.pk: body.name for body in BODIES(key=page.translation_key)}
    missing = wanted - found.keys()  # chosen in a draft that is being previewed
    return found | {body.pk: body.name for body in (Organisation.objects.filter(pk__in=missing) if missing else ())}


def changes_of(page: DossierPage) -> list[StageChange]:
    """What was published of the stages, oldest first."""
    return CHANGES(key=page.translation_key)
