"""A call for individuals (scholarships) is the same engine: it speaks to one person and names nobody in public."""

import re
import uuid
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Locale

from fix_cluj.actions import contracts, deciding, reporting
from fix_cluj.eligibility import Rule, Team, Terms, eligibility_facts, failed_rules
from fix_cluj.forms.eligibility import EligibilityForm
from fix_cluj.models import Application, Contract, GrantCallPage
from participation.actions.drafts import begin_draft, secret_of
from participation.models import Form, FormPage, FormWording, OutboxMessage
from tests.factories import make_form_page, publish, question_block, translate
from tests.fix_cluj import funding, judging
from tests.fix_cluj.builders import latest
from tests.participation.sending import BROWSER, soup


def test_one_person_is_asked_of_no_team():
    terms = Terms(applicants="individual", age_from=16, takes_residents=True)
    form = EligibilityForm({"youngest": "17", "linked": "yes"}, terms=terms)
    assert set(form.fields) == {"youngest", "linked"} and form.is_valid()
    assert form.team == Team(size=None, youngest=17, oldest=17, all_linked=True)
    assert terms.rules == [Rule.AGE, Rule.LINK] and not failed_rules(terms, form.team)
    assert failed_rules(Terms(applicants="individual", team_min=3), Team(size=1)) == []


def test_a_team_is_asked_as_before():
    assert Terms(team_min=3).rules == [Rule.TEAM]


@pytest.mark.parametrize(
    ("kind", "label"), [("team", "3"), ("individual", "o persoană"), ("organisation", "o organizație")]
)
def test_the_page_says_who_applies(kind, label):
    page = GrantCallPage(applicants=kind, team_min=3 if kind == "team" else None)
    assert label in eligibility_facts(page)[1]["value"]


def test_only_a_team_has_a_number_of_members():
    with pytest.raises(ValidationError) as refused:
        GrantCallPage(title="Burse", slug="burse", applicants="individual", team_min=2).clean()
    assert "applicants" in refused.value.message_dict


@pytest.mark.django_db
def test_whoever_receives_a_scholarship_is_a_code_in_public(call, ranked, officers, client):
    page = latest(call)
    page.applicants = "individual"
    publish(page)
    for row in Application.objects.all():
        Application.objects.filter(pk=row.pk).update(terms=row.terms | {"applicants": "individual"})
    found = judging.approved(ranked, first=officers[0], second=officers[1])
    deciding.publish(committee=found, by=officers[0], now=timezone.now())
    codes = set(Application.objects.filter(decision__outcome="awarded").values_list("code", flat=True))
    key = call.translation_key
    for address in (
        "/ro/cine-a-primit/",
        "/ro/cine-a-primit/csv/",
        f"/ro/rezultate/{key}/",
        f"/ro/rezultate/{key}/json/",
    ):
        told = client.get(address)
        text = (told.getvalue() if told.streaming else told.content).decode()
        assert "Umbra" not in text and "Nisip" not in text, address
        assert len(codes) == 2 and all(code in text for code in codes), address


# --- no screen and no letter speaks of a team to somebody who applies alone ---------------------------------------------------

LETTERS = Path(settings.BASE_DIR) / "templates" / "emails" / "participation"
MSGIDS = re.compile(r'{% translate "(.+?)"|{% blocktranslate[^%]*%}(.+?){% endblocktranslate %}', re.S)


def says_team(text: str) -> list[str]:
    return re.findall(r"(?i)\bteams?\b.{0,40}|echip[aăei].{0,40}", text)


def words_of(response) -> str:
    """What a page says to whoever reads it, without the frame that every page has."""
    assert response.status_code == 200, response
    page = soup(response)
    return f"{page.title.get_text()} {page.select_one('main').get_text(' ', strip=True)}"


@pytest.fixture
def scholarship(call):
    """The call for one person, with its form, in both languages."""
    page = latest(call)
    page.applicants, page.title, page.age_from, page.takes_students = "individual", "Burse", 16, True
    page = publish(page)
    translate(page)
    form = make_form_page(
        page, title="Cerere de bursă", slug="burse", kind="application", desk="grants", retention_months=12,
        late_days=5, late_guardian=True, late_acceptance=True, has_steps=True, draft_days=30,
        questions=[
            question_block("heading", "Despre tine"),
            question_block("text", "Numele tău", required=True, role="team"),
            question_block("email", "E-mail", required=True, role="email"),
            question_block("heading", "Ce înveți"),
            question_block("text", "Titlul", required=True, role="title"),
            question_block("money", "Suma", role="amount"),
        ],
    )  # fmt: skip
    translate(form)
    return page, Form.objects.get(page_key=form.translation_key)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ro", "en"])
def test_whoever_applies_alone_reads_of_no_team_before_sending(scholarship, client, language):
    page, form = scholarship
    call = page if language == "ro" else page.get_translation(Locale.objects.get(language_code="en"))
    form_page = FormPage.objects.get(translation_key=form.page_key, locale=call.locale)
    for address in (call.url, form_page.url):
        assert says_team(words_of(client.get(address))) == [], address
    with translation.override(language):
        door, check = reverse("own_door"), reverse("eligibility", kwargs={"key": page.translation_key})
    assert says_team(words_of(client.get(door))) == []
    assert says_team(words_of(client.get(check))) == []
    answer = client.post(check, {"youngest": "20", "linked": "yes"}, **BROWSER)
    shown = words_of(client.get(call.url)) + words_of(answer)
    assert "uteți" not in shown, "one person is not spoken to as several"
    assert language == "en" or ("Poți aplica? Află" in shown and "Da, poți aplica" in shown)
    wording = FormWording.objects.newest(form.current_version, language)
    draft, _is_new = begin_draft(wording=wording, nonce=uuid.uuid4().hex, typed={}, step=1, now=timezone.now())
    with translation.override(language):
        step = reverse("draft", kwargs={"secret": secret_of(draft)})
        team = reverse("draft_team", kwargs={"secret": secret_of(draft)})
    assert says_team(words_of(client.get(step, follow=True))) == []
    assert client.get(team).status_code == 404, "nobody is invited beside one person"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ro", "en"])
def test_whoever_applies_alone_reads_of_no_team_from_the_case_to_the_last_report(
    scholarship, client, language, time_machine
):
    page, form = scholarship
    rows = [judging.apply(form, team=name, language=language) for name in ("Ioana", "Radu")]
    time_machine.move_to(funding.MAY, tick=False)
    officer = judging.officer()
    found = funding.results(page, *rows)
    contracts.invite_missing(committee=found, by=officer, now=funding.MAY)
    first, second = (Contract.objects.get(application=row) for row in rows)
    contracts.decline(contract=second, reason="", by=None, now=funding.MAY)
    case, award = funding.case_of(rows[0]), funding.funding_of(rows[0])
    report = {"ro": "raport/final/", "en": "report/final/"}[language]
    screens = [case, award, funding.funding_of(rows[1])]
    screens += [
        f"{award}{ending}" for ending in {"ro": ("cont/", "renunta/"), "en": ("account/", "decline/")}[language]
    ]
    said = [words_of(client.get(address)) for address in screens]
    contracts.give_payee(contract=first, iban=funding.IBAN, holder="Ioana", now=funding.MAY)
    first = funding.running(first, by=officer)
    said.append(words_of(client.get(f"{award}{report}")))
    reporting.return_report(report=funding.report(first, spent=("4000",)), reason="…", by=officer, now=funding.OCTOBER)
    said += [words_of(client.get(address)) for address in (case, award, f"{award}{report}")]
    reporting.accept_report(report=funding.report(first, spent=("4000",)), by=officer, now=funding.OCTOBER)
    contracts.close(contract=first, by=officer, now=funding.OCTOBER)
    said += [words_of(client.get(address)) for address in (case, award)]
    words = {"ro": "/ro/rezultate", "en": "/en/results"}[language]
    said.append(words_of(client.get(f"{words}/{page.translation_key}/")))
    for kind in ("csv", "json"):
        told = client.get(f"{words}/{page.translation_key}/{kind}/")
        said.append((told.getvalue() if told.streaming else told.content).decode())
        assert "Ioana" not in said[-1]
    letters = OutboxMessage.objects.filter(to__in=[row.submission.email for row in rows])
    assert letters.filter(kind="contract_news").count() >= 7
    said += [f"{letter.subject}\n{letter.body}" for letter in letters]
    assert [found for text in said for found in says_team(text)] == []


@pytest.mark.parametrize("language", ["ro", "en"])
def test_no_letter_but_the_invitation_to_a_team_names_one(language):
    """Whatever else a letter says, it is said of a team, of one person and of an organisation alike."""
    for path in LETTERS.glob("*.txt"):
        if path.name.startswith("team_invite"):
            continue
        for found in MSGIDS.findall(path.read_text()):
            words = re.sub(r"{{ (\w+)[^}]*}}", r"%(\1)s", " ".join("".join(found).split()))
            with translation.override(language):
                assert says_team(translation.gettext(words)) == [], path.name


@pytest.mark.django_db
def test_the_officer_reads_who_applies_as_the_call_says(scholarship, client):
    page, form = scholarship
    row = judging.apply(form, team="Ioana", checked=False)
    client.force_login(judging.officer())
    key = page.translation_key
    contracts_page, board = reverse("grants:contracts", args=[key]), reverse("grants:board", args=[key])
    for address in (board, contracts_page, reverse("grants:check", args=[key, row.code])):
        assert says_team(words_of(client.get(address))) == [], address
    assert "Persoana" in words_of(client.get(board)) and "Persoana" in words_of(client.get(contracts_page))
