"""What an application becomes when its form is sent: filed, filed again before the deadline, taken back."""

from django.db import transaction

from participation.actions.erasure import erase_again
from participation.choices import FormKind
from participation.models import Tombstone

from ..eligibility import failed_rules, team_from, terms_of
from ..models import Application, ApplicationVersion
from ..queries.applications import call_of, forms_of_calls, not_filed
from ..workflow import APPLICATION
from .states import locked, record


@transaction.atomic(savepoint=False)
def file_application(*, submission, now) -> Application | None:
    """A form below a call was sent: from now on there is an application, under the terms of this moment.

    Heard from `submission_arrived`, in its transaction; said twice it is done once. None: the form is no call's.
    """
    if submission.form.kind != FormKind.APPLICATION:
        return None
    if version := ApplicationVersion.objects.filter(submission=submission).select_related("application").first():
        return version.application
    call = call_of(submission.form)
    if call is None:
        return None
    row = Application(call_key=call.translation_key, language=submission.language, terms=frozen(call))
    return file_version(row, submission, call, verb="submit")


def file_missing(*, now) -> int:
    """File what came to a form before it stood below its call, or before there were applications; how many.

    Under the terms of today, since those of then were not kept. What was answered, taken back or erased stays as it is.
    """
    waiting = [pk for form in forms_of_calls() for pk in not_filed().filter(form=form).values_list("pk", flat=True)]
    return len([pk for pk in waiting if file_if_missing(pk, now)])


@transaction.atomic
def file_if_missing(pk, now) -> Application | None:
    """Asked once more under the lock: its author may take it back at the same moment."""
    row = not_filed().select_for_update(of=("self",)).filter(pk=pk).first()
    return file_application(submission=row, now=now) if row else None


@transaction.atomic(savepoint=False)
def file_newer(*, earlier, submission, now) -> Application | None:
    """Before the deadline the team sent a newer version: the application is that one from now on, to be checked anew."""
    found = Application.objects.filter(submission=earlier).first()
    call = call_of(submission.form) if found else None
    return file_version(locked(found), submission, call, verb="resubmit") if call else None


def file_version(row: Application, submission, call, *, verb: str) -> Application:
    """Let a submission be the version that counts; whoever calls holds the row."""
    before, row.state = row.state, APPLICATION.apply(verb, row.state)
    team = team_from(submission.about)
    row.submission, row.language, row.filed_at = submission, submission.language, submission.received_at
    # A person decides on what fails, with reasons; nobody who came in time is turned away by a count of ages.
    failed = [str(rule) for rule in failed_rules(terms_of(call), team)] if team else []
    row.terms, row.declared = frozen(call), (team.as_facts() | {"failed": failed}) if team else {}
    row.save()
    number = row.versions.count() + 1
    ApplicationVersion.objects.create(
        application=row, number=number, submission=submission, filed_at=submission.received_at
    )
    record(row, verb, by=None, before=before, after=row.state, number=number, failed=failed)
    return row


def frozen(call) -> dict:
    """The call's facts that an application is judged by, as text: they hold however the page changes afterwards."""
    names = [name for name in type(call).term_facts if getattr(call, name) not in (None, "")]
    return {name: as_text(getattr(call, name)) for name in names} | {"call": call.title}


def as_text(value):
    return value if isinstance(value, bool | int) else str(value)


def may_change_sent(submission) -> bool:
    """Whether a newer version may take its place: not once the application is judged."""
    found = Application.objects.filter(submission=submission).first()
    return found is None or "resubmit" in APPLICATION.verbs(found.state)


@transaction.atomic(savepoint=False)
def erase_versions(*, submission, why, by, now) -> None:
    """Its author is erased: from every other version, too, when that was asked or when it is the version that counts.

    Who asked no longer applies. When a term ends nothing else does: where the application stood stays on record.
    """
    version = ApplicationVersion.objects.filter(submission=submission).select_related("application").first()
    if version is None:
        return
    row = locked(version.application)
    if row.submission_id != submission.pk and why != Tombstone.Why.REQUEST:
        return
    for other in row.versions.exclude(pk=version.pk).select_related("submission"):
        erase_again(other.submission, why, now=now, by=by)
    if why == Tombstone.Why.REQUEST and "withdraw" in APPLICATION.verbs(locked(row).state):
        take_back(row, said="erase_team", by=by)


@transaction.atomic(savepoint=False)
def withdraw_application(*, submission, now) -> Application | None:
    """Its author took it back, in the transaction that says so; raises TransitionRefused after the decision."""
    found = Application.objects.filter(submission=submission).first()
    return take_back(found, said="withdraw", by=None) if found else None


def take_back(application: Application, *, said: str, by) -> Application:
    """Out of the call, with what the history says of it; raises TransitionRefused when it is too late for that."""
    row = locked(application)
    before, row.state = row.state, APPLICATION.apply("withdraw", row.state)
    row.save(update_fields=["state"])
    record(row, said, by=by, before=before, after=row.state)
    return row
