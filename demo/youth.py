"""Build the Youth Council's section: its page, news, one coming demonstration meeting and a call for ideas."""

import datetime as dt

from cms.models import PageOrganisation, PageTopic
from participation.models import FormPage
from youth_council.models import (
    CouncilGroup,
    HistoryStep,
    VoteOption,
    WorkingGroup,
    YouthCouncilPage,
    YouthMeetingPage,
    YouthNewsIndexPage,
    YouthNewsPage,
)

from .bodies import body, html_body
from .content.youth import COUNCIL, FORM, GROUPS, HISTORY, MEETING, NEWS, NEWS_LIST
from .links import Links
from .open_debate import FACTS, day, form_text, window
from .pages import publish_pair
from .sections import full_date


def build_youth(home, rows: dict, links: Links) -> None:
    """The whole section; debates must be there, for the Council's history leads to two of them."""
    council = build_council(home, links)
    build_news(council, rows, links)
    meeting = {name: MEETING[name] for name in ("kind",)} | meeting_dates()
    facts = meeting | {"venue": rows["venues"][MEETING["venue"]], "is_demonstration": True}
    publish_pair(
        council, YouthMeetingPage, facts=facts, ro=meeting_text("ro"), en=meeting_text("en"), rows=labels(MEETING, rows)
    )
    facts = {name: FORM[name] for name in FACTS} | window(FORM)
    facts["notify_addresses"] = "\n".join(FORM["notify_addresses"])
    form = publish_pair(council, FormPage, facts=facts, ro=form_text(FORM, "ro"), en=form_text(FORM, "en"))
    links.add("form", FORM["key"], form)


def build_council(home, links: Links) -> YouthCouncilPage:
    """The Council's page with its working groups and history; its members of today are not known."""

    def words(language: str) -> dict:
        names = ("title", "slug", "summary", "conditions", "joining")
        text = {name: COUNCIL[f"{name}_{language}"] for name in names}
        return text | {"body": body(COUNCIL["key"], COUNCIL[f"body_{language}"], links)}

    facts = {
        "decision": COUNCIL["decision"],
        "founded_on": full_date(COUNCIL["founded"]),
        "first_session_on": full_date(COUNCIL["first_session"]),
        "member_count": COUNCIL["member_count"],
        "member_count_on": full_date(COUNCIL["member_count_on"]),
        "source": ", ".join(COUNCIL["source"]),
        "show_in_menus": True,
    }
    children = {"groups": groups(), "history": [history(row, place, links) for place, row in enumerate(HISTORY)]}
    page = publish_pair(home, YouthCouncilPage, facts=facts, ro=words("ro"), en=words("en"), rows=children)
    links.add("page", COUNCIL["key"], page)
    return page


def groups() -> list[CouncilGroup]:
    """The working groups, each a record that is brought up to date."""
    names = ("name_en", "description_ro", "description_en")
    made = [
        WorkingGroup.objects.update_or_create(name_ro=row["name_ro"], defaults={name: row[name] for name in names})[0]
        for row in GROUPS
    ]
    return [CouncilGroup(group=group, sort_order=place) for place, group in enumerate(made)]


def history(row: dict, place: int, links: Links) -> HistoryStep:
    return HistoryStep(
        kind=row["kind"],
        starts_on=full_date(row["starts"]),
        ends_on=full_date(row["ends"]),
        precision=row["precision"],
        target_id=links.pages[f"debate:{row['target']}"] if row["target"] else None,
        sort_order=place,
    )


def build_news(council: YouthCouncilPage, rows: dict, links: Links) -> None:
    """The list of news and its items."""

    def list_words(language: str) -> dict:
        return {name: NEWS_LIST[f"{name}_{language}"] for name in ("title", "slug", "summary")}

    index = publish_pair(council, YouthNewsIndexPage, facts={}, ro=list_words("ro"), en=list_words("en"))
    for row in NEWS:

        def words(language: str, row=row) -> dict:
            text = {name: row[f"{name}_{language}"] for name in ("title", "slug", "summary")}
            return text | {"body": html_body(row["key"], row[f"body_{language}"], links)}

        facts = {
            "kind": row["kind"],
            "date": full_date(row["date"]),
            "date_precision": row["precision"],
            "source": ", ".join(row["source"]),
            "source_url": row["source_url"],
            "votes": row["votes"],
        }
        options = [VoteOption(sort_order=place, **option) for place, option in enumerate(row["options"])]
        children = labels(row, rows) | {"options": options}
        page = publish_pair(index, YouthNewsPage, facts=facts, ro=words("ro"), en=words("en"), rows=children)
        links.add("news", row["key"], page)


def labels(row: dict, rows: dict) -> dict[str, list]:
    """Unsaved topics and organisers of a page."""
    return {
        "topics": [PageTopic(topic=rows["topics"][key], sort_order=place) for place, key in enumerate(row["topics"])],
        "organisations": [
            PageOrganisation(organisation=rows["organisations"][key], sort_order=place)
            for place, key in enumerate(row.get("organisers", []))
        ],
    }


def meeting_text(language: str) -> dict:
    return {name: MEETING[f"{name}_{language}"] for name in ("title", "slug", "summary", "agenda")}


def meeting_dates() -> dict:
    """The demonstration meeting's dates, counted from today."""
    return {
        "date": day(MEETING["day"]),
        "time": dt.time.fromisoformat(MEETING["time"]),
        "end_time": dt.time.fromisoformat(MEETING["end_time"]),
        "results_due_on": day(MEETING["results_due_day"]),
    }


def refresh() -> None:
    """Count the dates of the meeting and of the call from today again, and publish."""
    meeting = YouthMeetingPage.objects.get(slug=MEETING["slug_ro"], locale__language_code="ro")
    form = FormPage.objects.get(slug=FORM["slug_ro"], locale__language_code="ro")
    for page, dates in ((meeting, meeting_dates()), (form, window(FORM))):
        for name, value in dates.items():
            setattr(page, name, value)
        page.save_revision().publish()
