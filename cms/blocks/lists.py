"""Blocks that list things."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from .text import RICH_TEXT_FEATURES


class FactBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("what"), default="")
    value = blocks.CharBlock(label=_("how much, when, who"), default="")


class FactListBlock(blocks.StructBlock):
    """Pairs of label and value."""

    facts = blocks.ListBlock(FactBlock(), label=_("facts"))

    class Meta:
        icon = "list-ul"
        label = _("Facts")
        template = "blocks/facts.html"
        preview_value = {
            "facts": [
                {"label": "Durata", "value": "30 de luni"},
                {"label": "Perioada", "value": "24.06.2019 – 24.12.2021"},
            ]
        }
        description = _("A list of facts with their labels.")


class DocumentListBlock(blocks.StructBlock):
    """Documents to download, with type, size, language and posting date."""

    documents = blocks.ListBlock(DocumentChooserBlock(), label=_("documents"))

    @property
    def is_previewable(self) -> bool:
        return True

    def get_preview_value(self):
        """The newest documents of the library, since there are none to ship."""
        return self.normalize({"documents": list(get_document_model().objects.order_by("-pk")[:2])})

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        return context | {"listed": [document.listed() for document in value["documents"] if document]}

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        template = "blocks/documents.html"
        description = _("Documents to download.")


class PartnerListBlock(blocks.StructBlock):
    """Organisations from their records: name, logo and description are written once, whatever pages show them."""

    partners = blocks.ListBlock(SnippetChooserBlock("cms.Organisation"), label=_("organisations"))

    @property
    def is_previewable(self) -> bool:
        return True

    def get_preview_value(self):
        """The first partners of the vocabulary, since there are none to ship."""
        partners = apps.get_model("cms", "Organisation").objects.filter(is_partner=True)
        return self.normalize({"partners": list(partners[:2])})

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        links = (parent_context or {}).get("site_links") or {}
        chosen = [organisation for organisation in value["partners"] if organisation]
        cards = apps.get_model("cms", "Organisation").cards(chosen, links.get("partners", ""))
        return context | {"listed": cards}

    class Meta:
        icon = "group"
        label = _("Partners")
        template = "blocks/partners.html"
        description = _("Organisations with their logos; a change of their record shows on every page.")


class AccordionItemBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("question"), default="")
    text = blocks.RichTextBlock(label=_("answer"), features=RICH_TEXT_FEATURES, default="")


class AccordionBlock(blocks.StructBlock):
    """Questions that open to their answers."""

    items = blocks.ListBlock(AccordionItemBlock(), label=_("questions and answers"))

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        template = "blocks/accordion.html"
        preview_value = {"items": [{"title": "Cine poate trimite o idee?", "text": "<p>Oricine.</p>"}]}
        description = _("Questions that open to their answers.")
