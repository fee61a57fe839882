"""Blocks of text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..richtext import linked_addresses

RICH_TEXT_FEATURES = ["h3", "bold", "italic", "link", "document-link", "ul", "ol"]


class HeadingBlock(blocks.CharBlock):
    """A heading of the second level; the page's title is the first."""

    def __init__(self, **kwargs):
        kwargs.setdefault("default", "")
        super().__init__(**kwargs)

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"
        preview_value = "Ce s-a schimbat de la ultima întâlnire"
        description = _("A heading inside the page.")


class ParagraphBlock(blocks.RichTextBlock):
    """Running text."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", RICH_TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/paragraph.html"
        preview_value = "<p>Un paragraf cu <b>cuvinte importante</b> și cu o listă:</p><ul><li>prima idee</li><li>a doua idee</li></ul>"
        description = _("Text with lists and links.")


class QuoteBlock(blocks.StructBlock):
    """Somebody's words and who said them."""

    text = blocks.TextBlock(label=_("quotation"), default="", rows=3)
    who = blocks.CharBlock(label=_("who said it"), required=False, default="")

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quote.html"
        preview_value = {"text": "Orașul se schimbă când îl imaginăm împreună.", "who": "Exemplu"}
        description = _("A quotation with its author.")


class NoticeBlock(blocks.StructBlock):
    """A message that stands out."""

    title = blocks.CharBlock(label=_("title"), default="")
    text = blocks.TextBlock(label=_("text"), default="", rows=2)

    class Meta:
        icon = "info-circle"
        label = _("Notice")
        template = "blocks/notice.html"
        preview_value = {"title": "De reținut", "text": "Întâlnirea se mută în sala mare."}
        description = _("A message that stands out.")


class CallToActionBlock(blocks.StructBlock):
    """One thing to do next."""

    text = blocks.CharBlock(label=_("text of the button"), default="")
    page = blocks.PageChooserBlock(label=_("page"), required=False)
    url = blocks.URLBlock(label=_("or address outside the site"), required=False)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        chosen = value.get("page")
        address = linked_addresses([chosen.pk]).get(chosen.pk) if chosen else None
        url = value.get("url") or ""
        # A translation may override the address, and wagtail-localize keeps what was sent: nothing but the web is led to.
        outside = url if url.startswith(("https://", "http://")) else ""
        return context | {"address": address or outside, "is_external": not address}

    class Meta:
        icon = "arrow-right"
        label = _("Button")
        template = "blocks/call_to_action.html"
        preview_value = {"text": "Trimite o idee", "url": "https://example.org/"}
        description = _("A button that leads to a page.")
