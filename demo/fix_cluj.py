"""Build the programme page of FIX Cluj, edition 1, and the open demonstration calls with their forms and applications."""

import datetime as dt
from decimal import Decimal

from fix_cluj.models import CallIndicator, FixClujPage, GrantCallPage, GrantStep
from participation.models import FormPage
from participation.models.late import LatePapersMixin
from participation.models.outcomes import OutcomeTermsMixin

from .content.fix_cluj import (
    APPLICATION_FORM,
    DEMONSTRATION,
    EDITION_1,
    PROGRAMME,
    SCHOLARSHIP,
    SCHOLARSHIP_FORM,
)
from .links import Links
from .open_debate import FACTS, day, form_text
from .pages import publish_pair, stable_id
from .sections import full_date, goals_of, label_rows

FORMS = {DEMONSTRATION["key"]: APPLICATION_FORM, SCHOLARSHIP["key"]: SCHOLARSHIP_FORM}
SUMS = ("ceiling", "total_budget", "own_contribution")
WORDS = ("title", "slug", "summary", "intro")
CALL_WORDS = (*WORDS, "eligibility", "amounts_note", "results", "note", "contact")


def build(home, rows: dict, links: Links) -> None:
    """The programme page with its calls."""
    programme = publish_pair(
        home, FixClujPage, facts={"show_in_menus": True}, ro=programme_text("ro"), en=programme_text("en")
    )
    links.add("page", PROGRAMME["key"], programme)
    for row in (EDITION_1, SCHOLARSHIP, DEMONSTRATION):
        organisations = [("partner", key) for key in row["partners"]]
        labels = {"topics": row["topics"], "goals": goals_of(row["topics"]), "organisations": organisations}
        page = publish_pair(
            programme,
            GrantCallPage,
            facts=call_facts(row),
            ro=call_text(row, "ro"),
            en=call_text(row, "en"),
            rows={"calendar": calendar(row), "indicators": indicators(row), **label_rows(labels, rows)},
        )
        links.add("page", row["key"], page)
        if row["key"] in FORMS:
            build_form(page, FORMS[row["key"]])


def build_form(call: GrantCallPage, row: dict) -> None:
    """The application form; its window is the call's."""
    facts = {
        name: row[name]
        for name in (*FACTS, "has_steps", "needs_confirmation", *LatePapersMixin.facts, *OutcomeTermsMixin.facts)
    }
    publish_pair(call, FormPage, facts=facts, ro=form_text(row, "ro"), en=form_text(row, "en"))


def programme_text(language: str) -> dict:
    words = {name: PROGRAMME[f"{name}_{language}"] for name in (*WORDS, "who")}
    steps = [
        block("step", PROGRAMME["key"], place, {name: step[f"{name}_{language}"] for name in ("title", "text")})
        for place, step in enumerate(PROGRAMME["steps"])
    ]
    return words | {"steps": steps}


def call_text(row: dict, language: str) -> dict:
    """A call's words; the day of an answer is a fact and stands in both."""
    words = {name: row.get(f"{name}_{language}", "") for name in CALL_WORDS}
    pick = 0 if language == "ro" else 1
    lines = [block("item", row["key"], place, line[pick]) for place, line in enumerate(row["checklist"])]
    answers = [
        block(
            "question",
            row["key"],
            place,
            {
                "question": item[f"question_{language}"],
                "answer": item[f"answer_{language}"],
                "answered_on": day(item["day"]).isoformat(),
            },
        )
        for place, item in enumerate(row["answers"])
    ]
    return words | {"checklist": lines, "answers": answers}


def block(kind: str, owner: str, place: int, value) -> dict:
    return {"type": kind, "id": stable_id(kind, owner, place), "value": value}


def call_facts(row: dict) -> dict:
    facts = dict(row["facts"])
    for name in SUMS:
        if name in facts:
            facts[name] = Decimal(facts[name])
    if "amounts_as_of" in facts:
        facts["amounts_as_of"] = full_date(facts["amounts_as_of"])
    return facts | moving_facts(row)


def moving_facts(row: dict) -> dict:
    """Facts that count from today."""
    if "deadline_day" not in row:
        return {}
    return {"age_on": day(row["deadline_day"]), "amounts_as_of": day(row["calendar"][0][1])}


def calendar(row: dict) -> list[GrantStep]:
    steps = []
    for place, entry in enumerate(row["calendar"]):
        if len(entry) == 3:
            kind, date, precision = entry
            steps.append(GrantStep(kind=kind, date=full_date(date), precision=precision, sort_order=place))
        else:
            kind, first, hour, last = entry
            time = dt.time.fromisoformat(hour) if hour else None
            steps.append(GrantStep(kind=kind, date=day(first), time=time, end_date=day(last), sort_order=place))
    return steps


def indicators(row: dict) -> list[CallIndicator]:
    return [
        CallIndicator(name_ro=ro, name_en=en, target=target, sort_order=place)
        for place, (ro, en, target) in enumerate(row.get("indicators", ()))
    ]


def refresh() -> None:
    """Count every date of the demonstration calls from today again, and publish; their forms follow."""
    for call in (DEMONSTRATION, SCHOLARSHIP):
        # A demonstration that was loaded before there were scholarships has none.
        for page in GrantCallPage.objects.filter(slug=call["slug_ro"], locale__language_code="ro"):
            for name, value in moving_facts(call).items():
                setattr(page, name, value)
            page.calendar = calendar(call)
            for item, row in zip(page.answers, call["answers"], strict=False):
                item.value["answered_on"] = day(row["day"])
            page.save_revision().publish()
