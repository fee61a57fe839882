"""The embedded web server: a request counts from the moment it reached us, however long it waited for a thread."""

import datetime as dt
import time

import pytest
from django.utils import timezone

from participation.middleware import KeepWhatWasTypedMiddleware
from portal import web_server


def stamped(rf, **extra) -> dt.datetime:
    request = rf.post("/ro/trimite/abc/", **extra)
    KeepWhatWasTypedMiddleware(lambda request: type("Answer", (), {"status_code": 200})())(request)
    return request.received_at


def test_a_request_counts_from_when_it_was_accepted(rf):
    moment = stamped(rf, **{"portal.waited": 7.5})
    assert 7.4 < (timezone.now() - moment).total_seconds() < 8.5


def test_no_visitor_can_say_how_long_a_request_has_waited(rf):
    for name in ("HTTP_PORTAL_WAITED", "HTTP_PORTAL.WAITED", "HTTP_X_REQUEST_START"):
        moment = stamped(rf, **{name: str(time.time() - 500)})
        assert (timezone.now() - moment).total_seconds() < 1


def test_the_server_tells_the_portal_how_long_it_has_waited(monkeypatch):
    told = {}
    monkeypatch.setattr(web_server, "application", lambda environ, start: told.update(environ) or [])
    web_server.accepted.at = time.monotonic() - 3
    web_server.punctual({}, None)
    assert told["portal.waited"] == pytest.approx(3, abs=0.2)
