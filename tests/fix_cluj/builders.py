"""Builders of the section's pages; each makes the smallest valid thing."""

import json
import uuid

from fix_cluj.models import FixClujPage, GrantCallPage
from tests.factories import publish

ANSWERS = {
    "Numele echipei": "Umbra",
    "Titlul ideii": "Pânze de umbră",
    "Suma cerută": "12.400",
    "E-mail": "echipa@example.org",
}
ENGLISH = {f"EN {label}": value for label, value in ANSWERS.items()}


def make_programme(home, *, title: str = "FIX Cluj", **fields) -> FixClujPage:
    page = FixClujPage(title=title, slug=fields.pop("slug", "fix-cluj"), locale=home.locale, **fields)
    home.add_child(instance=page)
    return publish(page)


def make_call(
    programme, *, title: str = "Apelul de primăvară", live: bool = True, calendar=(), **fields
) -> GrantCallPage:
    fields.setdefault("slug", f"apel-{uuid.uuid4().hex[:6]}")
    for name in ("checklist", "answers"):
        if name in fields:
            fields[name] = json.dumps(fields[name])
    page = GrantCallPage(title=title, locale=programme.locale, **fields)
    page.calendar = list(calendar)
    programme.add_child(instance=page)
    return publish(page) if live else page


def answered(question: str, answer: str, day: str) -> dict:
    """Raw StreamField data of one answered question."""
    value = {"question": question, "answer": f"<p>{answer}</p>", "answered_on": day}
    return {"type": "question", "id": str(uuid.uuid4()), "value": value}


def latest(page):
    """The page as an editor opens it."""
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def move_deadline(call, moment, *, kind: str = "closes_online"):
    """An editor publishes the Romanian call with another last moment."""
    page = latest(call)
    steps = list(page.calendar.all())
    for step in steps:
        if step.kind == kind:
            step.date, step.time = moment.date(), moment.time()
    page.calendar = steps
    return publish(page)
