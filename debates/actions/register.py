"""The register of contributions: numbers given as things come, several answered together, authors told what came of it."""

import datetime as dt
from itertools import groupby
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import override
from wagtail.log_actions import log

from cms.prepared import Insert, adapted
from participation.actions.merging import AnswerNotAllowed, MergeRefused, merge
from participation.models import OutboxMessage, Submission
from participation.queries.about import about_label

from ..models import Contribution, DebatePage, DebateRegister
from ..outbox.authors import what_came_of_it
from ..queries.register import answer_to, debate_key_of, not_numbered, to_be_told


@transaction.atomic(
    savepoint=False
)  # in the transaction that stores what came: a savepoint would be two statements more
def number_contribution(*, submission: Submission, now: dt.datetime, by=None) -> Contribution | None:
    """Give the next number of its debate's register, once; None when its form stands below no debate.

    It happens in the transaction that stores the submission, whose entry in the log is "received".
    """
    key = debate_key_of(submission.form)
    is_new = submission.stored_at == now
    if key is None or not (is_new or not Contribution.objects.filter(submission=submission).exists()):
        return None
    register, number = next_number(key)
    about = {
        f"about_{code}": about_label(submission.form, submission.about, code)[:300] if submission.about else ""
        for code in ("ro", "en")
    }
    contribution = Contribution(register_id=register, number=number, submission=submission, numbered_at=now, **about)
    NUMBERED([contribution])
    return contribution


NUMBERED = Insert(Contribution)
NEXT = "UPDATE debates_debateregister SET last_number = last_number + 1 WHERE debate_key = %s RETURNING id, last_number"


def next_number(key: UUID) -> tuple[int, int]:
    """The register, whose row is held until the transaction ends, and a number that nobody else gets; one statement."""
    with connection.cursor() as cursor:
        for is_known in (False, True):
            cursor.execute(NEXT, [adapted(key, connection)])
            if found := cursor.fetchone():
                return found
            if not is_known:
                DebateRegister.objects.get_or_create(debate_key=key)
    raise DebateRegister.DoesNotExist(key)


def number_missing(*, now: dt.datetime, by=None) -> int:
    """Number what came to a form before it stood below its debate; how many."""
    found = [number_contribution(submission=row, now=now, by=by) for row in not_numbered()]
    return len([row for row in found if row])


def answer_together(*, contributions: list[Contribution], by, now, may_give=()) -> tuple[Contribution, list[str]]:
    """Merge all into the lowest number that stands for itself: one answer. Who leads, and what was refused why.

    One of them must not be merged yet; whoever asks sees to that.
    """
    rows = sorted(contributions, key=lambda row: row.number)
    lead = next(row for row in rows if row.submission.merged_into_id is None)
    refused = []
    for row in rows:
        if lead.submission_id in (row.submission_id, row.submission.merged_into_id):
            continue
        try:
            merge(submission=row.submission, into=lead.submission, by=by, now=now, may_give=may_give)
        except (MergeRefused, AnswerNotAllowed) as error:
            refused.append(f"{row.number}: {error}")
    return lead, refused


@transaction.atomic
def tell_authors(*, page: DebatePage, rows, by, now: dt.datetime) -> int:
    """Write once to each author what came of the debate and of each thing they said; how many letters.

    `rows` are submissions that the person may see. Said again, it reaches only those who came since.
    """
    waiting = to_be_told(page.translation_key, rows)
    found = list(
        waiting.select_for_update(of=("self",)).order_by("submission__email", "submission__language", "number")
    )
    twins = DebatePage.objects.live().filter(translation_key=page.translation_key, alias_of=None)
    pages = {twin.locale.language_code: twin for twin in twins.select_related("locale", "minutes")}
    letters = []
    for (_email, language), group in groupby(found, key=lambda row: (row.submission.email, row.submission.language)):
        with override(language):
            mine = list(group)
            items = [what_is_told(row) for row in mine]
            letters.append(what_came_of_it(pages.get(language) or page, mine[0].submission, items, now=now))
    OutboxMessage.objects.bulk_create(letters)
    Contribution.objects.filter(pk__in=[row.pk for row in found]).update(told_at=now)
    log(instance=page, action="debates.tell_authors", user=by, data={"letters": len(letters)})
    return len(letters)


def what_is_told(contribution: Contribution) -> dict:
    """One number of a letter: what it was, and how the city answered it, in the active language."""
    answer = answer_to(contribution)
    return {
        "number": contribution.number,
        "title": contribution.submission.title,
        "about": contribution.about,
        "outcome": answer.outcome_label if answer else "",
        "reason": answer.text if answer else "",
    }
