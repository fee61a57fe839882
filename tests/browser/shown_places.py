"""Run inside the portal's environment: what is shown and is no page of the tree: views, error states, receipts."""

from tests.browser.found_pages import question_ids
from tests.browser.participation_states import places_of_participation


def other_places(pages: dict, language: str) -> dict:
    """Page types that are no pages of the tree: views, error states, receipts."""
    from django.urls import reverse

    from participation.models import PublicAnswer, Submission
    from participation.outbox.letters import receipt_path

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
    } | places_of_speaking(language)


def places_of_speaking(language: str) -> dict:
    """Wanting to speak at the demonstration's open debate: the form, what comes after it, and one's own place."""
    from django.urls import reverse
    from django.utils import timezone

    from debates.actions.speaking import register
    from debates.models import DebatePage
    from demo.content.open_debate import DEBATE

    page = DebatePage.objects.get(slug=DEBATE["slug_ro"], locale__language_code="ro")
    asked = {"name": "Ana Exemplu", "email": f"vorbitor-{language}@example.org", "about": "Băncile"}
    speaker = register(page=page, language=language, now=timezone.now(), **asked)
    form = reverse("speak", args=[page.translation_key])
    return {
        "speak": {"path": form},
        "speak_errors": {"path": form, "fill": {"name": "Ana"}},
        "speak_asked": {"path": reverse("speak_asked", args=[page.translation_key])},
        "speaker": {"path": reverse("speaker", kwargs={"secret": speaker.secret})},
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
