"""Run inside the portal's environment: makes the states that the demonstration lacks, and prints where everything is."""

import json
import sys


def main() -> None:
    import django

    django.setup()
    from django.utils.translation import override

    with override("ro"):
        found = find_pages() | ({} if "--as-it-is" in sys.argv else make_states())
        pages = {name: both(page) for name, page in found.items()}
        places = {name: {language: {"path": path} for language, path in found.items()} for name, found in pages.items()}
        for language in ("ro", "en"):
            with override(language):
                for name, one in other_places(pages, language).items():
                    places.setdefault(name, {})[language] = one
        print(
            json.dumps(
                {
                    "places": places,
                    "questions": question_ids(),
                    "pages": {name: page.pk for name, page in found.items()},
                    "admin": admin_places(),
                }
            )
        )


def both(page) -> dict[str, str]:
    """Paths of a page in its two languages."""
    from urllib.parse import urlsplit

    from django.utils.translation import override

    found = {}
    for translation in page.get_translations(inclusive=True).live():
        with override(translation.locale.language_code):
            found[translation.locale.language_code] = urlsplit(translation.specific.full_url).path
    return found


def find_pages() -> dict:
    """The demonstration's own pages, by type."""
    from debates.models import DebatePage, DebatesIndexPage
    from demo.content.open_debate import DEBATE, FORMS
    from home.models import HomePage, NewsIndexPage, NewsPage, StandardPage
    from participation.models import FormPage, IdeasPage

    def first(model, **lookup):
        return model.objects.filter(locale__language_code="ro", live=True, **lookup).first()

    slugs = {row["kind"]: row["slug_ro"] for row in FORMS}
    found = {
        "home": first(HomePage),
        "debates": first(DebatesIndexPage),
        "debate_open": first(DebatePage, slug=DEBATE["slug_ro"]),
        "debate_held": first(DebatePage, is_held=True),
        "debate_unverified": first(DebatePage, is_held=False, is_demonstration=False),
        "ideas": first(IdeasPage),
        "news": first(NewsIndexPage),
        "news_item": first(NewsPage),
        "form": first(FormPage, slug=slugs["idea"]),
        "survey": first(FormPage, slug=slugs["survey"]),
        "petition": first(FormPage, slug=slugs["petition"]),
        "contact": first(StandardPage, shows_contact=True),
        "standard": first(StandardPage, slug="istoric") or first(StandardPage, section="", shows_contact=False),
        "accessibility": first(StandardPage, slug__contains="accesibil"),
        "privacy": first(StandardPage, slug__contains="personale") or first(StandardPage, slug__contains="confiden"),
    } | find_sections(first)
    missing = [name for name, page in found.items() if page is None]
    if missing:
        raise LookupError(f"The demonstration has no page for: {', '.join(missing)}")
    return found


def find_sections(first) -> dict:
    """Competitions, grants, the Youth Council and what the centre says of itself."""
    from competitions.models import CompetitionPage, CompetitionsIndexPage
    from demo.content.fix_cluj import APPLICATION_FORM
    from demo.content.youth import FORM
    from fix_cluj.models import FixClujPage, GrantCallPage
    from home.models import BoardPage, PartnersPage, ProjectPage, ProjectsIndexPage, ReportPage, ReportsIndexPage
    from participation.models import FormPage
    from youth_council.models import YouthCouncilPage, YouthMeetingPage, YouthNewsIndexPage, YouthNewsPage

    return {
        "competitions": first(CompetitionsIndexPage),
        "competition_open": first(CompetitionPage, is_demonstration=True),
        "competition_decided": first(CompetitionPage, is_decided=True),
        "fix": first(FixClujPage),
        "call_open": first(GrantCallPage, is_demonstration=True),
        "call_decided": first(GrantCallPage, is_demonstration=False),
        "application": first(FormPage, slug=APPLICATION_FORM["slug_ro"]),
        "youth": first(YouthCouncilPage),
        "youth_meeting": first(YouthMeetingPage),
        "youth_news": first(YouthNewsIndexPage),
        "youth_news_item": first(YouthNewsPage, options__isnull=True),
        "youth_vote": first(YouthNewsPage, options__isnull=False),
        "youth_form": first(FormPage, slug=FORM["slug_ro"]),
        "board": first(BoardPage),
        "partners": first(PartnersPage),
        "projects": first(ProjectsIndexPage),
        "project": first(ProjectPage),
        "reports": first(ReportsIndexPage),
        "report": first(ReportPage),
    }


def make_states() -> dict:
    """A cancelled and a postponed debate, a closed form and one that opens later."""
    import datetime as dt

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
    from tests.browser.question_form import TITLE, questions
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


def other_places(pages: dict, language: str) -> dict:
    """Page types that are no pages of the tree: views, error states, receipts."""
    from django.urls import reverse

    from participation.models import PublicAnswer, Submission
    from participation.outbox.letters import receipt_path
    from tests.browser.participation_states import places_of_participation

    sent = Submission.objects.filter(language=language).exclude(email="").order_by("pk").first()
    answered = PublicAnswer.objects.exclude(published_at=None).filter(submission__may_publish=True).first()
    ask = question_ids()
    search, debates, form = reverse("search"), pages["debates"][language], pages["form"][language]
    login = "/cont/login/" + ("?language=en" if language == "en" else "?language=ro")
    reset = "/cont/password/reset/" + ("?language=en" if language == "en" else "?language=ro")
    text = {ask["ideas"]["title"]: "Umbră la școală", ask["ideas"]["email"]: "fără adresă"}
    return (
        {
            "debates_filtered": {"path": f"{debates}?state=held"},
            "debates_empty": {"path": f"{debates}?year=2017&state=today"},
            "idea": {"path": f"{pages['ideas'][language]}{answered.pk}/"},
            "search_start": {"path": search},
            "search_hits": {"path": f"{search}?q=" + {"ro": "dezbatere", "en": "debate"}[language]},
            "search_nothing": {"path": f"{search}?q=zzqqxx"},
            "style_guide": {"path": reverse("style_guide")},
            "form_errors": {"path": form, "fill": {}},
            "form_file": {"path": form, "fill": text, "files": {ask["ideas"]["photo"]: "photo.png"}},
            "survey_errors": {"path": pages["survey"][language], "fill": {}},
            "form_expired": {"path": form, "fill": text | {"token": "spoilt"}},
            "receipt": {"path": receipt_path(sent)},
            "not_found": {"path": f"/{language}/nu-exista/", "status": 404},
            "sign_in": {"path": login},
            "sign_in_errors": {
                "path": login,
                "fill": {"login": "nobody@demo.ciic.example", "password": "not the password"},
            },
            "password_reset": {"path": reset},
            "mailbox": {"path": "/demo/mail/"},
        }
        | places_of_participation(pages, language, sent)
        | places_of_sections(pages, language, ask)
        | places_of_labels()
        | trouble(language)
    )


def places_of_sections(pages: dict, language: str, ask: dict) -> dict:
    """What the sections show besides their pages."""
    from cms.models import Organisation

    application, youth = pages["application"][language], pages["youth_form"][language]
    partner = Organisation.objects.filter(is_partner=True).first()
    return {
        "competitions_empty": {"path": f"{pages['competitions'][language]}?year=1999"},
        "partner": {"path": f"{pages['partners'][language]}{partner.slug}/"},
        "youth_meetings": {"path": f"{pages['youth'][language]}meetings/"},
        "application_errors": {"path": application, "fill": {}},
        "youth_form_errors": {"path": youth, "fill": {}},
    }


def places_of_labels() -> dict:
    """The list of labels, and the label of each kind that most pages carry."""
    from django.urls import reverse

    from cms.queries.labelled import all_labels

    found = {"labels": {"path": reverse("labels")}}
    for kind, labels in all_labels(None).items():
        fullest = max(labels, key=lambda label: label.count)
        found[kind] = {"path": reverse(kind, kwargs={"slug": fullest.slug})}
    return found


def trouble(language: str) -> dict:
    """Error pages that a healthy portal cannot be made to show, as Django's handlers render them."""
    from django.core.exceptions import PermissionDenied
    from django.test import RequestFactory
    from django.views import defaults

    request = RequestFactory().get(f"/{language}/")
    shown = {
        "forbidden": (403, defaults.permission_denied(request, PermissionDenied())),
        "server_error": (500, defaults.server_error(request)),
        "bad_request": (400, defaults.bad_request(request, Exception())),
    }
    found = {
        name: {"path": f"/{language}/{name}/", "status": status, "html": response.content.decode()}
        for name, (status, response) in shown.items()
    }
    return found | {
        "unavailable": {"path": f"/{language}/unavailable/", "status": 503, "html": form_in_trouble(language)}
    }


def form_in_trouble(language: str) -> str:
    """What somebody gets who sends a form while the database is away."""
    from django.test import RequestFactory

    from participation.middleware import KeepWhatWasTypedMiddleware

    def fail(request):
        raise OSError("the database is away")

    words = {"token": "a", "title": "Umbră la școală", "description": "Un text\npe două rânduri."}
    return KeepWhatWasTypedMiddleware(fail)(RequestFactory().post(f"/{language}/submit/abc/", words)).content.decode()


def question_ids() -> dict:
    """Form key of the demonstration → question key → the name of its field."""
    from demo.content.fix_cluj import APPLICATION_FORM
    from demo.content.open_debate import FORMS
    from demo.content.youth import FORM
    from demo.open_debate import question_id
    from participation.structure import question_key

    rows = [*FORMS, APPLICATION_FORM, FORM]
    return {
        row["key"]: {
            question["key"]: question_key(question_id(row["key"], question["key"])) for question in row["questions"]
        }
        for row in rows
    }


def admin_places() -> dict[str, dict[str, str]]:
    """Role → picture → path of the staff pages that are shown in the documentation."""
    from django.urls import reverse

    from debates.models import DebatePage
    from demo.content.open_debate import DEBATE
    from fix_cluj.models import GrantCallPage
    from participation.models import Submission
    from youth_council.models import YouthCouncilPage

    call = GrantCallPage.objects.get(is_demonstration=True, locale__language_code="ro")
    council = YouthCouncilPage.objects.get(locale__language_code="ro")
    debate = DebatePage.objects.get(slug=DEBATE["slug_ro"], locale__language_code="ro")
    english = debate.get_translations().get(locale__language_code="en")
    case = Submission.objects.filter(status="new", language="ro").exclude(title="").order_by("-received_at").first()
    return {
        "moderator": {"admin_inbox": reverse("inbox:index"), "admin_case": reverse("inbox:case", args=[case.pk])},
        "communications_editor": {
            "admin_page_editor": reverse("wagtailadmin_pages:edit", args=[debate.pk]),
            "admin_form_editor": reverse("wagtailadmin_pages:edit", args=[debate.get_children().live().first().pk]),
            "admin_translation_editor": reverse("wagtailadmin_pages:edit", args=[english.pk]),
        },
        "administrator": {"admin_roles": reverse("wagtailusers_users:index")},
        "grants_officer": {
            "admin_applications": reverse("applications:index"),
            "admin_call_editor": reverse("wagtailadmin_pages:edit", args=[call.pk]),
        },
        "youth_editor": {"admin_youth_editor": reverse("wagtailadmin_pages:edit", args=[council.pk])},
    }


if __name__ == "__main__":
    main()
