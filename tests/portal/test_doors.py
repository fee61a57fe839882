"""What a sender may not choose: how a request is read, where paths begin, which folder is served."""

import io
from pathlib import Path
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.files.base import ContentFile
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.urls import resolve
from wagtail.models import Collection, CollectionViewRestriction

from cms.models import PortalDocument
from participation.references import new_reference
from portal.wsgi import application

CHARSETS = ["hex", "idna", "undefined", "zip", "unicode_escape", "utf-7", "utf-16", "nothing-known"]


@pytest.fixture
def media(site, settings):
    """The folder of media, with a picture and a document that only staff may read."""
    root = Path(resolve("/media/images/x").kwargs["document_root"])
    settings.MEDIA_ROOT = root.parent
    root.mkdir(parents=True, exist_ok=True)
    (root / "poza.jpg").write_bytes(b"a picture")
    private = Collection.get_first_root_node().add_child(name="Interne")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    document = PortalDocument(title="Buget", collection=private)
    document.file.save("buget.pdf", ContentFile(b"%PDF-1.4 only for staff"))
    document.save()
    yield document
    document.file.delete(save=False)
    (root / "poza.jpg").unlink()


@pytest.mark.parametrize("step", ["..", "%2e%2e", "./..", "x/../.."])
def test_the_folder_of_pictures_leads_to_no_document(client, media, step):
    name = Path(media.file.name).name
    assert b"".join(client.get("/media/images/poza.jpg").streaming_content) == b"a picture"
    response = client.get(f"/media/images/{step}/documents/{name}")
    assert response.status_code in (302, 400, 404)
    assert client.get(f"/media/documents/{name}", follow=True).status_code == 404
    response = client.get(media.url)
    assert (response.status_code, response["Location"].partition("?")[0]) == (302, "/cont/login/")


@pytest.mark.parametrize("charset", CHARSETS)
def test_a_named_charset_changes_nothing(site, charset):
    """A query and a form are UTF-8 whatever the sender calls them; the answer is never an error of ours."""
    status, html = ask("/ro/cautare/", query="q=%5Cud800%20str%C4%83zi", kind=f"text/plain; charset={charset}")
    assert status == 200
    assert "străzi" in html
    body = b'--x\r\nContent-Disposition: form-data; name="email"\r\n\r\n\\ud800 ana\r\n--x--\r\n'
    for kind, sent in (("multipart/form-data; boundary=x", body), ("application/x-www-form-urlencoded", b"email=ana")):
        status, html = ask(f"/ro/verifica/{new_reference()}/", sent, kind=f"{kind}; charset={charset}")
        assert status == 422
        assert 'value="' in html


@pytest.fixture(autouse=True)
def the_tests_own_connection():
    """A request of the real application would close the connection that the test's transaction is in."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def ask(path: str, body: bytes | None = None, *, query: str = "", kind: str) -> tuple[int, str]:
    """As the server asks; the test client would make a request of its own kind."""
    environ = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "testserver", "CONTENT_TYPE": kind}
    if body is not None:
        environ |= {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": str(len(body)), "wsgi.input": io.BytesIO(body)}
    setup_testing_defaults(environ)
    said = []
    response = application(environ, lambda status, headers: said.append(int(status.split()[0])))
    return said[0], b"".join(response).decode()


def test_the_sender_does_not_choose_where_paths_begin(client, site, settings):
    """gunicorn takes SCRIPT_NAME from a header when a proxy on its own machine passes it on."""
    html = client.get("/ro/", SCRIPT_NAME="/strain").content.decode()
    assert "strain" not in html
    response = client.get("/admin/", SCRIPT_NAME="/strain")
    assert response["Location"] == "/admin/login/?next=/admin/"
    assert "no-store" in response["Cache-Control"]
