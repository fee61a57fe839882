"""Signing in: stock pages lead to ours, redirects stay on the site, errors tell nothing, every page renders."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.accounts.people import PASSWORD, current_code, sign_in

pytestmark = pytest.mark.django_db


# --- doors -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/admin/", "/admin/pages/", "/admin/login/", "/admin/users/"])
def test_staff_pages_lead_to_sign_in_with_the_way_back(client, address):
    response = client.get(address, follow=True)
    path, _ = response.redirect_chain[-1]
    assert path.startswith("/cont/login/?next=%2Fadmin%2F")
    assert response.status_code == 200


def test_wagtails_own_sign_in_form_is_nowhere(client, staff):
    response = client.post("/admin/login/", {"username": staff.email, "password": PASSWORD})
    assert response.status_code == 302
    assert "_auth_user_id" not in client.session
    assert client.get("/admin/password_reset/").status_code in (302, 404)


def test_sign_in_leads_to_the_page_that_was_asked_for(client, staff):
    assert sign_in(client, next="/admin/account/").url == "/admin/account/"
    assert client.get("/admin/account/").status_code == 200


@pytest.mark.parametrize(
    "evil",
    [
        "//evil.example",
        "///evil.example",
        "\\\\evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "https://evil.example/",
        "http:evil.example",
        "HtTpS:///evil.example",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "/%09/evil.example\t",
        "//testserver.evil.example",
        "https://testserver@evil.example/",
        "http://testserver/admin/",
        "\x00//evil.example",
        "evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
    ],
)
def test_next_never_leads_outside(client, staff, evil):
    for response in (client.get("/admin/login/", {"next": evil}), sign_in(client, next=evil)):
        assert response.status_code == 302
        target = response.url.replace("\t", "").replace("\n", "")
        assert target.startswith("/") and not target.startswith(("//", "/\\")), response.url
    assert client.get("/admin/login/", {"next": evil}).url == "/admin/" or evil.startswith("/")
    after_logout = client.post("/cont/logout/", {"next": evil}).url
    assert after_logout.startswith("/") and not after_logout.startswith(("//", "/\\"))


def test_signing_out_from_the_admin_ends_the_session(client, staff):
    sign_in(client)
    response = client.post(reverse("wagtailadmin_logout"), follow=True)
    assert response.redirect_chain[-1][0].startswith("/cont/login/")
    assert "_auth_user_id" not in client.session
    assert client.get("/admin/").status_code == 302


def test_somebody_without_a_role_gets_a_refusal_and_no_loop(client):
    User.objects.create_user("nimeni@example.org", PASSWORD)
    sign_in(client, "nimeni@example.org")
    assert client.get("/admin/").status_code == 403
    assert client.get("/admin/login/").status_code == 403


# --- who and how ----------------------------------------------------------------------------------------------


def message(response) -> list[str]:
    return list(response.context["form"].non_field_errors())


def test_errors_do_not_tell_which_accounts_exist(client, staff):
    closed = User.objects.create_user("inchis@example.org", PASSWORD, is_active=False)
    wrong = message(sign_in(client, password="gresita"))
    assert wrong
    assert message(sign_in(client, "nimeni@example.org")) == wrong
    assert message(sign_in(client, closed.email)) == wrong
    assert "_auth_user_id" not in client.session


def test_closing_an_account_ends_its_session_at_once(client, staff):
    sign_in(client)
    assert client.get("/admin/").status_code == 200
    User.objects.filter(pk=staff.pk).update(is_active=False)
    assert client.get("/admin/").status_code == 302


def test_many_wrong_passwords_are_slowed_down(client, staff):
    answers = [message(sign_in(client, password=f"gresita-{number}")) for number in range(7)]
    assert answers[-1] != answers[0]
    cache.clear()
    assert sign_in(client).status_code == 302


def test_nobody_signs_up(client):
    client.post("/cont/signup/", {"email": "nou@example.org", "password1": PASSWORD})
    assert not User.objects.exists()
    assert client.get("/cont/signup/").status_code == 200


@pytest.mark.parametrize("address", ["/cont/email/", "/cont/confirm-email/", "/cont/password/set/"])
def test_what_staff_have_no_use_for_is_not_there(client, staff, address):
    sign_in(client)
    assert client.get(address, follow=True).status_code == 404


def test_nobody_keeps_a_colleague_from_signing_in(client, staff):
    """A stranger's wrong passwords, however many and from however many addresses of one network, stop the stranger."""
    stranger = Client()
    for number in range(12):
        address = {"REMOTE_ADDR": f"2001:db8:5:{number:x}::1"}
        answer = stranger.post(reverse("account_login"), {"login": staff.email, "password": "gresita"}, **address)
    answer = stranger.post(reverse("account_login"), {"login": staff.email, "password": PASSWORD}, **address)
    assert answer.status_code != 302
    assert sign_in(client).status_code == 302


def test_nobody_s_mailbox_is_filled_with_links(client, staff):
    for number in range(8):
        Client(REMOTE_ADDR=f"203.0.{number}.9").post(reverse("account_reset_password"), {"email": staff.email})
    assert len(mail.outbox) == 3


@pytest.mark.parametrize("name", ["account_login", "account_logout", "account_reset_password", "account_signup"])
def test_pages_of_sign_in_are_never_stored(client, name):
    response = client.get(reverse(name), follow=True)
    assert "no-store" in response["Cache-Control"]


def test_password_reset_writes_to_known_addresses_only_and_with_the_sites_own_address(client, staff, settings):
    settings.SITE_URL = "https://ciic.example"
    for address in (staff.email, "necunoscut@example.org"):
        response = client.post(reverse("account_reset_password"), {"email": address}, headers={"host": "localhost"})
        assert response.url == reverse("account_reset_password_done")
    assert [letter.to for letter in mail.outbox] == [[staff.email]]
    assert "https://ciic.example/cont/password/reset/key/" in mail.outbox[0].body
    assert "localhost" not in mail.outbox[0].body + mail.outbox[0].subject


def test_password_reset_link_works_once_and_does_not_sign_in(client, staff):
    client.post(reverse("account_reset_password"), {"email": staff.email})
    link = next(word for word in mail.outbox[0].body.split() if "/reset/key/" in word).removeprefix("http://testserver")
    form = client.get(link, follow=True)
    new = "alta-parola-destul-de-lunga"
    client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})
    staff.refresh_from_db()
    assert staff.check_password(new)
    assert "_auth_user_id" not in client.session
    assert Client().get(link, follow=True).context["token_fail"]


def test_mail_server_away_changes_nothing_for_the_visitor(client, staff, settings):
    settings.EMAIL_BACKEND = "tests.accounts.broken_mail.Backend"
    response = client.post(reverse("account_reset_password"), {"email": staff.email})
    assert response.url == reverse("account_reset_password_done")


# --- language --------------------------------------------------------------------------------------------------


def test_romanian_speaks_whatever_the_browser_wishes_until_english_is_chosen(client):
    english = {"accept-language": "en-GB,en;q=0.9"}
    assert client.get("/cont/login/", headers=english)["Content-Language"] == "ro"
    assert client.get("/cont/login/?language=en")["Content-Language"] == "en"
    assert client.get("/cont/login/", headers={"accept-language": "ro"})["Content-Language"] == "en"
    assert client.get("/cont/login/?language=xx")["Content-Language"] == "en"


def test_admin_speaks_romanian(client, staff):
    sign_in(client)
    page = client.get("/admin/", headers={"accept-language": "en"}).content.decode()
    assert '<html lang="ro"' in page


# --- every page of it renders ---------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ro", "en"])
def test_every_page_renders_without_inline_scripts(client, second_factor, language, site):
    client.get(f"/cont/login/?language={language}")
    pages = [client.get("/cont/login/"), client.get("/cont/password/reset/"), client.get("/cont/password/reset/done/")]
    pages += [client.get("/cont/signup/"), sign_in(client, password="x"), client.get("/cont/inactive/")]
    sign_in(client)
    pages.append(client.get("/cont/2fa/authenticate/"))
    RecoveryCodes.activate(second_factor)
    client.post("/cont/2fa/authenticate/", {"code": current_code()})
    addresses = [
        "/cont/logout/", "/cont/password/change/", "/cont/reauthenticate/", "/cont/2fa/", "/cont/2fa/reauthenticate/",
    ]  # fmt: skip
    pages += [client.get(address) for address in addresses]
    client.post("/cont/2fa/reauthenticate/", {"code": current_code()})
    addresses = [
        "/cont/2fa/totp/deactivate/", "/cont/2fa/recovery-codes/", "/cont/2fa/recovery-codes/generate/",
        "/cont/2fa/webauthn/", "/cont/2fa/webauthn/add/",
    ]  # fmt: skip
    pages += [client.get(address) for address in addresses]
    for page in pages:
        html = page.content.decode()
        assert page.status_code == 200, page.request["PATH_INFO"]
        assert f'<html lang="{language}"' in html
        assert html.count("<h1") == 1
        assert "style=" not in html
        assert "onclick=" not in html
