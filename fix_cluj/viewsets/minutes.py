"""The minutes of a committee: rules, members, recusals, ranking, approvals; on paper, in Romanian."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.models import ModelLogEntry

from cms.dates import moment_label
from participation.proof import in_groups
from participation.views.papers import can_make_pdf, pdf_response

from ..models import Application, Committee
from ..queries.judging import progress_of, shown_grid
from ..queries.results import recusals_of, with_sums
from ..queries.revising import in_force
from ..views.results import change_row
from .doors import run_committee
from .organising import rule_label

OF_COMMITTEE = (
    "fix_cluj.committee_judge_again", "fix_cluj.excuse", "fix_cluj.set_rules", "fix_cluj.set_grid",
    "fix_cluj.open_revision", "fix_cluj.apply_revision", "fix_cluj.drop_revision",
)  # fmt: skip
OF_REVIEWS = ("fix_cluj.void_review", "fix_cluj.reopen_review")
LANGUAGE = "ro"  # minutes are a paper of the city


@require_safe
def minutes(request, pk: int):
    """As PDF where this machine can make one, else as a page to print; once the ranking is computed."""
    found = run_committee(request.user, pk)
    if not found.is_ranked:
        raise Http404
    with override(LANGUAGE):
        page = render(request, "fix_cluj/staff/minutes.html", facts_of(found))
    return pdf_response(page, f"proces-verbal-{found.pk}.pdf") if can_make_pdf() else page


def history_of(found: Committee) -> list[dict]:
    """When the ranking was given back and why, with the digest that it had, and whose reviews were taken out."""
    codes = Application.objects.of_call(found.call_key).values_list("pk", "code")
    by_pk = {str(pk): code for pk, code in codes}
    rows = ModelLogEntry.objects.filter(
        Q(action__in=OF_COMMITTEE, object_id=str(found.pk), content_type=ContentType.objects.get_for_model(Committee))
        | Q(action__in=OF_REVIEWS, object_id__in=by_pk, content_type=ContentType.objects.get_for_model(Application))
    )
    return [
        {
            "when": moment_label(row.timestamp, weekday=False),
            "what": row.message,
            "code": by_pk.get(row.object_id, "") if row.action in OF_REVIEWS else "",
            "reason": row.data.get("reason", ""),
            "before": in_groups(row.data["before"]) if row.action == OF_COMMITTEE[0] else "",
        }
        for row in rows.order_by("timestamp", "pk")
    ]


def facts_of(found: Committee) -> dict:
    progress = progress_of(found)
    seats = found.seats.select_related("judge")
    return {
        "language": LANGUAGE,
        "is_pdf": can_make_pdf(),
        "committee": found,
        "made": moment_label(timezone.now(), weekday=False),
        "ranked": moment_label(found.ranked_at, weekday=False),
        "approved": moment_label(found.approved_at, weekday=False) if found.approved_at else "",
        "published": moment_label(found.published_at, weekday=False) if found.published_at else "",
        "rules": [
            {"label": Committee._meta.get_field(name).verbose_name, "value": rule_label(found, name)}
            for name in Committee.RULES
        ],
        "sections": shown_grid(found),
        "seats": [
            {
                "name": str(seat.judge),
                "excused": seat.excused_because if seat.is_excused else "",
                "declared": moment_label(seat.declared_at, weekday=False) if seat.declared_at else "",
                "handed_in": progress.get(seat.judge_id, (0, 0))[0],
            }
            for seat in seats
        ],
        "recusals": recusals_of(found),
        "history": history_of(found),
        "decisions": with_sums(found),
        "changes": [
            change_row(row) | {"first_by": str(row.first_by), "second_by": str(row.second_by)}
            for row in in_force(found)
        ],
        "digest": in_groups(found.digest),
    }
