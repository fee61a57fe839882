"""Published results change: money is freed or a contestation upheld; computed, approved by two people, before and after kept."""

from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from evaluation.awards import Ranked, UnknownAmount
from evaluation.choices import JudgingState, Outcome
from participation.proof import digest_of_proof

from ..choices import RevisionKind
from ..models import Application, Committee, Decision, Revision
from ..models.revising import UNDER_WAY
from ..queries.judging import title_of
from ..queries.revising import as_published, as_rows, decisions_in, differences, ranked_again, read_again
from ..workflow import REVISION
from .committee import NotReady, locked
from .contracts import follow_results, refuse_bound
from .deciding import NotYou, follow, refuse_strangers, tell
from .panel import draw_panel

ASIDE = 100_000  # places move out of each other's way first: no two may be the same at any moment


@transaction.atomic
def open_revision(
    *, committee: Committee, kind: str, application: Application | None, more_money: Decimal | None,
    reason_ro: str, reason_en: str, by, now,
) -> Revision:  # fmt: skip
    """Begin a change; what is contested is given to readers who have not read it."""
    found = locked(committee)
    refuse_strangers(found, by)
    if found.state != JudgingState.PUBLISHED:
        raise NotReady(_("The results are not published yet."))
    if found.revisions.filter(state__in=UNDER_WAY).exists():
        raise NotReady(_("Another change is under way: finish or drop it first."))
    decision = found.decisions.filter(application=application).first() if application else None
    refuse_unfounded(kind, decision, more_money)
    row = Revision.objects.create(
        committee=found, kind=kind, application=application, more_money=more_money,
        reason_ro=reason_ro, reason_en=reason_en, opened_by=by, opened_at=now,
    )  # fmt: skip
    log(instance=found, action="fix_cluj.open_revision", user=by, data={"number": row.pk, "kind": kind})
    if kind == RevisionKind.CONTESTATION:
        draw_panel(row, now=now)
    return row


def refuse_unfounded(kind: str, decision: Decision | None, more_money: Decimal | None) -> None:
    """Money is freed by an award that is given up, or there is more of it; only what was decided is contested."""
    outcome = decision.outcome if decision else ""
    if kind == RevisionKind.MONEY and outcome != Outcome.AWARDED and (outcome or not more_money):
        raise NotReady(_("Say which award was given up, or how much money was added."))
    if kind == RevisionKind.CONTESTATION and outcome in ("", Outcome.GIVEN_UP):
        raise NotReady(_("Say which application was contested."))


def held(revision: Revision) -> Revision:
    """The change as it is now; its committee is held first, as everywhere."""
    locked(revision.committee)
    return (
        Revision.objects.select_for_update(of=("self",)).select_related("committee", "application").get(pk=revision.pk)
    )


def computed_again(row: Revision, decisions: list[Decision]) -> list[Ranked]:
    """The new ranking; raises NotReady with what is missing."""
    if row.kind == RevisionKind.CONTESTATION and row.readings.filter(handed_in_at=None).exists():
        raise NotReady(_("Not everybody who reads it again has handed in their points."))
    try:
        return ranked_again(row, decisions)
    except UnknownAmount as unknown:
        words = _("With a budget every application has to say how much it asks for: %(codes)s.")
        raise NotReady(words % {"codes": ", ".join(unknown.keys)}) from None


def text_of(row: Revision, after: list[dict]) -> str:
    """What is approved, line by line; the same in every language."""
    code = row.application.code if row.application else ""
    lines = [str(row.committee.call_key), f"{row.kind} {code} {row.more_money}", row.reason_ro, row.reason_en]
    lines += [f"{each['place']}. {each['code']} {each['score']} {each['outcome']} {each['amount']}" for each in after]
    return "\n".join(lines) + "\n"


def step(row: Revision, verb: str, *, by, **data) -> Revision:
    """Move a change along its table and log it."""
    row.state = REVISION.apply(verb, row.state)
    row.save()
    log(instance=row.committee, action=f"fix_cluj.{verb}", user=by, data={"number": row.pk} | data)
    return row


@transaction.atomic
def propose_revision(*, revision: Revision, by, now) -> Revision:
    """The first of two people lets the new ranking be computed and approves it."""
    row = held(revision)
    refuse_strangers(row.committee, by)
    REVISION.apply("propose_revision", row.state)
    decisions = decisions_in(row.committee)
    row.before, row.after = as_published(decisions), as_rows(computed_again(row, decisions))
    is_only_money = row.kind == RevisionKind.MONEY and row.application is None  # an award given up is told in any case
    if is_only_money and not any(is_moved_up(each) for each in differences(row.before, row.after)):
        raise NotReady(_("What was freed is not enough for the next one on the reserve list: nobody would be funded."))
    refuse_bound({each["code"] for each in row.after if each["outcome"] != Outcome.AWARDED})
    row.digest, row.first_by = digest_of_proof(text_of(row, row.after)), by
    return step(row, "propose_revision", by=by, digest=row.digest)


def is_moved_up(difference: dict) -> bool:
    return difference["after"]["outcome"] == Outcome.AWARDED != difference["before"]["outcome"]


@transaction.atomic
def apply_revision(*, revision: Revision, digest: str, by, now) -> Revision:
    """Somebody else approves what was read: it holds from now on, is public, and whoever it concerns gets a letter."""
    row = held(revision)
    refuse_strangers(row.committee, by)
    if row.first_by_id == by.pk:
        raise NotYou(_("You approved it first: somebody else has to be the second."))
    REVISION.apply("apply_revision", row.state)
    decisions = decisions_in(row.committee)
    ranked = computed_again(row, decisions)
    now_stands = digest_of_proof(text_of(row, as_rows(ranked)))
    if not digest or not digest == row.digest == now_stands or row.before != as_published(decisions):
        raise NotReady(_("The change is not what you read: drop it and open it again."))
    row.second_by, row.applied_at = by, now
    concerned = carry_out(row, decisions, ranked, by=by)
    follow_results(row.committee, won=won_by(row), reason={"ro": row.reason_ro, "en": row.reason_en}, by=by, now=now)
    tell_concerned(row, concerned, now=now)
    return step(row, "apply_revision", by=by, digest=digest)


def won_by(row: Revision) -> set[str]:
    """The codes of who is funded by the change and was not before."""
    funded = [{each["code"] for each in side if each["outcome"] == Outcome.AWARDED} for side in (row.before, row.after)]
    return funded[1] - funded[0]


def carry_out(row: Revision, decisions: list[Decision], ranked: list[Ranked], *, by) -> list[Decision]:
    """Write the new ranking into the decisions; those whom the change concerns."""
    by_code = {each.application.code: each for each in decisions}
    changed = {each["code"]: each for each in differences(row.before, row.after)}
    row.committee.decisions.update(place=F("place") + ASIDE)
    concerned, second = [], len(read_again(row))
    for each in ranked:
        decision = by_code[each.candidate.key]
        before, decision.place = decision.outcome, each.place
        decision.score, decision.outcome = each.candidate.score, each.outcome
        decision.parts = [str(part) for part in each.candidate.parts]
        is_contested = row.kind == RevisionKind.CONTESTATION and decision.application_id == row.application_id
        decision.readers = second if is_contested else decision.readers
        decision.save()
        if each.candidate.key in changed:
            walk(decision, before, by=by)
        if is_contested or decision.outcome != before:
            concerned.append(decision)
    return concerned


def walk(decision: Decision, before: str, *, by) -> None:
    """Along the table of decisions, as far as the new outcome asks."""
    if decision.outcome == Outcome.GIVEN_UP != before:
        follow(decision, "give_up", by=by)
    elif decision.outcome == Outcome.AWARDED and before == Outcome.RESERVE:
        follow(decision, "promote", by=by)
        follow(decision, "publish", by=by)
    elif decision.outcome != Outcome.GIVEN_UP:
        follow(decision, "revise", by=by)


def tell_concerned(row: Revision, concerned: list[Decision], *, now) -> None:
    """In the language of each application."""
    found, sections = row.committee, list(row.committee.sections.all())
    titles = {language: title_of(found, language) for language, _name in settings.LANGUAGES}
    for decision in concerned:
        if decision.application.submission.email:
            tell(decision, found, sections, titles, now=now, revision=row)


@transaction.atomic
def drop_revision(*, revision: Revision, reason: str, by, now) -> Revision:
    """It is not made; the published results stay as they are, the reason stays in the history."""
    row = held(revision)
    refuse_strangers(row.committee, by)
    return step(row, "drop_revision", by=by, reason=reason)
