"""New answers to ideas as RSS, per language."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.feeds import rss_response
from cms.models.pages import public_url

from .models import IdeasPage
from .queries.ideas import answered_ideas
from .queries.subjects import idea_words

FEED_LENGTH = 20


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
