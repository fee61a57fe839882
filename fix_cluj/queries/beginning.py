"""What whoever applies again need not type again: the calls that are open, and what the own newest application says.

The address is the reader's own, proven by a code; the name of the team or organisation and its company number come from the
newest application of that very address to a call for the same applicants. Nothing else is ever taken over.
"""

from dataclasses import dataclass, field

from django.utils.translation import get_language

from participation.choices import FormKind, Privacy, QuestionType, Role, Status
from participation.models import Draft, Form, FormPage, FormWording, Submission
from participation.queries.own import own_drafts
from participation.structure import privacy_of
from participation.windows import WindowState

from ..choices import Applicants
from ..models import Application, GrantCallPage
from .own import own_applications

ASKED = {  # what is taken over → (meaning of the question, its type)
    "email": (Role.EMAIL, QuestionType.EMAIL),
    "name": (Role.TEAM, QuestionType.TEXT),
    "company": ("", QuestionType.CUI),
}
OF_APPLICANT = ("name", "company")


@dataclass
class Beginning:
    """An open form of a call, and what a new application to it would begin with."""

    call: GrantCallPage
    form: Form
    wording: FormWording
    typed: dict[str, list[str]] = field(default_factory=dict)
    source: Submission | None = None
    draft: Draft | None = None  # begun already with that address
    sent: Submission | None = None  # an application to the same call that counts

    @property
    def labels(self) -> list[str]:
        return [self.wording.words[key]["label"] for key in self.typed]


def beginnings(email: str, now) -> list[Beginning]:
    """The calls that take applications now, the soonest to close first; none for whoever has not applied before."""
    own = own_applications(email)
    drafts = {draft.form_id: draft for draft in reversed(own_drafts(email, now))} if own else {}
    sent = {row.form_id: row for row, _application in reversed(own) if row.status != Status.WITHDRAWN}
    found = [told(call, page.wording, own, email) for call, page in open_forms(now)] if own else []
    for each in found:
        each.draft, each.sent = drafts.get(each.form.pk), sent.get(each.form.pk)
    return [each for each in found if each.typed]


def open_forms(now) -> list[tuple[GrantCallPage, FormPage]]:
    """Public forms right below public calls while both are open; one for each form, in the active language if there is one."""
    calls = GrantCallPage.objects.live().public().filter(alias_of=None).open_at(now).defer_streamfields()
    found: dict = {}
    for call in calls.select_related("locale"):
        pages = FormPage.objects.child_of(call).live().public().filter(alias_of=None, kind=FormKind.APPLICATION)
        for page in pages.select_related("locale"):
            is_first = page.translation_key not in found
            if (is_first or page.words_language == get_language()) and takes(page, now):
                found[page.translation_key] = (call, page)
    return list(found.values())


def takes(page: FormPage, now) -> bool:
    """Whether the form of a page can be begun: the form's window decides, whatever this language's row still says."""
    row = page.wording and page.wording.version.form
    return bool(row) and row.state_at(now) == WindowState.OPEN and row.places_left() != 0


def told(call: GrantCallPage, wording: FormWording, own: list, email: str) -> Beginning:
    """What is known, question by question of this form."""
    found = Beginning(call, wording.version.form, wording)
    if entry := sole(wording, "email"):
        found.typed[entry["key"]] = [next((row.email for row, _application in own if row.email), email)]
    if call.applicants == Applicants.INDIVIDUAL:  # nobody applies for a team or an organisation
        return found
    source = next((row for row, application in own if is_alike(application, call)), None)
    for name in OF_APPLICANT if source else ():
        asked, said = sole(wording, name), sole(source.wording, name)
        if asked and said and (value := source.answers.get(said["key"])):
            found.typed[asked["key"]], found.source = [str(value)], source
    return found


def is_alike(application: Application | None, call: GrantCallPage) -> bool:
    """Whether it was filed by a team where teams are asked for, by an organisation where organisations are."""
    return bool(application) and application.terms.get("applicants", Applicants.TEAM) == call.applicants


def sole(wording: FormWording, name: str) -> dict | None:
    """The question that asks for it in these words; None where several do, or where its answer is sensitive."""
    role, kind = ASKED[name]
    found = [
        entry
        for entry in wording.version.structure
        if entry["type"] == kind and entry["role"] == role and entry["key"] in wording.words
    ]
    return found[0] if len(found) == 1 and privacy_of(found[0]) != Privacy.SENSITIVE else None
