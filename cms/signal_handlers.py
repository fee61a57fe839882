"""Receivers of content signals: carry facts and privacy, mark translations stale, tell pages, forget, purge caches."""

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.contrib.frontend_cache.utils import PurgeBatch
from wagtail.log_actions import log
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.signals import (
    copy_for_translation_done,
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)
from wagtail_localize.models import TranslationSource

from . import frame
from .models import BasePage, FactsMixin, privacy


def connect() -> None:
    page_published.connect(carry_facts, dispatch_uid="cms.carry_facts")
    page_published.connect(mark_translations_stale, dispatch_uid="cms.mark_translations_stale")
    page_published.connect(tell_page, dispatch_uid="cms.tell_page")
    page_unpublished.connect(tell_page_of_its_end, dispatch_uid="cms.tell_page_of_its_end")
    post_save.connect(carry_privacy, sender=PageViewRestriction, dispatch_uid="cms.carry_privacy")
    post_delete.connect(carry_openness, sender=PageViewRestriction, dispatch_uid="cms.carry_openness")
    m2m_changed.connect(
        carry_groups, sender=PageViewRestriction.groups.through, dispatch_uid="cms.carry_privacy_of_groups"
    )
    copy_for_translation_done.connect(carry_privacy_to_copy, dispatch_uid="cms.carry_privacy_to_copy")
    for signal in (page_published, page_unpublished, page_slug_changed):
        signal.connect(purge_with_parents, dispatch_uid=f"cms.purge_with_parents.{id(signal)}")
    for signal in (post_save, post_delete):
        signal.connect(frame.forget_if_shown, dispatch_uid=f"cms.forget_frame.{id(signal)}")
    post_page_move.connect(frame.forget, dispatch_uid="cms.forget_frame_moved")
    post_page_move.connect(tell_page_of_its_move, dispatch_uid="cms.tell_page_of_its_move")


def carry_facts(sender, instance, revision=None, **kwargs) -> None:
    """The source was published: its changed facts reach every translation's live row at once."""
    if not isinstance(instance, FactsMixin) or instance.locale_id != Locale.get_default().pk:
        return
    translations = sender._default_manager.filter(translation_key=instance.translation_key, alias_of=None)
    for page in translations.exclude(pk=instance.pk):
        if changed := page.take_facts(otherwise=page):
            page.save(update_fields=changed, clean=False)  # re-indexes; makes no revision and sends no signal
            page.update_aliases()
            log(instance=page, action="cms.carry_facts", user=revision and revision.user, data={"changed": changed})
            transaction.on_commit(lambda page=page: purge(page))


def carry_privacy(sender, instance, raw=False, **kwargs) -> None:
    """Who may see a page is a fact: a restriction of the source page holds for its translations, draft or live."""
    if not raw:
        privacy.same_for_translations(instance.page)
        transaction.on_commit(lambda: purge_branch(instance.page))


def carry_openness(sender, instance, origin=None, **kwargs) -> None:
    """A restriction was taken away; not when it goes because its page does."""
    model = origin.model if isinstance(origin, QuerySet) else type(origin)
    if origin is None or model is PageViewRestriction:
        carry_privacy(sender, instance)


def carry_groups(sender, instance, action, **kwargs) -> None:
    """The editor's form saves a restriction first and its groups after that."""
    if action.startswith("post_") and isinstance(instance, PageViewRestriction):
        carry_privacy(sender, instance)


def carry_privacy_to_copy(sender, source_obj, target_obj, **kwargs) -> None:
    """A new translation is as private as its source before anybody can publish it."""
    if isinstance(source_obj, Page):
        privacy.same_for_translations(source_obj)


def mark_translations_stale(sender, instance, **kwargs) -> None:
    """Tell wagtail-localize which words changed; never publish the translation: that would show Romanian words."""
    if instance.locale_id != Locale.get_default().pk:
        return
    source = TranslationSource.objects.get_for_instance_or_none(instance)
    if source is not None:
        source.update_from_db()


def tell_page(sender, instance, revision=None, **kwargs) -> None:
    """After facts were carried: let the page do what its type does when published."""
    if isinstance(instance, BasePage):
        instance.after_publish(user=revision and revision.user)


def tell_page_of_its_end(sender, instance, **kwargs) -> None:
    if isinstance(instance, BasePage):
        instance.after_unpublish()


def tell_page_of_its_move(sender, instance, **kwargs) -> None:
    page = instance.specific
    if isinstance(page, BasePage):
        page.after_move()


def purge_with_parents(sender, instance, **kwargs) -> None:
    transaction.on_commit(lambda: purge(instance))


def purge_branch(page) -> None:
    """Ask caches in front to forget a page and everything below it, in every language."""
    if getattr(settings, "WAGTAILFRONTENDCACHE", None):
        for one in page.get_translations(inclusive=True):
            for below in one.get_descendants(inclusive=True).live():
                purge(below)


def purge(page) -> None:
    """Ask the front-end cache, where one is configured, to forget the page, its ancestors and its aliases."""
    if not getattr(settings, "WAGTAILFRONTENDCACHE", None):
        return
    batch = PurgeBatch()
    batch.add_page(page)
    batch.add_pages(page.get_ancestors().live())
    batch.add_pages(page.aliases.live())
    batch.purge()
