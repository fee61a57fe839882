"""What every page of the site shows: contact facts, menus, the notice; one row, words side by side per language."""

import re

from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.blocks import CharBlock, PageChooserBlock, StructBlock, URLBlock
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page

from ..fields import LeanStreamField


class MenuPageBlock(StructBlock):
    """A page of the Romanian tree; the English menu leads to its translation."""

    page = PageChooserBlock(label=_("page"))
    label_ro = CharBlock(
        label=_("label in Romanian"), required=False, default="", help_text=_("Empty: the page's title.")
    )
    label_en = CharBlock(label=_("label in English"), required=False, default="")

    class Meta:
        icon = "doc-empty"
        label = _("Page")


class MenuLinkBlock(StructBlock):
    """An address outside the site."""

    url = URLBlock(label=_("address"))
    label_ro = CharBlock(label=_("label in Romanian"), default="")
    label_en = CharBlock(label=_("label in English"), default="")

    class Meta:
        icon = "link-external"
        label = _("Link")


MENU_BLOCKS = [("page", MenuPageBlock()), ("link", MenuLinkBlock())]


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """Contact facts, menus and the site-wide notice."""

    address = models.CharField(_("address"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    hours_ro = models.CharField(_("opening hours in Romanian"), max_length=200, blank=True)
    hours_en = models.CharField(_("opening hours in English"), max_length=200, blank=True)
    main_menu = LeanStreamField(MENU_BLOCKS, verbose_name=_("main menu"), blank=True, use_json_field=True)
    footer_menu = LeanStreamField(MENU_BLOCKS, verbose_name=_("footer menu"), blank=True, use_json_field=True)
    accessibility_page = models.ForeignKey(
        Page,
        verbose_name=_("accessibility statement"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    privacy_page = models.ForeignKey(
        Page, verbose_name=_("privacy page"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    partners_page = models.ForeignKey(
        Page,
        verbose_name=_("page of partners"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Names of partners lead to their place there."),
    )
    notice_ro = models.TextField(_("notice in Romanian"), max_length=300, blank=True)
    notice_en = models.TextField(_("notice in English"), max_length=300, blank=True)
    notice_until = models.DateTimeField(_("shown until"), null=True, blank=True)

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("address"),
                    FieldPanel("phone"),
                    FieldPanel("email"),
                    FieldRowPanel([FieldPanel("hours_ro"), FieldPanel("hours_en")]),
                ],
                heading=_("Contact"),
            ),
            ObjectList(
                [
                    FieldPanel("main_menu"),
                    FieldPanel("footer_menu"),
                    FieldPanel("accessibility_page"),
                    FieldPanel("privacy_page"),
                    FieldPanel("partners_page"),
                ],
                heading=_("Menus"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [FieldPanel("notice_ro"), FieldPanel("notice_en"), FieldPanel("notice_until")],
                        heading=_("Notice on every page"),
                    )
                ],
                heading=_("Notice"),
            ),
        ]
    )

    class Meta:
        verbose_name = _("site settings")

    @property
    def hours(self) -> str:
        return self.hours_en if get_language() == "en" else self.hours_ro

    @property
    def phone_link(self) -> str:
        """The first number of `phone` for a `tel:` address: `+40264596030`."""
        digits = "".join(re.findall(r"\d", re.split(r"[,;/]", self.phone)[0]))[:10]
        return f"+40{digits[1:]}" if len(digits) == 10 and digits.startswith("0") else digits

    @property
    def notice(self) -> str:
        """The notice in the active language while it is to be shown."""
        if self.notice_until and self.notice_until <= timezone.now():
            return ""
        return self.notice_en if get_language() == "en" else self.notice_ro

    def links(self, request, language: str) -> dict:
        """Both menus, the two legal pages and the page of partners for a language, in one query."""
        streams = {"main": list(self.main_menu.raw_data), "footer": list(self.footer_menu.raw_data)}
        ids = {item["value"]["page"] for items in streams.values() for item in items if item["type"] == "page"}
        ids |= {self.accessibility_page_id, self.privacy_page_id, self.partners_page_id}
        pages = menu_pages({pk for pk in ids if pk}, language)
        built = {
            name: [link for item in items if (link := menu_link(item, pages, request, language))]
            for name, items in streams.items()
        }
        for name in ("accessibility", "privacy", "partners"):
            pk = getattr(self, f"{name}_page_id")
            built[name] = pages[pk].get_url(request) if pk in pages else ""
        return built


def menu_pages(ids: set[int], language: str) -> dict[int, Page]:
    """Source page id → live page of that language."""
    sources = Page.objects.filter(translation_key=OuterRef("translation_key"), pk__in=ids)
    found = (
        Page.objects.live()
        .filter(
            locale__language_code=language,
            translation_key__in=Page.objects.filter(pk__in=ids).values("translation_key"),
        )
        .annotate(source_id=Subquery(sources.values("pk")[:1]))
        .only("pk", "title", "url_path", "locale_id", "path", "depth", "live", "content_type_id", "slug")
    )
    return {page.source_id: page for page in found}


def menu_link(item: dict, pages: dict[int, Page], request, language: str) -> dict | None:
    """A menu entry: title, url, whether it is a page of ours; None when the page has no live translation."""
    value = item["value"]
    label = value.get(f"label_{language}") or ""
    if item["type"] == "link":
        return {"title": label or value["url"], "url": value["url"], "is_page": False}
    page = pages.get(value["page"])
    if page is None:
        return None
    return {"title": label or page.title, "url": page.get_url(request), "is_page": True}


def marked_active(links: dict, path: str) -> dict:
    """The same links for the page at `path`: `is_active` where it stands below the entry."""
    menus = {
        name: [
            item | {"is_active": bool(item["is_page"] and item["url"]) and path.startswith(item["url"])}
            for item in links[name]
        ]
        for name in ("main", "footer")
    }
    return links | menus
