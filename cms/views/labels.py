"""What a page is labelled with, as rows of the facts component."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..models import PageOrganisation

ROLES = dict(PageOrganisation.Role.choices)


def organisations_as_facts(terms: dict[str, list[dict]]) -> list[dict]:
    """One row per role: who organises, launches, supports, pays; `terms` as `cms.queries.terms_of` gives them."""
    names: dict[str, list[str]] = {}
    for term in terms["organisations"]:
        names.setdefault(term["key"], []).append(term["name"])
    return [{"label": capfirst(str(ROLES[role])), "value": ", ".join(names[role])} for role in ROLES if role in names]


def labels_as_facts(terms: dict[str, list[dict]]) -> list[dict]:
    """Topics, neighbourhoods and goals."""
    labels = {"topics": _("Topics"), "neighbourhoods": _("Neighbourhoods"), "goals": _("Sustainable development goals")}
    return [
        {"label": label, "value": ", ".join(term["name"] for term in terms[kind])} for kind, label in labels.items()
    ]
