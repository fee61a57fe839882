"""The home page: what is open now, what comes, what happened with ideas."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Page

from cms import seo
from cms.blocks import BodyBlock
from cms.fields import LeanStreamField
from cms.models import BasePage, SiteSettings
from cms.models.pages import SECTIONS


class HomePage(BasePage):
    """One per language tree; its lists are computed, never typed."""

    hero_title = models.CharField(_("slogan"), max_length=120)
    hero_emphasis = models.CharField(
        _("word of the slogan to underline"),
        max_length=40,
        blank=True,
        help_text=_("Must occur in the slogan; drawn with the dotted line."),
    )
    hero_text = models.TextField(_("text below the slogan"), max_length=300, blank=True)
    action_text = models.CharField(_("first button"), max_length=60, blank=True)
    action_page = models.ForeignKey(
        Page, verbose_name=_("leads to"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    pinned_page = models.ForeignKey(
        Page,
        verbose_name=_("pinned on top until it closes"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    closing_title = models.CharField(_("title of the last band"), max_length=120, blank=True)
    closing_text = models.TextField(_("text of the last band"), max_length=400, blank=True)
    body = LeanStreamField(BodyBlock(), verbose_name=_("more text"), blank=True, use_json_field=True)

    search_kind = SECTIONS
    page_description = _("The first page of a language: what is open now, what comes, what happened with ideas.")
    facts = ("action_page", "pinned_page")
    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = len(settings.LANGUAGES)
    template = "home/home_page.html"

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("hero_title"),
                FieldPanel("hero_emphasis"),
                FieldPanel("hero_text"),
                FieldPanel("action_text"),
                PageChooserPanel("action_page"),
            ],
            heading=_("Hero"),
        ),
        PageChooserPanel("pinned_page"),
        MultiFieldPanel([FieldPanel("closing_title"), FieldPanel("closing_text")], heading=_("Call to action")),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | import_string("home.queries.home_lists")(self, request)

    def structured_data(self, request, url: str) -> list[dict]:
        contact = SiteSettings.for_request(request) if request else SiteSettings()
        name = str(settings.SITE_TITLE)
        return [
            seo.organisation_node(
                name=name, site_url=settings.SITE_URL, address=contact.address, phone=contact.phone, email=contact.email
            ),
            seo.website_node(
                name=name,
                site_url=settings.SITE_URL,
                url=url,
                language=self.words_language,
                search_url=reverse("search"),
            ),
        ]

    @property
    def heading(self) -> str:
        return self.hero_title

    @property
    def hero_parts(self) -> dict[str, str]:
        """The slogan before, at and after the underlined word."""
        before, word, after = (
            self.hero_title.partition(self.hero_emphasis) if self.hero_emphasis else ("", "", self.hero_title)
        )
        return (
            {"before": before, "word": word, "after": after}
            if word
            else {"before": "", "word": "", "after": self.hero_title}
        )
