"""From points to decisions: computed, approved by two people, published; never typed."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from cms.models.pages import whole_address
from evaluation.awards import Candidate, Ranked, UnknownAmount, awarded
from evaluation.choices import Outcome
from evaluation.scoring import mean_parts, score
from participation.actions.cases import follow_section
from participation.outbox.composing import enqueue
from participation.outbox.letters import door_url
from participation.proof import digest_of_proof

from ..choices import ApplicationState
from ..models import Application, Committee, Decision, ReviewAssignment
from ..queries.judging import call_page, lacking_readers, own_of, parts_by_application, title_of
from ..queries.results import reason_of
from ..workflow import DECIDER, DECISION
from .committee import UNCHECKED, NotReady, has_right, lines_of_grid, locked, move
from .contracts import invite_all
from .states import move as move_application

UNFINISHED = (*UNCHECKED, ApplicationState.ELIGIBLE)
APPROVALS = {
    Outcome.AWARDED: "approve_award",
    Outcome.RESERVE: "approve_reserve",
    Outcome.REJECTED: "approve_rejection",
}


class NotYou(NotReady):
    """This person may not approve."""


@transaction.atomic
def rank(*, committee: Committee, by, now) -> Committee:
    """Compute places, outcomes and sums from everything that was handed in; raises NotReady with what is missing."""
    found = locked(committee)
    refuse_unfinished(found)
    given = parts_by_application(found)
    rows = {row.code: row for row in in_review(found)}
    ranked = computed(found, given, rows)
    found.decisions.all().delete()
    Decision.objects.bulk_create(
        Decision(
            application=rows[each.candidate.key],
            committee=found,
            outcome=each.outcome,
            place=each.place,
            score=each.candidate.score,
            parts=[str(part) for part in each.candidate.parts],
            readers=len(given[rows[each.candidate.key].pk]),
            amount=each.candidate.amount,
        )
        for each in ranked
    )
    found.digest, found.ranked_at = digest_of_proof(text_of(found, ranked)), now
    return move(found, "rank", by=by, digest=found.digest)


def in_review(found: Committee):
    rows = Application.objects.of_call(found.call_key).filter(state=ApplicationState.IN_REVIEW)
    return rows.select_related("submission").prefetch_related("submission__wording__version")


def refuse_unfinished(found: Committee) -> None:
    """Applications that nobody was given, that have not enough reviewers, and reviews that were not handed in."""
    outside = Application.objects.of_call(found.call_key).filter(state__in=UNFINISHED)
    if codes := list(outside.order_by("code").values_list("code", flat=True)):
        raise NotReady(_("The check or the draw of these is not finished: %(codes)s.") % {"codes": ", ".join(codes)})
    if lacking := lacking_readers(found):
        raise NotReady(_("These need one more reviewer: %(codes)s.") % {"codes": ", ".join(lacking)})
    waiting = ReviewAssignment.objects.filter(
        application__call_key=found.call_key, application__state=ApplicationState.IN_REVIEW
    ).exclude(review__handed_in_at__isnull=False)
    missing = [f"{row.judge}: {row.application.code}" for row in waiting.select_related("judge", "application")]
    if missing:
        raise NotReady(_("Not handed in yet: %(missing)s.") % {"missing": "; ".join(sorted(missing))})


def computed(found: Committee, given: dict, rows: dict[str, Application]) -> list[Ranked]:
    """The ranking by the points as they are now."""
    candidates = [
        Candidate(
            key=code,
            score=score([sum(parts) for parts in given[row.pk]]),
            parts=mean_parts(given[row.pk]),
            received_at=row.filed_at,
            amount=row.amount,
        )
        for code, row in rows.items()
    ]
    try:
        return awarded(candidates, line=found.line, ties_by=found.ties_by, seed=found.seed)
    except UnknownAmount as unknown:
        words = _("With a budget every application has to say how much it asks for: %(codes)s.")
        raise NotReady(words % {"codes": ", ".join(unknown.keys)}) from None


def text_of(found: Committee, ranked: list[Ranked]) -> str:
    """What is approved, line by line: call, rules, grid, places; the same in every language."""
    lines = [str(found.call_key), "; ".join(f"{name}={getattr(found, name)}" for name in Committee.RULES)]
    lines += lines_of_grid(found)
    lines += [
        f"{row.place}. {row.candidate.key} {row.candidate.score} {row.outcome} {row.candidate.amount}" for row in ranked
    ]
    return "\n".join(lines) + "\n"


@transaction.atomic
def judge_again(*, committee: Committee, reason: str, by, now) -> Committee:
    """Back to the reviewers; the ranking and what was approved of it are gone, the reason stays."""
    found = locked(committee)
    before = found.digest
    found.decisions.all().delete()
    found.digest, found.ranked_at, found.first_by = "", None, None
    return move(found, "judge_again", by=by, reason=reason, before=before)


def refuse_strangers(found: Committee, by) -> None:
    """Only people with the right, and never of the committee, whoever was excused from it included."""
    if not has_right(by, DECIDER) or found.seats.filter(judge=by).exists():
        raise NotYou(_("Results are approved by two people with the right to do so, neither of the committee."))
    if own_of([by], found.call_key):
        raise NotYou(_("You have an application to this call: somebody else has to decide."))


def refuse_another(found: Committee, digest: str) -> None:
    """What was read is not what stands there now: somebody took an application back, or it was ranked again."""
    given = parts_by_application(found)
    rows = {row.code: row for row in in_review(found)}
    now_stands = digest_of_proof(text_of(found, computed(found, given, rows)))
    if not digest or not digest == found.digest == now_stands:
        raise NotReady(_("The ranking has changed meanwhile: give it back, compute it again and read it again."))


@transaction.atomic
def approve(*, committee: Committee, digest: str, by, now) -> Committee:
    """The first of two people approves the ranking that was read."""
    found = locked(committee)
    refuse_strangers(found, by)
    refuse_another(found, digest)
    found.first_by = by
    return move(found, "approve", by=by, digest=digest)


@transaction.atomic
def take_back_approval(*, committee: Committee, by, now) -> Committee:
    """Not yet: the ranking stands, nobody has approved it."""
    found = locked(committee)
    refuse_strangers(found, by)
    found.first_by = None
    return move(found, "take_back_approval", by=by)


@transaction.atomic
def approve_second(*, committee: Committee, digest: str, by, now) -> Committee:
    """Somebody else approves it, too: it is decided; raises NotYou for the first."""
    found = locked(committee)
    refuse_strangers(found, by)
    if found.first_by_id == by.pk:
        raise NotYou(_("You approved it first: somebody else has to be the second."))
    refuse_another(found, digest)
    for decision in found.decisions.select_related("application"):
        move_application(application=decision.application, verb="close", by=by, now=now)
        follow(decision, APPROVALS[Outcome(decision.outcome)], by=by)
    found.second_by, found.approved_at = by, now
    return move(found, "approve_second", by=by, digest=digest)


def follow(decision: Decision, verb: str, *, by) -> None:
    """Move a decision along its table and log it."""
    decision.state = DECISION.apply(verb, decision.state)
    decision.save(update_fields=["state"])
    log(instance=decision.application, action=f"fix_cluj.{verb}", user=by, data={"number": decision.place})


@transaction.atomic
def publish(*, committee: Committee, by, now) -> Committee:
    """The results become public, and every applicant gets a letter with their scores and the reason."""
    found = locked(committee)
    refuse_strangers(found, by)
    decided = {ApplicationState.RANKED}
    if set(found.decisions.values_list("application__state", flat=True)) - decided:
        raise NotReady(_("An application was taken back or changed since the approval: nothing is published."))
    if call_page(found.call_key) is None:
        raise NotReady(_("The page of the call is not public: the results would stand nowhere. Publish it first."))
    found.published_at = now
    moved = move(found, "publish", by=by)
    sections = list(found.sections.all())
    titles = {language: title_of(found, language) for language, _name in settings.LANGUAGES}
    for decision in found.decisions.select_related("application__submission"):
        follow(decision, "publish", by=by)
        if decision.application.submission.email:
            tell(decision, found, sections, titles, now=now)
    answer_cases(found, by=by, now=now)
    invite_all(found, by=by, now=now, is_told=True)
    return moved


def answer_cases(found: Committee, *, by, now) -> None:
    """Who was judged has the decision, who was not eligible its reasons: no case of the call waits in the inbox."""
    decided = (ApplicationState.RANKED, ApplicationState.INELIGIBLE)
    rows = Application.objects.of_call(found.call_key).filter(state__in=decided).select_related("submission")
    for row in rows.order_by("pk"):
        follow_section(submission=row.submission, by=by, now=now, is_decided=True)


def tell(decision: Decision, found: Committee, sections: list, titles: dict[str, str], *, now, revision=None) -> None:
    """To the applicant, in the language of the application; with a revision, what it changed and why."""
    submission = decision.application.submission
    language = submission.language
    with override(language):
        scores = [
            {"name": section.name, "score": number_format(part), "weight": section.weight}
            for section, part in zip(sections, decision.parts, strict=True)
        ]
        context = {
            "title": titles[language],
            "reference": submission.reference,
            "code": decision.application.code,
            "outcome": decision.get_outcome_display(),
            "place": decision.place,
            "score": number_format(decision.score, 2),
            "scores": scores,
            "reason": reason_of(decision, found),
            "url": whole_address(reverse("grant_results", args=[found.call_key])),
            "change": revision.reason if revision else "",
            "case_url": door_url(submission) if decision.outcome == Outcome.AWARDED else "",
        }
    kind = "grant_revision" if revision else "grant_decision"
    enqueue(kind=kind, to=submission.email, language=language, context=context, submission=submission, now=now)
