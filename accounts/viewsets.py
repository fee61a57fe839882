"""Wagtail's user management, told who is acting."""

from django.core.exceptions import PermissionDenied
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction
from wagtail.users.views.users import CreateView, DeleteView, EditView, UserViewSet

from .forms import StaffCreationForm, StaffEditForm
from .permissions import grantable_groups, is_last_manager, may_change


class ActorMixin:
    """Gives the form the person who acts."""

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "actor": self.request.user}


class ProtectedTargetMixin:
    """Refuses to touch somebody whose rights exceed the actor's."""

    def dispatch(self, request, *args, **kwargs):
        if not may_change(request.user, self.get_object()):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class StaffCreateView(ActorMixin, CreateView):
    """Adds a colleague."""


class StaffEditView(ProtectedTargetMixin, ActorMixin, EditView):
    """Changes a colleague's name, address, roles, or closes the account."""


class StaffDeleteView(ProtectedTargetMixin, DeleteView):
    """Deletes an account; closing it is kinder to the log."""

    def dispatch(self, request, *args, **kwargs):
        if is_last_manager(self.get_object()):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class StaffUserViewSet(UserViewSet):
    """Registered through accounts.apps.StaffUsersAppConfig."""

    add_view_class = StaffCreateView
    edit_view_class = StaffEditView
    delete_view_class = StaffDeleteView

    def get_form_class(self, for_update: bool = False):
        return StaffEditForm if for_update else StaffCreationForm


class GuardedBulkMixin:
    """The same guard for many at once; nobody is acted on by himself."""

    def check_perm(self, obj) -> bool:
        user = self.request.user
        return super().check_perm(obj) and obj.pk != user.pk and may_change(user, obj) and not is_last_manager(obj)


class GuardedAssignRole(GuardedBulkMixin, AssignRoleBulkAction):
    """Offers only the roles that the actor may give."""

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields["role"].queryset = grantable_groups(self.request.user)
        return form


class GuardedDelete(GuardedBulkMixin, DeleteBulkAction):
    """Deletes only whom the actor may change."""


class GuardedSetActiveState(GuardedBulkMixin, SetActiveStateBulkAction):
    """Closes or opens only whom the actor may change."""
