"""Tags that every section's templates may use."""

import datetime as dt
import json
from decimal import Decimal

from django import template
from django.template.base import NodeList, token_kwargs
from django.utils.html import conditional_escape
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
def is_last_minute(closes_at, now) -> bool:
    """Whether so little is left that whole minutes would say nothing is."""
    return closes_at - now < dt.timedelta(minutes=1)


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


@register.filter
def may_break(address: str) -> str:
    """An e-mail address that, where a line is too short for it, breaks behind the @ and not in a word."""
    return mark_safe(str(conditional_escape(address or "")).replace("@", "@<wbr>"))  # noqa: S308


@register.filter
def list_items(items) -> str:
    """`<li>…</li>` for each text that is not empty."""
    return mark_safe("".join(f"<li>{conditional_escape(item)}</li>" for item in items if item))  # noqa: S308


@register.tag
def component(parser, token) -> "ComponentNode":
    """`{% component "components/card.html" card level=2 %}`: `include … only` for lists, without its cost per item.

    The arguments are those of a dict, where one is given, and those that are named.
    """
    _tag, name, *bits = token.split_contents()
    arguments = parser.compile_filter(bits.pop(0)) if bits and "=" not in bits[0] else None
    named = token_kwargs(bits, parser)
    if bits or name[0] not in "\"'" or name[0] != name[-1]:
        raise template.TemplateSyntaxError("component takes a quoted name, a dict and name=value pairs")
    return ComponentNode(name[1:-1], arguments, named)


class ComponentNode(template.Node):
    def __init__(self, name: str, arguments, named: dict):
        self.name, self.arguments, self.named = name, arguments, named
        self.kept: NodeList | None = None

    def render(self, context) -> str:
        values = dict(self.arguments.resolve(context)) if self.arguments else {}
        for name, expression in self.named.items():
            values[name] = expression.resolve(context)
        inner = template.Context(values, autoescape=context.autoescape)
        inner.template, inner.render_context = context.template, context.render_context
        return self.nodes(context.template.engine).render(inner)

    def nodes(self, engine: template.Engine) -> NodeList:
        """The component's; looked up once, as templates are kept for good, but for a server that reloads them."""
        if self.kept is None or engine.debug:
            self.kept = engine.get_template(self.name).nodelist
        return self.kept
