"""Take the invented ideas competition through its life: entries, jury, ranking, opened by two, published."""

import datetime as dt

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from cms.dates import combine
from competitions.actions import entries, jury, opening, ranking
from competitions.choices import RoundState, Standing
from competitions.models import CompetitionPage, JuryAssignment, SealedEntry, SealedRound

from .content.competitions.school_yard import ENTRIES, JURY, OPENERS, SCHOOL_YARD
from .open_debate import day

NO_REASON = {"ro": "", "en": ""}


def at(days: int, hour: int = 12) -> dt.datetime:
    """That hour, so many days from today."""
    return combine(day(days), dt.time(hour))


def build_sealed_round() -> None:
    """All of it through the public actions, each at its day of the calendar; once."""
    page = CompetitionPage.objects.get(slug=SCHOOL_YARD["slug_ro"], locale__language_code="ro")
    found = SealedRound.objects.get(competition_key=page.translation_key)
    if found.state != RoundState.RECEIVING:
        return
    first, second = (get_user_model().objects.get(email=email) for email in OPENERS)
    sent = [send(found, page, row, place) for place, row in enumerate(ENTRIES)]
    for entry, row in zip(sent, ENTRIES, strict=True):
        standing = Standing.ADMITTED if row["points"] else Standing.REFUSED
        because = NO_REASON if row["points"] else dict(zip(("ro", "en"), row["report"], strict=True))
        jury.check_entry(entry=entry, standing=standing, because=because, page=page, by=first, now=at(-28))
    judge(found, page, sent, by=first)
    ranking.fix_ranking(found=found, by=first, now=at(-24))
    for entry, row in zip(sent, ENTRIES, strict=True):
        if row["points"]:
            said = dict(zip(("report_ro", "report_en"), row["report"], strict=True))
            ranking.report_entry(entry=entry, **said, by=first, now=at(-24))
    digest = SealedRound.objects.get(pk=found.pk).digest
    for seat in found.seats.all():
        ranking.sign(seat=seat, digest=digest, now=at(-23))
    opening.ask_opening(found=found, by=first, now=at(-21))
    opening.confirm_opening(found=found, by=second, now=at(-21, 13))
    opening.publish_ranking(found=found, by=second, now=at(-20))
    get_user_model().objects.filter(email__in=JURY).update(is_active=False)  # nobody can choose them for another jury
    page.is_decided = True
    page.save_revision().publish()


def send(found: SealedRound, page: CompetitionPage, row: dict, place: int) -> SealedEntry:
    """An entry without files; nobody is written to, because an invented author has no address."""
    identity = {"organisation": "", "email": "", "phone": "", **row["identity"]}
    return entries.send_entry(
        found=found,
        page=page,
        nonce=f"demonstration-{found.pk}-{place}",
        words=row["words"],
        identity=identity,
        language="ro",
        now=at(-40 + place),
    )


def juror(email: str):
    """An account of the jury's role that nobody can sign in with."""
    people = get_user_model().objects
    person = people.filter(email=email).first()
    if person is None:
        person = people.create_user(email=email, password=None, is_staff=True, first_name="Jurat", last_name="Exemplu")
        person.groups.add(Group.objects.get(permissions__codename="judge_sealedround"))
    return person


def judge(found: SealedRound, page: CompetitionPage, sent: list[SealedEntry], *, by) -> None:
    """Two jurors promise, give their points and hand them in."""
    seats = [jury.give_seat(found=found, judge=juror(email), by=by, now=at(-26)) for email in JURY]
    begun = jury.begin_judging(found=found, page=page, by=by, now=at(-25))
    criteria = list(begun.criteria.values_list("pk", flat=True))
    for number, seat in enumerate(seats):
        jury.promise(seat=seat, now=at(-25, 13))
        for entry, row in zip(sent, ENTRIES, strict=True):
            if row["points"]:
                assignment = JuryAssignment.objects.get(entry=entry, judge=seat.judge)
                points = dict(zip(criteria, row["points"][number], strict=True))
                jury.save_review(assignment=assignment, points=points, remark="", is_final=True, now=at(-24))
