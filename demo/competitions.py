"""Build the section of competitions: its list, the documented ones, and the invented one that is open."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from cms.models import PageGoal, PageNeighbourhood, PageOrganisation, PageTopic
from cms.models.events import Precision
from competitions.models import (
    Channel,
    CompetitionPage,
    CompetitionsIndexPage,
    CompetitionStage,
    CompetitionStep,
    Criterion,
    Figure,
    Prize,
    Winner,
)
from participation.actions.rounds import keep_round, release
from participation.models import FormPage, QuestionRound, RoundQuestion

from .content.competitions import COMPETITIONS, DEMONSTRATION, DOCUMENTS, INDEX, SCHOOL_YARD, WAITING_FORM
from .links import Links
from .open_debate import FACTS as FORM_FACTS
from .open_debate import build_documents, day, form_text
from .pages import publish_pair
from .sections import Unresolved, full_date

WORDS = ("title", "slug", "summary", "brief", "eligibility", "judging", "results", "note")
FACTS = (
    "stages", "source", "is_decided", "is_confirmed", "is_demonstration", "jury_size", "jury_alternates",
    "takes_sealed_entries",
)  # fmt: skip
PRECISIONS = {1: Precision.YEAR, 2: Precision.MONTH, 3: Precision.DAY}


def build_competitions(home, rows: dict, links: Links, unresolved: Unresolved) -> None:
    """The list at the old page's addresses, and everything below it."""
    index = publish_pair(
        home, CompetitionsIndexPage, facts={"show_in_menus": True}, ro=index_words("ro"), en=index_words("en")
    )
    links.add("section", "competitions", index)
    links.add("page", "solution-competitions", index)
    for row in [*reversed(COMPETITIONS), SCHOOL_YARD, DEMONSTRATION]:

        def fields(language, row=row):
            return competition_words(row, language, links)

        facts = {name: row[name] for name in FACTS if name in row}
        children = labels(row, rows) | facts_rows(row)
        if row is DEMONSTRATION:
            children["documents"] = build_documents(DOCUMENTS)
        page = publish_pair(index, CompetitionPage, facts=facts, ro=fields("ro"), en=fields("en"), rows=children)
        links.add("competition", row["key"], page)
        unresolved.note(page, fields)
    build_form(page, links)
    build_round(page)


def build_round(competition: CompetitionPage) -> None:
    """The first round of questions about the invented competition, released to everybody."""
    if QuestionRound.objects.filter(page=competition).exists():
        return
    names = ("question_ro", "question_en", "answer_ro", "answer_en")
    questions = [RoundQuestion(**dict(zip(names, words, strict=True))) for words in DEMONSTRATION["questions"]]
    made = QuestionRound(page=competition, is_demonstration=True, questions=questions)
    now = timezone.now()
    release(round=keep_round(round=made, by=None, now=now), by=None, now=now)


def build_form(competition: CompetitionPage, links: Links) -> None:
    """What those who wait at stops miss, below the invented competition, whose window is the form's."""
    facts = {name: WAITING_FORM[name] for name in FORM_FACTS}
    facts["notify_addresses"] = "\n".join(WAITING_FORM["notify_addresses"])
    words = {language: form_text(WAITING_FORM, language) for language in ("ro", "en")}
    links.add("form", WAITING_FORM["key"], publish_pair(competition, FormPage, facts=facts, **words))


def index_words(language: str) -> dict:
    names = {"title": "title", "slug": "slug", "summary": "intro", "intro": "text"}
    return {field: INDEX[f"{name}_{language}"] for field, name in names.items()}


def competition_words(row: dict, language: str, links: Links) -> dict:
    return {name: links.resolve(row[f"{name}_{language}"]) for name in WORDS}


def labels(row: dict, rows: dict) -> dict[str, list]:
    """Who stands behind it, and what it is about."""
    organisations = [("promoter", "primaria"), *([] if row.get("is_demonstration") else [("organiser", "oar")])]
    made: dict[str, list] = {
        "organisations": [
            PageOrganisation(organisation=rows["organisations"][key], role=role) for role, key in organisations
        ],
        "topics": [PageTopic(topic=rows["topics"][key]) for key in row["topics"]],
        "neighbourhoods": [
            PageNeighbourhood(neighbourhood=rows["neighbourhoods"][key]) for key in row["neighbourhoods"]
        ],
        "goals": [PageGoal(goal=rows["goals"][key]) for key in row["goals"]],
    }
    return {name: numbered(children) for name, children in made.items()}


def facts_rows(row: dict) -> dict[str, list]:
    """The competition's own rows."""
    made = {
        "calendar": calendar(row),
        "stage_rows": [stage(*values) for values in row.get("stage_rows", [])],
        "prizes": [prize(*values) for values in row["prizes"]],
        "criteria": [Criterion(name_ro=ro, name_en=en, weight=weight) for ro, en, weight in row.get("criteria", [])],
        "winners": [winner(*values) for values in row["winners"]],
        "figures": [figure(*values) for values in row["figures"]],
        "channels": [Channel(kind=kind, url=url) for kind, url in row["channels"]],
    }
    return {name: numbered(children) for name, children in made.items()}


def numbered(children: list) -> list:
    for place, child in enumerate(children):
        child.sort_order = place
    return children


def known(text: str | int | None) -> tuple[dt.date | None, str]:
    """A date and how much of it is known; a number counts days from today."""
    if isinstance(text, int):
        return day(text), Precision.DAY
    return (full_date(text), PRECISIONS[len(text.split("-"))]) if text else (None, Precision.UNKNOWN)


def calendar(row: dict) -> list[CompetitionStep]:
    return [step(*values) for values in row["calendar"]]


def step(kind: str, start, hour: str, end) -> CompetitionStep:
    date, precision = known(start)
    time = dt.time.fromisoformat(hour) if hour else None
    return CompetitionStep(kind=kind, date=date, precision=precision, time=time, end_date=known(end)[0])


def stage(name_ro: str, name_en: str, asks_ro: str, asks_en: str) -> CompetitionStage:
    return CompetitionStage(name_ro=name_ro, name_en=name_en, asks_ro=asks_ro, asks_en=asks_en)


def sourced(as_of, source: str, source_en: str, url: str) -> dict:
    date, precision = known(as_of)
    return {"as_of": date, "as_of_precision": precision, "source": source, "source_en": source_en, "source_url": url}


def prize(rank, form, amount, exactness, currency, vat, *source) -> Prize:
    amount = Decimal(amount) if amount else None
    return Prize(
        rank=rank, form=form, amount=amount, exactness=exactness, currency=currency, vat=vat, **sourced(*source)
    )


def winner(rank, author, note_ro, note_en, *source) -> Winner:
    return Winner(rank=rank, author=author, note_ro=note_ro, note_en=note_en, **sourced(*source))


def figure(name_ro, name_en, amount, exactness, unit, *source) -> Figure:
    return Figure(
        name_ro=name_ro,
        name_en=name_en,
        amount=Decimal(amount),
        exactness=exactness,
        unit=unit,
        **sourced(*source),
    )


def refresh() -> None:
    """Count the dates of the open competition from today again, and publish."""
    page = CompetitionPage.objects.get(slug=DEMONSTRATION["slug_ro"], locale__language_code="ro")
    for name in ("calendar", "prizes", "figures"):
        setattr(page, name, facts_rows(DEMONSTRATION)[name])
    page.save_revision().publish()
