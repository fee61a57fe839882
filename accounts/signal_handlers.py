"""One signal: whoever sets up a second factor has just used it, so this session has it."""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.dispatch import receiver


@receiver(authenticator_added)
def count_set_up_as_second_factor(request, user, authenticator, **kwargs) -> None:
    """Without this the person would wait for the next code (each is taken once), to work or to see the recovery codes."""
    if authenticator.type in (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN):
        record_authentication(
            request, user, method="mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True
        )
