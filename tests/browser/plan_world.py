"""Run inside the portal's environment: what comes to an editor's debate, step by step (`open`, `send`, `pass`, `translate`)."""

import datetime as dt
import json
import sys

WORDS = {
    "Strada școlii, fără mașini": "The street of the school, without cars",
    "Închidem strada școlii dimineața?": "Shall we close the street of the school in the morning?",
    "Un proiect de regulament, cu probă de o lună.": "Draft rules, with a trial of one month.",
    "Spune-ți părerea": "Have your say",
    "Titlul": "Title",
    "Părerea ta": "What you think",
    "E-mail": "E-mail",
    "Publicați textul": "Publish the text",
    "Strada se închide o oră dimineața, de la 1 martie.": "The street is closed for an hour each morning, from 1 March.",
}
SENT = (("ro", "O oră dimineața", "mama"), ("en", "Not on Fridays", "shop"))
SHIFT = dt.timedelta(days=40)


def pages_of(key: str):
    """The Romanian page, its English twin, the form below the first."""
    from debates.models import DebatePage
    from participation.models import FormPage

    page = DebatePage.objects.get(translation_key=key, locale__language_code="ro")
    english = page.get_translations().filter(locale__language_code="en").first()
    return page, english, FormPage.objects.child_of(page).first()


def translated(page) -> None:
    from tests.factories import translate

    translate(page, words=WORDS | {page.slug: f"{page.slug}-en"})


def open_it(pk: str) -> dict:
    """English words, a form for contributions in both languages."""
    from cms.dates import combine
    from debates.models import DebatePage
    from tests.factories import make_form_page, question_block

    page = DebatePage.objects.get(pk=pk)
    translated(page)
    questions = [
        question_block("text", "Titlul", required=True, role="title"),
        question_block("long_text", "Părerea ta", required=True, role="body"),
        question_block("email", "E-mail", required=True, role="email"),
        question_block("consent", "Publicați textul", role="publish_consent"),
    ]
    closes = combine(page.proposals_until + dt.timedelta(days=1), dt.time.min)
    facts = {"kind": "idea", "answer_days": 30, "closes_at": closes}
    translated(make_form_page(page, title="Spune-ți părerea", questions=questions, **facts))
    key = str(page.translation_key)
    _page, english, _form = pages_of(key)
    return {"key": key, "ro": page.get_url(), "en": english.get_url()}


def send(key: str) -> dict:
    """One writes in Romanian, one in English, two want to speak."""
    from django.utils import timezone

    from debates.actions.speaking import register
    from participation.actions.submissions import receive_submission
    from participation.models import FormWording
    from participation.tokens import new_nonce

    page, _english, form = pages_of(key)
    now, version = timezone.now(), form.form_row.current_version
    title, body, mail, consent = (entry["key"] for entry in version.structure)
    for language, said, who in SENT:
        receive_submission(
            wording=FormWording.objects.newest(version, language),
            cleaned={title: said, body: f"{said}.", mail: f"{who}-{key[:6]}@example.org", consent: True},
            received_at=now,
            now=now,
            nonce=new_nonce(),
        )
    for name in ("Ana Exemplu", "Ion Probă"):
        register(page=page, name=name, email="", language="ro", now=now)
    return {}


def let_pass(key: str) -> dict:
    """Everything happened forty days ago; the form has closed."""
    page, _english, form = pages_of(key)
    for name in ("announced_on", "place_announced_on", "proposals_until", "date"):
        setattr(page, name, getattr(page, name) - SHIFT)
    page.save_revision().publish()
    form.closes_at -= SHIFT
    form.save_revision().publish()
    return {}


def translate_again(key: str) -> dict:
    translated(pages_of(key)[0])
    return {}


if __name__ == "__main__":
    import django

    django.setup()
    verbs = {"open": open_it, "send": send, "pass": let_pass, "translate": translate_again}
    print(json.dumps(verbs[sys.argv[1]](sys.argv[2])))
