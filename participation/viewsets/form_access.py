"""Access to single forms: given by whoever works at the form's whole desk, to people of the staff area."""

from django import forms
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

from ..actions.staffing import give_form, take_form_back
from ..models import Form, FormAccess
from ..permissions import desks_of, may


def given_by(user):
    """What this person gives out: forms of whole desks only, so that nobody hands on what was lent."""
    if not (desks_of(user) and may(user, "change_formaccess")):
        raise Http404
    return Form.objects.filter(desk__in=desks_of(user))


class GiveForm(forms.Form):
    form = forms.ModelChoiceField(None, label=gettext_lazy("Form"), empty_label=gettext_lazy("Choose"))
    user = forms.ModelChoiceField(None, label=gettext_lazy("Colleague"), empty_label=gettext_lazy("Choose"))

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["form"].queryset = offered
        staff = Q(groups__isnull=False) | Q(is_superuser=True) | Q(user_permissions__codename="access_admin")
        people = User.objects.filter(staff, is_active=True).distinct()
        self.fields["user"].queryset = people.order_by("first_name", "last_name", "email")


class FormAccessView(WagtailAdminTemplateMixin, FormView):
    """Who was given which form, and giving one more."""

    page_title = gettext_lazy("Access to single forms")
    header_icon = "lock"
    template_name = "participation/staff/form_access.html"
    form_class = GiveForm

    def dispatch(self, request, *args, **kwargs):
        self.offered = given_by(request.user)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"offered": self.offered}

    def get_breadcrumbs_items(self) -> list[dict]:
        inbox = {"url": reverse("inbox:index"), "label": _("Inbox")}
        return [*self.breadcrumbs_items, inbox, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict:
        given = FormAccess.objects.filter(form__in=self.offered).select_related("form", "user")
        return super().get_context_data(**kwargs) | {"given": given.order_by("form__title", "user__last_name")}

    def form_valid(self, form):
        given = give_form(**form.cleaned_data, by=self.request.user, now=timezone.now())
        said = _("%(who)s works on “%(form)s” from now on.") % {"who": given.user, "form": given.form.title}
        messages.success(self.request, said)
        return redirect("inbox:form_access")


@require_POST
def take_back(request, pk: int):
    """Of another desk, it is as if absent."""
    access = get_object_or_404(FormAccess.objects.select_related("form"), pk=pk, form__in=given_by(request.user))
    take_form_back(access=access, by=request.user, now=timezone.now())
    messages.success(request, _("Taken back."))
    return redirect("inbox:form_access")
