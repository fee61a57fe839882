"""The account of a team is encrypted where it is stored, opens with an earlier key, and says so when no key opens it."""

import importlib

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import override

from fix_cluj.actions import contracts
from fix_cluj.fields import ACCOUNT
from fix_cluj.models import Contract, Payee
from tests.fix_cluj import funding, judging
from tests.fix_cluj.funding import IBAN, MAY

HOLDER = "Asociația Umbra"


@pytest.fixture
def payee(call, time_machine) -> Payee:
    umbra = funding.apply(funding.make_form(call), "Umbra")
    time_machine.move_to(MAY, tick=False)
    contracts.invite_missing(committee=funding.results(call, umbra), by=judging.officer(), now=MAY)
    return contracts.give_payee(contract=Contract.objects.get(), iban=IBAN, holder=HOLDER, now=MAY)


def stored() -> list[str]:
    """The columns as they lie in the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT iban, holder FROM fix_cluj_payee")
        return list(cursor.fetchone())


def test_nothing_of_it_is_readable_in_the_database_and_everything_in_the_portal(payee):
    for text in stored():
        assert IBAN not in text and "Umbra" not in text and "RO49" not in text and "0000" not in text
    found = Payee.objects.get()
    assert (found.iban, found.holder, found.masked) == (IBAN, HOLDER, "RO49 … 0000")
    assert [ACCOUNT.unseal(text) for text in stored()] == [IBAN, HOLDER]


def test_a_short_holder_is_not_told_from_a_long_one(payee):
    short = len(stored()[1])
    contracts.give_payee(contract=payee.contract, iban=IBAN, holder="A" * 200, now=MAY)
    assert len(stored()[1]) == short


def test_an_earlier_key_opens_it_what_is_given_anew_takes_the_new_one(payee, settings):
    earlier, settings.SECRET_KEY = settings.SECRET_KEY, "alta-cheie-foarte-lunga-pentru-test"
    settings.SECRET_KEY_FALLBACKS = [earlier]
    assert Payee.objects.get().iban == IBAN
    contracts.give_payee(contract=payee.contract, iban=IBAN, holder="Alt titular", now=MAY)
    settings.SECRET_KEY_FALLBACKS = []
    assert Payee.objects.get().holder == "Alt titular"


def test_without_its_key_it_is_said_to_be_unreadable_and_can_be_given_again(payee, settings):
    settings.SECRET_KEY = "alta-cheie-foarte-lunga-pentru-test"
    with override("ro"):
        assert "nu se poate citi" in Payee.objects.get().masked
    contracts.give_payee(contract=payee.contract, iban=IBAN, holder=HOLDER, now=MAY)
    assert Payee.objects.get().masked == "RO49 … 0000"


def test_accounts_that_were_there_are_sealed_by_the_migration_and_read_as_before(payee):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE fix_cluj_payee SET iban = %s, holder = %s", [IBAN, HOLDER])
    before = MigrationLoader(connection).project_state(("fix_cluj", "0009_applicants")).apps
    migration = importlib.import_module("fix_cluj.migrations.0010_sealed_accounts")
    migration.seal(before, None)
    assert IBAN not in stored()[0] and Payee.objects.get().iban == IBAN
    migration.unseal(before, None)
    assert stored() == [IBAN, HOLDER]
