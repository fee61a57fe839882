"""What follows from a call: questions answered for everybody at one moment, results contested within a computed time."""

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from competitions.models import CompetitionStep
from participation.actions import answers, contestations, rounds
from participation.actions.erasure import erase
from participation.models import (
    ContestationWindow,
    Form,
    FormPage,
    OutboxMessage,
    QuestionRound,
    RoundQuestion,
    Submission,
    Tombstone,
)
from participation.windows import WindowState, contestation_window
from tests.factories import make_competition, make_form_page, publish, question_block, translate
from tests.fix_cluj.builders import make_call, make_programme
from tests.participation.sending import Visitor, soup
from tests.participation.staff import make_clerk, make_user

NOW = dt.datetime(2027, 3, 1, 10, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
EASTER = frozenset({dt.date(2027, 4, 30), dt.date(2027, 5, 3)})  # Orthodox Good Friday and Monday of 2027
ANSWERS = {"question_ro": "Cine?", "question_en": "Who?", "answer_ro": "Oricine.", "answer_en": "Anybody."}
CLERK = ("add", "change", "delete", "view")


def rights(model: str) -> list[str]:
    return [f"{verb}_{model}" for verb in CLERK]


@pytest.fixture
def clerk(db):
    return make_clerk(*rights("questionround"), *rights("contestationwindow"))


def signed_in(clerk) -> Client:
    """At the clock of the test: a session that began in another year is over."""
    client = Client()
    client.force_login(clerk)
    return client


@pytest.fixture
def staff(clerk):
    return signed_in(clerk)


@pytest.fixture
def competition(site):
    """Open until April, questions in two rounds: until the 5th and the 20th of March."""
    calendar = [
        {"kind": "launch", "date": dt.date(2027, 2, 1)},
        {"kind": "questions", "date": dt.date(2027, 3, 5), "time": dt.time(16)},
        {"kind": "questions", "date": dt.date(2027, 3, 20), "time": dt.time(16)},
        {"kind": "hand_in", "date": dt.date(2027, 4, 20), "time": dt.time(16)},
    ]
    with time_machine.travel(NOW, tick=False):
        page = make_competition(site, title="Stație cu umbră", calendar=calendar)
        translate(page.get_parent())
        translate(page)
    return page


QUESTIONS = [
    question_block("long_text", "Întrebarea ta", required=True, role="body"),
    question_block("text", "Nume", role="author_name"),
    question_block("email", "E-mail", role="email"),
]


def form_below(page, kind: str, **fields) -> FormPage:
    with time_machine.travel(NOW, tick=False):
        form = make_form_page(page, title=f"Formular {kind}", questions=QUESTIONS, kind=kind, **fields)
        translate(form)
    return form


def ask(form, text: str, *, language: str = "ro", at=NOW, email: str = "ana@example.org") -> Submission:
    page = form if language == "ro" else form.get_translations().get().specific
    with time_machine.travel(at, tick=False):
        visitor = Visitor(page, language=language)
        mark = "" if language == "ro" else "EN "
        sent = visitor.send({f"{mark}Întrebarea ta": text, f"{mark}Nume": "Ana Pop", f"{mark}E-mail": email})
    assert sent.status_code == 302, sent.content.decode()
    return Submission.objects.latest("stored_at")


def drafted(page, clerk, **more) -> QuestionRound:
    made = rounds.keep_round(round=QuestionRound(page=page, **more), by=clerk, now=NOW)
    rounds.collect(round=made, by=clerk, now=NOW)
    return made


def text_of(address: str, status: int = 200) -> str:
    response = Client().get(address)
    assert response.status_code == status, address
    return re.sub(r"\s+", " ", soup(response).get_text(" "))


# --- the window, pure ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("published", "days", "working", "last"),
    [
        (dt.date(2027, 3, 12), 3, True, dt.date(2027, 3, 17)),  # a Friday: the weekend is not counted
        (dt.date(2027, 4, 28), 3, True, dt.date(2027, 5, 5)),  # around Orthodox Easter
        (dt.date(2027, 3, 26), 2, False, dt.date(2027, 3, 29)),  # would end on a Sunday
        (dt.date(2027, 3, 25), 1, True, dt.date(2027, 3, 26)),
    ],
)
def test_the_time_for_contestations_is_counted_around_days_off(published, days, working, last):
    opens, closes = contestation_window(published, days, counts_working_days=working, holidays=EASTER)
    zone = timezone.get_current_timezone()
    assert opens.astimezone(zone) == dt.datetime.combine(published, dt.time.min, tzinfo=zone)
    midnight = closes.astimezone(zone)
    assert (midnight.date(), midnight.time()) == (last + DAY, dt.time.min)
    assert contestation_window(published, days + 2, counts_working_days=working, holidays=EASTER)[1] > closes


def test_the_day_on_which_the_clocks_change_is_one_day():
    opens, closes = contestation_window(dt.date(2027, 3, 27), 1, counts_working_days=False, holidays=frozenset())
    assert closes - opens == 3 * DAY - dt.timedelta(hours=1)  # Saturday, Sunday with 23 hours, Monday


# --- questions ----------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
class TestRound:
    def test_a_form_for_questions_closes_with_the_last_day_for_them(self, competition):
        questions, other = form_below(competition, "question"), form_below(competition, "idea")
        row = Form.objects.get(page_key=questions.translation_key)
        assert row.closes_at == dt.datetime(2027, 3, 20, 14, tzinfo=dt.UTC)
        assert Form.objects.get(page_key=other.translation_key).closes_at == competition.closes_at
        with time_machine.travel(NOW, tick=False):
            draft = competition.get_latest_revision_as_object()
            draft.calendar = [
                CompetitionStep(kind="questions", date=dt.date(2027, 3, 9)),
                CompetitionStep(kind="hand_in", date=dt.date(2027, 4, 20)),
            ]
            publish(draft)
        row.refresh_from_db()
        assert row.closes_at == dt.datetime(2027, 3, 9, 22, tzinfo=dt.UTC)
        with time_machine.travel(NOW, tick=False):
            draft.is_decided = True
            publish(draft)
        row.refresh_from_db()
        assert row.state_at(NOW + DAY) == WindowState.CLOSED

    def test_everybody_reads_all_answers_at_one_moment_in_both_languages(self, competition, clerk):
        form = form_below(competition, "question")
        ana = ask(form, "Cine poate participa?")
        ask(form, "Is a model needed?", language="en", at=NOW + DAY, email="bob@example.org")
        round = drafted(competition, clerk)
        assert rounds.collect(round=round, by=clerk, now=NOW) == 0, "each question is taken once"
        first, second = round.questions.all()
        assert (first.submission, first.question_ro, second.question_en) == (
            ana,
            "Cine poate participa?",
            "Is a model needed?",
        )
        addresses = (f"/ro/intrebari-si-raspunsuri/{round.pk}/", f"/en/questions-and-answers/{round.pk}/")
        for address in addresses:
            text_of(address, 404)
        RoundQuestion.objects.filter(pk=first.pk).update(**ANSWERS)
        with pytest.raises(rounds.NotReady):
            rounds.release(round=round, by=clerk, now=NOW)
        answer = {"question_ro": "E nevoie de machetă?", "answer_ro": "Nu.", "answer_en": "No."}
        RoundQuestion.objects.filter(pk=second.pk).update(**answer)
        OutboxMessage.objects.all().delete()
        with pytest.raises(rounds.ChangedMeanwhile):
            rounds.release(round=round, by=clerk, now=NOW, seen="what it was before")
        with time_machine.travel(NOW + 2 * DAY, tick=False):
            rounds.release(round=round, by=clerk, now=NOW + 2 * DAY, seen=rounds.marker_of(round))
            romanian, english = (text_of(address) for address in addresses)
            assert "Oricine." in romanian and "E nevoie de machetă?" in romanian
            assert "Anybody." in english and "Is a model needed?" in english and "Oricine" not in english
            for shown in (romanian, english):
                assert "Ana" not in shown and "example.org" not in shown
            assert "Runda 1" in text_of(competition.url) or "Round 1" in text_of(competition.url)
        letters = {message.to: message.body for message in OutboxMessage.objects.filter(kind="answer")}
        assert "Oricine." in letters["ana@example.org"] and "/intrebari-si-raspunsuri/" in letters["ana@example.org"]
        assert "No." in letters["bob@example.org"] and "/questions-and-answers/" in letters["bob@example.org"]
        assert set(Submission.objects.values_list("status", flat=True)) == {"answered"}
        with pytest.raises(rounds.WasReleased):
            rounds.keep_round(round=round, by=clerk, now=NOW)
        assert drafted(competition, clerk).number == 2

    def test_nobody_gets_an_answer_before_the_others(self, competition, clerk, staff):
        row = ask(form_below(competition, "question"), "Cine?")
        words = {"outcome": "explained", "text_ro": "Tu."}
        with pytest.raises(answers.AnsweredTogether):
            answers.publish_answer(submission=row, words=words, by=clerk, now=NOW)
        page = staff.get(f"/admin/inbox/{row.pk}/").content.decode()
        assert 'name="answer-outcome"' not in page and "/admin/rounds/" in page
        assert staff.post(f"/admin/inbox/{row.pk}/answer/", words).status_code in (302, 403)
        row.refresh_from_db()
        assert row.status != "answered"

    def test_a_clerk_writes_and_releases_a_round_in_the_staff_area(self, competition, staff):
        english = competition.get_translations().get()
        data = {
            "page": english.pk, "desk": "ideas", "note_ro": "", "note_en": "", "questions-TOTAL_FORMS": 1,
            "questions-INITIAL_FORMS": 0, "questions-MIN_NUM_FORMS": 0, "questions-MAX_NUM_FORMS": 1000,
        }  # fmt: skip
        data |= {f"questions-0-{name}": text for name, text in (ANSWERS | {"ORDER": 1, "DELETE": "", "id": ""}).items()}
        assert staff.post("/admin/rounds/new/", data | {"page": english.get_parent().pk}).status_code == 200
        assert staff.post("/admin/rounds/new/", data).status_code == 200, "nothing of this call comes to the desk"
        form_below(competition, "question")
        response = staff.post("/admin/rounds/new/", data)
        made = QuestionRound.objects.get()
        assert response.url == f"/admin/rounds/inspect/{made.pk}/" and made.page_id == competition.pk
        assert "Oricine." in staff.get(response.url).content.decode()
        self.second_save_keeps_both_texts(staff, made, data)
        preview = staff.get(f"/admin/rounds/{made.pk}/preview/en/")
        assert "Anybody." in preview.content.decode() and "no-store" in preview["Cache-Control"]
        read = soup(staff.get(response.url)).find("input", {"name": "seen"})["value"]
        staff.post(f"/admin/rounds/{made.pk}/release/", {"seen": "older"})
        made.refresh_from_db()
        assert made.released_at is None, "nobody releases what a colleague changed after the last look"
        staff.post(f"/admin/rounds/{made.pk}/release/", {"seen": read})
        made.refresh_from_db()
        assert made.released_at
        assert "public" in Client().get(f"/ro/intrebari-si-raspunsuri/{made.pk}/")["Cache-Control"]
        assert staff.get(f"/admin/rounds/edit/{made.pk}/").status_code == 302
        assert staff.post(f"/admin/rounds/delete/{made.pk}/").status_code == 404
        verbs = set(ModelLogEntry.objects.for_instance(made).values_list("action", flat=True))
        assert verbs == {"participation.keep_round", "participation.release_round"}
        foreign = Client()
        foreign.force_login(make_user(*rights("questionround"), "work_grants_desk"))
        assert foreign.get(f"/admin/rounds/inspect/{made.pk}/").status_code == 404
        assert foreign.post(f"/admin/rounds/{made.pk}/release/").status_code in (302, 404)

    def second_save_keeps_both_texts(self, staff, made, data):
        address = f"/admin/rounds/edit/{made.pk}/"
        opened = soup(staff.get(address)).find("input", {"name": "seen"})["value"]
        kept = {"questions-INITIAL_FORMS": 1, "questions-0-id": made.questions.get().pk}
        one = data | kept | {"seen": opened, "questions-0-answer_ro": "Numai arhitecții."}
        assert staff.post(address, one).status_code == 302
        two = data | kept | {"seen": opened, "questions-0-answer_ro": "Numai studenții."}
        refused = staff.post(address, two)
        words = refused.content.decode()
        assert refused.status_code == 200 and "Numai arhitecții." in words and "Numai studenții." in words
        assert made.questions.get().answer_ro == "Numai arhitecții."
        again = two | {
            "seen": soup(refused).find("input", {"name": "seen"})["value"],
            "questions-0-answer_ro": "Oricine.",
        }
        assert staff.post(address, again).status_code == 302 and made.questions.get().answer_ro == "Oricine."

    def test_erasure_takes_a_question_that_nobody_has_read(self, competition, clerk, settings, tmp_path):
        settings.ERASURES_FILE = tmp_path / "erasures.jsonl"
        form = form_below(competition, "question")
        row = ask(form, "Eu sunt Ana, cine poate?")
        round = drafted(competition, clerk)
        assert round.questions.count() == 1
        erase(submission=row, why=Tombstone.Why.REQUEST, by=clerk, now=NOW)
        assert not RoundQuestion.objects.exists()

    def test_a_call_for_applications_has_rounds_too(self, site, clerk):
        with time_machine.travel(NOW, tick=False):
            call = make_call(make_programme(site))
            round = QuestionRound(page=call, questions=[RoundQuestion(**ANSWERS)])
            rounds.keep_round(round=round, by=clerk, now=NOW)
            rounds.release(round=round, by=clerk, now=NOW)
            assert f"/ro/intrebari-si-raspunsuri/{round.pk}/" in Client().get(call.url).content.decode()


# --- contestations ------------------------------------------------------------------------------------------------------


def window_of(page, clerk, *, now=NOW, **facts) -> ContestationWindow:
    told = {
        "about_ro": "Clasamentul",
        "about_en": "The ranking",
        "published_on": dt.date(2027, 3, 1),
        "days": 3,
    } | facts
    return contestations.keep_window(window=ContestationWindow(page=page, **told), by=clerk, now=now)


@pytest.mark.django_db
class TestContestation:
    def test_the_form_is_open_exactly_as_long_as_results_can_be_contested(self, competition, clerk):
        form = form_below(competition, "contestation")
        row = Form.objects.get(page_key=form.translation_key)
        assert row.state_at(NOW + DAY) == WindowState.CLOSED, "nothing was published yet"
        window = window_of(competition, clerk)
        row.refresh_from_db()
        assert row.closes_at == window.closes_at == dt.datetime(2027, 3, 4, 22, tzinfo=dt.UTC)
        assert row.state_at(window.closes_at - dt.timedelta(seconds=1)) == WindowState.OPEN
        for page in FormPage.objects.filter(translation_key=form.translation_key):
            assert page.closes_at == window.closes_at, "both languages"
        window.days = 2
        with pytest.raises(contestations.Shortened):
            contestations.keep_window(window=window, by=clerk, now=NOW)
        window.days = 5
        contestations.keep_window(window=window, by=clerk, now=NOW)
        row.refresh_from_db()
        assert row.closes_at == dt.datetime(2027, 3, 8, 22, tzinfo=dt.UTC)
        assert not contestations.drop_window(window=window, by=clerk, now=NOW)

    def test_what_runs_is_neither_moved_later_nor_shut_by_another_time(self, competition, clerk):
        row = Form.objects.get(page_key=form_below(competition, "contestation").translation_key)
        window = window_of(competition, clerk)
        opened, ends = window.opens_at, window.closes_at
        window_of(competition, clerk, published_on=(NOW + DAY).date(), days=1)
        row.refresh_from_db()
        assert (row.opens_at, row.closes_at) == (opened, ends)
        window.published_on, window.days = (NOW + DAY).date(), 9
        with pytest.raises(contestations.Shortened):
            contestations.keep_window(window=window, by=clerk, now=NOW)

    def test_another_desk_neither_leads_the_form_nor_reads_what_it_got(self, competition, clerk, staff):
        row = Form.objects.get(page_key=form_below(competition, "contestation").translation_key)
        window_of(competition, clerk, desk="grants")
        row.refresh_from_db()
        assert row.state_at(NOW + DAY) == WindowState.CLOSED

    def test_it_is_decided_with_a_reason_that_everybody_reads_and_no_name(self, competition, clerk):
        form = form_below(competition, "contestation", answer_days=5, counts_working_days=True)
        window = window_of(competition, clerk, rule_ro="Regulament, 7.2", rule_en="Rules, 7.2")
        address = f"/ro/contestatii/{window.pk}/"
        with time_machine.travel(NOW, tick=False):
            assert form.url in Client().get(address).content.decode()
            first = ask(form, "Punctajul e adunat greșit.", at=NOW)
            ask(form, "Nu sunt de acord.", at=NOW + DAY / 2, email="ion@example.org")
        assert first.due_on == dt.date(2027, 3, 8)
        later = NOW + 5 * DAY
        with time_machine.travel(later, tick=False):
            case = signed_in(clerk).get(f"/admin/inbox/{first.pk}/").content.decode()
            assert "refused" in case and "underway" not in re.findall(r'<option value="(\w*)"', case)
            words = {"outcome": "accepted", "text_ro": "Suma lui Ana Pop a fost corectată: 87 de puncte."}
            with pytest.raises(answers.AnswerIncomplete):  # public in both languages
                answers.publish_answer(submission=first, words=words, by=clerk, now=later)
            words["text_en"] = "The sum was corrected: 87 points."
            answers.publish_answer(submission=first, words=words, by=clerk, now=later)
            romanian, english = text_of(address), text_of(f"/en/contestations/{window.pk}/")
        assert "Suma lui [nume] a fost corectată" in romanian and "Regulament, 7.2" in romanian
        assert "The sum was corrected" in english and "Suma" not in english
        for shown in (romanian, english):
            assert not {"Ana", "Ion", "adunat", "example.org"} & set(re.findall(r"[\w.@]+", shown))
            assert first.reference not in shown
        letter = OutboxMessage.objects.get(kind="answer")
        assert letter.to == "ana@example.org" and "87 de puncte" in letter.body

    def test_a_grant_s_results_are_contested_alike(self, site, clerk):
        with time_machine.travel(NOW, tick=False):
            call, staff = make_call(make_programme(site)), signed_in(clerk)
            make_form_page(call, title="Contestații", questions=QUESTIONS, kind="contestation")
            facts = {
                "page": call.pk, "desk": "ideas", "about_ro": "Verificarea formală", "about_en": "The formal check",
                "published_on": "2027-03-12", "days": 3, "counts_working_days": "on", "rule_ro": "", "rule_en": "",
                "channel_ro": "La registratură.", "channel_en": "",
            }  # fmt: skip
            assert staff.post("/admin/contestations/new/", facts).status_code == 200, "one language is not enough"
            assert (
                staff.post("/admin/contestations/new/", facts | {"channel_en": "At the registry."}).status_code == 302
            )
            window = ContestationWindow.objects.get()
            address = f"/ro/contestatii/{window.pk}/"
            assert window.closes_at == dt.datetime(2027, 3, 17, 22, tzinfo=dt.UTC)
            assert address not in Client().get(call.url).content.decode(), "nobody is told when results are coming"
            assert Client().get(address).status_code == 404
            with time_machine.travel(window.opens_at, tick=False):
                assert address in Client().get(call.url).content.decode()
                assert "La registratură." in text_of(address)
            edited = staff.post(f"/admin/contestations/edit/{window.pk}/", facts | {"channel_en": "x", "days": 9})
            assert edited.status_code == 302
            assert staff.post(f"/admin/contestations/delete/{window.pk}/").status_code == 302
        assert not ContestationWindow.objects.exists()
