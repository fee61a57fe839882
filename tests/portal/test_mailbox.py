"""In a demonstration mail is kept and can be read; outside one neither the backend nor the pages exist."""

import importlib
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage, get_connection
from django.urls import clear_url_caches

BACKEND = "portal.demo_mailbox.Backend"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return tmp_path / "mailbox"


def send(subject: str, body: str = "Mulțumim!", **more) -> None:
    message = EmailMessage(subject, body, "oras@example.ro", ["ana@example.ro"], **more)
    message.connection = get_connection(BACKEND)
    assert message.send() == 1


def test_each_mail_is_kept_as_a_file(folder):
    send("Ideea ta")
    send("Răspuns")
    assert len(list(folder.glob("*.eml"))) == 2
    assert list(folder.glob("*.tmp")) == []


@pytest.mark.django_db
def test_the_list_shows_the_newest_first(client):
    send("Prima scrisoare")
    send("A doua scrisoare")
    text = client.get("/demo/mail/").content.decode()
    assert text.index("A doua scrisoare") < text.index("Prima scrisoare")


@pytest.mark.django_db
def test_a_letter_shows_headers_text_and_attachments(client, folder):
    send("Ideea ta", "Îți mulțumim: http://localhost/ro/primire/abc/", headers={"Reply-To": "idei@example.ro"})
    send("Cu fișier", attachments=[("plan.pdf", b"%PDF-", "application/pdf")])
    names = sorted(file.stem for file in folder.glob("*.eml"))
    plain, attached = (client.get(f"/demo/mail/{name}/").content.decode() for name in names)
    assert "Îți mulțumim" in plain
    assert 'href="http://localhost/ro/primire/abc/"' in plain
    assert "idei@example.ro" in plain
    assert "plan.pdf" in attached


@pytest.mark.django_db
def test_what_a_mail_says_is_text_and_never_markup(client, folder):
    send("<script>alert(1)</script>", "<img src=x onerror=alert(1)>")
    name = next(folder.glob("*.eml")).stem
    for path in ("/demo/mail/", f"/demo/mail/{name}/"):
        text = client.get(path).content.decode()
        assert "<script>alert" not in text
        assert "<img src=x" not in text


@pytest.mark.django_db
def test_letters_are_kept_by_nobody_else(client):
    response = client.get("/demo/mail/")
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["20260101-000000-000000-abc", "..", "%2e%2e%2fsecret-key"])
def test_no_other_file_can_be_asked_for(client, folder, name):
    (folder.parent / "secret-key.eml").write_text("Subject: secret\n\nsecret")
    assert client.get(f"/demo/mail/{name}/", follow=True).status_code == 404


def test_outside_a_demonstration_the_backend_refuses(settings):
    settings.DEMO = False
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        get_connection(BACKEND)


@pytest.mark.django_db
def test_outside_a_demonstration_the_mailbox_has_no_address(client, settings):
    def read_urls_again():
        clear_url_caches()
        importlib.reload(sys.modules["portal.urls"])

    assert client.get("/demo/mail/").status_code == 200
    settings.DEMO = False
    try:
        read_urls_again()
        assert client.get("/demo/mail/", follow=True).status_code == 404
    finally:
        settings.DEMO = True
        read_urls_again()
