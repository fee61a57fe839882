"""Publishing a translation: never with the source's words in it, which is what wagtail-localize does with what waits."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation


def translation_into(page: Page) -> Translation | None:
    """The translation that writes this page, while it is synchronised with its source."""
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    )
    return found.select_related("source", "target_locale").first()


def refuse_incomplete(request, page: Page):
    """Before the translation editor publishes: a message when words wait, which would be published in Romanian."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    translation = translation_into(page)
    if translation is None:
        return None
    strings = translation.source.stringsegment_set.annotate_translation(translation.target_locale)
    waiting = strings.filter(translation=None).count()
    if not waiting:
        return None
    message = ngettext(
        "This was not published: %(count)d text still waits for translation and would appear in Romanian.",
        "This was not published: %(count)d texts still wait for translation and would appear in Romanian.",
        waiting,
    )
    messages.error(request, message % {"count": waiting})
    return redirect(request.path)


def refuse_in_bulk(request, action_type, objects, action_class):
    """A translation's last revision may be the Romanian copy that it began as: it is published from its own editor."""
    if action_type != "publish" or action_class.model is not Page or request.method != "POST":
        return None
    pages = list(objects)
    if request.POST.get("include_descendants"):
        pages += [below for page in objects for below in page.get_descendants().not_live()]
    found = [page for page in pages if translation_into(page)]
    if not found:
        return None
    titles = ", ".join(_("“%(title)s”") % {"title": page.title} for page in found)
    messages.error(
        request, _("Nothing was published. Translations are published one by one: %(titles)s.") % {"titles": titles}
    )
    return redirect("wagtailadmin_explore", found[0].get_parent().pk)
