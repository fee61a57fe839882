"""The formal check: the checklist of a call, what an application meets of it, clarifications, eligible or not and why."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from cms.dates import CITY_ZONE
from evaluation.choices import JudgingState
from participation.actions.conversation import write_to_author
from participation.models import CaseMessage, Submission

from ..choices import ApplicationState
from ..models import Application, CheckItem, CheckResult, Committee, CommitteeSeat, GrantCallPage
from ..queries.judging import own_of
from .committee import CHANGING, NotReady
from .committee import locked as locked_committee
from .states import locked, move


@transaction.atomic
def set_checklist(*, call: GrantCallPage, lines: list[tuple[str, str]], by, now) -> list[CheckItem]:
    """The lines anew, in both languages; not any more once an application was checked by them."""
    items = CheckItem.objects.filter(call_key=call.translation_key)
    if CheckResult.objects.filter(item__in=items).exists():
        raise NotReady(_("Applications were checked by this list already: it is the same for all."))
    items.delete()
    made = CheckItem.objects.bulk_create(
        CheckItem(call_key=call.translation_key, text_ro=ro, text_en=en, sort_order=place)
        for place, (ro, en) in enumerate(lines)
    )
    log(instance=call, action="fix_cluj.set_checklist", user=by, data={"number": len(made)})
    return made


@transaction.atomic
def check(*, application: Application, seen: str, met: dict[int, bool], notes: dict[int, str], by, now) -> Application:
    """Say of every line whether it is met. All met: eligible; else not, and the team reads which and why.

    `seen` is the submission that was read: a newer version has to be read first.
    """
    row = held(application)
    if str(row.submission_id) != seen:
        raise NotReady(_("It was filed again meanwhile: read it once more."))
    refuse_own(row, by)
    items = {item.pk: item for item in CheckItem.objects.filter(call_key=row.call_key)}
    if set(met) != set(items):
        raise NotReady(_("Say of every line of the checklist whether it is met."))
    failed = [items[pk] for pk, is_met in met.items() if not is_met]
    if any(not notes.get(item.pk, "").strip() for item in failed):
        raise NotReady(_("Say of every line that is not met why not."))
    row.check_results.all().delete()
    CheckResult.objects.bulk_create(
        CheckResult(application=row, item_id=pk, is_met=is_met, note="" if is_met else notes.get(pk, "").strip())
        for pk, is_met in met.items()
    )
    moved = move(application=row, verb="refuse" if failed else "check", by=by, now=now, number=len(failed))
    if failed and not moved.submission.erased_at:
        tell_refusal(moved, failed, notes, by=by, now=now)
    return moved


def held(application: Application) -> Application:
    """The row as it is now, its submission held first, in the order in which a newer version takes them."""
    Submission.objects.select_for_update(of=("self",)).get(pk=application.submission_id)
    return locked(application)


def refuse_own(row: Application, by) -> None:
    if own_of([by], row.call_key):
        raise NotReady(_("You have an application to this call: somebody else has to decide."))


def refuse_erased(row: Application) -> None:
    if row.submission.erased_at:
        raise NotReady(_("What was written here was erased: nobody can be asked or told anything any more."))


def tell_refusal(row: Application, failed: list[CheckItem], notes: dict[int, str], *, by, now) -> None:
    """To the team, in the language of the application: which lines, and why."""
    with override(row.language):
        lines = [_("Your application did not pass the formal check:")]
        lines += [f"– {item.text}: {notes[item.pk].strip()}" for item in failed]
    write_to_author(submission=row.submission, text="\n".join(lines), by=by, now=now)


@transaction.atomic
def ask_clarification(*, application: Application, text: str, until: dt.date, by, now) -> Application:
    """Ask the team for something, until a day; they answer in their case."""
    if until < now.astimezone(CITY_ZONE).date():
        raise NotReady(_("That day is over."))
    refuse_erased(held(application))
    moved = move(application=application, verb="ask", by=by, now=now)
    kind = CaseMessage.Kind.REQUEST
    write_to_author(submission=moved.submission, text=text, by=by, now=now, kind=kind, reply_until=until)
    return moved


@transaction.atomic
def take_answer(*, application: Application, by, now) -> Application:
    """The clarification came, or its day is over: the formal check goes on with what there is."""
    return move(application=application, verb="answer", by=by, now=now)


@transaction.atomic(savepoint=False)
def hear_answer(*, submission, now) -> Application | None:
    """The team wrote in its case, in that transaction: until the end of the day that was set this is the answer.

    What comes later is kept in the case, too; an officer says when the formal check goes on with what there is.
    """
    found = Application.objects.filter(submission=submission, state=ApplicationState.CLARIFICATION).first()
    asked = submission.conversation.filter(kind=CaseMessage.Kind.REQUEST).last()
    last = asked and asked.reply_until
    if found is None or (last and now.astimezone(CITY_ZONE).date() > last):
        return None
    return move(application=found, verb="answer", by=None, now=now)


@transaction.atomic
def admit(*, application: Application, reason: str, by, now) -> Application:
    """A contestation was upheld: it is eligible after all, and the team reads why; while the committee still works."""
    found = Committee.objects.filter(call_key=application.call_key).first()
    if found and (found := locked_committee(found)).state not in CHANGING:
        raise NotReady(_("The committee has finished: give the ranking back to the reviewers first."))
    row = held(application)
    refuse_erased(row)
    refuse_own(row, by)
    moved = move(application=row, verb="admit", by=by, now=now, reason=reason)
    if found and found.state == JudgingState.DECLARING:  # after the draw, taking it in asks them
        CommitteeSeat.objects.filter(committee=found, is_excused=False).update(declared_at=None)
    with override(moved.language):
        text = _("Your contestation was upheld: your application is eligible.")
    write_to_author(submission=moved.submission, text=f"{text}\n{reason}", by=by, now=now)
    return moved
