"""From points to a ranking that the jury signs by code; computed once, never typed."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from evaluation.scoring import Place, ranking, ranking_text, score, total
from participation.proof import digest_of_proof

from ..choices import RoundState, Standing
from ..models import JuryReview, JurySeat, SealedEntry, SealedRound
from .rounds import NotReady, locked, move, sitting


@transaction.atomic
def fix_ranking(*, found: SealedRound, by, now) -> SealedRound:
    """Compute the ranking from what all jurors handed in; raises NotReady with what is missing."""
    found = locked(found.pk)
    places = computed(found)
    found.ranking = [{"place": row.place, "code": row.key, "score": str(row.score)} for row in places]
    found.digest, found.ranked_at = digest_of_proof(signed_text(found)), now
    return move(found, "fix_ranking", by=by, digest=found.digest)


def computed(found: SealedRound) -> list[Place]:
    """The ranking by the points as they are now."""
    seats = {seat.judge_id: seat for seat in sitting(found)}
    if silent := [str(seat.judge) for seat in seats.values() if seat.promised_at is None]:
        raise NotReady(_("These jurors have not begun: %(names)s.") % {"names": ", ".join(silent)})
    criteria = [criterion.as_weighted() for criterion in found.criteria.all()]
    entries = {entry.pk: entry for entry in found.entries.filter(standing=Standing.ADMITTED)}
    totals: dict[int, list] = {pk: [] for pk in entries}
    missing = []
    for entry_pk, judge_pk, review in reviews_of(found, seats):
        if review is None or not review.is_handed_in:
            missing.append(f"{seats[judge_pk].judge}: {entries[entry_pk].code}")
            continue
        points = {given.criterion_id: given.points for given in review.scores.all()}
        totals[entry_pk].append(total(points, criteria))
    if missing:
        raise NotReady(_("Not handed in yet: %(missing)s.") % {"missing": "; ".join(sorted(missing))})
    scores = {entries[pk].code: score(given) for pk, given in totals.items()}
    if orphans := sorted(code for code, value in scores.items() if value is None):
        raise NotReady(_("Nobody in the jury can judge %(codes)s.") % {"codes": ", ".join(orphans)})
    return ranking(scores.items())


def reviews_of(found: SealedRound, seats: dict) -> list[tuple[int, int, JuryReview | None]]:
    """(entry, juror, review or nothing) for everything that a juror who counts has to judge."""
    reviews = JuryReview.objects.filter(assignment__entry__round=found).prefetch_related("scores")
    by_assignment = {review.assignment_id: review for review in reviews}
    rows = found.entries.filter(standing=Standing.ADMITTED, assignments__judge__in=list(seats))
    assigned = rows.values_list("pk", "assignments__judge", "assignments__pk")
    return [(entry, judge, by_assignment.get(pk)) for entry, judge, pk in assigned if judge in seats]


def signed_text(found: SealedRound) -> str:
    """What the digest is of: the round, its criteria with weights, the ranking by code; the same in every language."""
    criteria = [(row.name_ro, row.weight, row.most) for row in found.criteria.all()]
    places = [(row["place"], row["code"], row["score"]) for row in found.ranking]
    return ranking_text(str(found.competition_key), criteria, places)


@transaction.atomic
def judge_again(*, found: SealedRound, reason: str, by, now) -> SealedRound:
    """The jury goes back to its points; the ranking and the signatures below it are gone, the reason stays."""
    found = locked(found.pk)
    data = {"reason": reason, "before": found.digest}
    found.ranking, found.digest, found.ranked_at = [], "", None
    found.seats.update(signed_at=None, signed_digest="")
    return move(found, "judge_again", by=by, **data)


@transaction.atomic
def sign(*, seat: JurySeat, digest: str, now) -> SealedRound:
    """A juror signs the ranking that was shown; the last signature closes it."""
    found = locked(seat.round_id)
    if found.state != RoundState.SIGNING or not digest or digest != found.digest:
        raise NotReady(_("The ranking has changed meanwhile: read it again before you sign it."))
    if seat.is_excused:
        raise NotReady(_("You were excused from this jury."))
    if seat.signed_at is None:
        seat.signed_at, seat.signed_digest = now, digest
        seat.save(update_fields=["signed_at", "signed_digest"])
        log(instance=found, action="competitions.sign", user=seat.judge, data={"digest": digest})
    if all(member.signed_at for member in sitting(found)):
        return move(found, "sign_last", by=seat.judge, digest=digest)
    return found


@transaction.atomic
def report_entry(*, entry: SealedEntry, report_ro: str, report_en: str, by, now) -> None:
    """What the jury says of an entry in public, in both languages; written once the ranking stands."""
    found = locked(entry.round_id)
    if not found.is_ranked or found.state == RoundState.PUBLISHED:
        raise NotReady(_("Reports are written between the ranking and its publication."))
    entry.report_ro, entry.report_en = report_ro, report_en
    entry.save(update_fields=["report_ro", "report_en"])
    log(instance=entry, action="competitions.report_entry", user=by)
