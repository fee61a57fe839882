"""A programme with an open call and its application form, in both languages, and teams that apply."""

import datetime as dt

import pytest
from django.core.files.storage import storages

from cms.dates import CITY_ZONE
from fix_cluj.models import GrantStep
from participation.models import Form
from tests.factories import make_form_page, question_block, translate
from tests.fix_cluj.builders import make_call, make_programme
from tests.participation.sending import Visitor

OPENS = dt.datetime(2030, 3, 1, 9, 0, tzinfo=CITY_ZONE)
CLOSES = dt.datetime(2030, 4, 1, 16, 30, tzinfo=CITY_ZONE)
TEAMS = ("Umbra", "Nisip", "Pod", "Tramvai", "Gradina", "Ecou")


@pytest.fixture(autouse=True)
def private_files(monkeypatch, tmp_path):
    """Private files of a test live and die with it; model fields hold the storage itself."""
    storage = storages["private"]
    for name in ("base_location", "location"):
        monkeypatch.setitem(vars(storage), name, str(tmp_path / "private"))


@pytest.fixture
def programme(site):
    return make_programme(site)


@pytest.fixture
def call(programme, time_machine):
    """Open: it is ten days before the deadline."""
    time_machine.move_to(CLOSES - dt.timedelta(days=10), tick=False)
    steps = [
        GrantStep(kind="published", date=dt.date(2030, 2, 20)),
        GrantStep(kind="opens", date=OPENS.date(), time=OPENS.time()),
        GrantStep(kind="closes_online", date=CLOSES.date(), time=CLOSES.time()),
        GrantStep(kind="results", date=dt.date(2030, 5, 10)),
    ]
    return make_call(programme, calendar=steps)


@pytest.fixture
def form(call):
    questions = [
        question_block("text", "Numele echipei", required=True, role="team"),
        question_block("text", "Titlul ideii", required=True, role="title"),
        question_block("number", "Suma cerută", role="amount", minimum=1, maximum=15000),
        question_block("text", "Contact", role="author_name"),
        question_block("email", "E-mail", role="email"),
        question_block("file", "Acordul părintelui", types=["pdf"], max_files=6, max_megabytes=5),
    ]
    return make_form_page(
        call,
        title="Cerere de finanțare",
        slug="cerere",
        kind="application",
        desk="grants",
        questions=questions,
        answer_days=10,
    )


@pytest.fixture
def english(programme, call, form):
    """The English call and form."""
    translate(programme)
    return translate(call), translate(form)


@pytest.fixture
def team(form):
    return Visitor(form)


@pytest.fixture
def english_team(english):
    return Visitor(english[1], language="en")


# --- a call that is judged ----------------------------------------------------------------------------------------------


@pytest.fixture
def officers(db):
    from tests.fix_cluj import judging

    return judging.officer(), judging.officer()


@pytest.fixture
def judges(db):
    from tests.fix_cluj import judging

    return [judging.reviewer(email=f"evaluator{n}@exemplu.ro") for n in range(4)]


@pytest.fixture
def applications(form, time_machine):
    """Six teams applied; now it is two days after the close."""
    from tests.fix_cluj import judging  # it reads the moments above

    found = Form.objects.get(page_key=form.translation_key)
    rows = {team: judging.apply(found, team=team, minutes=n) for n, team in enumerate(TEAMS)}
    time_machine.move_to(CLOSES + dt.timedelta(days=2), tick=False)
    return rows


@pytest.fixture
def ranked(call, english, applications, officers, judges):
    """Worked by hand: 60 × points of 20 + 40 × points of 10, the same from both reviewers; 10,000 lei, 4,000 each."""
    from tests.fix_cluj import judging

    found = judging.drawn(judging.convened(call, by=officers[0], judges=judges), by=officers[0])
    given = {
        "Umbra": (10, 8, 9),  # 54 + 36 = 90
        "Nisip": (8, 10, 9),  # the same, filed a minute later
        "Pod": (7, 7, 7),  # 42 + 28 = 70
        "Tramvai": (9, 9, 4),  # 54 + 16 = 70: more for relevance, so before the bridge
        "Gradina": (5, 5, 5),  # 50, the threshold itself
        "Ecou": (5, 4, 5),  # 27 + 20 = 47
    }
    judging.judged({applications[team]: points for team, points in given.items()})
    return found
