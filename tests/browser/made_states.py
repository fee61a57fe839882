"""Run inside the portal's environment: pages in states that the demonstration lacks."""

import datetime as dt

from tests.browser.question_form import TITLE, questions


def make_states() -> dict:
    """A cancelled and a postponed debate, a closed form and one that opens later."""
    from django.utils import timezone

    from debates.models import DebatePage, DebatesIndexPage
    from demo.content.open_debate import DEBATE

    now = timezone.now()
    index = DebatesIndexPage.objects.get(locale__language_code="ro")
    debate = DebatePage.objects.get(slug=DEBATE["slug_ro"], locale__language_code="ro")
    later, day = now + dt.timedelta(days=9), dt.timedelta(days=1)
    return {
        "debate_cancelled": make_debate(index, "cancelled", "Atelier anulat", "Cancelled workshop", later.date()),
        "debate_postponed": make_debate(index, "postponed", "Atelier amânat", "Postponed workshop", later.date()),
        "form_closed": make_form(debate, "inchis", "closed", opens_at=now - 9 * day, closes_at=now - day),
        "form_not_yet": make_form(debate, "in-curand", "soon", opens_at=now + day, closes_at=later),
        "every_kind": make_every_kind(debate),
    }


def make_every_kind(parent):
    """A form with every kind of question; its English words are the Romanian ones with a mark."""
    from participation.models import FormPage
    from tests.factories import make_form_page, translate

    if found := FormPage.objects.filter(slug="toate-felurile", locale__language_code="ro").first():
        return found
    page = make_form_page(parent, questions=questions(), title=TITLE, slug="toate-felurile", answer_days=30)
    translate(page)
    return page


def make_debate(index, change: str, title_ro: str, title_en: str, date):
    from debates.models import DebatePage
    from demo.pages import publish_pair

    if found := DebatePage.objects.filter(slug=f"atelier-{change}", locale__language_code="ro").first():
        return found
    facts = {"date": date, "time": "17:00", "change": change, "kind": "workshop", "is_demonstration": True}
    ro = {
        "title": title_ro,
        "slug": f"atelier-{change}",
        "summary": "Un atelier de probă.",
        "change_reason": "Sala nu este liberă în acea zi.",
    }
    en = {
        "title": title_en,
        "slug": f"workshop-{change}",
        "summary": "A trial workshop.",
        "change_reason": "The hall is taken on that day.",
    }
    return publish_pair(index, DebatePage, facts=facts, ro=ro, en=en)


def make_form(debate, slug_ro: str, slug_en: str, **window):
    from demo.content.open_debate import FORMS
    from demo.open_debate import FACTS, form_text
    from demo.pages import publish_pair
    from participation.models import FormPage

    if found := FormPage.objects.filter(slug=slug_ro, locale__language_code="ro").first():
        return found
    words = {
        "slug_ro": slug_ro,
        "slug_en": slug_en,
        "title_ro": f"Formular ({slug_ro})",
        "title_en": f"Form ({slug_en})",
    }
    row = next(row for row in FORMS if row["kind"] == "idea") | words
    facts = {name: row[name] for name in FACTS} | window
    return publish_pair(debate, FormPage, facts=facts, ro=form_text(row, "ro"), en=form_text(row, "en"))
