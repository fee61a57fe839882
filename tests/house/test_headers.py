"""The table of headers: what each kind of answer carries, and what none of them may."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from participation.models import Submission
from portal.settings import base
from tests.factories import make_form_page
from tests.participation.conftest import IDEA_RO
from tests.participation.files import picture, upload
from tests.participation.sending import Visitor

pytestmark = pytest.mark.django_db

SHARED, PRIVATE = "public, max-age=0, s-maxage=60", "private, no-store"
READERS_CSP = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "object-src": "'none'",
}
SENSORS = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)


@pytest.fixture
def form_page(site):
    return make_form_page(site)


@pytest.fixture
def sent(form_page) -> tuple[str, Submission]:
    """An idea that was sent: the address of its receipt, and its row."""
    receipt = Visitor(form_page).send(IDEA_RO)["Location"]
    return receipt, Submission.objects.get()


@pytest.fixture
def clerk(client: Client, site) -> Client:
    """Somebody who is signed in to the staff area."""
    client.force_login(User.objects.create_superuser("sefa@example.org", "parola-lunga-de-proba"))
    return client


def policy(response) -> dict[str, str]:
    """The content security policy as directive → sources."""
    return dict(
        part.strip().partition(" ")[::2] for part in response["Content-Security-Policy"].split(";") if part.strip()
    )


@pytest.fixture
def pages(client, form_page, sent) -> dict:
    """One answer of each kind that a reader meets."""
    receipt, submission = sent
    return {
        "home": client.get("/ro/"),
        "home in English": client.get("/en/"),
        "search": client.get("/ro/cautare/?q=parc"),
        "style guide": client.get("/ro/ghid-de-stil/"),
        "missing page": client.get("/ro/nu-exista/"),
        "sitemap": client.get("/sitemap.xml"),
        "robots": client.get("/robots.txt"),
        "form": client.get(form_page.url),
        "form with errors": Visitor(form_page).send({}),
        "receipt": client.get(receipt),
        "verification": client.get(reverse("verify", kwargs={"reference": submission.reference})),
        "sign-in": client.get("/cont/login/"),
        "staff, not signed in": client.get("/admin/"),
    }


PUBLIC = ("home", "home in English", "search", "style guide", "missing page", "sitemap", "robots")
PERSONAL = ("form", "form with errors", "receipt", "verification", "sign-in", "staff, not signed in")


def test_every_answer_forbids_guessing_framing_and_sensors(pages):
    for name, response in pages.items():
        assert response["X-Content-Type-Options"] == "nosniff", name
        assert response["X-Frame-Options"] == "DENY", name
        assert response["Cross-Origin-Opener-Policy"] == "same-origin", name
        assert response["Cross-Origin-Resource-Policy"] == "same-origin", name
        assert all(f"{sensor}=()" in response["Permissions-Policy"] for sensor in SENSORS), name
        assert "X-Powered-By" not in response and "Server" not in response, name


def test_readers_pages_load_from_here_alone_and_run_nothing_written_in_the_page(pages):
    for name in ("home", "search", "form", "form with errors", "receipt", "sign-in", "missing page"):
        found = policy(pages[name])
        assert READERS_CSP.items() <= found.items(), name
        assert not any("unsafe" in sources or "http" in sources or "*" in sources for sources in found.values()), name


def test_reading_pages_may_be_kept_for_a_minute_by_everybody(pages):
    assert {name: pages[name]["Cache-Control"] for name in PUBLIC if pages[name]["Cache-Control"] != SHARED} == {}


def test_pages_about_a_person_are_kept_by_nobody(pages):
    for name in PERSONAL:
        assert {"private", "no-store"} <= set(pages[name]["Cache-Control"].split(", ")), name


def test_readers_get_no_cookie_and_nothing_depends_on_one(pages):
    for name, response in pages.items():
        if name in ("sign-in", "staff, not signed in"):
            continue
        assert not response.cookies, name
        assert "cookie" not in response.get("Vary", "").lower(), name


def test_referrers_say_no_more_than_the_host_and_of_receipts_nothing(pages):
    for name in PUBLIC:
        assert pages[name]["Referrer-Policy"] == "strict-origin-when-cross-origin", name
    assert pages["receipt"]["Referrer-Policy"] == "no-referrer"
    # With "no-referrer" browsers would post the form with the origin "null", as a stranger's page does.
    assert pages["form"]["Referrer-Policy"] == pages["form with errors"]["Referrer-Policy"] == "same-origin"


def test_search_engines_list_no_receipt_and_nothing_of_the_staff(pages):
    for name in ("search", "form with errors", "receipt", "verification", "sign-in", "staff, not signed in"):
        assert "noindex" in pages[name].get("X-Robots-Tag", ""), name
    for name in ("home", "form"):
        assert "X-Robots-Tag" not in pages[name], name


def test_staff_pages_run_no_foreign_code_and_are_kept_by_nobody(clerk):
    response = clerk.get("/admin/")
    found = policy(response)
    assert found["default-src"] == "'none'"
    assert found["frame-ancestors"] == "'self'"  # the preview panel
    assert "unsafe-eval" not in response["Content-Security-Policy"]
    assert not any("http" in sources or "*" in sources for sources in found.values())
    assert {"private", "no-store"} <= set(response["Cache-Control"].replace(" ", "").split(","))
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_files_of_citizens_are_attachments_that_do_nothing(clerk, site):
    from tests.factories import question_block

    page = make_form_page(
        site, questions=[question_block("file", "Fotografie"), question_block("text", "Titlu", role="title")]
    )
    visitor = Visitor(page)
    visitor.send({"Titlu": "Cu fotografie", "Fotografie": upload("copac.png", picture())})
    submission = Submission.objects.get()
    file = submission.attachments.get()
    response = clerk.get(reverse("inbox:attachment", args=[submission.pk, file.pk]))
    assert response["Content-Disposition"].startswith("attachment")
    assert policy(response) == {"default-src": "'none'", "sandbox": ""}
    assert response["X-Content-Type-Options"] == "nosniff"
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))


def test_what_a_signed_in_person_reads_in_public_is_not_shared(clerk):
    assert "no-store" in clerk.get("/ro/")["Cache-Control"]


def test_cookies_follow_the_scheme_of_the_site():
    secure = base.IS_HTTPS
    assert secure == base.SESSION_COOKIE_SECURE == base.CSRF_COOKIE_SECURE
    assert base.SESSION_COOKIE_NAME.startswith("__Host-") == secure
    assert base.SESSION_COOKIE_HTTPONLY and base.CSRF_COOKIE_HTTPONLY
    assert base.SESSION_COOKIE_SAMESITE == "Lax"


def test_sign_in_sets_only_the_cookies_that_it_needs(client, site):
    assert set(client.get("/cont/login/").cookies) <= {base.CSRF_COOKIE_NAME, base.SESSION_COOKIE_NAME}
