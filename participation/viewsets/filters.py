"""How the inbox is narrowed down; exports and "save and next" read the same filters."""

import django_filters
from django.db.models import F, Q
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from ..choices import OPEN_STATUSES, FormKind, Status
from ..models import Form, Submission
from ..permissions import colleagues, desks_of, sees_contact

MINE, NOBODY = "me", "nobody"
LANGUAGES = [("ro", _("Romanian")), ("en", _("English"))]


def forms_of(request):
    """The forms of this person's desks."""
    return Form.objects.filter(desk__in=desks_of(request.user))


class InboxFilterSet(WagtailFilterSet):
    """Kind, form, language, status, owner, day received, lateness."""

    status = django_filters.MultipleChoiceFilter(label=_("Status"), choices=Status.choices, widget=CheckboxSelectMultiple)
    kind = django_filters.ChoiceFilter(
        label=_("What it is"), field_name="form__kind", choices=FormKind.choices, widget=RadioSelect, empty_label=_("Anything")
    )
    form = django_filters.ModelChoiceFilter(label=_("Form"), queryset=forms_of, empty_label=_("All forms"))
    language = django_filters.ChoiceFilter(label=_("Language"), choices=LANGUAGES, widget=RadioSelect, empty_label=_("Both"))
    owner = django_filters.ChoiceFilter(label=_("Owner"), method="filter_owner", empty_label=_("Anybody"))
    due = django_filters.ChoiceFilter(
        label=_("Answer due"),
        method="filter_due",
        choices=[("late", _("Past the day")), ("week", _("Within a week"))],
        widget=RadioSelect,
        empty_label=_("Any day"),
    )
    received_at = django_filters.DateFromToRangeFilter(label=_("Received"), widget=DateRangePickerWidget)

    class Meta:
        model = Submission
        fields: list[str] = []

    def __init__(self, data=None, queryset=None, *, request=None, prefix=None):
        super().__init__(data, queryset, request=request, prefix=prefix)
        people = [(str(user.pk), str(user)) for user in colleagues(*desks_of(request.user))]
        self.filters["owner"].extra["choices"] = [(MINE, _("Mine")), (NOBODY, _("Nobody's")), *people]

    def filter_owner(self, queryset, name, value):
        if value == NOBODY:
            return queryset.filter(owner=None)
        return queryset.filter(owner=self.request.user.pk if value == MINE else value)

    def filter_due(self, queryset, name, value):
        today = timezone.localdate()
        if value == "late":
            return queryset.overdue(today)
        return queryset.awaiting_answer().filter(due_on__lte=today + timezone.timedelta(days=7))

    def filter_queryset(self, queryset):
        """Quarantine is a room of its own: its submissions are shown only when they are asked for."""
        if Status.QUARANTINED not in (self.form.cleaned_data.get("status") or []):
            queryset = queryset.real()
        return super().filter_queryset(queryset)


def narrowed(request, submissions, data):
    """These submissions under the filters and the words searched for in `data`; bad values narrow nothing."""
    filters = InboxFilterSet(data=data, request=request)
    submissions = filters.filter_queryset(submissions) if filters.is_valid() else submissions.real()
    return submissions.matching(data.get("q", ""), with_contact=sees_contact(request.user))


def next_after(submissions, place: tuple):
    """The open submission that comes next after `place` = (due_on, received_at, pk), by due date; None at the end."""
    due_on, received_at, pk = place
    later_same_day = Q(due_on=due_on) & (Q(received_at__gt=received_at) | Q(received_at=received_at, pk__gt=pk))
    after = later_same_day if due_on is None else later_same_day | Q(due_on__gt=due_on) | Q(due_on=None)
    rows = submissions.filter(after, status__in=OPEN_STATUSES).exclude(pk=pk)
    return rows.order_by(F("due_on").asc(nulls_last=True), "received_at", "pk").only("pk").first()
