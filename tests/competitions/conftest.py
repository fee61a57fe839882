"""A competition of which everything is known."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile

from cms.models import (
    Neighbourhood,
    Organisation,
    PageDocument,
    PageNeighbourhood,
    PageOrganisation,
    PageTopic,
    PortalDocument,
    Topic,
)
from competitions.models import Channel, CompetitionStage, Criterion, Figure, Juror, ListedEntry, Prize, Winner
from tests.factories import make_competition

DUE = dt.date(2019, 6, 24)
CALENDAR = [
    {"kind": "launch", "date": dt.date(2019, 4, 5)},
    {"kind": "hand_in", "date": DUE, "time": dt.time(16)},
    {"kind": "jury", "date": dt.date(2019, 6, 28), "end_date": dt.date(2019, 6, 30)},
]
SOURCED = {"as_of": dt.date(2019, 4, 5), "source": "spatiulconstruit.ro", "source_url": "https://ziar.example.org/1"}


def rows() -> dict:
    """Rows of every kind, with names in both languages."""
    document = PortalDocument(title="Regulament", title_en="Rules", posted_on=dt.date(2019, 4, 5))
    document.file.save("regulament.pdf", ContentFile(b"%PDF-1.4 x"))
    parks = Topic.objects.create(slug="parcuri", name_ro="Parcuri", name_en="Parks")
    iris = Neighbourhood.objects.create(slug="iris", name_ro="Iris", name_en="Iris")
    oar = Organisation.objects.create(name_ro="Ordinul Arhitecților", name_en="Order of Architects")
    unknown_day = {"as_of": None, "as_of_precision": "unknown"}
    return {
        "prizes": [
            Prize(rank="first", form="contract", amount=Decimal(1476149), vat="without", **SOURCED),
            Prize(rank="second", form="cash", amount=Decimal("70000.50"), **SOURCED),
            Prize(rank="mention", **SOURCED),
            Prize(rank="total", amount=Decimal(88000), exactness="more", currency="EUR", **SOURCED | unknown_day),
        ],
        "criteria": [
            Criterion(name_ro="Peisajul", name_en="Landscape", weight=60),
            Criterion(name_ro="Costul", name_en="Cost", weight=40),
        ],
        "jurors": [
            Juror(name="Ana Exemplu", role_ro="arhitectă", role_en="architect", is_chair=True, cv_ro="A proiectat parcuri.",
                  cv_en="Designed parks.", link="https://cv.example.org/ana"),
            Juror(name="Ion Exemplu", is_alternate=True),
        ],
        "stage_rows": [CompetitionStage(name_ro="Proiectul", name_en="The project", asks_ro="Trei planșe.", asks_en="Three boards.")],
        "channels": [Channel(kind="seap", url="https://seap.example.org/1", number="SC123")],
        "figures": [
            Figure(name_ro="Suprafața", name_en="Area", amount=45, exactness="more", unit="ha", as_of=dt.date(2020, 1, 1),
                   as_of_precision="year", source="anunț", source_en="announcement"),
            Figure(name_ro="Suprafața", name_en="Area", amount=Decimal("37.98"), unit="ha", as_of=dt.date(2025, 10, 1),
                   as_of_precision="month", source="PUZ"),
            Figure(name_ro="Valoarea", name_en="Value", amount=18_000_000, unit="EUR", source="PUZ", **unknown_day),
        ],
        "documents": [PageDocument(document=document)],
        "topics": [PageTopic(topic=parks)],
        "neighbourhoods": [PageNeighbourhood(neighbourhood=iris)],
        "organisations": [PageOrganisation(organisation=oar, role="organiser")],
    }  # fmt: skip


def entries() -> list[ListedEntry]:
    """Two entries as the jury's report tells of them, without names."""
    return [
        ListedEntry(code="AB12", result="first", report_ro="Clar și simplu.", report_en="Clear and simple."),
        ListedEntry(code="CD34", report_ro="Prea scump.", link="https://planse.example.org/cd34"),
    ]


def winners() -> list[Winner]:
    return [
        Winner(
            rank="first",
            author="Birou SRL",
            note_ro="cu echipa",
            note_en="with a team",
            link="https://birou.example.org/",
            **SOURCED,
        )
    ]


@pytest.fixture
def competition(site):
    return make_competition(
        site,
        title="Ansamblul Cetățuia",
        slug="cetatuia",
        summary="Pe scurt.",
        calendar=CALENDAR,
        brief="<p>Tema.</p>",
        eligibility="<p>Arhitecți.</p>",
        judging="<p>Priveliștea.</p>",
        stages="one",
        jury_size=7,
        jury_alternates=2,
        note="Anul e dedus.",
        source="spatiulconstruit.ro",
        listed_entries=entries(),
        **rows(),
    )
