"""Who applies again need not type the organisation again: a new draft begins with the own newest application, and no more."""

import datetime as dt

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from fix_cluj.models import Application, GrantStep
from participation.actions.drafts import KNOWN, ask_to_resume, begin_draft
from participation.actions.erasure import erase
from participation.actions.own_list import OWN, issue
from participation.models import AccessLink, Draft, Form, FormWording, RateBucket, StagedUpload, Submission, Tombstone
from participation.spam import LIMITS
from tests.factories import make_form_page, publish, question_block, translate
from tests.fix_cluj.builders import make_call
from tests.fix_cluj.conftest import CLOSES, OPENS
from tests.participation.sending import BROWSER, Visitor, soup

MINE, OTHER = "asociatia@example.org", "alta@example.org"
CUI, OTHER_CUI = "14399840", "4305857"
NOW = CLOSES - dt.timedelta(days=10)
STRANGER = "/ro/cererile-mele/0123456789abcdef0123456789abcdef/"
pytestmark = pytest.mark.django_db


def questions(*, name: str = "Numele organizației", **settings) -> list[dict]:
    """What an organisation is asked, and everything that is never taken over."""
    members = [{"type": "item", "value": {"label": "Nume", "type": "text", "required": False}}]
    return [
        question_block("heading", "Cine aplică"),
        question_block("text", name, required=True, role="team", **settings),
        question_block("cui", "CUI"),
        question_block("text", "Reprezentant", role="author_name"),
        question_block("phone", "Telefon", role="phone"),
        question_block("rows", "Membrii") | {"value": rows(members)},
        question_block("heading", "Proiectul"),
        question_block("text", "Titlul", required=True, role="title"),
        question_block("number", "Suma", role="amount"),
        question_block("file", "Statutul", types=["pdf"], max_files=2, max_megabytes=5),
        question_block("consent", "Declarație"),
        question_block("email", "E-mail", required=True, role="email"),
    ]


def rows(columns: list[dict]) -> dict:
    return {"label": "Membrii", "help_text": "", "columns": columns, "settings": {"required": False}}


def open_call(programme, *, title: str, applicants: str = "organisation", asked=None):
    steps = [
        GrantStep(kind="opens", date=OPENS.date(), time=OPENS.time()),
        GrantStep(kind="closes_online", date=CLOSES.date(), time=CLOSES.time()),
    ]
    call = make_call(programme, title=title, calendar=steps, applicants=applicants)
    asked = questions() if asked is None else asked
    about = {"kind": "application", "desk": "grants", "has_steps": True, "questions": asked, "answer_days": 10}
    return call, make_form_page(call, title=f"Cerere: {title}", slug="cerere", **about)


@pytest.fixture
def first(programme, time_machine):
    time_machine.move_to(NOW, tick=False)
    return open_call(programme, title="Întâi")


@pytest.fixture
def second(programme, first):
    """The next call for organisations, with its words in both languages."""
    translate(programme)
    call, form = open_call(programme, title="A doua ediție", asked=questions(name="Cine sunteți"))
    translate(call)
    translate(form)
    return call, form


def apply(
    form, *, email: str = MINE, name: str = "Asociația Umbra", company: str = CUI, language: str = "ro"
) -> Submission:
    """Everything is answered, so that whatever would be taken over could be."""
    said = {
        "Numele organizației": name, "CUI": company, "Reprezentant": "Ana Pop", "Telefon": "+40 721 000 000",
        "Titlul": "Umbre", "Suma": "900", "Declarație": "on", "E-mail": email,
    }  # fmt: skip
    visitor = Visitor(form, language=language)
    sent = visitor.post(visitor.typed(said) | {f"{visitor.key('Membrii')}-0-{column_of(form)}": "Copil Minor"})
    assert sent.status_code == 302, soup(sent).get_text()
    return Submission.objects.filter(email=email).latest("stored_at")


def column_of(form) -> str:
    structure = Form.objects.get(page_key=form.translation_key).current_version.structure
    return next(entry["columns"][0]["key"] for entry in structure if entry["type"] == "rows")


def list_of(email: str = MINE, language: str = "ro") -> str:
    """The address of the list that a code has opened for a mailbox."""
    secret = issue(purpose=OWN, now=NOW, lifetime=dt.timedelta(hours=4), email=email)
    return f"/ro/cererile-mele/{secret}/" if language == "ro" else f"/en/my-applications/{secret}/"


def key_of(page) -> str:
    return Form.objects.get(page_key=page.translation_key).key


def press(address: str, page, **headers):
    return Client().post(address, {"begin": key_of(page)}, **(BROWSER | headers))


def buttons(address: str) -> list[str]:
    return [button["value"] for button in soup(Client().get(address)).select("button[name=begin]")]


def by_label(draft: Draft) -> dict[str, list[str]]:
    """What a draft holds, under the words of its questions."""
    words = draft.wording.words
    return {words[key]["label"]: value for key, value in draft.typed.items() if not key.startswith("_")}


@pytest.mark.parametrize(("language", "label"), [("ro", "Cine sunteți"), ("en", "EN Cine sunteți")])
def test_a_new_draft_begins_with_address_name_and_company_number_and_says_from_where(first, second, language, label):
    sent = apply(first[1])
    address = list_of(language=language)
    shown = soup(Client().get(address))
    assert sent.reference in shown.select_one("section[aria-labelledby=begin]").get_text()
    begun = press(address, second[1])
    draft = Draft.objects.get()
    assert begun.status_code == 302 and draft.language == language and draft.email == MINE
    prefix = "" if language == "ro" else "EN "
    assert by_label(draft) == {label: ["Asociația Umbra"], f"{prefix}CUI": [CUI], f"{prefix}E-mail": [MINE]}
    step = Client().get(begun.url, follow=True)
    page, notice = soup(step), soup(step).select_one("main .notice--info[role=status]")
    assert step.redirect_chain[-1][0].endswith("/1/") and step.status_code == 200
    assert sent.reference in notice.get_text() and label in notice.get_text()
    values = {field.get("value") for field in page.select("form#form input")}
    assert {"Asociația Umbra", CUI} <= values


def test_what_was_filled_in_is_told_until_the_first_save_and_can_be_sent_with_the_rest(first, second, time_machine):
    from tests.participation.drafting import Writer

    apply(first[1])
    writer = Writer(second[1])
    writer.address = press(list_of(), second[1]).url
    writer.address = writer.look().url
    writer.save({"Cine sunteți": "Asociația Umbra și Soare", "CUI": CUI})
    assert "notice--info" not in Client().get(writer.address.replace("/2/", "/1/")).content.decode()
    writer.save({"Titlul": "Din nou", "Declarație": "on", "E-mail": MINE}, go="review")
    time_machine.move_to(NOW + dt.timedelta(minutes=5), tick=False)
    page = soup(writer.look())
    hidden = {field["name"]: field["value"] for field in page.select("main form input[type=hidden]")}
    sent = writer.client.post(page.select_one("main form")["action"], hidden | {"go": "send"}, **BROWSER)
    assert sent.status_code == 302
    newest = Application.objects.latest("pk")
    assert newest.team == "Asociația Umbra și Soare" and newest.submission.email == MINE
    assert Application.objects.count() == 2, "the first application stays beside it"


def test_no_members_files_sums_consents_or_names_of_persons_are_carried(first, second):
    apply(first[1])
    press(list_of(), second[1])
    draft = Draft.objects.get()
    assert {name for name in draft.typed if name.startswith("_")} == {KNOWN}
    everything = str(draft.typed)
    for never in ("Copil Minor", "Ana Pop", "+40", "Umbre", "900", "on'"):
        assert never not in everything, never
    assert not StagedUpload.objects.filter(nonce=draft.nonce).exists() and not draft.submission_id


def test_a_sensitive_question_gives_and_takes_nothing(programme, first):
    apply(first[1])
    _call, page = open_call(programme, title="Discret", asked=questions(privacy="sensitive"))
    press(list_of(), page)
    assert by_label(Draft.objects.get()) == {"CUI": [CUI], "E-mail": [MINE]}


def test_of_two_company_numbers_none_is_guessed(programme, first):
    apply(first[1])
    asked = [*questions(), question_block("cui", "CUI-ul partenerului")]
    _call, page = open_call(programme, title="Cu parteneri", asked=asked)
    press(list_of(), page)
    assert CUI not in str(Draft.objects.get().typed)


@pytest.mark.parametrize("applicants", ["team", "individual"])
def test_an_organisation_is_not_named_where_others_apply(programme, first, applicants):
    apply(first[1])
    _call, page = open_call(programme, title="Pentru alții", applicants=applicants)
    begun = press(list_of(), page)
    assert by_label(Draft.objects.get()) == {"E-mail": [MINE]}
    notice = soup(Client().get(begun.url, follow=True)).select_one("main .notice--info[role=status]").get_text()
    assert "E-mail" in notice and "CJ-" not in notice


def test_the_newest_application_speaks(first, second, time_machine):
    apply(first[1], name="Numele vechi")
    time_machine.move_to(NOW + dt.timedelta(hours=1), tick=False)
    apply(first[1], name="Numele nou", company=OTHER_CUI)
    press(list_of(), second[1])
    assert by_label(Draft.objects.get())["Cine sunteți"] == ["Numele nou"]


def test_the_code_of_one_address_never_gives_what_another_filed(first, second):
    foreign = apply(first[1], email=OTHER, name="A altcuiva", company=OTHER_CUI)
    apply(first[1])
    address = list_of()
    press(address, second[1])
    draft = Draft.objects.get()
    everything = str(draft.typed)
    assert draft.email == MINE and CUI in everything
    assert not [text for text in ("A altcuiva", OTHER_CUI, OTHER, foreign.reference) if text in everything]
    assert foreign.reference not in Client().get(address).content.decode()


def test_a_stranger_begins_nothing(first, second):
    apply(first[1])
    assert press(STRANGER, second[1]).status_code == 410
    assert press(list_of(), second[1], HTTP_SEC_FETCH_SITE="cross-site").status_code == 403
    AccessLink.objects.update(expires_at=NOW - dt.timedelta(hours=1))
    link = list_of()
    AccessLink.objects.update(code_hash="x")  # the ticket of somebody who has shown no code
    assert press(link, second[1]).status_code == 410
    assert not Draft.objects.exists()


def test_who_never_applied_and_who_was_erased_are_offered_nothing(first, second):
    sent = apply(first[1])
    address, empty = list_of(), list_of("nobody@example.org")
    assert buttons(address) and not buttons(empty)
    erase(submission=sent, why=Tombstone.Why.REQUEST, by=None, now=NOW)
    for each in (address, empty):
        refused = press(each, second[1])
        assert refused.status_code == 422 and soup(refused).select_one("main [role=alert]")
        assert not buttons(each)
    assert not Draft.objects.exists()


def test_a_draft_that_was_there_is_opened_and_not_changed_and_one_of_another_address_neither(first, second):
    apply(first[1])
    row = Form.objects.get(page_key=second[1].translation_key)
    wording = FormWording.objects.newest(row.current_version, "ro")
    title = next(key for key, said in wording.words.items() if said.get("label") == "Titlul")
    for nonce, email in (("old", OTHER), ("mine", MINE)):
        draft, _is_new = begin_draft(wording=wording, nonce=nonce, typed={title: [nonce]}, step=1, now=NOW)
        if email == OTHER:
            ask_to_resume(draft=draft, email=email, sender=None, now=NOW)
            press(list_of(), second[1])
            assert Draft.objects.get(nonce="old").typed == {title: ["old"]}
            Draft.objects.exclude(nonce="old").delete()
        else:
            ask_to_resume(draft=draft, email=email, sender=None, now=NOW)
    address = list_of()
    assert key_of(second[1]) not in buttons(address)
    link = soup(Client().get(address)).select_one(f'a[href="#draft-{draft.pk}"]')
    assert link and soup(Client().get(address)).select_one(link["href"])
    opened = press(address, second[1])
    assert opened.status_code == 302 and Draft.objects.count() == 2
    assert Draft.objects.get(nonce="mine").typed == {title: ["mine"]}
    assert 'value="mine"' in Client().get(f"{opened.url}2/").content.decode()


def test_a_call_to_which_one_was_sent_says_so_beside_its_button(first, second):
    sent = apply(first[1])
    told = {
        button["value"]: button.find_parent("li").get_text(" ", strip=True)
        for button in soup(Client().get(list_of(language="en"))).select("button[name=begin]")
    }
    assert f"You have sent one to it already, {sent.reference}" in told[key_of(first[1])]
    assert "already" not in told[key_of(second[1])]


def test_pressed_twice_it_is_one_draft(first, second):
    apply(first[1])
    address = list_of()
    assert press(address, second[1]).url == press(address, second[1]).url
    assert Draft.objects.count() == 1


def close_now(call, form, time_machine):
    time_machine.move_to(CLOSES, tick=False)


def unpublish_call(call, form, time_machine):
    call.unpublish()


def unpublish_form(call, form, time_machine):
    for page in (form, *form.get_translations()):
        page.specific.unpublish()


def cancel_call(call, form, time_machine):
    call.change, call.change_reason = "cancelled", "Fără buget."
    publish(call)


def restrict(call, form, time_machine):
    PageViewRestriction.objects.create(page=call, restriction_type="login")


@pytest.mark.parametrize("shut", [close_now, unpublish_call, unpublish_form, cancel_call, restrict])
def test_what_takes_no_applications_has_no_button_and_is_refused_in_words(first, second, time_machine, shut):
    apply(first[1])
    for page in second[0].get_translations():
        page.unpublish()
    address = list_of()
    AccessLink.objects.update(expires_at=CLOSES + dt.timedelta(hours=1))
    assert key_of(second[1]) in buttons(address)
    shut(*second, time_machine)
    assert key_of(second[1]) not in buttons(address)
    refused = press(address, second[1])
    assert refused.status_code == 422 and soup(refused).select_one("main [role=alert]").get_text(strip=True)
    assert press(address, first[1]).status_code == (422 if shut is close_now else 302)
    assert not Draft.objects.filter(form__key=key_of(second[1])).exists()


def test_it_is_open_until_the_last_microsecond(first, second, time_machine):
    apply(first[1])
    address = list_of()
    AccessLink.objects.update(expires_at=CLOSES + dt.timedelta(hours=1))
    time_machine.move_to(CLOSES - dt.timedelta(microseconds=1), tick=False)
    assert press(address, second[1]).status_code == 302


def test_so_many_drafts_from_one_network_have_to_wait(first, second):
    from participation.actions.screening import Sender

    apply(first[1])
    for _each in range(LIMITS["draft"].burst):
        RateBucket.objects.take(Sender("127.0.0.0/24").bucket("draft"), NOW)
    refused = press(list_of(), second[1])
    assert refused.status_code == 429 and soup(refused).select_one("main [role=alert]")
    assert not Draft.objects.exists()
