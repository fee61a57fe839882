"""The case of an application: its call, its state and what may be done, by the table of applications; the inbox follows."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from fix_cluj.actions import checking, deciding
from fix_cluj.choices import ApplicationState as A
from fix_cluj.models import Application, CheckItem
from fix_cluj.workflow import APPLICATION
from participation.actions import access
from participation.actions.cases import follow_section
from participation.models import Submission
from participation.outbox.letters import confirmation
from participation.viewsets.counts import count
from tests.fix_cluj import judging
from tests.participation.sending import BROWSER, soup

pytestmark = pytest.mark.django_db


def case_of(application: Application, language: str = "ro") -> str:
    secret = access.open_case(submission=application.submission, how="code", now=timezone.now())
    return f"/ro/dosar/{secret}/" if language == "ro" else f"/en/case/{secret}/"


@pytest.mark.parametrize("state", [state for state in A if state != A.DRAFT])
def test_taking_it_back_is_offered_as_the_table_says(call, applications, client, state):
    row = applications["Umbra"]
    Application.objects.filter(pk=row.pk).update(state=state)
    address = case_of(row)
    is_allowed = "withdraw" in APPLICATION.verbs(state)
    assert bool(soup(client.get(address)).select(f"a[href='{address}retragere/']")) is is_allowed
    page = soup(client.get(f"{address}retragere/"))
    assert bool(page.select("main form")) is is_allowed and bool(page.select("main .notice--warning")) is not is_allowed
    client.post(f"{address}retragere/", {"reason": ""}, **BROWSER)
    row.refresh_from_db()
    assert row.state == (A.WITHDRAWN if is_allowed else state)


def test_the_page_stands_under_its_call_and_says_its_own_state(call, english, applications, client):
    row = applications["Umbra"]
    page = soup(client.get(case_of(row)))
    assert page.select_one(".kicker")["data-programme"] == "fix" and call.title in page.select_one(".kicker").get_text()
    assert not page.select("[data-programme=ideas]")
    Submission.objects.filter(pk=row.submission_id).update(promised_on=dt.date(2030, 1, 1))
    Application.objects.filter(pk=row.pk).update(state=A.IN_REVIEW)
    words = soup(client.get(case_of(row))).main.get_text()
    assert "Comisia o evaluează" in words and "am întârziat" not in words and "întârzi" not in words
    for part in ("retragere", "stergere"):
        other = soup(client.get(f"{case_of(row)}{part}/"))
        assert other.select_one(".kicker")["data-programme"] == "fix"


def test_an_english_case_names_the_english_call(call, english, applications, client):
    row = applications["Umbra"]
    Submission.objects.filter(pk=row.submission_id).update(language="en")
    shown = soup(client.get(case_of(row, "en"))).select_one(".kicker").get_text().strip()
    assert shown == english[0].title


def test_the_desk_reads_where_it_is_judged_and_that_an_answer_decides_nothing(call, applications, client):
    row = applications["Umbra"]
    Application.objects.filter(pk=row.pk).update(state=A.IN_REVIEW)
    desk = ("view_submission", "change_submission", "answer_submission", "work_grants_desk")
    client.force_login(judging.person("officer_application", *desk))
    page = soup(client.get(reverse("inbox:case", args=[row.submission_id])))
    (link,) = page.select(f"dd a[href='{reverse('grants:check', args=[call.translation_key, row.code])}']")
    assert row.code in link.get_text() and str(A.IN_REVIEW.label) in link.get_text()
    assert any("nu schimbă nimic" in hint.get_text() for hint in page.select("form .inbox-hint"))


@pytest.mark.parametrize(
    ("language", "words"), [("ro", "Am primit cererea ta"), ("en", "We received your application")]
)
def test_the_first_letter_calls_it_an_application(applications, language, words):
    row = applications["Umbra"].submission
    row.language = language
    assert confirmation(row, now=timezone.now()).subject == f"{words}: {row.reference}"


def test_after_the_formal_check_a_case_is_not_late_any_more(call, form, officers, time_machine):
    officer = officers[0]
    found = form_of(form)
    checked, refused, waiting = (judging.apply(found, team=team, checked=False) for team in ("Umbra", "Nisip", "Pod"))
    past = timezone.localdate() - dt.timedelta(days=1)
    Submission.objects.update(due_on=past, promised_on=past)
    assert count(officer, {})["overdue"] == 3
    (item,) = checking.set_checklist(call=call, lines=[("Buletin", "Card")], by=officer, now=timezone.now())
    for row, is_met in ((checked, True), (refused, False)):
        facts = {"met": {item.pk: is_met}, "notes": {item.pk: "Lipsește."}, "seen": str(row.submission_id)}
        checking.check(application=row, by=officer, now=timezone.now(), **facts)
    numbers = count(officer, {})
    assert (numbers["overdue"], numbers["new"], numbers["open"]) == (1, 1, 3)
    assert dict(Submission.objects.values_list("pk", "status")) == {
        checked.submission_id: "in_progress", refused.submission_id: "in_progress", waiting.submission_id: "new",
    }  # fmt: skip
    kept = Submission.objects.get(pk=checked.submission_id)
    assert kept.promised_on == past and kept.owner is None, "what was promised stays on record"


def form_of(page):
    from participation.models import Form

    return Form.objects.get(page_key=page.translation_key)


def test_published_results_answer_every_case_of_the_call(ranked, applications, officers, client):
    Application.objects.filter(pk=applications["Ecou"].pk).update(state=A.IN_REVIEW)
    out = judging.apply(applications["Umbra"].submission.form, team="Afara", checked=False)
    Application.objects.filter(pk=out.pk).update(state=A.INELIGIBLE)
    gone = judging.apply(applications["Umbra"].submission.form, team="Plecat", checked=False)
    Application.objects.filter(pk=gone.pk).update(state=A.WITHDRAWN)
    Submission.objects.filter(pk=gone.submission_id).update(status="withdrawn")
    found = judging.approved(ranked, first=officers[0], second=officers[1])
    assert not Submission.objects.filter(status="answered").exists(), "not before the publication"
    page = soup(client.get(case_of(applications["Umbra"])))
    assert "scrisoare când se publică rezultatele" in page.main.get_text()
    deciding.publish(committee=found, by=officers[0], now=timezone.now())
    statuses = dict(Submission.objects.values_list("application__code", "status"))
    assert statuses.pop(gone.code) == "withdrawn" and set(statuses.values()) == {"answered"}
    assert count(officers[0], {})["open"] == count(officers[0], {})["overdue"] == 0
    assert not Submission.objects.filter(status="answered", closed_at=None).exists()
    rejected = soup(client.get(case_of(applications["Ecou"])))
    assert rejected.select(f"main a[href='{reverse('grant_results', args=[found.call_key])}']")
    assert "mai jos este răspunsul" not in rejected.main.get_text()
    told = rejected.select_one("main .notice").get_text("\n", strip=True)
    for words in ("Locul: 6", "47,00 din 100", "Relevanța: 27,00 din 60", "Bugetul: 20,00 din 40", "50,00"):
        assert words in told, words
    assert "exemplu.ro" not in rejected.get_text() and "evaluator" not in told.casefold(), "never who judged"
    funded = soup(client.get(case_of(applications["Umbra"]))).main.get_text()
    assert "90,00 din 100" in funded and "De ce:" not in funded
    Submission.objects.filter(pk=applications["Ecou"].submission_id).update(language="en")
    assert "27.00 of 60" in soup(client.get(case_of(applications["Ecou"], "en"))).main.get_text()


def test_what_is_closed_is_left_as_it_is(applications):
    row = applications["Umbra"].submission
    for status in ("answered", "refused", "filed", "withdrawn", "quarantined"):
        Submission.objects.filter(pk=row.pk).update(status=status)
        for is_decided in (True, False):
            assert follow_section(submission=row, by=None, now=timezone.now(), is_decided=is_decided).status == status


def test_an_application_that_waits_for_a_clarification_can_be_refused_on_its_page(call, form, officers, client):
    row = judging.apply(form_of(form), team="Umbra", checked=False)
    now, officer = timezone.now(), officers[0]
    checking.set_checklist(call=call, lines=[("Buletin", "Card"), ("Buget", "Budget")], by=officer, now=now)
    checking.ask_clarification(application=row, text="Ce?", until=timezone.localdate(), by=officer, now=now)
    client.force_login(officer)
    first, second = CheckItem.objects.all()
    page = reverse("grants:check", args=[call.translation_key, row.code])
    shown = soup(client.get(page))
    assert shown.select(f"input[name=met_{first.pk}]") and shown.select("form[action$='/answered/']")
    met = {"seen": row.submission_id, f"met_{first.pk}": "yes", f"met_{second.pk}": "yes"}
    answer = client.post(page, met)
    row.refresh_from_db()
    assert answer.status_code == 200 and row.state == A.CLARIFICATION, "eligible only once the answer was taken"
    assert soup(answer).select("main .error-message, main .help-critical, main .messages") or "line is met" in answer.content.decode()  # fmt: skip
    client.post(page, met | {f"met_{second.pk}": "no", f"note_{second.pk}": "Lipsește bugetul."})
    row.refresh_from_db()
    assert row.state == A.INELIGIBLE
    assert "Lipsește bugetul." in row.submission.conversation.last().text
