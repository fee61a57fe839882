"""Wagtail's user forms for people who sign in by e-mail, with the guards against escalation."""

from allauth.account.models import EmailAddress
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.models import UserProfile

from .models import User
from .permissions import MANAGE_USERS, grantable_groups, is_last_manager


class GuardedRights(forms.ModelForm):
    """Limits groups and the superuser flag to what the acting person may grant; without an actor, to nothing."""

    error_messages = {
        **UserCreationForm.error_messages,
        "duplicate_username": _("This address is already in use."),
        "last_manager": _("This is the last person who can manage accounts: give this right to somebody else first."),
    }

    def __init__(self, *args, actor: User | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor
        if actor is None or not actor.is_superuser:
            self.fields.pop("is_superuser", None)
        if actor is not None and actor.pk == self.instance.pk:
            # A role is given by somebody else.
            self.fields.pop("groups", None)
        else:
            self.fields["groups"].queryset = grantable_groups(actor)
            self.fields["groups"].label = _("Roles")

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def _save_m2m(self) -> None:
        """Keep the groups that the actor may not touch."""
        untouchable = []
        if "groups" in self.fields:
            untouchable = list(self.instance.groups.exclude(pk__in=self.fields["groups"].queryset))
        super()._save_m2m()
        self.instance.groups.add(*untouchable)


class StaffCreationForm(GuardedRights, UserCreationForm):
    """A new colleague; without a password the person chooses one through "Forgot your password?"."""

    password_required = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "password1" in self.fields:
            self.fields["password1"].help_text = _(
                "Best left empty: the person chooses a password through “Forgot your password?” on the sign-in page."
            )

    def save(self, commit: bool = True) -> User:
        self.instance.is_staff = True
        if not self.cleaned_data.get("password1"):
            self.instance.set_unusable_password()
        user = super().save(commit=commit)
        if commit:
            profile = UserProfile.get_for_user(user)
            profile.preferred_language = "ro"
            profile.save(update_fields=["preferred_language"])
        return user


class StaffEditForm(GuardedRights, UserEditForm):
    """Passwords are set by their owners only: an administrator who could set one could sign in as anybody."""

    password_enabled = False

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.takes_management_away(cleaned) and is_last_manager(self.instance):
            raise ValidationError(self.error_messages["last_manager"], code="last_manager")
        return cleaned

    def takes_management_away(self, cleaned: dict) -> bool:
        """Whether the person could no longer manage accounts after saving."""
        if not cleaned.get("is_active", self.instance.is_active):
            return True
        if cleaned.get("is_superuser", self.instance.is_superuser):
            return False
        if "groups" not in cleaned:
            return False
        kept = self.instance.groups.exclude(pk__in=self.fields["groups"].queryset)
        managing = {"permissions__codename": MANAGE_USERS, "permissions__content_type__app_label": "accounts"}
        return not (cleaned["groups"].filter(**managing).exists() or kept.filter(**managing).exists())

    def save(self, commit: bool = True) -> User:
        user = super().save(commit=commit)
        if commit and "email" in self.changed_data:
            # Otherwise the old address could still ask for a new password.
            EmailAddress.objects.filter(user=user).exclude(email__iexact=user.email).delete()
        return user


class AddKeyForm(AddWebAuthnForm):
    """A security key; allauth leaves the label to the name of the field."""

    name = forms.CharField(label=_("Name of the key"), required=False)


class RenameKeyForm(EditWebAuthnForm):
    """A better name for a security key."""

    name = forms.CharField(label=_("Name of the key"))
