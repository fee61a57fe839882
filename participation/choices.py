"""The words that participation's rows may hold; each list is a fact of the domain."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FormKind(models.TextChoices):
    """What the law makes of what is sent (OG 27/2002: a proposal that asks for an answer is a petition)."""

    IDEA = "idea", _("idea")
    PETITION = "petition", _("petition")
    SURVEY = "survey", _("survey")
    LIVE = "live", _("question for the evening of a debate")
    APPLICATION = "application", _("application")
    QUESTION = "question", _("question about a call")
    CONTESTATION = "contestation", _("contestation of a result")


# What is read as an idea of a citizen: counted, answered in public.
IDEA_KINDS = (FormKind.IDEA, FormKind.PETITION)
# What follows from a call without being what the call asks for; their windows are steps of its calendar.
CALL_KINDS = (FormKind.QUESTION, FormKind.CONTESTATION)


def programme_of(kind: str) -> str:
    """Which programme's colour and mark a form carries, by what it brings."""
    return "fix" if kind == FormKind.APPLICATION else "ideas"


class Desk(models.TextChoices):
    """Which staff work on what a form brings."""

    IDEAS = "ideas", _("Ideas and debates")
    GRANTS = "grants", _("Grants")
    YOUTH = "youth", _("Youth")


class Notify(models.TextChoices):
    """When the people named on a form hear of a new submission."""

    NOW = "now", _("at once")
    DAILY = "daily", _("once a day")


class Channel(models.TextChoices):
    """How a submission came."""

    WEB = "web", _("website")
    PAPER = "paper", _("paper")
    PHONE = "phone", _("phone")
    DESK = "desk", _("at the desk")
    EMAIL = "email", _("e-mail")
    SPOKEN = "spoken", _("said at a debate")


class Role(models.TextChoices):
    """What an answer means beyond its own question; at most one question of a form has each role."""

    NONE = "", _("no special meaning")
    TITLE = "title", _("title of the idea (public if the author agrees)")
    BODY = "body", _("text of the idea (public if the author agrees)")
    AUTHOR_NAME = "author_name", _("author's name")
    EMAIL = "email", _("author's e-mail")
    PHONE = "phone", _("author's phone")
    PUBLISH = "publish_consent", _("agreement to publish")
    TOPIC = "topic", _("topic")
    NEIGHBOURHOOD = "neighbourhood", _("neighbourhood")
    TEAM = "team", _("name of the team")
    AMOUNT = "amount", _("amount asked for")
    OWN = "own", _("own contribution to the budget")
    BUDGET = "budget", _("budget: its lines add up to the whole")
    GUARDIAN = "guardian", _("guardian’s signed agreement")
    INDICATORS = "indicators", _("indicators: what the project promises to reach")


class TeamRole(models.TextChoices):
    """What a member of a team may do with the draft of an application."""

    VIEW = "view", _("reads it")
    EDIT = "edit", _("reads and writes it")


class Status(models.TextChoices):
    """Where a submission stands."""

    NEW = "new", _("New")
    IN_PROGRESS = "in_progress", _("In progress")
    ANSWERED = "answered", _("Answered")
    REFUSED = "refused", _("Refused")
    FILED = "filed", _("Filed without answer")
    WITHDRAWN = "withdrawn", _("Withdrawn by its author")
    QUARANTINED = "quarantined", _("Quarantined")


class QuarantineReason(models.TextChoices):
    """Why a submission was set aside."""

    HONEYPOT = "honeypot", _("filled the field that only robots see")
    TOO_FAST = "too_fast", _("sent within seconds")
    TOO_MANY = "too_many", _("many from one network or to one form")
    LINKS = "links", _("many links")
    DUPLICATE = "duplicate", _("the same text again and again")
    STAFF = "staff", _("set aside by staff")


class Outcome(models.TextChoices):
    """What the city answers."""

    ACCEPTED = "accepted", _("Taken over")
    PARTLY = "partly", _("Taken over in part")
    UNDERWAY = "underway", _("Already under way")
    EXPLAINED = "explained", _("Answered")
    REFUSED = "refused", _("Not taken over")


class Execution(models.TextChoices):
    """What became of what the city promised."""

    PLANNED = "planned", _("Planned")
    STARTED = "started", pgettext_lazy("stage", "Under way")
    DONE = "done", pgettext_lazy("stage", "Done")
    LATE = "late", _("Late")
    DROPPED = "dropped", _("Given up")


class Scan(models.TextChoices):
    """What the antivirus said of a file."""

    OFF = "off", _("not checked")
    WAITING = "waiting", _("being checked")
    CLEAN = "clean", _("clean")
    INFECTED = "infected", _("infected")


class Held(models.TextChoices):
    """What a file may say about itself beyond what it shows."""

    LOCATION = "location", _("the place")
    DEVICE = "device", _("the device or program")
    AUTHOR = "author", _("the author")


# What is answered to an application is not yet whether it is funded: that is decided by evaluating all of them.
APPLICATION_OUTCOMES = {Outcome.EXPLAINED: _("Answered"), Outcome.REFUSED: _("Not admitted")}
CONTESTATION_OUTCOMES = {
    Outcome.ACCEPTED: _("Contestation admitted"),
    Outcome.PARTLY: _("Contestation admitted in part"),
    Outcome.REFUSED: _("Contestation rejected"),
}
OUTCOMES = {
    FormKind.APPLICATION: APPLICATION_OUTCOMES,
    FormKind.CONTESTATION: CONTESTATION_OUTCOMES,
    FormKind.QUESTION: {Outcome.EXPLAINED: _("Answered")},
    FormKind.LIVE: {Outcome.EXPLAINED: _("Answered")},
}


def outcomes_for(kind: str) -> list[tuple[str, str]]:
    """The outcomes that an answer may have, in words that fit what was sent and in the active language."""
    labels = OUTCOMES.get(FormKind(kind), {outcome: outcome.label for outcome in Outcome})
    return [(outcome.value, str(label)) for outcome, label in labels.items()]


def read_in(kind: str) -> tuple[str, ...]:
    """Languages in which an answer is always given, whoever asked: a decision on a contestation is public."""
    return ("ro", "en") if kind == FormKind.CONTESTATION else ()


class QuestionType(models.TextChoices):
    """The kinds of question an editor can ask."""

    HEADING = "heading", _("Section heading")
    TEXT = "text", _("Short text")
    LONG_TEXT = "long_text", _("Long text")
    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Phone")
    NUMBER = "number", _("Number")
    DATE = "date", _("Date")
    SINGLE_CHOICE = "single_choice", _("One of several")
    MULTIPLE_CHOICE = "multiple_choice", _("Several of several")
    DROPDOWN = "dropdown", _("Drop-down list")
    RANKING = "ranking", _("Order of preference")
    NEIGHBOURHOOD = "neighbourhood", _("Neighbourhood")
    CHECKBOX = "checkbox", _("Checkbox")
    CONSENT = "consent", _("Consent with text")
    FILE = "file", _("File")
    MONEY = "money", _("Sum of money")
    DATE_RANGE = "date_range", _("Period")
    ADDRESS = "address", _("Address")
    CUI = "cui", _("Company number (CUI)")
    LINK = "link", _("Link")
    TOPIC = "topic", _("Topic")
    AGE = "age", _("Age confirmation")
    GUARDIAN = "guardian", _("Guardian of a minor")
    ROWS = "rows", _("Table with rows")
    PLACE = "place", _("Place on the map")


class Privacy(models.TextChoices):
    """Who may read an answer; governs listing, export, publication and erasure."""

    PUBLIC = "public", _("may be published")
    STAFF = "staff", _("staff of the desk")
    SENSITIVE = "sensitive", _("staff with access to sensitive answers")


CHOICE_TYPES = {QuestionType.SINGLE_CHOICE, QuestionType.MULTIPLE_CHOICE, QuestionType.DROPDOWN}
WORDLESS_TYPES = {QuestionType.HEADING}  # shown, never answered
OPEN_STATUSES = {Status.NEW, Status.IN_PROGRESS}
WITHOUT_PLACE = {Status.WITHDRAWN, Status.REFUSED, Status.QUARANTINED}  # of a form whose places are limited
CLOSED_STATUSES = {Status.ANSWERED, Status.REFUSED, Status.FILED, Status.WITHDRAWN}
