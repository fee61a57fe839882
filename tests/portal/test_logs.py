"""The log of production opens nothing: no secret of a receipt, no key for a new password."""

import logging

import pytest

from portal.logs import WithoutSecrets


@pytest.mark.parametrize(
    "path",
    [
        "/ro/primire/{}/",
        "/en/receipt/{}/",
        "/ro/ciorna/{}/2/",
        "/en/draft/{}/",
        "/ro/continua/{}/",
        "/en/continue/{}/",
        "/cont/password/reset/key/{}/",
    ],
)
def test_an_address_that_opens_something_is_logged_without_its_secret(path):
    args = ("Not Found", path.format("1f-c0ffee"))
    record = logging.LogRecord("django.request", logging.WARNING, "x.py", 1, "%s: %s", args, None)
    assert WithoutSecrets().filter(record)
    assert record.getMessage() == "Not Found: " + path.format("…")


def test_every_other_line_is_as_it_was():
    record = logging.LogRecord("x", logging.INFO, "x.py", 1, "%s of %d at %s", ("Swept", 3, "/ro/primire/"), None)
    assert WithoutSecrets().filter(record)
    assert record.getMessage() == "Swept of 3 at /ro/primire/"
