"""New answers to ideas, and everything that is new about a label, as RSS, per language."""

import datetime as dt

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from cms.feeds import rss_of, rss_response
from cms.models.pages import public_url, whole_address
from cms.queries.labelled import label_of

from .models import IdeasPage
from .queries.ideas import answered_ideas
from .queries.news import Piece, pieces_about
from .queries.subjects import idea_words

FEED_LENGTH = 20
FEED_REACH = dt.timedelta(days=365)


def answers_feed(request, page: IdeasPage):
    """The newest answers: the idea's title, what the city answered, in the words of this language when it has them."""
    link = public_url(page, request)
    with override(page.words_language):
        items = [
            {
                "title": idea_words(answer, page.words_language)["title"] or _("An idea without a title"),
                "link": f"{link}{answer.pk}/",
                "description": f"{answer.stage_label}. {answer.text}",
                "pubdate": answer.published_at,
                "unique_id": f"{link}{answer.pk}/",
            }
            for answer in answered_ideas().select_related("submission")[:FEED_LENGTH]
        ]
        return rss_response(page, request, items)


def label_feed(request, slug: str, kind: str):
    """What the weekly letter tells of a topic, a neighbourhood or a goal, as it happens; newest first."""
    if (term := label_of(kind, slug)) is None:
        raise Http404
    now = timezone.now()
    newest = pieces_about(f"{kind}:{slug}", now - FEED_REACH, now)[::-1][:FEED_LENGTH]
    link = whole_address(reverse(kind, kwargs={"slug": slug}))
    return rss_of(title=term.name, link=link, description="", items=[_item_of(piece) for piece in newest])


def _item_of(piece: Piece) -> dict:
    language = get_language()
    words = piece.words(language)
    return {
        "title": words["title"],
        "link": words["url"],
        "description": words["said"],
        "pubdate": piece.at,
        "unique_id": f"urn:ciic:{piece.key}:{language}",
        "unique_id_is_permalink": False,
    }
