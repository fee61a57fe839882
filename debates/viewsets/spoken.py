"""A clerk enters what was said at a debate: through the questions of its form, into the same register."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from participation.choices import Channel
from participation.tokens import issue
from participation.viewsets.entry import EntryView

from ..models import DebatePage
from ..queries.register import about_choices, debate_key_of
from ..staff_forms import SpokenEntry


class SpokenView(EntryView):
    """One contribution after another, as the recording is listened to."""

    page_title = gettext_lazy("Enter what was said")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if debate_key_of(self.form_row) != kwargs["key"]:
            raise Http404
        pages = DebatePage.objects.filter(translation_key=kwargs["key"], alias_of=None).select_related("locale")
        self.page = min(pages, key=lambda page: page.locale.language_code != "ro")

    def get_page_title(self) -> str:
        return str(self.page_title)

    def get_page_subtitle(self) -> str:
        return self.page.title

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("registers:index"), "label": _("Contributions")},
            {"url": reverse("registers:register", args=[self.page.translation_key]), "label": self.page.title},
            {"url": "", "label": self.get_page_title()},
        ]

    def entry(self, data=None) -> SpokenEntry:
        now = timezone.now()
        begun = self.page.starts_at
        initial = {
            "received_at": begun if begun and begun < now else now,
            "token": issue(wording_id=self.wording.pk, now=now),
        }
        about = about_choices(self.page)
        return SpokenEntry(data, initial=initial, form=self.form_row, now=now, about=about, prefix="entry")

    def how(self, entry: dict) -> dict:
        return {"channel": Channel.SPOKEN, "about": entry["about"]}

    def leave(self, submission):
        """Straight on to the next one: forty people may have spoken."""
        case = messages.button(reverse("inbox:case", args=[submission.pk]), _("Open it"))
        stored = _("It stands in the register under number %(number)d.") % {"number": submission.contribution.number}
        messages.success(self.request, stored, buttons=[case])
        return redirect(self.request.path)
