"""`/livez` and `/readyz` tell a watcher the truth, to anybody, without a cookie."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.db import OperationalError

from portal import probes


@pytest.fixture(autouse=True)
def forget_migrations():
    probes.check_migrations.cache_clear()
    yield
    probes.check_migrations.cache_clear()


def test_livez_needs_no_database(client):
    """Without the django_db marker any query would fail this test."""
    response = client.get("/livez")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response["Content-Type"] == "text/plain"


@pytest.mark.django_db
def test_readyz_names_each_check(client):
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"database": "ok", "durability": "ok", "migrations": "ok", "storage": "ok"}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/livez", "/readyz"])
def test_probes_set_no_cookie_and_are_never_cached(client, path):
    response = client.get(path)
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/livez", "/readyz"])
def test_probes_answer_whatever_host_and_scheme_the_watcher_uses(client, settings, path):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(path, headers={"host": "10.1.2.3:8000"}).status_code == 200


@pytest.mark.django_db
def test_readyz_fails_while_the_database_is_away(client, monkeypatch):
    def away():
        raise OperationalError("connection refused")

    monkeypatch.setitem(probes.CHECKS, "database", away)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["database"] == "failed"
    assert "refused" not in response.content.decode()


@pytest.mark.django_db
def test_readyz_fails_until_all_migrations_are_applied(client):
    from django.db.migrations.recorder import MigrationRecorder

    rows = MigrationRecorder.Migration.objects
    last = rows.filter(app="accounts").last()
    last.delete()
    assert client.get("/readyz").json()["migrations"] == "failed"
    last.save(force_insert=True)
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_applied_migrations_are_looked_up_once(client, django_assert_num_queries):
    client.get("/readyz")
    with django_assert_num_queries(1):
        client.get("/readyz")


@pytest.mark.django_db
def test_readyz_fails_when_uploads_cannot_be_kept(client, settings, tmp_path):
    (tmp_path / "file").write_text("a file where the folder should be")
    storages = {**settings.STORAGES}
    storages["private"] = {**storages["private"], "OPTIONS": {"location": str(tmp_path / "file")}}
    settings.STORAGES = storages
    assert client.get("/readyz").json() == {
        "database": "ok",
        "durability": "ok",
        "migrations": "ok",
        "storage": "failed",
    }


@pytest.mark.django_db
def test_the_storage_probe_leaves_nothing_behind(settings, tmp_path):
    settings.STORAGES = {**settings.STORAGES, "private": {"BACKEND": "x", "OPTIONS": {"location": str(tmp_path)}}}
    probes.check_storage()
    assert list(tmp_path.iterdir()) == []


class SorryServer(BaseHTTPRequestHandler):
    """What stands before a portal that is away: a page that is found, after a detour; or something that is no web server."""

    def do_GET(self):
        if self.path == "/garbage":
            self.wfile.write(b"220 mail.example ESMTP\r\n\r\n")
        elif self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/sorry")
            self.end_headers()
        else:
            self.send_response(200)
            self.end_headers()

    def log_message(self, *_facts):
        """Nothing to say."""


def test_only_the_portals_own_answer_is_a_sign_of_life():
    server = HTTPServer(("127.0.0.1", 0), SorryServer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}"
        heard = {path: probes.answers(f"{address}/{path}", patience=2) for path in ("readyz", "moved", "garbage")}
    finally:
        server.shutdown()
        server.server_close()
    assert heard == {"readyz": True, "moved": False, "garbage": False}
