"""Reads over the Youth Council: its rows, its meetings around today, its news by kind."""

import datetime as dt

from django.db.models import Q

from cms.folding import fold
from cms.models import BasePage
from cms.prepared import Prepared, PreparedList, Slot, counted
from cms.queries import below, in_language, is_preview, lean, listed_in_slots, private_branches, rows_of

from .models import (
    CouncilGroup,
    CouncilMember,
    HistoryStep,
    VoteOption,
    YouthCouncilPage,
    YouthMeetingPage,
    YouthNewsIndexPage,
    YouthNewsPage,
)

GROUPS = Prepared(lambda: CouncilGroup.objects.filter(page=Slot("page")).select_related("group"))
MEMBERS = Prepared(lambda: CouncilMember.objects.filter(page=Slot("page")).select_related("organisation", "group"))
HISTORY = Prepared(lambda: HistoryStep.objects.filter(page=Slot("page")))
OPTIONS = Prepared(lambda: VoteOption.objects.filter(page=Slot("page")))


def groups_of(page: YouthCouncilPage) -> list:
    """The working groups, in the editors' order."""
    return [row.group for row in rows_of(page, "groups", GROUPS)]


def members_of(page: YouthCouncilPage) -> list[dict]:
    """Each member association once, by name, with the working groups that it is in."""
    found: dict[int, dict] = {}
    for row in rows_of(page, "members", MEMBERS):
        entry = found.setdefault(row.organisation_id, {"organisation": row.organisation, "groups": []})
        if row.group is not None:
            entry["groups"].append(row.group)
    return sorted(found.values(), key=lambda entry: fold(entry["organisation"].name))


def history_of(page: YouthCouncilPage) -> list[tuple[HistoryStep, BasePage | None]]:
    """The steps with the live page that tells more of each, in the reader's language."""
    steps = rows_of(page, "history", HISTORY)
    targets = in_language([step.target_id for step in steps], page.locale)
    return [(step, targets.get(step.target_id)) for step in steps]


def options_of(page: YouthNewsPage) -> list[VoteOption]:
    """What could be voted for, the most chosen first."""
    return sorted(rows_of(page, "options", OPTIONS), key=lambda option: -option.percent)


# --- meetings ----------------------------------------------------------------------------------------------------


def _meetings(is_alias: bool):
    return listed_in_slots(YouthMeetingPage, is_alias)


COMING = Prepared(
    lambda is_alias, number: lean(_meetings(is_alias).coming(Slot("today")).select_related("venue"))[:number]
)
NEWEST = Prepared(
    lambda is_alias, start, stop: lean(_meetings(is_alias).newest_first().select_related("venue"))[start:stop]
)
COUNTED = Prepared(lambda is_alias: counted(_meetings(is_alias)))


def meetings_around(page: YouthCouncilPage, today: dt.date, number: int) -> tuple[list, list, bool]:
    """The coming meetings, soonest first; the latest past ones; whether there are more than these."""
    place = below(page)
    is_alias = bool(page.alias_of_id)
    newest = NEWEST(is_alias, 0, number + 1, **place)
    coming = [meeting for meeting in newest if meeting.latest_on and meeting.latest_on >= today]
    past = [meeting for meeting in newest[:number] if meeting.latest_on and meeting not in coming]
    undated = [meeting for meeting in newest[:number] if meeting.latest_on is None]
    if len(coming) > number:  # so many are planned that the soonest are not among the newest
        coming = COMING(is_alias, number, today=today, **place)
    return [*sorted(coming[:number], key=_by_start), *undated], past, len(newest) > number


def _by_start(meeting: YouthMeetingPage) -> tuple:
    return meeting.date, meeting.time or dt.time.min, meeting.pk


def all_meetings(page: YouthCouncilPage) -> PreparedList:
    """Every meeting, what comes first and what has no date last."""
    return PreparedList(NEWEST, COUNTED, (bool(page.alias_of_id),), below(page))


# --- news --------------------------------------------------------------------------------------------------------


def _news(is_alias: bool, kind: str):
    news = listed_in_slots(YouthNewsPage, is_alias)
    return news.filter(kind=kind) if kind else news


NEWS = Prepared(lambda is_alias, kind, start, stop: lean(_news(is_alias, kind).order_by("-date", "-pk"))[start:stop])
NEWS_COUNTED = Prepared(lambda is_alias, kind: counted(_news(is_alias, kind)))
KINDS = Prepared(lambda is_alias: _news(is_alias, "").order_by().values_list("kind").distinct())


def news_by_kind(index: YouthNewsIndexPage, kind: str) -> PreparedList:
    """The news below a list, newest first."""
    return PreparedList(NEWS, NEWS_COUNTED, (bool(index.alias_of_id), kind), below(index))


def kinds_of_news(index: YouthNewsIndexPage) -> set[str]:
    """The kinds that some news of the list has."""
    return {kind for (kind,) in KINDS(bool(index.alias_of_id), **below(index))}


def _latest(is_alias: bool, private: Q | None):
    news = _news(is_alias, "").order_by("-date", "-pk")
    return news.exclude(private) if private is not None else news


LATEST = Prepared(lambda is_alias, private, number: lean(_latest(is_alias, private))[:number])


def latest_news(page: YouthCouncilPage, number: int) -> list[YouthNewsPage]:
    """The newest news of the lists below the Council's page."""
    if is_preview(page) or not page.path:
        return []
    place = below(page) | {"depth": page.depth + 2}
    return LATEST(bool(page.alias_of_id), private_branches(page), number, **place)
