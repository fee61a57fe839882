"""What a call says of itself and of its form: every fact on the page, the seat among the questions, annexes and countdown."""

import datetime as dt
import io
import json
import uuid
from decimal import Decimal

import pikepdf
import pytest
import time_machine as travel
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from cms.models import PageDocument, PortalDocument
from fix_cluj.actions import deciding
from fix_cluj.models import Application, CallIndicator, EligibilityCount, GrantStep, ReviewConflict
from participation.actions.drafts import begin_draft, secret_of
from participation.actions.outages import note_pulse
from participation.models import Form
from participation.views.papers import can_make_pdf
from tests.factories import publish, translate
from tests.fix_cluj import judging
from tests.fix_cluj.builders import ANSWERS, latest
from tests.fix_cluj.conftest import CLOSES
from tests.participation import files
from tests.participation.sending import BROWSER, soup

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def words(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(soup(response).main.get_text(" ").split())


def lines(*texts: str) -> str:
    return json.dumps([{"type": "item", "id": str(uuid.uuid4()), "value": text} for text in texts])


def test_hours_for_each_channel_budget_edition_indicators_checklist_and_documents_stand_on_the_page(
    call, programme, client
):
    page = latest(call)
    page.total_budget, page.edition = Decimal(600000), 3
    page.indicators = [CallIndicator(name_ro="Câți oameni participă", name_en="How many people take part", target=80)]
    page.checklist = lines("Un buget pe rânduri")
    paper = GrantStep(kind="closes_paper", date=CLOSES.date() - dt.timedelta(days=1), time=dt.time(12, 15))
    page.calendar = [*page.calendar.all(), paper]
    document = PortalDocument.objects.create(title="Regulamentul apelului", file=ContentFile(files.PDF, "reg.pdf"))
    page.documents = [PageDocument(document=document)]
    page = publish(page)
    text = words(client, page.url)
    for said in (
        "600.000,00 lei", "Ediția 3", "Câți oameni participă 80", "Un buget pe rânduri", "Regulamentul apelului",
        "ora 16.30", "ora 12.15",
    ):  # fmt: skip
        assert said in text, said
    translate(programme)
    english = words(client, translate(page).url)
    for said in ("600,000.00 lei", "Edition 3", "How many people take part 80", "EN Un buget", "16:30", "12:15"):
        assert said in english, said
    assert latest(page).copy(update_attrs={"slug": "urmatorul"}, keep_live=False).edition is None


# --- the seat ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ro", "en"])
def test_an_organisation_is_asked_for_its_seat_and_carries_the_answer(call, form, english, team, client, language):
    page = latest(call)
    page.applicants, page.seat = "organisation", "city"
    publish(page)
    with override(language):
        url = reverse("eligibility", args=[call.translation_key])
    assert len(soup(client.get(url)).select("input[name=seated]")) == 2
    no = soup(client.post(url, {"seated": "no"}, **BROWSER)).select_one("#answer")
    assert "Cluj-Napoca" in no.select_one("h2 + ul").get_text() and not no.select("a.button")
    start = soup(client.post(url, {"seated": "yes"}, **BROWSER)).select_one("#answer a.button")["href"]
    counts = {row.rule: (row.asked, row.failed) for row in EligibilityCount.objects.all()}
    assert counts == {"": (2, 1), "seat": (2, 1)}
    if language == "ro":
        posted = team.typed(ANSWERS) | {"about": soup(client.get(start)).select_one("input[name=about]")["value"]}
        assert team.post(posted).status_code == 302
        declared = Application.objects.get().declared
        assert declared["is_seated"] is True and declared["failed"] == []
        assert Application.objects.get().terms["seat"] == "city"


def test_whoever_has_a_minor_in_the_team_learns_before_the_form_that_the_agreement_may_follow(call, form, client):
    page = latest(call)
    page.age_from, page.age_to = 16, 26
    publish(page)
    url = reverse("eligibility", args=[call.translation_key])
    asked = {"youngest": "16", "oldest": "20"}
    assert "aprilie" not in soup(client.post(url, asked, **BROWSER)).select_one("#answer .notice--info").get_text()
    Form.objects.update(late_days=5, late_guardian=True)
    assert "6 aprilie" in soup(client.post(url, asked, **BROWSER)).select_one("#answer .notice--info").get_text()


# --- the form ---------------------------------------------------------------------------------------------------------


def test_the_countdown_stands_on_call_form_and_draft_and_filing_is_offered_once_all_is_there(call, form, team, client):
    Form.objects.update(has_steps=True)
    typed = {team.key("Numele echipei"): ["Umbra"]}
    draft, _is_new = begin_draft(wording=form.wording, nonce="n", typed=typed, step=1, now=CLOSES - 48 * HOUR)
    step, review = (f"/ro/ciorna/{secret_of(draft)}/{page}/" for page in ("1", "verificare"))
    for address in (call.url, form.url, step, review):
        box = soup(client.get(address)).select_one("[data-countdown]")
        assert dt.datetime.fromisoformat(box["data-closes-at"]) == CLOSES, address
    missing = soup(client.get(review))
    assert not missing.select(".notice--success") and missing.select_one(".notice--warning + ul a")
    assert "Titlul ideii" in missing.select_one(".notice--warning + ul").get_text()
    draft.typed |= {team.key("Titlul ideii"): ["Pânze"]}
    draft.save()
    whole = soup(client.get(review))
    assert len(whole.select(".notice--success")) == 1 and not whole.select(".notice--warning + ul a")
    assert "O poți depune acum și o poți modifica până la termen." in whole.select_one(".notice--success").get_text()


def test_the_last_look_says_of_every_annex_whether_it_is_here(form, team, client):
    typed = {"Numele echipei": "Umbra", "Titlul ideii": "Pânze"}
    label = "Acordul părintelui"
    draft, _is_new = begin_draft(
        wording=form.wording, nonce="n", typed={team.key(name): [text] for name, text in typed.items()}, step=1,
        now=CLOSES - 48 * HOUR,
    )  # fmt: skip
    review = f"/ro/ciorna/{secret_of(draft)}/verificare/"

    def annex() -> str:
        return soup(client.get(review)).find("dt", string=label).find_next_sibling("dd").get_text(" ", strip=True)

    assert annex() == "Fără răspuns"
    step = f"/ro/ciorna/{secret_of(draft)}/1/"
    client.post(step, {team.key(label): [files.upload("acord.pdf", files.PDF)], "go": "next"}, **BROWSER)
    assert "acord.pdf" in annex()
    shown = soup(client.get(step)).select_one(".uploads").get_text(" ", strip=True)
    assert "acord.pdf" in shown, "with its size and a way to remove it"


@pytest.mark.skipif(not can_make_pdf(), reason="needs Pango")
def test_the_empty_form_as_a_pdf_can_be_read_letter_by_letter(form, english, client, tmp_path):
    from tests.browser.papers import check_paper

    key = Form.objects.get(page_key=form.translation_key).key
    for language, questions in (("ro", ("Numele echipei", "Acordul părintelui")), ("en", ("EN Titlul ideii",))):
        with override(language):
            content = client.get(reverse("blank_form_pdf", args=[key])).content
        check_paper(content, language=language, title="Cerere de finanțare", words=questions)
        assert len(pikepdf.open(io.BytesIO(content)).pages) >= 1


# --- the city ---------------------------------------------------------------------------------------------------------


def test_when_the_portal_stood_still_near_the_close_of_a_call_its_deadline_is_offered_with_the_facts(
    call, form, admin_user, client, officers
):
    begin_draft(wording=form.wording, nonce="n", typed={"x": ["y"]}, step=1, now=CLOSES - 3 * HOUR)
    note_pulse(now=CLOSES - HOUR)
    note_pulse(now=CLOSES - HOUR / 3)
    with travel.travel((CLOSES - HOUR / 6).astimezone(dt.UTC), tick=False):
        client.force_login(admin_user)
        panel = soup(client.get("/admin/")).select_one(".outages-home")
        told = " ".join(panel.get_text().split())
        assert "15.30" in told and "16.10" in told and "1 ciornă" in told
        assert panel.select_one("a.button")["href"] == reverse("wagtailadmin_pages:edit", args=[call.pk])
        client.force_login(officers[0])
        assert soup(client.get("/admin/")).select_one(".outages-home") is None, "who moves no deadline is not asked"


def test_results_tell_reasons_in_aggregate_and_how_often_somebody_stood_back(
    ranked, officers, judges, applications, call, client
):
    found = judging.approved(ranked, first=officers[0], second=officers[1])
    now = timezone.now()
    deciding.publish(committee=found, by=officers[0], now=now)
    ReviewConflict.objects.create(application=applications["Ecou"], judge=judges[0], reason="Vecini.", declared_at=now)
    text = words(client, f"/en/results/{call.translation_key}/")
    assert "Its score is below the 50.00 points that the rules ask for. 1 application" in text
    assert "it is next if money is freed. 3 applications" in text
    assert "1 time a reviewer stood back" in text and "Vecini" not in text
