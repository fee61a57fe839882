"""Vocabularies in the admin: one place for topics, neighbourhoods, goals, venues, organisations, people and days off."""

from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup
from wagtail.snippets.widgets import AdminSnippetChooser

from ..models import Goal, Holiday, Neighbourhood, Organisation, Person, Topic, Venue


class TermChooser(AdminSnippetChooser):
    """Stock writes the words of its buttons once, in the language that the process happens to start in."""

    def __init__(self, model, **kwargs):
        super().__init__(model, **kwargs)
        self.choose_one_text = _("Choose from the list")
        self.choose_another_text = _("Choose another")
        self.link_to_chosen_text = _("Edit")


class TermChooserViewSet(SnippetChooserViewSet):
    @cached_property
    def widget_class(self) -> TermChooser:
        return TermChooser(model=self.model, icon=self.icon)


class TermViewSet(SnippetViewSet):
    """Both names side by side: a term missing in one language is seen at once."""

    chooser_viewset_class = TermChooserViewSet
    list_display = ["name_ro", "name_en"]
    list_export = ["name_ro", "name_en"]
    ordering = ["name_ro"]
    copy_view_enabled = False


class TopicViewSet(TermViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name_ro", "name_en", "slug"]


class NeighbourhoodViewSet(TermViewSet):
    model = Neighbourhood
    icon = "site"
    list_display = ["name_ro", "name_en", "is_core"]
    list_filter = ["is_core"]


class GoalViewSet(TermViewSet):
    model = Goal
    icon = "globe"
    list_display = ["number", "name_ro", "name_en"]
    ordering = ["number"]


class VenueViewSet(TermViewSet):
    model = Venue
    icon = "home"
    list_display = ["name_ro", "name_en", "address_ro"]


def refuse_venue_of_pages(request, rows):
    """A venue that a page names stays: the page would no longer say where; None when none of these is one."""
    if not rows or not isinstance(rows[0], Venue):
        return None
    ties = [tie for tie in Venue._meta.get_fields(include_hidden=True) if tie.one_to_many]
    ties = [tie for tie in ties if issubclass(tie.related_model, Page)]
    pages = [page for tie in ties for page in tie.related_model.objects.filter(**{f"{tie.field.name}__in": rows})]
    if not pages:
        return None
    titles = ", ".join(sorted({page.title for page in pages}))
    messages.error(request, _("Not deleted: these pages name it as their venue: %(titles)s.") % {"titles": titles})
    return redirect("wagtailsnippets_cms_venue:list")


class OrganisationViewSet(TermViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name_ro", "name_en", "kind", "is_partner", "url"]
    list_filter = ["kind", "is_partner"]


class PersonViewSet(SnippetViewSet):
    model = Person
    chooser_viewset_class = TermChooserViewSet
    icon = "user"
    list_display = ["name", "role_ro", "role_en", "organisation"]
    ordering = ["name"]
    copy_view_enabled = False


class HolidayViewSet(SnippetViewSet):
    """Days off by law are there already; what the government adds during a year is typed here."""

    model = Holiday
    icon = "date"
    list_display = ["date", "name_ro", "name_en"]
    list_export = ["date", "name_ro", "name_en"]
    ordering = ["date"]
    copy_view_enabled = False


class VocabularyViewSetGroup(SnippetViewSetGroup):
    items = (
        TopicViewSet, NeighbourhoodViewSet, GoalViewSet, VenueViewSet, OrganisationViewSet, PersonViewSet, HolidayViewSet,
    )  # fmt: skip
    menu_label = _("Vocabularies")
    menu_name = "vocabularies"
    menu_icon = "list-ul"
    menu_order = 450
