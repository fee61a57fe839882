"""Receivers of content signals: carry facts, mark translations stale, tell pages, forget frames, purge caches."""

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.contrib.frontend_cache.utils import PurgeBatch
from wagtail.log_actions import log
from wagtail.models import Locale
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move
from wagtail_localize.models import TranslationSource

from . import frame
from .models import BasePage, FactsMixin


def connect() -> None:
    page_published.connect(carry_facts, dispatch_uid="cms.carry_facts")
    page_published.connect(mark_translations_stale, dispatch_uid="cms.mark_translations_stale")
    page_published.connect(tell_page, dispatch_uid="cms.tell_page")
    page_unpublished.connect(tell_page_of_its_end, dispatch_uid="cms.tell_page_of_its_end")
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


def purge(page) -> None:
    """Ask the front-end cache, where one is configured, to forget the page, its ancestors and its aliases."""
    if not getattr(settings, "WAGTAILFRONTENDCACHE", None):
        return
    batch = PurgeBatch()
    batch.add_page(page)
    batch.add_pages(page.get_ancestors().live())
    batch.add_pages(page.aliases.live())
    batch.purge()
