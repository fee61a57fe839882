"""The abstract base of every page of the portal."""

from functools import cached_property

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string
from django.utils.text import capfirst
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList, TabbedInterface
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.utils.decorators import cached_classmethod
from wagtail_localize.fields import SynchronizedField

from .. import seo
from ..addresses import address_of
from ..richtext import ask_together
from ..share import ShareCard
from .facts import FactsMixin
from .followed import FollowedMixin
from .twins import paths_of

SECTIONS = ("sections", _("Sections"))  # `search_kind` of pages that open or list a section
HOME_DEPTH = 2  # home pages are right below the tree's root


def public_url(page: Page, request=None) -> str:
    """The whole address of a page; SITE_URL is what the world sees, whatever the row of the site says."""
    return whole_address(address_of(page.url_path, request) or "")


def whole_address(path: str) -> str:
    return path if "://" in path else settings.SITE_URL + path


def canonical_of(page: "BasePage", page_obj, request=None) -> dict:
    """Context of a list's later pages: each is its own address; the translated list need not have as many."""
    if page_obj.number == 1:
        return {}
    return {"canonical_url": f"{public_url(page.canonical_page, request)}?page={page_obj.number}", "hreflang": []}


class FactsForm(WagtailAdminPageForm):
    """Shows a translation's facts without letting them be changed there."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        page = self.instance
        if not isinstance(page, FactsMixin) or page._state.adding or page.fact_source() is None:
            return
        for name in page.all_facts():
            if name in self.fields:
                self.fields[name].disabled = True
        for name in page.all_fact_rows():
            if name in self.formsets:
                for form in self.formsets[name].forms:
                    for field_name, field in form.fields.items():
                        field.disabled = field_name != "id"

    def save(self, commit=True):
        # A preview is never saved: what follows from the facts is worked out for it here.
        page = super().save(commit=commit)
        page.work_out()
        return page


class BasePage(FollowedMixin, FactsMixin, Page):
    """Page with a summary and the addresses of its translations.

    An abstract mixin and never WAGTAIL_PAGE_MODEL: wagtail-localize cannot live with a swapped page model.
    """

    programme = "city"  # which colour and mark the page carries: `data-programme` in the style sheet, templates/icons
    dated_by = ""  # column that dates pages of this type in lists of several types; empty: when it was first published

    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences: shown in lists, in search and when the page is shared."),
    )

    fact_rows = ("topics", "neighbourhoods", "goals", "organisations", "documents", "corrections")  # of rows, record
    content_panels = [*Page.content_panels, FieldPanel("summary")]
    label_panels = [
        InlinePanel("topics", label=_("topic"), heading=_("Topics")),
        InlinePanel("neighbourhoods", label=_("neighbourhood"), heading=_("Neighbourhoods")),
        InlinePanel("goals", label=_("goal"), heading=_("Sustainable development goals")),
        InlinePanel("organisations", label=_("organisation"), heading=_("Organisations")),
        InlinePanel("documents", label=_("document"), heading=_("Documents")),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary", boost=2), index.FilterField("translation_key")]
    base_form_class = FactsForm

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.override_translatable_fields = [
            SynchronizedField(name, overridable=False) for name in (*cls.all_facts(), *cls.all_fact_rows())
        ]

    @classmethod
    def clean_parent_page_models(cls):
        """As Wagtail's; but only a type that names the tree's root as its place stands beside the home pages."""
        found = super().clean_parent_page_models()
        return found if hasattr(cls, "parent_page_types") else [model for model in found if model is not Page]

    @cached_classmethod
    def get_edit_handler(cls):
        """As Wagtail's, with a tab for labels where a page type names no tabs of its own."""
        tabs = [
            ObjectList(cls.content_panels, heading=_("Content")),
            ObjectList(cls.label_panels, heading=_("Labels for both languages")),
            ObjectList(cls.promote_panels, heading=_("Promote")),
            ObjectList(cls.settings_panels, heading=_("Settings")),
        ]
        usual = TabbedInterface(tabs, base_form_class=cls.base_form_class)
        return getattr(cls, "edit_handler", usual).bind_to_model(cls)

    @cached_property
    def terms(self) -> dict[str, list[dict]]:
        """Organisations, topics, neighbourhoods and goals in the active language, read once per page."""
        return import_string("cms.queries.terms_of")(self)

    @cached_property
    def words_language(self) -> str:
        """Language code of the words: an alias lives in one tree and still shows its source's language."""
        page = self.alias_of if self.alias_of_id else self
        return page.locale.language_code

    @cached_property
    def live_translations(self) -> dict[str, "Page"]:
        """Language code → live page with words in that language (aliases left out), this page included."""
        found = Page.objects.filter(translation_key=self.translation_key, alias_of=None).live().select_related("locale")
        return {page.locale.language_code: page for page in found}

    @cached_property
    def paths_by_language(self) -> dict[str, str]:
        """Language code → where the live page with words in that language stands in its tree; read with a served page."""
        return paths_of(self)

    def alternates(self, request=None) -> list[dict]:
        """For the language switch and hreflang: code, label, full address or None, whether current."""
        paths = self.paths_by_language
        return [
            {
                "code": code,
                "label": label,
                "url": whole_address(address_of(paths[code], request) or "") if code in paths else None,
                "is_current": code == self.locale.language_code,  # of an alias: the tree that the reader is in
            }
            for code, label in settings.LANGUAGES
        ]

    @property
    def canonical_page(self) -> Page:
        return self.alias_of if self.alias_of_id else self

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        ask_together(self.rich_texts())
        context["language"] = self.words_language
        context["alternates"] = self.alternates(request)
        context["canonical_url"] = public_url(self.canonical_page, request)
        context["share_image"] = self.share_image
        context["breadcrumbs"] = self.breadcrumbs(request)
        # Asked for only by templates that show labels below the text; pages with rows of facts have them there.
        context["labels"] = SimpleLazyObject(lambda: import_string("cms.views.labels.labels_as_facts")(self.terms))
        context["belongs_to"] = SimpleLazyObject(lambda: self.belongs_to(request))
        # A filtered or later page of a list is no translation of anything.
        context["hreflang"] = [] if request.GET else self.hreflang(context["alternates"])
        image = self.share_image["url"] if self.share_image else ""
        own = [seo.illustrated(node, image) for node in self.structured_data(request, context["canonical_url"])]
        nodes = [*own, seo.breadcrumb_node(context["breadcrumbs"], settings.SITE_URL)]
        context["structured_data"] = seo.graph(*nodes) if any(nodes) else None
        return context

    def rich_texts(self) -> list:
        """Raw values of every text that may hold links."""
        values = [
            self.__dict__.get(field.attname)
            for field in self._meta.fields
            if isinstance(field, RichTextField | StreamField)
        ]
        return [value.raw_data if isinstance(value, StreamValue) else value for value in values if value]

    def hreflang(self, alternates: list[dict]) -> list[dict]:
        """Pairs for search engines: only between real translations, never for an alias; Romanian is the default."""
        found = [{"code": item["code"], "url": item["url"]} for item in alternates if item["url"]]
        if self.alias_of_id or len(found) < 2:
            return []
        source = next(item["url"] for item in found if item["code"] == settings.LANGUAGE_CODE)
        return [*found, {"code": "x-default", "url": source}]

    def structured_data(self, request, url: str) -> list[dict]:
        """schema.org nodes of this page beside its breadcrumb; see cms/seo.py."""
        return []

    def work_out(self) -> None:
        """Set the columns that follow from other facts: before the page is saved, and for a preview."""

    @property
    def list_title(self) -> str:
        """The name in lists; a page type may prefer a shorter or longer one."""
        return self.title

    @property
    def heading(self) -> str:
        """What stands largest on the page."""
        return self.title

    @property
    def share_detail(self) -> str:
        """The date or the deadline, as the page's share image shows it; from the page's own columns."""
        return ""

    def share_card(self) -> ShareCard:
        """What the page's image on social networks shows."""
        stage = getattr(self, "stage", "")
        label = getattr(self, "state_label", "") if stage else ""
        kind = self.kind_label if self.depth != HOME_DEPTH else ""
        shown = (self.heading, kind, self.share_detail, self.programme, stage, label)
        return ShareCard(*(str(part) for part in shown))

    @cached_property
    def share_image(self) -> dict | None:
        """Its path, its whole address and what it shows in words; nothing for a page that was never saved."""
        pk = self.alias_of_id or self.pk
        if pk is None:
            return None
        card = self.share_card()
        with override(self.words_language):
            path = reverse("share_image", kwargs={"pk": pk, "digest": card.digest})
        return {"path": path, "url": whole_address(path), "alt": card.alt}

    @property
    def kind_label(self) -> str:
        return capfirst(self._meta.verbose_name)

    def get_url(self, request=None, current_site=None):
        return address_of(self.url_path, request)

    def card(self, request=None) -> dict:
        """What a list shows of the page: the arguments of components/card.html."""
        return {
            "programme": self.programme,
            "kind": self.kind_label,
            "title": self.list_title,
            "url": self.get_url(request),
            "summary": self.summary,
            "stage": "",
            "stage_label": "",
            "meta": [],
        }

    def get_view_restrictions(self):
        """As Wagtail's; no query when the route found no restriction on the way to this page."""
        route = getattr(self, "served_by", None)
        if route is not None and not any(page.is_private or page.alias_of_id for page in route.chain):
            return []
        return super().get_view_restrictions()

    def breadcrumbs(self, request=None) -> list[dict]:
        """Ancestors below the site's root, from the home page down, and the page itself."""
        if self.depth is None or self.depth <= HOME_DEPTH:
            return []
        route = getattr(self, "served_by", None)
        known = route.chain[:-1] if route else self.get_ancestors().filter(depth__gte=HOME_DEPTH)
        first, *others = [page for page in known if page.live]
        found = [{"title": gettext("Home"), "url": address_of(first.url_path, request)}]
        found += [{"title": page.title, "url": address_of(page.url_path, request)} for page in others]
        return [*found, {"title": self.list_title, "url": ""}]

    def belongs_to(self, request=None) -> list[dict]:
        """Title and address of what this page is a part of: told by the hook `page_belongs_to(page, request)`."""
        return [whole for told in hooks.get_hooks("page_belongs_to") for whole in told(self, request)]

    def after_publish(self, *, user=None) -> None:
        """Called once a page of this type was published, in any way and in any language."""

    def after_move(self, *, user=None) -> None:
        """Called once a page of this type stands elsewhere in the tree."""

    def after_unpublish(self, *, user=None) -> None:
        """Called once a page of this type was taken down."""
