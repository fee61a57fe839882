"""The blocks that editors write pages with, by family."""

from wagtail.blocks import StreamBlock

from .lists import AccordionBlock, DocumentListBlock, FactListBlock, PartnerListBlock
from .media import CaptionedImageBlock
from .text import CallToActionBlock, HeadingBlock, NoticeBlock, ParagraphBlock, QuoteBlock

__all__ = ["BodyBlock"]


class BodyBlock(StreamBlock):
    """The body of a page, whatever its section."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    image = CaptionedImageBlock()
    quote = QuoteBlock()
    facts = FactListBlock()
    documents = DocumentListBlock()
    partners = PartnerListBlock()
    accordion = AccordionBlock()
    notice = NoticeBlock()
    call_to_action = CallToActionBlock()

    class Meta:
        template = "blocks/body.html"
