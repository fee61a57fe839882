"""Build the one open demonstration debate: its page, documents and forms, with dates that count from today."""

import datetime as dt
from pathlib import Path

from django.core.files import File
from django.utils import timezone

from cms.actions import post_version, write_text
from cms.dates import CITY_ZONE, combine
from cms.models import DocumentVersion, PageDocument, PortalDocument
from debates.models import DebatePage, DebateStage
from home.models import StandardPage
from participation.models import FormPage

from .content.open_debate import DEBATE, DOCUMENTS, FORMS
from .links import Links
from .pages import publish_pair, stable_id
from .sections import debate_rows

FILES = Path(__file__).parent / "files"
WORDS_OF_VERSION = ("occasion_ro", "occasion_en", "changes_ro", "changes_en")
FACTS = ("kind", "desk", "answer_days", "retention_months", "notify", "reply_to")


def city_today() -> dt.date:
    return timezone.localdate(timezone=CITY_ZONE)


def day(offset: int | None) -> dt.date | None:
    """The date so many days from today."""
    return None if offset is None else city_today() + dt.timedelta(days=offset)


def build_documents(rows: list[dict]) -> list[PageDocument]:
    """Rows of a page with its documents, one per language, each with all its versions and their texts."""
    made = []
    for row in rows:
        for language in ("ro", "en"):
            first = post(row, row, language)
            if "next" in row:
                post(row, row["next"], language, series=first.series)
            made.append(first.file)
    return [PageDocument(document=document, sort_order=place) for place, document in enumerate(made)]


def post(names: dict, row: dict, language: str, **more) -> DocumentVersion:
    """A version with its file and its text, posted as staff do."""
    file = PortalDocument(title=names[f"title_{language}"], title_en=names["title_en"], language=language)
    with (FILES / row[f"filename_{language}"]).open("rb") as content:
        file.file.save(row[f"filename_{language}"], File(content), save=False)
    file.file_size = file.file.size
    file.save()
    words = {name: row[name] for name in WORDS_OF_VERSION if name in row}
    now = timezone.now()
    version = post_version(file=file, posted_on=day(row["posted_day"]), by=None, now=now, **words, **more)
    write_text(version=version, language=language, html=row[f"html_{language}"], is_summary=False, by=None, now=now)
    return version


def build_debate(index, rows: dict, links: Links) -> DebatePage:
    """The debate's page in both languages."""
    children = debate_rows(DEBATE | {"stages": []}, rows)
    children["stages"] = stages()
    children["documents"] = build_documents(DOCUMENTS)
    facts = dates() | {
        "speaking_places": DEBATE["speaking_places"],
        "kind": DEBATE["kind"],
        "venue": rows["venues"][DEBATE["venue"]],
        "is_demonstration": True,
    }
    page = publish_pair(index, DebatePage, facts=facts, ro=debate_text("ro"), en=debate_text("en"), rows=children)
    links.add("debate", DEBATE["key"], page)
    return page


def dates() -> dict:
    """The debate's dates, counted from today."""
    return {
        "date": day(DEBATE["day"]),
        "time": dt.time.fromisoformat(DEBATE["time"]),
        "results_due_on": day(DEBATE["results_due_day"]),
        "announced_on": day(DEBATE["announced_day"]),
    }


def stages() -> list[DebateStage]:
    return [
        DebateStage(
            kind=stage["kind"], starts_on=day(stage["starts_day"]), ends_on=day(stage["ends_day"]), sort_order=place
        )
        for place, stage in enumerate(DEBATE["stages"])
    ]


def debate_text(language: str) -> dict:
    names = ("title", "slug", "summary", "question", "why", "can_change", "cannot_change")
    return {name: DEBATE[f"{name}_{language}"] for name in names}


def build_forms(links: Links) -> None:
    """The three forms, below the debate and the contact page."""
    for row in FORMS:
        kind, key = row["parent"].split(":")
        model = DebatePage if kind == "debate" else StandardPage
        parent = model.objects.get(pk=links.pages[f"{kind}:{key}"])
        facts = (
            {name: row[name] for name in FACTS}
            | window(row)
            | {"notify_addresses": "\n".join(row["notify_addresses"]), "takes_votes": row["publishes_ideas"]}
        )
        page = publish_pair(parent, FormPage, facts=facts, ro=form_text(row, "ro"), en=form_text(row, "en"))
        links.add("form", row["key"], page)


def window(row: dict) -> dict[str, dt.datetime | None]:
    """When a form opens and closes, counted from now."""
    opens = combine(day(row["opens_day"]), dt.time(9)) if row.get("opens_day") is not None else None
    closes = None
    if row.get("closes_in_hours"):
        closes = (timezone.now() + dt.timedelta(hours=row["closes_in_hours"])).replace(second=0, microsecond=0)
    elif row.get("closes_day") is not None:
        closes = combine(day(row["closes_day"]), dt.time.fromisoformat(row["closes_time"]))
    return {"opens_at": opens, "closes_at": closes}


def form_text(row: dict, language: str) -> dict:
    """A form's words, and its questions as raw StreamField data."""
    return {
        "title": row[f"title_{language}"],
        "slug": row[f"slug_{language}"],
        "summary": row[f"intro_{language}"],
        "thank_you": f"<p>{row[f'thanks_{language}']}</p>",
        "questions": [raw_question(row["key"], question, language) for question in row["questions"]],
    }


def question_id(form: str, question: str) -> str:
    return stable_id("question", form, question)


def choice_id(form: str, question: str, choice: str) -> str:
    return stable_id("choice", form, question, choice)


def raw_question(form: str, question: dict, language: str) -> dict:
    """Raw data of one question; ids are equal in both languages."""
    value: dict = {"label": question[f"label_{language}"], "help_text": question[f"help_{language}"]}
    if question["type"] != "heading":
        value["settings"] = {"required": question["required"], "role": question["role"], **question["settings"]}
    if only_if := question.get("only_if"):
        asked, answer = only_if
        condition = {"if_question": question_id(form, asked), "if_answer": choice_id(form, asked, answer)}
        value["settings"] = value.get("settings", {}) | condition
    if columns := question.get("columns"):
        value["columns"] = [raw_column(form, question["key"], column, language) for column in columns]
    if question["choices"]:
        value["choices"] = [
            {
                "type": "item",
                "id": choice_id(form, question["key"], choice["key"]),
                "value": {"label": choice[f"label_{language}"]},
            }
            for choice in question["choices"]
        ]
    if question["type"] == "consent":
        value["text"] = question[f"text_{language}"]
    return {"type": question["type"], "id": question_id(form, question["key"]), "value": value}


def raw_column(form: str, question: str, column: dict, language: str) -> dict:
    """Raw data of a column of a table with rows."""
    value = {"label": column[f"label_{language}"]} | {name: column[name] for name in ("type", "required", "total")}
    return {"type": "item", "id": choice_id(form, question, column["key"]), "value": value}


def refresh() -> None:
    """Count every date of the open debate and its forms from today again, and publish."""
    debate = DebatePage.objects.get(slug=DEBATE["slug_ro"], locale__language_code="ro")
    for name, value in dates().items():
        setattr(debate, name, value)
    debate.stages = stages()
    debate.save_revision().publish()
    for row in FORMS:
        page = FormPage.objects.get(slug=row["slug_ro"], locale__language_code="ro")
        for name, value in window(row).items():
            setattr(page, name, value)
        page.save_revision().publish()
