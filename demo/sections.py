"""Build standard pages, news and the documented debates."""

import datetime as dt

from cms.models import PageGoal, PageNeighbourhood, PageOrganisation, PageTopic
from cms.models.events import Precision
from debates.models import DebatePage, DebatesIndexPage, DebateStage
from home.models import NewsIndexPage, NewsPage, StandardPage
from participation.models import IdeasPage

from .bodies import body, html_body
from .content import debates as debate_content
from .content import news as news_content
from .content import pages as page_content
from .content import site as words
from .links import Links
from .pages import publish_pair, translate

# Which goals we see in a topic; a topic that fits none well has none.
GOALS_OF_TOPICS = {
    "parks": ["11"],
    "public-space": ["11"],
    "mobility": ["11"],
    "urban-development": ["11"],
    "heritage": ["11"],
    "culture": ["11"],
    "sport": ["3"],
    "health": ["3"],
    "economy": ["8"],
    "social": ["10"],
    "climate": ["13"],
    "civic-innovation": ["16"],
    "youth": ["16"],
}
KINDS = {"debate": "debate", "workshop": "workshop", "sitting": "sitting", "internal_meeting": "meeting"}


class Unresolved:
    """Pages that named a page which did not exist yet; finished at the end."""

    def __init__(self) -> None:
        self.waiting: list[tuple] = []

    def note(self, page, fields) -> None:
        """`fields(language)` gives the page's words again, with the links that can be made by then."""
        if not Links.is_complete(str(fields("ro"))):
            self.waiting.append((page, fields))

    def finish(self) -> None:
        from .pages import as_fields

        for page, fields in self.waiting:
            fresh = page.__class__.objects.get(pk=page.pk)
            for name, value in as_fields(fields("ro")).items():
                setattr(fresh, name, fresh._meta.get_field(name).to_python(value))
            fresh.save_revision().publish()
            translate(fresh, fields("en"))


def build_pages(home, rows: dict, links: Links, unresolved: Unresolved, today_label) -> None:
    """The standard pages, parents first."""
    for row in page_content.PAGES:
        parent = StandardPage.objects.get(pk=links.pages[f"page:{row['parent']}"]) if row["parent"] else home

        def fields(language, row=row):
            blocks = body(row["key"], row[f"body_{language}"], links)
            text = {name: row[f"{name}_{language}"] for name in ("title", "slug", "summary")}
            return text | {"body": fill(blocks, "{prepared_on}", today_label(language))}

        section = {"fix": "fix", "youth": "youth", "competition": "competition"}.get(row["programme"], "")
        facts = {"section": section, "shows_contact": row["key"] == "contact", "show_in_menus": True}
        page = publish_pair(
            parent, StandardPage, facts=facts, ro=fields("ro"), en=fields("en"), rows=label_rows(row, rows)
        )
        links.add("page", row["key"], page)
        unresolved.note(page, fields)


def label_rows(row: dict, rows: dict) -> dict[str, list]:
    """Unsaved topics, goals and organisations of a page; `organisations` are pairs of role and key."""
    return {
        "topics": [PageTopic(topic=rows["topics"][key], sort_order=i) for i, key in enumerate(row.get("topics", ()))],
        "goals": [PageGoal(goal=rows["goals"][key], sort_order=i) for i, key in enumerate(row.get("goals", ()))],
        "organisations": [
            PageOrganisation(organisation=rows["organisations"][key], role=role, sort_order=i)
            for i, (role, key) in enumerate(row.get("organisations", ()))
        ],
    }


def goals_of(topics: list[str]) -> list[str]:
    """The goals that a debate's topics stand for, each once."""
    return list(dict.fromkeys(goal for topic in topics for goal in GOALS_OF_TOPICS.get(topic, ())))


def fill(blocks: list, mark: str, text: str) -> list:
    """The blocks with `mark` replaced in every string."""
    if isinstance(blocks, str):
        return blocks.replace(mark, text)
    if isinstance(blocks, list):
        return [fill(item, mark, text) for item in blocks]
    if isinstance(blocks, dict):
        return {name: fill(value, mark, text) for name, value in blocks.items()}
    return blocks


def section_words(name: str, language: str) -> dict:
    row = words.SECTIONS[name]
    return {"title": row[f"title_{language}"], "slug": row[f"slug_{language}"], "summary": row[f"intro_{language}"]}


def build_news(home, rows: dict, links: Links, unresolved: Unresolved) -> None:
    """The list of news and its items."""
    index = publish_pair(home, NewsIndexPage, facts={}, ro=section_words("news", "ro"), en=section_words("news", "en"))
    links.add("section", "news", index)
    for row in news_content.NEWS:

        def fields(language, row=row):
            return {
                "title": row[f"title_{language}"],
                "slug": row[f"slug_{language}"],
                "summary": row[f"intro_{language}"],
                "body": html_body(row["key"], row[f"body_{language}"], links),
            }

        facts = {"date": full_date(row["date"]), "date_precision": row["precision"], "source": ", ".join(row["source"])}
        labels = label_rows({"topics": row["topics"], "goals": goals_of(row["topics"])}, rows)
        page = publish_pair(index, NewsPage, facts=facts, ro=fields("ro"), en=fields("en"), rows=labels)
        links.add("news", row["key"], page)
        unresolved.note(page, fields)


def full_date(text: str) -> dt.date | None:
    """The first day that a partial ISO date can mean."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    return dt.date(*parts, *[1] * (3 - len(parts)))


def build_ideas(home, links: Links) -> None:
    """The page of answered ideas."""
    page = publish_pair(home, IdeasPage, facts={}, ro=section_words("ideas", "ro"), en=section_words("ideas", "en"))
    links.add("section", "ideas", page)


def build_debates_index(home, links: Links) -> DebatesIndexPage:
    index = publish_pair(
        home, DebatesIndexPage, facts={}, ro=section_words("debates", "ro"), en=section_words("debates", "en")
    )
    links.add("section", "debates", index)
    return index


def build_debates(index, rows: dict, links: Links, unresolved: Unresolved) -> None:
    """The twenty documented debates."""
    for row in debate_content.DEBATES:

        def fields(language, row=row):
            return debate_words(row, language, links)

        page = publish_pair(
            index,
            DebatePage,
            facts=debate_facts(row, rows),
            ro=fields("ro"),
            en=fields("en"),
            rows=debate_rows(row, rows),
        )
        links.add("debate", row["key"], page)
        unresolved.note(page, fields)


def debate_words(row: dict, language: str, links: Links) -> dict:
    """A debate's words in a language."""
    why = row[f"why_{language}"] + (f"<p>{row[f'stream_{language}']}</p>" if row[f"stream_{language}"] else "")
    return {
        "title": row[f"title_{language}"],
        "slug": row[f"slug_{language}"],
        "summary": row[f"summary_{language}"],
        "question": row[f"question_{language}"],
        "why": links.resolve(why),
        "can_change": links.resolve(row[f"can_change_{language}"]),
        "cannot_change": links.resolve(row[f"cannot_change_{language}"]),
        "results": links.resolve(row[f"results_{language}"]),
        "note": row[f"confidence_note_{language}"],
    }


def debate_facts(row: dict, rows: dict) -> dict:
    return {
        "kind": KINDS[row["kind"]],
        "regime": row["regime"],
        "date": full_date(row["date"]),
        "date_precision": row["precision"] if row["date"] else Precision.UNKNOWN,
        "time": dt.time.fromisoformat(row["time"]) if row["time"] else None,
        "venue": rows["venues"].get(row["venue"]),
        "is_online": row["online"],
        "is_held": row["held"],
        "source": row["source"] if isinstance(row["source"], str) else ", ".join(row["source"]),
    }


def debate_rows(row: dict, rows: dict) -> dict[str, list]:
    """Unsaved child rows of a debate."""
    organisations = [("organiser", key) for key in row["organisers"]] + [
        ("partner", key) for key in row.get("partners", ())
    ]
    labels = {"topics": row["topics"], "goals": goals_of(row["topics"]), "organisations": organisations}
    return label_rows(labels, rows) | {
        "neighbourhoods": [
            PageNeighbourhood(neighbourhood=rows["neighbourhoods"][key], sort_order=i)
            for i, key in enumerate(row["neighbourhoods"])
        ],
        "stages": [stage_row(stage, place) for place, stage in enumerate(row["stages"])],
    }


def stage_row(stage: dict, place: int) -> DebateStage:
    made = DebateStage(
        kind=stage.get("kind", "debate"),
        starts_on=full_date(stage.get("starts", "")),
        ends_on=full_date(stage.get("ends", "")),
        sort_order=place,
    )
    made.precision = stage.get("precision", "day") if made.starts_on else "unknown"
    if hasattr(made, "is_done") and not made.starts_on:
        made.is_done = stage.get("state") == "done"
    return made
