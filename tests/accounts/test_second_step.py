"""The second step: asked in every session where it is required, and never weakened by a password alone."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.accounts.people import PASSWORD, SECRET, current_code, sign_in

pytestmark = pytest.mark.django_db


def test_password_alone_opens_the_staff_area_when_no_second_step_is_required(client, staff):
    sign_in(client)
    assert client.get("/admin/").status_code == 200


def test_without_any_second_factor_everything_leads_to_setting_one_up(client, staff, strict):
    sign_in(client)
    for address in ("/admin/", "/admin/account/", "/admin/pages/"):
        response = client.get(address)
        assert response.status_code == 302
        assert response.url.startswith("/cont/2fa/totp/activate/?next=%2Fadmin%2F")
    assert client.get("/admin/", headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403
    assert client.post("/admin/account/", {}).url.startswith("/cont/2fa/totp/activate/")


def test_setting_up_needs_no_second_password_and_opens_this_session(client, staff, strict):
    sign_in(client)
    form = client.get("/cont/2fa/totp/activate/")
    assert form.status_code == 200
    secret = form.context["form"].secret
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.transaction.on_commit", lambda run, **kwargs: run())
        response = client.post("/cont/2fa/totp/activate/", {"code": code})
    assert response.url == reverse("mfa_view_recovery_codes")
    assert client.get(response.url).context["unused_codes"]
    assert client.get("/admin/").status_code == 200


def test_fresh_session_is_asked_for_the_code_again(second_factor, strict):
    for _ in range(2):
        client = Client()
        response = sign_in(client, next="/admin/account/")
        assert response.url.startswith("/cont/2fa/authenticate/")
        assert client.get("/admin/").url.startswith("/cont/login/") or "login" in client.get("/admin/").url
        response = client.post("/cont/2fa/authenticate/", {"code": current_code()})
        assert response.url == "/admin/account/"
        assert client.get("/admin/account/").status_code == 200


def test_wrong_code_opens_nothing(client, second_factor, strict):
    sign_in(client)
    client.post("/cont/2fa/authenticate/", {"code": "000000"})
    assert "_auth_user_id" not in client.session


def test_recovery_code_is_a_second_step(client, second_factor, strict):
    code = RecoveryCodes.activate(second_factor).get_unused_codes()[0]
    sign_in(client)
    client.post("/cont/2fa/authenticate/", {"code": code})
    assert client.get("/admin/").status_code == 200


def test_session_older_than_the_second_factor_is_asked_for_it(client, staff, strict):
    """The person has an authenticator; this session has not been authenticated with it."""
    sign_in(client)
    TOTP.activate(staff, SECRET)
    assert client.get("/admin/account/").url == "/cont/2fa/reauthenticate/?next=%2Fadmin%2Faccount%2F"
    response = client.post(
        "/cont/2fa/reauthenticate/?next=/admin/account/", {"code": current_code(), "next": "/admin/account/"}
    )
    assert response.url == "/admin/account/"
    assert client.get("/admin/account/").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/cont/2fa/",
        "/cont/2fa/totp/deactivate/",
        "/cont/2fa/recovery-codes/",
        "/cont/2fa/webauthn/add/",
        "/cont/password/change/",
    ],
)
def test_password_alone_cannot_weaken_an_existing_second_factor(client, staff, address):
    """Even where the second step is not required: who has one is protected by it."""
    sign_in(client)
    TOTP.activate(staff, SECRET)
    client.post("/cont/reauthenticate/", {"password": PASSWORD})
    assert client.get(address).url.startswith("/cont/2fa/reauthenticate/")
    client.post(address, {})
    assert Authenticator.objects.filter(user=staff, type="totp").exists()


def test_records_of_somebody_else_do_not_count(client, second_factor, strict):
    other = User.objects.create_user("altul@example.org", PASSWORD)
    other.groups.set(second_factor.groups.all())
    sign_in(client)
    client.post("/cont/2fa/authenticate/", {"code": current_code()})
    client.force_login(other)
    assert client.get("/admin/").url.startswith("/cont/2fa/totp/activate/")


def test_public_paths_touch_neither_session_nor_user(rf):
    from accounts.middleware import StaffLanguageMiddleware, StaffMfaMiddleware

    class Untouchable:
        def __getattr__(self, name):
            raise AssertionError(f"touched {name}")

    request = rf.get("/ro/dezbateri/")
    request.user = request.session = Untouchable()
    answer = object()
    assert StaffLanguageMiddleware(StaffMfaMiddleware(lambda request: answer))(request) is answer
