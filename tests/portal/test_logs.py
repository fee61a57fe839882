"""The log of production opens nothing: no secret of a receipt, no key for a new password."""

import logging

import pytest
from django.conf import settings
from django.urls import URLPattern, get_resolver
from django.utils.translation import override

from portal.logs import WithoutSecrets

HELD_BY_ITS_HOLDER = "1f-c0ffee"


def patterns(resolver):
    for pattern in resolver.url_patterns:
        yield from [pattern] if isinstance(pattern, URLPattern) else patterns(pattern)


def addresses_with_a_secret() -> list[str]:
    """Every address of every language that has a secret in it."""
    named = {pattern.name for pattern in patterns(get_resolver()) if "secret" in pattern.pattern.converters}
    found = ["/cont/password/reset/key/{}/"]
    for language, _label in settings.LANGUAGES:
        with override(language):
            for name in sorted(named):
                for form, arguments in get_resolver().reverse_dict.getlist(name)[0][0]:
                    filled = dict.fromkeys(arguments, 2) | {"secret": "{}"}
                    found.append(f"/{form % filled}")
    return found


def said(address: str) -> str:
    record = logging.LogRecord("django.request", logging.WARNING, "x.py", 1, "%s: %s", ("Not Found", address), None)
    assert WithoutSecrets().filter(record)
    return record.getMessage()


def test_an_address_that_opens_something_is_logged_without_its_secret():
    found = addresses_with_a_secret()
    assert {"/ro/lucrare/cod/{}/retragere/", "/en/speak/place/{}/", "/ro/vot/{}/"} <= set(found)
    for address in found:
        assert said(address.format(HELD_BY_ITS_HOLDER)) == "Not Found: " + address.format("…")


@pytest.mark.parametrize(
    "address", ["/ro/dosar/cod/", "/en/vote/letter/", "/ro/urmareste/scrisoare/", "/en/case/code/"]
)
def test_a_step_without_a_secret_is_logged_whole(address):
    assert said(address) == f"Not Found: {address}"


def test_every_other_line_is_as_it_was():
    record = logging.LogRecord("x", logging.INFO, "x.py", 1, "%s of %d at %s", ("Swept", 3, "/ro/primire/"), None)
    assert WithoutSecrets().filter(record)
    assert record.getMessage() == "Swept of 3 at /ro/primire/"
