"""Access to single forms: said by whoever works at the form's whole desk, of people of the staff area and of groups."""

from django import forms
from django.contrib.auth.models import Group
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accounts.models import User

from ..actions.staffing import TICKS, give_form, take_form_back
from ..models import Form, FormAccess
from ..permissions import desks_of, forms_without, may

CHOOSE = gettext_lazy("Choose")
TICK_CHOICES = [(name, FormAccess._meta.get_field(name).verbose_name) for name in TICKS]


def given_by(user):
    """Forms of whole desks only, so that nobody hands on what was lent, and none that is closed to this person."""
    if not (desks_of(user) and may(user, "change_formaccess")):
        raise Http404
    return Form.objects.filter(desk__in=desks_of(user)).exclude(pk__in=forms_without(user, "view_submission"))


def names_oneself(by, user, group) -> bool:
    """Whether a row would be about the one who says it: what was taken from somebody is given back by others."""
    if by.is_superuser:
        return False
    return by == user or bool(group and by.groups.filter(pk=group.pk).exists())


class GiveForm(forms.Form):
    """Which form, to whom, and what of it; the role is the upper bound of everything that is ticked."""

    form = forms.ModelChoiceField(None, label=gettext_lazy("Form"), empty_label=CHOOSE)
    user = forms.ModelChoiceField(None, label=gettext_lazy("Colleague"), empty_label=CHOOSE, required=False)
    group = forms.ModelChoiceField(
        None,
        label=gettext_lazy("Or everybody of a group"),
        empty_label=CHOOSE,
        required=False,
        help_text=gettext_lazy("What is said of a colleague counts instead of what is said of his or her groups."),
    )
    ticks = forms.MultipleChoiceField(
        label=gettext_lazy("On this form"),
        choices=TICK_CHOICES,
        initial=TICKS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "What is not ticked is taken away, also from people of the desk; what is ticked needs the role, too. "
            "Without “sees what was sent” the form is closed to them."
        ),
    )

    def __init__(self, *args, offered, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["form"].queryset = offered
        staff = Q(groups__isnull=False) | Q(is_superuser=True) | Q(user_permissions__codename="access_admin")
        people = User.objects.filter(staff, is_active=True).distinct()
        self.fields["user"].queryset = people.order_by("first_name", "last_name", "email")
        self.fields["group"].queryset = Group.objects.order_by("name")

    def clean(self) -> dict:
        cleaned = super().clean()
        user, group = cleaned.get("user"), cleaned.get("group")
        if bool(user) == bool(group) and not self.errors:
            self.add_error("user", _("Choose a colleague or a group: one of the two."))
        elif names_oneself(self.by, user, group):
            self.add_error("user" if user else "group", _("This names yourself: a colleague has to say it."))
        return cleaned

    @property
    def said(self) -> dict:
        """What the action takes."""
        ticked = self.cleaned_data["ticks"]
        found = {name: self.cleaned_data[name] for name in ("form", "user", "group")}
        return found | {name: name in ticked for name in TICKS}


class FormAccessView(WagtailAdminTemplateMixin, FormView):
    """Who may do what with which form, and saying one more; `change` in the address begins with a row as it is."""

    page_title = gettext_lazy("Access to single forms")
    header_icon = "lock"
    template_name = "participation/staff/form_access.html"
    form_class = GiveForm

    def dispatch(self, request, *args, **kwargs):
        self.offered = given_by(request.user)
        self.given = list(
            FormAccess.objects.filter(form__in=self.offered)
            .select_related("form", "user", "group")
            .order_by("form__title", "form", "group__name", "user__last_name", "pk")
        )
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict:
        asked = self.request.GET.get("change")
        row = next((row for row in self.given if str(row.pk) == asked), None)
        if row is None:
            return {}
        ticked = [name for name in TICKS if getattr(row, name)]
        return {"form": row.form_id, "user": row.user_id, "group": row.group_id, "ticks": ticked}

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"offered": self.offered, "by": self.request.user}

    def get_breadcrumbs_items(self) -> list[dict]:
        inbox = {"url": reverse("inbox:index"), "label": _("Inbox")}
        return [*self.breadcrumbs_items, inbox, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict:
        labels = dict(TICK_CHOICES)
        for row in self.given:
            row.ticked = [labels[name] for name in TICKS if getattr(row, name)]
            row.taken = [labels[name] for name in TICKS if not getattr(row, name)]
        return super().get_context_data(**kwargs) | {"given": self.given}

    def form_valid(self, form):
        given = give_form(**form.said, by=self.request.user, now=timezone.now())
        who = given.user or given.group
        if given.sees:
            said = _("%(who)s works on “%(form)s” from now on.") % {"who": who, "form": given.form.title}
        else:
            said = _("“%(form)s” is closed to %(who)s from now on.") % {"who": who, "form": given.form.title}
        messages.success(self.request, said)
        return redirect("inbox:form_access")


@require_POST
def take_back(request, pk: int):
    """Of another desk, it is as if absent; so is what was said of oneself."""
    rows = FormAccess.objects.select_related("form", "user", "group").filter(form__in=given_by(request.user))
    access = get_object_or_404(rows, pk=pk)
    if names_oneself(request.user, access.user, access.group):
        raise Http404
    take_form_back(access=access, by=request.user, now=timezone.now())
    messages.success(request, _("Taken back."))
    return redirect("inbox:form_access")
