"""What speaks of the same thing: among the submissions of a desk, and among the answers that everybody reads."""

import datetime as dt

from django.db.models import Q
from django.db.models.functions import Left

from cms.folding import fold

from ..choices import IDEA_KINDS, Status
from ..likeness import Candidate, most_alike
from ..models import PublicAnswer, Submission

BACK = dt.timedelta(days=730)
NEAR, NEWEST = 200, 200  # candidates: those about the same place or topic, and the newest of the desk
BEGINNING = 700  # letters of a text that say what it is about
PUBLIC = 400
SHOWN = (
    "outcome", "execution", "public_title", "public_text", "translated_title", "translated_text", "published_at",
    "submission__language",
)  # fmt: skip


def similar_to(submission: Submission, visible, *, now, limit: int = 5) -> list[Submission]:
    """Of the submissions that a person may see, the ones at the same desk most like this; two queries, one at times."""
    rows = visible.filter(desk=submission.desk, received_at__gt=now - BACK, erased_at=None, is_test=False)
    rows = rows.filter(form__kind__in=IDEA_KINDS)
    rows = rows.exclude(pk=submission.pk).exclude(status__in=[Status.QUARANTINED, Status.WITHDRAWN])
    rows = rows.annotate(beginning=Left("search_text", BEGINNING)).order_by("-received_at")
    rows = rows.only("pk", "reference", "title", "status", "received_at", "language", "merged_into_id")
    found = {row.pk: row for row in rows[:NEWEST]}
    near = Q()
    if submission.neighbourhood_id:
        near |= Q(neighbourhood=submission.neighbourhood_id)
    if submission.topic_id:
        near |= Q(topic=submission.topic_id)
    if near:
        found |= {row.pk: row for row in rows.filter(near)[:NEAR]}
    candidates = [Candidate(row, f"{fold(row.title)} {row.beginning}") for row in found.values()]
    return most_alike(f"{fold(submission.title)} {submission.search_text[:BEGINNING]}", candidates, limit=limit)


def similar_public(text: str, language: str, limit: int = 3) -> list[PublicAnswer]:
    """Published ideas most like a text that somebody writes, those in that language first; two queries at most."""
    if not text.strip():
        return []
    public = PublicAnswer.objects.public()
    rows = public.annotate(beginning=Left("search_text", BEGINNING)).values_list(
        "pk", "submission__language", "public_title", "translated_title", "beginning"
    )
    ordered = sorted(rows[:PUBLIC], key=lambda row: row[1] != language)
    wanted = fold(text)[:2000]
    # Somebody who has only typed a title has too few words for a whole text, however like their titles are.
    titles = [Candidate(pk, fold(title)) for pk, _language, *titles, _beginning in ordered for title in titles]
    texts = [Candidate(row[0], row[-1]) for row in ordered]
    near = most_alike(wanted, titles, limit=limit, least=0.6) + most_alike(wanted, texts, limit=limit, least=0.25)
    near = list(dict.fromkeys(near))[:limit]
    found = public.select_related("submission").only(*SHOWN).in_bulk(near) if near else {}
    return [found[pk] for pk in near if pk in found]
