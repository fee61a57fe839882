"""Tags that every section's templates may use."""

import json
from decimal import Decimal

from django import template
from django.utils.safestring import mark_safe

from cms import dates

register = template.Library()
UNSAFE_IN_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.filter
def json_ld(data: dict) -> str:
    """JSON for a data block: it cannot close the script element, and a data block is never executed."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(UNSAFE_IN_SCRIPT))  # noqa: S308


@register.filter
def moment(value) -> str:
    """`marți, 28 iulie 2020, ora 17.00`."""
    return dates.moment_label(value) if value else ""


@register.filter
def day(value) -> str:
    """`28 iulie 2020`."""
    return dates.date_label(value, weekday=False) if value else ""


@register.filter
def money(value: Decimal) -> str:
    """`3.364.773,00 lei`."""
    return dates.money_label(value) if value is not None else ""
