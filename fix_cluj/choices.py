"""The words that rows of applications may hold; each list is a fact of the domain."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Applicants(models.TextChoices):
    """Who applies to a call: the engine is the same, the words and what is public of it are not."""

    TEAM = "team", pgettext_lazy("who applies", "a team")
    INDIVIDUAL = "individual", pgettext_lazy("who applies", "one person")
    ORGANISATION = "organisation", pgettext_lazy("who applies", "an organisation")

    @property
    def column(self) -> str:
        """The heading of a list that says who it was."""
        return str(COLUMNS[self])


COLUMNS = {
    Applicants.TEAM: _("Team"),
    Applicants.INDIVIDUAL: pgettext_lazy("who applies", "Person"),
    Applicants.ORGANISATION: pgettext_lazy("who applies", "Organisation"),
}


class Seat(models.TextChoices):
    """Where an organisation that applies has its seat, or a branch."""

    CITY = "city", _("in Cluj-Napoca")
    COUNTY = "county", _("in Cluj County")
    COUNTRY = "country", _("in Romania")


class ApplicationState(models.TextChoices):
    """Where an application stands until it is ranked; what is decided about it afterwards is a table of its own."""

    DRAFT = "draft", pgettext_lazy("application", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("application", "Submitted")
    CLARIFICATION = "clarification", _("Waiting for a clarification")
    ELIGIBLE = "eligible", pgettext_lazy("application", "Eligible")
    INELIGIBLE = "ineligible", pgettext_lazy("application", "Not eligible")
    IN_REVIEW = "in_review", pgettext_lazy("application", "Being judged")
    RANKED = "ranked", pgettext_lazy("application", "Ranked")
    WITHDRAWN = "withdrawn", pgettext_lazy("application", "Withdrawn")


class DecisionState(models.TextChoices):
    """What is decided about a ranked application."""

    PROPOSED = "proposed", pgettext_lazy("decision", "Proposed")
    AWARDED = "awarded", pgettext_lazy("decision", "Awarded")
    RESERVE = "reserve", pgettext_lazy("decision", "On the reserve list")
    REJECTED = "rejected", pgettext_lazy("decision", "Not selected")
    PUBLISHED = "published", pgettext_lazy("decision", "Published")
    REVISED = "revised", pgettext_lazy("decision", "Revised after the publication")
    GIVEN_UP = "given_up", pgettext_lazy("decision", "Given up")


class RevisionKind(models.TextChoices):
    """Why published results change."""

    MONEY = "money", _("money was freed")
    CONTESTATION = "contested", _("a contestation was upheld")


class RevisionState(models.TextChoices):
    """How far a change of published results is."""

    OPENED = "opened", pgettext_lazy("revision", "Opened")
    PROPOSED = "proposed", pgettext_lazy("revision", "Approved by one person")
    APPLIED = "applied", pgettext_lazy("revision", "In force")
    DROPPED = "dropped", pgettext_lazy("revision", "Dropped")


class ContractState(models.TextChoices):
    """What becomes of an award."""

    INVITED = "invited", pgettext_lazy("contract", "Invited to sign")
    SIGNED = "signed", pgettext_lazy("contract", "Signed")
    DECLINED = "declined", pgettext_lazy("contract", "Declined")
    RUNNING = "running", pgettext_lazy("contract", "Running")
    INTERIM = "interim", _("Interim report received")
    FINAL = "final", _("Final report received")
    CLOSED = "closed", pgettext_lazy("contract", "Closed")
    CANCELLED = "cancelled", pgettext_lazy("contract", "Cancelled")


class ReportKind(models.TextChoices):
    """The reports of a contract."""

    INTERIM = "interim", pgettext_lazy("report", "Interim report")
    FINAL = "final", pgettext_lazy("report", "Final report")


class ReportState(models.TextChoices):
    """How far a report is."""

    DRAFT = "draft", pgettext_lazy("report", "Being written")
    FILED = "filed", pgettext_lazy("report", "Filed")
    RETURNED = "returned", pgettext_lazy("report", "Given back")
    ACCEPTED = "accepted", pgettext_lazy("report", "Accepted")


HANDED_IN = (ReportState.FILED, ReportState.ACCEPTED)  # the team has nothing more to do about it


# What everybody reads about a contract: (stage of the component, words).
PUBLIC_CONTRACTS = {
    ContractState.INVITED: ("imagined", _("Contract being prepared")),
    ContractState.SIGNED: ("imagined", _("Contract signed")),
    ContractState.DECLINED: ("done", _("The award was given up")),
    ContractState.RUNNING: ("underway", pgettext_lazy("contract", "Under way")),
    ContractState.INTERIM: ("underway", pgettext_lazy("contract", "Under way")),
    ContractState.FINAL: ("underway", _("Final report being read")),
    ContractState.CLOSED: ("done", pgettext_lazy("contract", "Finished")),
    ContractState.CANCELLED: ("done", _("Contract ended before its time")),
}

# What a team reads about its application: (stage of the component, words). A ranking is told by its publication alone.
PUBLIC_STATES = {
    ApplicationState.SUBMITTED: ("underway", _("Received: we check whether it is complete")),
    ApplicationState.CLARIFICATION: ("underway", _("We wait for something from you: open the case")),
    ApplicationState.ELIGIBLE: ("underway", _("Complete: it will be judged")),
    ApplicationState.INELIGIBLE: ("done", _("It did not pass the formal check: the reasons are in the case")),
    ApplicationState.IN_REVIEW: ("underway", _("It is being judged")),
    ApplicationState.RANKED: ("underway", _("Judged: the results are not published yet")),
    ApplicationState.WITHDRAWN: ("done", _("You took it back")),
}
