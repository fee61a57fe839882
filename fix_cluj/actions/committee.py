"""The committee of a call while it is put together: its rules and grid, who sits in it, and its beginning."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.models.calls import CallState
from evaluation.choices import JudgingState
from evaluation.scoring import BEST
from evaluation.workflow import TRANSITIONS
from participation.models import Form
from participation.outbox.composing import enqueue
from participation.outbox.letters import STAFF_LANGUAGE
from participation.windows import WindowState

from ..choices import ApplicationState
from ..models import REVIEWER, Application, Committee, CommitteeSeat, GrantCallPage, GridRow, GridSection
from ..queries.judging import title_of
from ..workflow import DECIDER, OFFICER

FEWEST = 2  # nobody judges alone
CHANGING = (
    JudgingState.PREPARING,
    JudgingState.DECLARING,
    JudgingState.JUDGING,
)  # while these last, members can change
JOINING = (*CHANGING, JudgingState.PUBLISHED)  # after the results, to read what is contested
UNCHECKED = (ApplicationState.SUBMITTED, ApplicationState.CLARIFICATION)


class NotReady(Exception):
    """Something has to be done first; the message says what."""


def has_right(user, right: str) -> bool:
    return user.has_perm(f"fix_cluj.{right}")


def locked(committee: Committee) -> Committee:
    """The committee as it is now, which nobody else changes until the transaction ends."""
    return Committee.objects.select_for_update(of=("self",)).get(pk=committee.pk)


def move(found: Committee, verb: str, *, by, **data) -> Committee:
    """Apply a verb of the table of judging and log it; part of the transaction of the action that calls it."""
    found.state = TRANSITIONS.apply(verb, found.state)
    found.save()
    log(instance=found, action=f"fix_cluj.committee_{verb}", user=by, data=data)
    return found


@transaction.atomic
def form_committee(*, call: GrantCallPage, by, now) -> Committee:
    """The committee of a call, made once; the call's budget is its first rule."""
    found, is_new = Committee.objects.get_or_create(
        call_key=call.translation_key,
        defaults={"title": call.title, "budget": call.total_budget, "currency": call.currency},
    )
    if is_new:
        log(instance=found, action="fix_cluj.form_committee", user=by)
    return found


def follow_title(*, call: GrantCallPage) -> None:
    """The committee is called like the call, however often that is renamed; part of publishing the page."""
    if call.locale.language_code == STAFF_LANGUAGE:
        Committee.objects.filter(call_key=call.translation_key).update(title=call.title)


def preparing(committee: Committee) -> Committee:
    """The committee, if what everybody is judged by may still change."""
    found = locked(committee)
    if found.state != JudgingState.PREPARING:
        raise NotReady(_("The rules and the grid are frozen since the committee was convened."))
    return found


@transaction.atomic
def set_rules(*, committee: Committee, rules: dict, by, now) -> Committee:
    """By what the applications are ranked; frozen once the committee is convened."""
    found = preparing(committee)
    before = {name: str(getattr(found, name)) for name in Committee.RULES}
    for name in Committee.RULES:
        setattr(found, name, rules[name])
    found.save(update_fields=Committee.RULES)
    after = {name: str(rules[name]) for name in Committee.RULES}
    log(instance=found, action="fix_cluj.set_rules", user=by, data={"before": before, "after": after})
    return found


@transaction.atomic
def set_grid(*, committee: Committee, grid: list[dict], by, now) -> Committee:
    """The whole grid anew: sections {"name_ro", "name_en", "weight", "rows": [{"name_ro", "name_en", "most"}]}."""
    found = preparing(committee)
    before = lines_of_grid(found)
    found.sections.all().delete()
    for place, facts in enumerate(grid):
        rows = facts["rows"]
        words = {name: facts[name] for name in ("name_ro", "name_en", "weight")}
        section = GridSection.objects.create(committee=found, sort_order=place, **words)
        GridRow.objects.bulk_create(GridRow(section=section, sort_order=n, **row) for n, row in enumerate(rows))
    data = {"before": before, "after": lines_of_grid(found)}
    log(instance=found, action="fix_cluj.set_grid", user=by, data=data)
    return found


def lines_of_grid(found: Committee) -> list[str]:
    """The grid as text, for the history and for what is approved."""
    lines = []
    for section in found.sections.prefetch_related("rows"):
        lines.append(f"{section.name_ro} · {section.weight}")
        lines += [f"– {row.name_ro} · 0–{row.most}" for row in section.rows.all()]
    return lines


@transaction.atomic
def give_seat(*, committee: Committee, judge, by, now) -> CommitteeSeat:
    """Somebody sits in the committee, also in somebody's place later on; never who runs the call or decides."""
    found = locked(committee)
    if found.state not in JOINING:
        raise NotReady(_("The committee has finished: nobody can join it any more."))
    if not has_right(judge, REVIEWER) or has_right(judge, OFFICER) or has_right(judge, DECIDER):
        raise NotReady(_("Who runs a call or decides on its applications cannot judge them."))
    seat, is_new = CommitteeSeat.objects.get_or_create(committee=found, judge=judge)
    if is_new or seat.is_excused:
        # Whoever comes back declares anew: others may have applied meanwhile.
        seat.is_excused, seat.excused_because, seat.declared_at = False, "", None
        seat.save(update_fields=["is_excused", "excused_because", "declared_at"])
        log(instance=found, action="fix_cluj.give_seat", user=by, data={"judge": judge.pk})
        title = title_of(found, STAFF_LANGUAGE)
        context = {"title": title, "url": settings.SITE_URL + reverse("grants:desk", args=[found.pk])}
        enqueue(kind="grant_invitation", to=judge.email, language=STAFF_LANGUAGE, context=context, now=now)
    return seat


def sitting(found: Committee) -> list[CommitteeSeat]:
    """The committee without who was excused."""
    return list(found.seats.filter(is_excused=False).select_related("judge"))


@transaction.atomic
def convene(*, committee: Committee, call: GrantCallPage, by, now) -> Committee:
    """Freeze rules and grid; from now on members read who applied and declare their conflicts of interest."""
    found = locked(committee)
    forms = Form.objects.filter(submissions__application__call_key=found.call_key).distinct()
    can_be_sent = any(form.state_at(now) == WindowState.OPEN for form in forms)
    if can_be_sent or call.state_at(now) in (CallState.OPEN, CallState.PLANNED):
        raise NotReady(_("Applications can still be sent."))
    refuse_grid(found)
    if len(sitting(found)) < max(FEWEST, found.readers):
        number = max(FEWEST, found.readers)
        raise NotReady(_("The committee needs at least %(number)d members.") % {"number": number})
    applications = Application.objects.of_call(found.call_key)
    if waiting := applications.filter(state__in=UNCHECKED).count():
        raise NotReady(_("Applications whose formal check is not finished: %(number)d.") % {"number": waiting})
    number = applications.filter(state=ApplicationState.ELIGIBLE).count()
    if not number:
        raise NotReady(_("No application is eligible."))
    found.currency = call.currency
    return move(found, "convene", by=by, applications=number)


def refuse_grid(found: Committee) -> None:
    """A grid without sections, one of which has no rows, or whose weights are not of a hundred."""
    sections = list(found.sections.prefetch_related("rows"))
    if not sections or not all(section.rows.all() for section in sections):
        raise NotReady(_("The grid needs sections, and every section at least one row."))
    weights = sum(section.weight for section in sections)
    if weights != BEST:
        said = {"sum": weights, "total": BEST}
        raise NotReady(_("The weights of the sections add up to %(sum)d; they must make %(total)d.") % said)
