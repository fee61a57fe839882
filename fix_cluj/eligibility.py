"""Who can apply: a call's structured facts judged against what a team says of itself, and put into sentences.

What is not known is said to be so and shuts nobody out.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from cms.dates import date_label

from .choices import Applicants

OF_AGE = 18  # younger members need the agreement of a parent or guardian
OLDEST_ASKED, MOST_MEMBERS = 120, 99


class Rule(models.TextChoices):
    """A condition of a call that a team can fail."""

    TEAM = "team", gettext_lazy("Size of the team")
    AGE = "age", gettext_lazy("Age")
    LINK = "link", gettext_lazy("Link with the city")
    SEAT = "seat", gettext_lazy("Seat")


@dataclass(frozen=True)
class Terms:
    """What a call asks of a team; None is not known."""

    age_from: int | None = None
    age_to: int | None = None
    age_on: dt.date | None = None
    team_min: int | None = None
    team_max: int | None = None
    takes_residents: bool = False
    takes_students: bool = False
    takes_workers: bool = False
    applicants: str = Applicants.TEAM
    needs_seat: bool = False

    @property
    def is_individual(self) -> bool:
        return self.applicants == Applicants.INDIVIDUAL

    @property
    def rules(self) -> list[Rule]:
        """The conditions that are known, in the order in which they are asked."""
        known = {
            Rule.TEAM: not self.is_individual and (self.team_min is not None or self.team_max is not None),
            Rule.AGE: self.age_from is not None or self.age_to is not None,
            Rule.LINK: self.takes_residents or self.takes_students or self.takes_workers,
            Rule.SEAT: self.needs_seat,
        }
        return [rule for rule, is_known in known.items() if is_known]


@dataclass(frozen=True)
class Team:
    """What a team says of itself; None was not asked."""

    size: int | None = None
    youngest: int | None = None
    oldest: int | None = None
    all_linked: bool | None = None
    has_seat: bool | None = None  # of an organisation, in the city

    @property
    def has_minor(self) -> bool:
        return self.youngest is not None and self.youngest < OF_AGE

    def as_key(self) -> str:
        """As it stands in an address: `elig:4:16:26:1`; nothing in it names anybody."""
        parts = [self.size, self.youngest, self.oldest, None if self.all_linked is None else int(self.all_linked)]
        if self.has_seat is not None:
            parts.append(int(self.has_seat))
        return ":".join([KEY, *("-" if part is None else str(part) for part in parts)])

    def as_facts(self) -> dict[str, int | bool | None]:
        """As it is kept with the application."""
        return {name: value for name, value in self.__dict__.items() if name != "has_seat" or value is not None}


KEY = "elig"


def team_from(key: str) -> Team | None:
    """What an address says of a team; None for whatever is no such key."""
    name, *parts = key.split(":")
    are_numbers = all(part == "-" or (part.isascii() and part.isdecimal() and len(part) < 4) for part in parts)
    if name != KEY or len(parts) not in (4, 5) or not are_numbers:
        return None
    size, youngest, oldest, *answers = (None if part == "-" else int(part) for part in parts)
    if not {None, 0, 1}.issuperset(answers):
        return None
    linked, seat = (None if answer is None else bool(answer) for answer in [*answers, None][:2])
    return Team(size, youngest, oldest, linked, seat)


def failed_rules(terms: Terms, team: Team) -> list[Rule]:
    """The known conditions that a team does not meet, in their order; what it did not say fails nothing."""
    return [rule for rule in terms.rules if is_failed(rule, terms, team)]


def is_failed(rule: Rule, terms: Terms, team: Team) -> bool:
    if rule == Rule.TEAM:
        return is_outside(team.size, terms.team_min, terms.team_max)
    if rule == Rule.AGE:
        ages = (team.youngest, team.oldest)
        return any(is_outside(age, terms.age_from, terms.age_to) for age in ages)
    return (team.has_seat if rule == Rule.SEAT else team.all_linked) is False


def is_outside(value: int | None, low: int | None, high: int | None) -> bool:
    if value is None:
        return False
    return (low is not None and value < low) or (high is not None and value > high)


def terms_of(call: Any) -> Terms:
    """The facts of a call's page that decide who can apply."""
    return Terms(**{name: getattr(call, name) for name in Terms.__dataclass_fields__})


# --- in words -----------------------------------------------------------------------------------------------------------


def eligibility_facts(call: Any) -> list[dict]:
    """Age, team and link with the city, as rows of the facts component."""
    return [
        {"label": _("Age"), "value": age_label(call.age_from, call.age_to, call.age_on)},
        applicants_fact(call),
        {"label": _("Link with the city"), "value": link_label(call)},
        *([{"label": Rule.SEAT.label, "value": _("in Cluj-Napoca")}] if call.needs_seat else []),
    ]


def applicants_fact(call: Any) -> dict:
    """How large a team is; of others only that they are no team."""
    if call.applicants == Applicants.TEAM:
        return {"label": _("Team"), "value": team_label(call.team_min, call.team_max)}
    return {"label": _("Who applies"), "value": call.get_applicants_display()}


def age_label(low: int | None, high: int | None, day: dt.date | None) -> str:
    """`16–26 de ani, împliniți la 18 decembrie 2021`."""
    if low is None and high is None:
        return _("not known")
    if low is not None and high is not None:
        words = ngettext("%(low)d–%(high)d year old", "%(low)d–%(high)d years old", high) % {"low": low, "high": high}
    elif low is not None:
        words = ngettext("from %(age)d year", "from %(age)d years", low) % {"age": low}
    else:
        words = ngettext("up to %(age)d year", "up to %(age)d years", high or 0) % {"age": high}
    on = (
        _("counted on %(day)s") % {"day": date_label(day, weekday=False)}
        if day
        else _("the day on which it is counted is not known")
    )
    return f"{words}; {on}"


def team_label(low: int | None, high: int | None) -> str:
    """`echipe de 3–6 membri`."""
    if low is None and high is None:
        return _("size not known")
    if low is not None and high is not None:
        return ngettext("%(low)d–%(high)d member", "%(low)d–%(high)d members", high) % {"low": low, "high": high}
    if low is not None:
        return ngettext("at least %(count)d member", "at least %(count)d members", low) % {"count": low}
    return ngettext("at most %(count)d member", "at most %(count)d members", high or 0) % {"count": high}


def link_label(call: Any) -> str:
    """`cei care locuiesc, studiază sau lucrează în Cluj-Napoca`."""
    ways = listed(
        [
            (call.takes_residents, pgettext("they …", "live")),
            (call.takes_students, pgettext("they …", "study")),
            (call.takes_workers, pgettext("they …", "work")),
        ]
    )
    return _("those who %(ways)s in Cluj-Napoca") % {"ways": ways} if ways else _("not known")


def listed_ways(call: Any, *, is_alone: bool) -> str:
    """The same ways as they are asked: `locuiești, studiezi sau lucrezi`, of each of a team `locuiește, …`."""
    if is_alone:
        return listed(
            [
                (call.takes_residents, pgettext("you …", "live")),
                (call.takes_students, pgettext("you …", "study")),
                (call.takes_workers, pgettext("you …", "work")),
            ]
        )
    return listed(
        [
            (call.takes_residents, pgettext("one …", "live")),
            (call.takes_students, pgettext("one …", "study")),
            (call.takes_workers, pgettext("one …", "work")),
        ]
    )


def listed(ways: list[tuple[bool, str]]) -> str:
    """Those that hold, the last after an “or”."""
    words = [word for holds, word in ways if holds]
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s or %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def asked_label(rule: Rule, terms: Terms) -> str:
    """What a call asks by one condition."""
    if rule == Rule.TEAM:
        return team_label(terms.team_min, terms.team_max)
    if rule == Rule.AGE:
        return age_label(terms.age_from, terms.age_to, terms.age_on)
    return _("the organisation’s seat in Cluj-Napoca") if rule == Rule.SEAT else link_label(terms)


def said_label(team: Team) -> str:
    """What a team said of itself, in one line: `4 membri; între 16 și 24 de ani; toți au legătură cu orașul`."""
    parts = []
    if team.size is not None:
        parts.append(ngettext("%(count)d member", "%(count)d members", team.size) % {"count": team.size})
    if team.youngest is not None and team.oldest is not None:
        ages = {"low": team.youngest, "high": team.oldest}
        words = ngettext("%(low)d–%(high)d year old", "%(low)d–%(high)d years old", team.oldest)
        parts.append(words % ages if team.youngest != team.oldest else one_age(team.oldest))
    if team.all_linked is not None:
        parts.append(_("all linked with the city") if team.all_linked else _("not all linked with the city"))
    if team.has_seat is not None:
        parts.append(_("the seat is in Cluj-Napoca") if team.has_seat else _("the seat is not in Cluj-Napoca"))
    return "; ".join(parts)


def one_age(age: int) -> str:
    return ngettext("%(age)d year old", "%(age)d years old", age) % {"age": age}
