"""The questions of an evening for its moderator: read, put on the screen, answered, left out."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..actions.board import move_question
from ..models import BoardQuestion
from ..queries.board import boards_for_staff, words_of
from ..workflow import SPOTS, Spot, TurnRefused, spot_verbs
from .moderated import Moderated

AUTO, SECONDS = "auto", 15  # in the address: the page looks for new questions after so many seconds
VERB_LABELS = {
    "show": gettext_lazy("Put on the screen"),
    "answer": pgettext_lazy("question", "Answered"),
    "hide": gettext_lazy("Leave out"),
}
HEADINGS = {
    Spot.WAITING: gettext_lazy("Wait for you"),
    Spot.SHOWN: gettext_lazy("On the screen now"),
    Spot.ANSWERED: gettext_lazy("Answered in the room"),
    Spot.HIDDEN: gettext_lazy("Left out"),
}


def board_rows() -> list[dict]:
    """Every debate with a form for questions, for the list of evenings."""
    return [
        {
            "title": page.title,
            "when": page.date_label,
            "url": reverse("speaking:questions", args=[page.translation_key]),
            "waiting": waiting,
            "shown": shown,
        }
        for page, waiting, shown in boards_for_staff()
    ]


class BoardView(WagtailAdminTemplateMixin, Moderated, TemplateView):
    """What waits, what stands on the screen, what is over."""

    header_icon = "help"
    template_name = "debates/staff/board.html"

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        if AUTO in request.GET:
            response.headers["Refresh"] = str(SECONDS)
        return response

    def get_page_title(self):
        return _("Questions: %(title)s") % {"title": self.page.title}

    def get_breadcrumbs_items(self) -> list[dict]:
        evenings = {"url": reverse("speaking:index"), "label": _("Speakers")}
        return [*self.breadcrumbs_items, evenings, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        key = self.kwargs["key"]
        rows = list(BoardQuestion.objects.of(key))
        groups = [
            {"heading": heading, "state": state.value, "rows": [entry(row) for row in rows if row.state == state]}
            for state, heading in HEADINGS.items()
        ]
        return super().get_context_data(**kwargs) | {
            "groups": groups,
            "act_url": reverse("speaking:question", args=[key]),
            "screen_url": reverse("board", args=[key]),
            "refreshes": AUTO in self.request.GET,
        }


def entry(row: BoardQuestion) -> dict:
    return {
        "pk": row.pk,
        "text": words_of(row.submission) or _("(nothing that can be shown)"),
        "lang": row.submission.language,
        "verbs": [{"verb": verb, "label": VERB_LABELS[verb]} for verb in spot_verbs(row.state)],
    }


class MoveQuestionView(Moderated):
    """One button beside a question."""

    http_method_names = ["post"]

    def post(self, request, key):
        number, verb = request.POST.get("question", ""), request.POST.get("verb", "")
        rows = BoardQuestion.objects.of(key)
        question = get_object_or_404(rows, pk=int(number) if number.isdecimal() else 0)
        if verb not in SPOTS:
            raise Http404
        try:
            move_question(question=question, verb=verb, by=request.user, now=timezone.now())
        except TurnRefused:
            messages.warning(request, _("Somebody else was faster: the list has changed. Look again."))
        suffix = f"?{AUTO}" if AUTO in request.POST else ""
        return redirect(reverse("speaking:questions", args=[key]) + suffix)
