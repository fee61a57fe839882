"""What readers can follow: under which name, and where they ask for letters about it."""

import uuid

from django.utils.functional import SimpleLazyObject
from wagtail import hooks


def way_to_follow(subject: str, page=None) -> str:
    """Where one asks to be written to, told by the hook `way_to_follow(subject, page)`; empty where there is no such way."""
    told = (function(subject, page) for function in hooks.get_hooks("way_to_follow")) if subject else ()
    return next(filter(None, told), "")


class FollowedMixin:
    """For pages: `followed_as` is the kind of their subject: "section", "page" (its dates) or an app's own; empty: not by itself."""

    followed_as = ""
    translation_key: uuid.UUID

    @property
    def subject(self) -> str:
        """What one follows; the same in both languages."""
        return f"{self.followed_as}:{self.translation_key.hex}" if self.followed_as else ""

    def get_context(self, request, *args, **kwargs):
        way = SimpleLazyObject(lambda: way_to_follow(self.subject, self))
        return super().get_context(request, *args, **kwargs) | {"follow_url": way}
