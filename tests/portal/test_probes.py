"""`/livez` and `/readyz` tell a watcher the truth, to anybody, without a cookie."""

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
