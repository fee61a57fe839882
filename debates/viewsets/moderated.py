"""Who leads evenings: the guard of every screen about one."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import View

from participation.views.requests import keep_private

from ..models import SpeakingList
from ..models.speakers import in_language, pages_of

PERMISSION = "debates.moderate_speakinglist"


class Moderated(View):
    """For whoever leads evenings; for everybody else nothing is there."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        if "pk" in kwargs:
            self.speaking = get_object_or_404(SpeakingList, pk=kwargs["pk"])
        key = self.speaking.key if "pk" in kwargs else kwargs.get("key")
        if key:
            self.page = in_language(pages_of(key), "ro")
            if self.page is None:
                raise Http404
        # Without a referrer a browser hides its origin too, and the buttons would be refused.
        return keep_private(super().dispatch(request, *args, **kwargs), referrer="same-origin")
