"""Instalments of a contract: planned within the award, taken out while they are not paid, recorded once they are."""

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from cms.dates import CITY_ZONE, date_label, money_label

from ..choices import ContractState
from ..models import Contract, Instalment, Payee
from ..models.contracts import SIGNED
from .checking import refuse_own
from .committee import NotReady
from .contracts import held, write_to_team
from .states import ChangedMeanwhile, marker_of, record


def marker_of_plan(row: Contract) -> str:
    """What an officer saw of its instalments."""
    return marker_of(sorted([each.pk, each.planned_on, each.amount, each.paid_on] for each in row.instalments.all()))


@transaction.atomic
def plan_instalment(
    *, contract: Contract, planned_on: dt.date, amount: Decimal, by, now, seen: str | None = None
) -> Instalment:
    """One more; all together are never more than the award.

    `seen` is the marker of the instalments that this person saw; raises ChangedMeanwhile when they are others by now.
    """
    row = held(contract)
    refuse_own(row.application, by)
    if seen not in (None, marker_of_plan(row)):
        raise ChangedMeanwhile
    if row.is_over:
        raise NotReady(_("The contract has ended."))
    if row.amount is None or row.scheduled + amount > row.amount:
        left = Decimal(0) if row.amount is None else row.amount - row.scheduled
        words = _("The instalments would be more than the award: %(left)s is left of it.")
        raise NotReady(words % {"left": money_label(left, row.currency)})
    made = Instalment.objects.create(contract=row, planned_on=planned_on, amount=amount)
    record(row.application, "plan_instalment", by=by, number=made.pk, amount=str(amount))
    return made


def still_planned(row: Contract, instalment: Instalment) -> Instalment:
    """The instalment as it is now; a colleague may have taken it out."""
    if found := row.instalments.filter(pk=instalment.pk).first():
        return found
    raise NotReady(_("Nothing was changed: a colleague took this instalment out meanwhile."))


@transaction.atomic
def drop_instalment(*, instalment: Instalment, by, now) -> None:
    """It is not paid after all."""
    row = held(instalment.contract)
    refuse_own(row.application, by)
    found = still_planned(row, instalment)
    if found.paid_on:
        raise NotReady(_("What was paid stays on record."))
    found.delete()
    record(row.application, "drop_instalment", by=by, number=instalment.pk, amount=str(instalment.amount))


@transaction.atomic
def record_payment(*, instalment: Instalment, paid_on: dt.date, by, now) -> Instalment:
    """The money left; said twice it is recorded once."""
    row = held(instalment.contract)
    refuse_own(row.application, by)
    found = still_planned(row, instalment)
    if found.paid_on:
        if found.paid_on != paid_on:
            words = _("A colleague recorded it already, as paid on %(day)s: that stays.")
            raise NotReady(words % {"day": date_label(found.paid_on, weekday=False)})
        return found
    if row.state not in (*SIGNED, ContractState.CLOSED):
        raise NotReady(_("Nothing is paid before the contract is signed, or after it was cancelled."))
    if not Payee.objects.filter(contract=row).exists():
        raise NotReady(_("No account was given yet."))
    if paid_on > now.astimezone(CITY_ZONE).date():
        raise NotReady(_("That day has not come yet."))
    found.paid_on, found.paid_by = paid_on, by
    found.save()
    record(row.application, "record_payment", by=by, number=found.pk, amount=str(found.amount))
    write_to_team(row, "paid", now=now, amount=money_label(found.amount, row.currency))
    return found
