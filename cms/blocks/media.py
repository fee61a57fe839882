"""Blocks of pictures."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock


class CaptionedImageBlock(blocks.StructBlock):
    """A picture; its alternative text, or that it is decorative, is said per use and per language."""

    image = ImageBlock(label=_("image"))
    caption = blocks.CharBlock(label=_("caption"), required=False, default="")

    @property
    def is_previewable(self) -> bool:
        return True

    def get_preview_value(self):
        """The newest picture of the library, since there is none to ship."""
        image = get_image_model().objects.order_by("-pk").first()
        if image is not None:
            image.decorative = True
        return self.normalize({"image": image, "caption": "Sub imagine se spune ce arată și cine a făcut-o."})

    class Meta:
        icon = "image"
        label = _("Image")
        template = "blocks/image.html"
        description = _("A picture with its caption.")
