"""What a page is labelled with, as rows of the facts component."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..models import PageOrganisation

ROLES = dict(PageOrganisation.Role.choices)
ADDRESSES = {"topics": "topic", "neighbourhoods": "neighbourhood", "goals": "goal"}


def organisations_as_facts(terms: dict[str, list[dict]]) -> list[dict]:
    """One row per role: who organises, launches, supports, pays, each leading to its place here or elsewhere; `terms` as `cms.queries.terms_of` gives them."""
    found: dict[str, list[dict]] = {}
    for term in terms["organisations"]:
        found.setdefault(term["key"], []).append(term | {"url": term["place"] or term["url"]})
    return [_row(capfirst(str(ROLES[role])), found[role]) for role in ROLES if role in found]


def labels_as_facts(terms: dict[str, list[dict]]) -> list[dict]:
    """Topics, neighbourhoods and goals, each leading to the list of what carries it; only what there is."""
    labels = {"topics": _("Topics"), "neighbourhoods": _("Neighbourhoods"), "goals": _("Sustainable development goals")}
    return [
        _row(label, [term | {"url": reverse(ADDRESSES[kind], kwargs={"slug": term["key"]})} for term in terms[kind]])
        for kind, label in labels.items()
        if terms[kind]
    ]


def _row(label: str, terms: list[dict]) -> dict:
    return {"label": label, "value": ", ".join(term["name"] for term in terms), "links": terms}
