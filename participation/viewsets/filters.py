"""How the inbox is narrowed down; exports and "save and next" read the same filters."""

import django_filters
from django.db.models import F, Q
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from ..choices import OPEN_STATUSES, Channel, FormKind, Status
from ..models import Form, Submission
from ..permissions import colleagues, desks_of, forms_without, sees_contact
from .access import listed_forms

MINE, NOBODY = "me", "nobody"
LANGUAGES = [("ro", _("Romanian")), ("en", _("English"))]


class InboxFilterSet(WagtailFilterSet):
    """Kind, form, language, channel, status, owner, day received, lateness, what its author waits for."""

    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=Status.choices, widget=CheckboxSelectMultiple
    )
    kind = django_filters.ChoiceFilter(
        label=_("What it is"),
        field_name="form__kind",
        choices=FormKind.choices,
        widget=RadioSelect,
        empty_label=_("Anything"),
    )
    form = django_filters.ChoiceFilter(label=_("Form"), empty_label=_("All forms"))
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=LANGUAGES, widget=RadioSelect, empty_label=_("Both")
    )
    channel = django_filters.MultipleChoiceFilter(
        label=_("Channel"), choices=Channel.choices, widget=CheckboxSelectMultiple
    )
    owner = django_filters.ChoiceFilter(label=_("Owner"), method="filter_owner", empty_label=_("Anybody"))
    due = django_filters.ChoiceFilter(
        label=_("Answer due"),
        method="filter_due",
        choices=[("late", _("Past the day")), ("week", _("Within a week"))],
        widget=RadioSelect,
        empty_label=_("Any day"),
    )
    waits = django_filters.ChoiceFilter(
        label=_("The author"),
        method="filter_waits",
        choices=[
            ("reply", _("wrote last and waits for a reply")),
            ("erasure", _("asked for erasure")),
            ("confirmed", _("confirmed the e-mail address")),
            ("unconfirmed", _("has not confirmed the e-mail address")),
        ],
        widget=RadioSelect,
        empty_label=_("Anything"),
    )
    received_at = django_filters.DateFromToRangeFilter(label=_("Received"), widget=DateRangePickerWidget)
    tests = django_filters.ChoiceFilter(
        label=_("Tests"),
        method="filter_tests",
        choices=[("only", _("Only tests of the form"))],
        widget=RadioSelect,
        empty_label=_("Without tests"),
    )

    class Meta:
        model = Submission
        fields: list[str] = []

    def __init__(self, data=None, queryset=None, *, request=None, prefix=None):
        super().__init__(data, queryset, request=request, prefix=prefix)
        self.forms = {str(form.pk): form for form in self.offered_forms()}
        self.filters["form"].extra["choices"] = [(pk, form.title) for pk, form in self.forms.items()]
        people = [(str(user.pk), str(user)) for user in colleagues(*desks_of(request.user), also=request.user.pk)]
        self.filters["owner"].extra["choices"] = [(MINE, _("Mine")), (NOBODY, _("Nobody's")), *people]

    def offered_forms(self) -> list[Form]:
        return listed_forms(self.request.user)

    @property
    def one_form(self) -> Form | None:
        """The form that the list is narrowed to, if it is narrowed to one."""
        return self.forms.get(self.form.cleaned_data.get("form")) if self.is_valid() else None

    def filter_owner(self, queryset, name, value):
        if value == NOBODY:
            return queryset.filter(owner=None)
        return queryset.filter(owner=self.request.user.pk if value == MINE else value)

    def filter_due(self, queryset, name, value):
        today = timezone.localdate()
        if value == "late":
            return queryset.overdue(today)
        return queryset.awaiting_answer().filter(due_on__lte=today + timezone.timedelta(days=7))

    def filter_waits(self, queryset, name, value):
        if value == "reply":
            return queryset.waiting_for_us()
        if value == "erasure":
            return queryset.filter(erasure_asked_at__isnull=False, erased_at=None)
        return queryset.exclude(email="").filter(confirmed_at__isnull=value == "unconfirmed")

    def filter_tests(self, queryset, name, value):
        return queryset  # see filter_queryset: without the choice they are left out

    def filter_queryset(self, queryset):
        """Quarantine and tests are rooms of their own: what is there is shown only when it is asked for."""
        chosen = self.form.cleaned_data
        queryset = queryset.filter(is_test=chosen.get("tests") == "only")
        if Status.QUARANTINED not in (chosen.get("status") or []):
            queryset = queryset.exclude(status=Status.QUARANTINED)
        return super().filter_queryset(queryset)


def narrowed(request, submissions, data):
    """These submissions under the filters and the words searched for in `data`; bad values narrow nothing."""
    filters = InboxFilterSet(data=data, request=request)
    submissions = filters.filter_queryset(submissions) if filters.is_valid() else submissions.real()
    return matching(request.user, submissions, data.get("q", ""))


def matching(user, submissions, words: str):
    """The ones that hold these words, names and addresses among them where this person may know who wrote."""
    hidden = forms_without(user, "view_contact")
    return submissions.matching(words, with_contact=sees_contact(user), hidden_on=hidden)


def next_after(submissions, place: tuple):
    """The open submission that comes next after `place` = (due_on, received_at, pk), by due date; None at the end."""
    due_on, received_at, pk = place
    later_same_day = Q(due_on=due_on) & (Q(received_at__gt=received_at) | Q(received_at=received_at, pk__gt=pk))
    after = later_same_day if due_on is None else later_same_day | Q(due_on__gt=due_on) | Q(due_on=None)
    rows = submissions.filter(after, status__in=OPEN_STATUSES).exclude(pk=pk)
    return rows.order_by(F("due_on").asc(nulls_last=True), "received_at", "pk").only("pk").first()
