"""The evening of a debate for its moderator: who speaks now, who is next, who is there; a list to print; people to add."""

import datetime as dt

from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from cms.dates import CITY_ZONE, time_label
from cms.folding import fold

from ..actions import evening
from ..actions.speaking import record_sight, register
from ..forms import AddSpeakerForm, PlaceForm
from ..models import DebatePage, Speaker, SpeakingList
from ..queries.board import takes_questions
from ..queries.speaking import lists_for_staff
from ..workflow import EVENING, QUEUED, Turn, TurnRefused, Way, evening_verbs
from .board import BoardView, MoveQuestionView, board_rows
from .moderated import PERMISSION, Moderated

SOMEBODY_ELSES = gettext_lazy(
    "Nobody was entered: by this e-mail %(name)s is on the list already. Enter the other person without an e-mail."
)
VERB_LABELS = {
    "arrive": gettext_lazy("Is here"),
    "miss": pgettext_lazy("speaker", "Absent"),
    "call": gettext_lazy("Call now"),
    "finish": gettext_lazy("Has spoken"),
    "put_back": gettext_lazy("Back into the list"),
    "take_out": gettext_lazy("Take off the list"),
}
RARE = ("call", "finish", "take_out")  # folded away beside somebody who waits for the turn


class ListsView(WagtailAdminTemplateMixin, Moderated, TemplateView):
    """Every debate at which people register to speak, the next one first."""

    page_title = gettext_lazy("Speakers")
    header_icon = "group"
    template_name = "debates/staff/speaking_lists.html"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        rows = [
            {
                "title": page.title,
                "when": page.date_label,
                "url": reverse("speaking:evening", args=[pk]),
                "counts": said_of(counts),
            }
            for pk, page, counts in lists_for_staff(timezone.localdate(timezone=CITY_ZONE))
        ]
        return super().get_context_data(**kwargs) | {"rows": rows, "boards": board_rows()}


def said_of(counts: dict[str, int]) -> str:
    """`12 with a place, 3 waiting, 5 have spoken`."""
    parts = (
        (Turn.LISTED, ngettext("%(n)d with a place", "%(n)d with a place", counts.get(Turn.LISTED, 0))),
        (Turn.WAITING, ngettext("%(n)d waiting", "%(n)d waiting", counts.get(Turn.WAITING, 0))),
        (Turn.SPOKEN, ngettext("%(n)d has spoken", "%(n)d have spoken", counts.get(Turn.SPOKEN, 0))),
        (Turn.ABSENT, ngettext("%(n)d absent", "%(n)d absent", counts.get(Turn.ABSENT, 0))),
    )
    return ", ".join(words % {"n": counts[key]} for key, words in parts if counts.get(key)) or _("nobody yet")


class EveningView(WagtailAdminTemplateMixin, Moderated, TemplateView):
    """Now, next, and everybody in their order."""

    header_icon = "group"
    template_name = "debates/staff/evening.html"

    def get_page_title(self):
        return self.page.title

    def get_page_subtitle(self):
        return self.page.date_label

    def get_breadcrumbs_items(self) -> list[dict]:
        lists = {"url": reverse("speaking:index"), "label": ListsView.page_title}
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, lists, here]

    def get_context_data(self, **kwargs):
        now = timezone.now()
        record_sight(speaking=self.speaking, by=self.request.user, now=now)
        people = list(self.speaking.speakers.exclude(status=Turn.CANCELLED))
        questions = reverse("speaking:questions", args=[self.speaking.key]) if takes_questions(self.page) else ""
        facts = evening_facts(self.speaking, self.page, people, now)
        return super().get_context_data(**kwargs) | facts | {"questions_url": questions}


def evening_facts(speaking: SpeakingList, page: DebatePage, people: list[Speaker], now: dt.datetime) -> dict:
    """Everything that the screen shows, from one list of rows."""
    minutes = page.speaking_minutes
    queue = sorted(
        (row for row in people if row.status in QUEUED), key=lambda row: (row.status != Turn.LISTED, row.number)
    )
    current = next((row for row in people if row.status == Turn.SPEAKING), None)
    counts = {status: sum(row.status == status for row in people) for status in Turn.values}
    left = dt.timedelta(minutes=minutes * counts[Turn.LISTED])
    ends = max(now, page.starts_at or now) + left
    return {
        "speaking": speaking,
        "current": current and entry(current) | clock_of(current, minutes, now),
        "next": queue[0] if queue else None,
        "queue": in_order(queue),
        "done": [entry(row) for row in people if row.status in (Turn.SPOKEN, Turn.ABSENT)],
        "counts": said_of(counts),
        "here": sum(row.arrived_at is not None for row in people),
        "minutes": minutes,
        "ends": time_label(ends.astimezone(CITY_ZONE).time()) if counts[Turn.LISTED] else "",
        "add_form": AddSpeakerForm(initial={"way": page.ways[0], "language": "ro"}),
    }


def in_order(queue: list[Speaker]) -> list[dict]:
    """Each with the place among those who have the same standing."""
    ranks = dict.fromkeys(QUEUED, 0)
    found = []
    for row in queue:
        ranks[row.status] += 1
        found.append(entry(row) | {"rank": ranks[row.status]})
    return found


def entry(row: Speaker) -> dict:
    """One person as a row of the screen, with what may be done."""
    verbs = [{"verb": verb, "label": VERB_LABELS[verb]} for verb in evening_verbs(row.status) if is_offered(row, verb)]
    seconds = row.seconds_spoken
    return {
        "pk": row.pk,
        "name": row.name or _("(name deleted)"),
        "about": row.about,
        "is_online": row.way == Way.ONLINE,
        "way": row.get_way_display(),
        "status": row.status,
        "status_label": row.get_status_display(),
        "is_here": row.arrived_at is not None,
        "spoke": f"{seconds // 60}:{seconds % 60:02}" if seconds is not None else "",
        "verbs": [verb for verb in verbs if verb["verb"] not in RARE],
        "rare": [verb for verb in verbs if verb["verb"] in RARE],
    }


def is_offered(row: Speaker, verb: str) -> bool:
    """Nobody comes twice; who speaks has the two buttons at the top."""
    return not (verb == "arrive" and row.arrived_at)


def clock_of(row: Speaker, minutes: int, now: dt.datetime) -> dict:
    """Since when and until when somebody speaks, and for the script how many seconds are left."""
    ends_at = row.started_at + dt.timedelta(minutes=minutes)
    return {
        "since": f"{row.started_at.astimezone(CITY_ZONE):%H:%M:%S}",
        "until": f"{ends_at.astimezone(CITY_ZONE):%H:%M:%S}",
        "seconds_left": round((ends_at - now).total_seconds()),
    }


class ActView(Moderated):
    """One button of the evening's screen."""

    http_method_names = ["post"]

    def post(self, request, pk):
        asked = {"by": request.user, "now": timezone.now()}
        try:
            anchor = self.act(request.POST, asked)
        except (TurnRefused, ValueError):
            messages.warning(request, _("Somebody else was faster: the list has changed. Look again."))
            anchor = ""
        return redirect(reverse("speaking:evening", args=[pk]) + anchor)

    def act(self, typed, asked: dict) -> str:
        """Do what was pressed; where the page is to be looked at afterwards."""
        verb = typed.get("verb", "")
        number = int(typed.get("speaker") or 0)
        if verb == "next":
            evening.call_next(speaking=self.speaking, expected=number, **asked)
            return ""
        row = self.speaking.speakers.select_related("speaking").filter(pk=number).first()
        if row is None:
            raise TurnRefused
        if verb == "move":
            form = PlaceForm(typed)
            if form.is_valid():
                evening.move(speaker=row, place=form.cleaned_data["place"], **asked)
        elif verb in EVENING:
            evening.turn(speaker=row, verb=verb, page=self.page, **asked)
        else:
            raise TurnRefused
        return "" if verb in ("call", "finish", "put_back") else f"#speaker-{row.pk}"


class AddView(Moderated):
    """Whoever asks by phone or at the door."""

    http_method_names = ["post"]

    def post(self, request, pk):
        form = AddSpeakerForm(request.POST)
        if form.is_valid():
            row = register(page=self.page, by=request.user, now=timezone.now(), **form.cleaned_data)
            if fold(row.name) == fold(form.cleaned_data["name"]):
                messages.success(request, _("Entered: %(status)s.") % {"status": row.get_status_display()})
            else:
                messages.warning(request, SOMEBODY_ELSES % {"name": row.name})
        else:
            messages.error(request, _("Give a name; an e-mail has to be one, or stay empty."))
        return redirect("speaking:evening", pk=pk)


class PrintView(Moderated):
    """The list on paper, for the table at the door."""

    def get(self, request, pk):
        now = timezone.now()
        record_sight(speaking=self.speaking, by=request.user, now=now, verb="print_speakers")
        people = list(self.speaking.speakers.exclude(status=Turn.CANCELLED))
        facts = evening_facts(self.speaking, self.page, people, now)
        rows = [entry(row) for row in people if row.status == Turn.SPEAKING] + facts["queue"] + facts["done"]
        facts |= {"title": self.page.title, "when": self.page.date_label, "where": self.page.full_place_label}
        return render(request, "debates/staff/speakers_print.html", facts | {"rows": rows})


class SpeakersMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return request.user.has_perm(PERMISSION)


class SpeakingViewSet(ViewSet):
    """Lists of speakers; there is nothing to add or delete but people."""

    name = "speaking"
    icon = "group"
    menu_label = gettext_lazy("Speakers")
    menu_order = 95
    add_to_admin_menu = True

    def get_menu_item(self, order=None):
        return SpeakersMenuItem(
            self.menu_label, self.menu_url, name="speaking", icon_name=self.icon, order=order or self.menu_order
        )

    def get_urlpatterns(self) -> list:
        return [
            path("", ListsView.as_view(), name="index"),
            path("<int:pk>/", EveningView.as_view(), name="evening"),
            path("<int:pk>/act/", ActView.as_view(), name="act"),
            path("<int:pk>/add/", AddView.as_view(), name="add"),
            path("<int:pk>/print/", PrintView.as_view(), name="print"),
            path("questions/<uuid:key>/", BoardView.as_view(), name="questions"),
            path("questions/<uuid:key>/act/", MoveQuestionView.as_view(), name="question"),
        ]
