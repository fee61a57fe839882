"""A published Youth Council with what its page shows."""

import datetime as dt

import pytest

from cms.models import Organisation
from tests.factories import publish
from tests.youth_council.builders import make_group, make_list
from youth_council.models import CouncilGroup, CouncilMember, HistoryStep, YouthCouncilPage


@pytest.fixture
def council(site):
    """The Council as of its first session: two groups, one member in both, two steps of its history."""
    creativity, culture = (
        make_group("Creativitate"),
        make_group("Cultură", description_ro="Cine cântă și cine pictează."),
    )
    member = Organisation.objects.create(
        name_ro="Asociația Unu", name_en="Association One", url="https://one.example.org"
    )
    page = YouthCouncilPage(
        title="Consiliul de Tineret",
        slug="consiliul-de-tineret",
        locale=site.locale,
        summary="Pe scurt.",
        conditions="<ol><li>este un ONG;</li><li>are sediul în Cluj-Napoca.</li></ol>",
        joining="<p>Scrie-ne oricând.</p>",
        decision="HCL 771/2021",
        founded_on=dt.date(2022, 4, 12),
        member_count=31,
        member_count_on=dt.date(2022, 5, 5),
        groups=[CouncilGroup(group=creativity), CouncilGroup(group=culture)],
        members=[CouncilMember(organisation=member, group=group) for group in (creativity, culture)],
        history=[
            HistoryStep(kind="check", ends_on=dt.date(2022, 3, 4)),
            HistoryStep(kind="founded", starts_on=dt.date(2022, 4, 12), target=site),
        ],
    )
    site.add_child(instance=page)
    return publish(page)


@pytest.fixture
def news_list(council):
    return make_list(council)
