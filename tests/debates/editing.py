"""What the page editor of a debate sends, and the terms that the tests count with."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from accounts.models import User
from cms.actions import fill_holidays
from debates.actions import fill_terms
from debates.models import DebatePage

RICH = ("why", "can_change", "cannot_change", "results")
ROWS = ("topics", "neighbourhoods", "goals", "organisations", "documents", "corrections", "stages", "comments")
# The first worked example: everything is as the law asks, to the day.
LAWFUL = {
    "regime": "draft_act",
    "announced_on": dt.date(2026, 11, 23),
    "proposals_until": dt.date(2026, 12, 3),
    "date": dt.date(2026, 12, 3),
    "results_due_on": dt.date(2026, 12, 13),
    "endorsement_on": dt.date(2027, 1, 13),
}
NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def fill_tables() -> None:
    """Days off and legal terms, as the worker leaves them."""
    fill_holidays(now=NOW)
    fill_terms(now=timezone.now())


class Editor:
    """Sends every field of the form as it stands, with what is to change."""

    def __init__(self, client, page: DebatePage):
        self.person = User.objects.filter(email="sefa@example.org").first() or User.objects.create_superuser(
            email="sefa@example.org", password="parola-de-probă"
        )
        client.force_login(self.person)
        self.client, self.page = client, page
        self.url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    def send(self, action: str = "action-publish", **fields):
        page = DebatePage.objects.get(pk=self.page.pk).get_latest_revision_as_object()
        names = (
            *LAWFUL,
            "place_announced_on",
            "speaking_places",
            "speaking_minutes",
            "summary_on",
            "kind",
            "date_precision",
            "shorter_because",
            "title",
            "slug",
        )
        data = {name: rich_text("<p></p>") for name in RICH} | {name: inline_formset([]) for name in ROWS}
        data |= {"body": streamfield([]), "change": "", action: "1"}
        data |= {name: value for name in names if (value := getattr(page, name)) not in (None, "")} | fields
        return self.client.post(self.url, nested_form_data({name: shown(value) for name, value in data.items()}))

    def errors(self, **fields) -> dict:
        """What the form refuses; nothing when it published."""
        response = self.send(**fields)
        return {} if response.status_code == 302 else dict(response.context["form"].errors)


def shown(value):
    return value.isoformat() if isinstance(value, dt.date) else value
