"""The second reading of a contested application: read by code like the first, points handed in once."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from ..actions import panel
from ..forms.judging import ReasonForm
from ..models import Application, CommitteeSeat, PanelReading
from ..queries.revising import readings_of
from .doors import attempt, own_seat
from .reviewing import Sheet, file_of


def own_reading(seat: CommitteeSeat, pk: int) -> PanelReading:
    return get_object_or_404(readings_of(seat.judge, seat.committee), revision=pk)


class AgainSheetView(Sheet):
    """The contested application and the grid; what the first readers gave is not shown."""

    @cached_property
    def reading(self) -> PanelReading:
        return own_reading(self.seat, self.kwargs["revision_pk"])

    @property
    def application(self) -> Application:
        return self.reading.revision.application

    @property
    def is_locked(self) -> bool:
        return self.reading.is_handed_in

    @property
    def is_judging(self) -> bool:
        return not self.reading.is_handed_in

    @property
    def recusal_url(self) -> str:
        return self.address("again_back")

    def file_url(self, number: int) -> str:
        return self.address("again_file", number)

    def address(self, name: str, *more) -> str:
        return reverse(f"grants:{name}", args=[self.seat.committee_id, self.kwargs["revision_pk"], *more])

    def get_initial(self) -> dict:
        given = {f"points_{row}": points for row, points in self.reading.given.items()}
        return given | {"remark": self.reading.remark}

    def keep(self, **facts) -> None:
        panel.save_reading(reading=self.reading, **facts)


@require_POST
def again_back(request, pk: int, revision_pk: int):
    """Somebody else reads it."""
    reading = own_reading(own_seat(request.user, pk), revision_pk)
    form = ReasonForm(request.POST, prefix="recusal")
    if not form.is_valid():
        messages.error(request, _("Say what connects you with this application."))
        return redirect("grants:again_sheet", pk, revision_pk)
    facts = {"reason": form.cleaned_data["reason"], "now": timezone.now()}
    attempt(request, _("You do not judge this application."), panel.stand_back, reading=reading, **facts)
    return redirect("grants:desk", pk)


@require_safe
def again_file(request, pk: int, revision_pk: int, number: int):
    """A file of it, by the same rule as in the first reading."""
    seat = own_seat(request.user, pk)
    return file_of(seat, own_reading(seat, revision_pk).revision.application, number)
