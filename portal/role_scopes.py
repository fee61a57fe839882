"""The places that the table of roles speaks of: trees of pages and collections of files, found in the database."""

from django.apps import apps
from wagtail.models import Collection, Page

from home.models import HomePage, StandardPage

from .roles import ROOT

SECTIONS = {choice for choice in StandardPage.Section.values if choice}
# The type of page that heads a section.
HEADS = {
    "youth": "youth_council.YouthCouncilPage",
    "fix": "fix_cluj.FixClujPage",
    "competition": "competitions.CompetitionsIndexPage",
}


def pages_of(scope: str) -> list[Page]:
    """Root pages of a scope: "site" (homes of all languages), "ro"/"en" (one home), or a section in every language."""
    if scope == "site":
        return list(HomePage.objects.all())
    if scope in SECTIONS:
        heads = list(apps.get_model(HEADS[scope]).objects.all())
        return [*heads, *StandardPage.objects.live().filter(section=scope)]  # a draft steers nothing yet
    return list(HomePage.objects.filter(locale__language_code=scope))


def collection_of(name: str) -> Collection:
    """A collection by name, made when it is missing; the shared one is Wagtail's first, which it calls "Root"."""
    root = Collection.get_first_root_node()
    if name == ROOT:
        if root.name != name:
            root.name = name
            root.save(update_fields=["name"])
        return root
    return root.get_children().filter(name=name).first() or root.add_child(name=name)
