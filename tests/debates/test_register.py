"""One register for each debate: numbers as things come, what each is about, what was answered, and who is told."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from cms.models import PageDocument, PortalDocument, Venue
from debates.actions import answer_together, number_missing, tell_authors
from debates.models import Contribution
from debates.queries.register import contributions_of, totals_of
from participation.actions.cases import quarantine, release
from participation.actions.merging import merge
from participation.actions.privacy import erase_as_asked
from participation.models import OutboxMessage, PublicAnswer, Submission
from tests.debates.registering import Debate, answer
from tests.factories import make_debate, make_form_page, publish, translate
from tests.participation.conftest import IDEA_EN, IDEA_RO, WORDS
from tests.participation.drafting import FIRST, LAST, Writer, step_questions
from tests.participation.sending import BROWSER, Visitor, soup
from tests.participation.staff import make_clerk

pytestmark = pytest.mark.django_db


@pytest.fixture
def debate(site):
    return Debate(site)


def numbers() -> list[tuple[int, str]]:
    return list(Contribution.objects.order_by("register", "number").values_list("number", "submission__title"))


def read(url: str) -> BeautifulSoup:
    response = Client().get(url)
    assert response.status_code == 200, url
    return soup(response)


def test_contributions_are_numbered_as_they_come_in_one_register_for_both_languages(site, debate):
    other = Debate(site)
    english = translate(debate.form_page, words=WORDS) if translate(debate.page) else None
    debate.send()
    other.send()
    debate.send(token=debate.visitor.token())
    debate.visitor.send({}, token="no token")  # refused: takes no number
    assert numbers() == [(1, "Propunerea 1"), (2, "Propunerea 2"), (1, "Propunerea 1")]
    assert english.locale.language_code == "en"
    Visitor(english, language="en").send(IDEA_EN)
    assert [row.number for row in contributions_of(debate.page.translation_key)] == [1, 2, 3]


def test_a_form_elsewhere_has_no_register_until_it_stands_below_a_debate(site, debate):
    elsewhere = make_form_page(site, title="Altundeva")
    Visitor(elsewhere).send(IDEA_RO)
    assert not Contribution.objects.exists()
    elsewhere.move(debate.page, pos="last-child")
    assert number_missing(now=timezone.now()) == 1
    assert number_missing(now=timezone.now()) == 0
    assert numbers() == [(1, "Bănci la umbră")]


def test_what_is_set_aside_gets_its_number_when_it_is_released(debate):
    debate.send(website="http://spam.example")  # the field that only robots fill in
    held = Submission.objects.get()
    assert held.status == "quarantined" and not Contribution.objects.exists()
    debate.send()
    release(submission=held, by=None, now=timezone.now())
    assert [number for number, _title in numbers()] == [1, 2]
    quarantine(submission=held, by=None, now=timezone.now())
    release(submission=held, by=None, now=timezone.now())
    assert [number for number, _title in numbers()] == [1, 2], "a number is given once"


def test_what_it_is_about_is_kept_from_the_address_to_the_register(debate):
    document = PortalDocument.objects.create(
        title="Regulament", title_en="Rules", file=ContentFile(b"x", name="regulament.txt")
    )
    debate.page.documents = [PageDocument(document=document)]
    publish(debate.page)
    key = f"{document.pk}:art-3"
    url = debate.form_page.get_url()
    page = read(f"{url}?despre={key}")
    assert page.find("input", {"name": "about"})["value"] == key
    assert "Regulament" in page.find("form", id="form").get_text()
    assert read(f"{url}?despre=999:art-3").find("input", {"name": "about"}) is None
    again = debate.visitor.post(debate.visitor.typed({"Titlul ideii": ""}, about=key), **BROWSER)
    assert soup(again).find("input", {"name": "about"})["value"] == key, "kept when something was wrong"
    debate.send(about=key)
    debate.send(about="999")
    first, second = contributions_of(debate.page.translation_key)
    assert first.submission.about == key and "Regulament" in first.about_ro and "Rules" in first.about_en
    assert (second.submission.about, second.about_ro) == ("", "")
    assert "Regulament" in read(debate.register_url).find(id="nr-1").get_text()


def test_the_public_register_shows_each_disposition_with_its_reason_and_texts_only_as_agreed(debate):
    clerk = make_clerk()
    agreed, silent, waiting = debate.send(), debate.send(consents=False), debate.send()
    answer(agreed, by=clerk, public_text="Bănci în piață.")
    Submission.objects.filter(pk=silent.pk).update(author_name="Ana Ionescu")
    silent.refresh_from_db()
    answer(
        silent,
        by=clerk,
        outcome="refused",
        text="Nu se poate, Ana Ionescu: scrieți la ana@example.org.",
        public_text="",
    )
    page = read(debate.register_url)
    assert "Bănci în piață." in page.find(id="nr-1").get_text()
    second = page.find(id="nr-2").get_text()
    assert "Nu se poate" in second and "Propunerea 2" not in second
    assert "Ionescu" not in second and "ana@" not in second
    third = page.find(id="nr-3").get_text()
    assert "Propunerea 3" not in third and waiting.reference not in page.get_text()
    counts = totals_of(debate.page.translation_key)
    assert {name: counts[name] for name in ("received", "accepted", "refused", "waiting")} == {
        "received": 3, "accepted": 1, "refused": 1, "waiting": 1,
    }  # fmt: skip
    only = read(f"{debate.register_url}?outcome=refused")
    assert [row["id"] for row in only.find_all("article")] == ["nr-2"]
    file = Client().get(f"{debate.register_url}?csv=1").content.decode("utf-8-sig")
    assert len(file.strip().splitlines()) == 4 and "Ionescu" not in file


def test_a_reason_written_before_the_register_was_for_its_author_alone(debate):
    silent = debate.send(consents=False)
    answer(silent, by=make_clerk(), text="Doar pentru dumneavoastră.")
    Contribution.objects.update(numbered_at=timezone.now())
    assert "Doar pentru" not in read(debate.register_url).find(id="nr-1").get_text()


def test_several_are_answered_together_through_the_one_that_leads(debate):
    clerk = make_clerk()
    rows = [debate.send() for _number in range(3)]
    contributions = list(contributions_of(debate.page.translation_key))
    lead, refused = answer_together(contributions=contributions[::-1], by=clerk, now=timezone.now())
    assert lead.number == 1 and refused == []
    answer(rows[0], by=clerk, outcome="partly", text="În parte, din lipsă de loc.")
    assert PublicAnswer.objects.count() == 1, "no second answer is built"
    assert OutboxMessage.objects.filter(kind="answer").count() == 3
    page = read(debate.register_url)
    for number in (1, 2, 3):
        assert "În parte, din lipsă de loc." in page.find(id=f"nr-{number}").get_text()
    assert page.find(id="nr-3").find("a", href="#nr-1")
    assert totals_of(debate.page.translation_key)["partly"] == 3
    late = debate.send()
    lead, refused = answer_together(
        contributions=[contributions[0], late.contribution], by=clerk, now=timezone.now(), may_give=()
    )
    assert lead.number == 1 and len(refused) == 1, "whoever may not answer gives no answer by merging"


def test_what_was_merged_into_an_idea_elsewhere_neither_leads_nor_points_there(site, debate):
    clerk, now = make_clerk(), timezone.now()
    rows = [debate.send() for _number in range(3)]
    elsewhere = Debate(site).send()
    merge(submission=rows[0], into=elsewhere, by=clerk, now=now)
    answer(elsewhere, by=clerk)
    lead, refused = answer_together(
        contributions=list(contributions_of(debate.page.translation_key)), by=clerk, now=now
    )
    assert lead.number == 2 and len(refused) == 1
    assert read(debate.register_url).find(id="nr-1").find("a") is None, "that number is another register's"


def test_a_number_is_found_on_the_page_on_which_it_stands(debate, monkeypatch):
    monkeypatch.setattr("debates.views.register.PER_PAGE", 2)
    rows = [debate.send() for _number in range(3)]
    merge(submission=rows[2], into=rows[0], by=make_clerk(), now=timezone.now())
    answer(rows[0], by=make_clerk())
    link = read(f"{debate.register_url}?page=2").find(id="nr-3").find("a")["href"]
    assert link.startswith(debate.register_url) and read(link.partition("#")[0]).find(id=link.partition("#")[2])
    assert read(f"{debate.register_url}?nr=3").find(id="nr-3")


def test_what_is_known_of_one_evening_is_not_copied_and_outlives_its_file(debate):
    file = PortalDocument.objects.create(title="Proces-verbal", file=ContentFile(b"x", name="pv.txt"))
    page = debate.page
    page.minutes, page.participants_online, page.speaking_places = file, 7, 9
    page.announced_on = page.summary_on = page.date
    page.venue = Venue.objects.create(name_ro="Casino", name_en="Casino")
    assert translate(publish(page)).minutes_id == file.pk
    copied = type(page).objects.get(pk=page.pk).copy(update_attrs={"slug": "copie"}).get_latest_revision_as_object()
    assert (copied.minutes_id, copied.participants_online, copied.speaking_places) == (None, None, 0)
    assert (copied.date, copied.announced_on, copied.summary_on, copied.venue) == (None, None, None, page.venue)
    elsewhere = Venue.objects.create(name_ro="Turn", name_en="Tower")
    page.venue = elsewhere
    page.save_revision()  # a draft, of which the database knows nothing
    file.delete()
    elsewhere.delete()
    draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (draft.minutes, draft.venue) == (None, None)


def test_each_author_is_told_once_what_came_of_it_in_one_letter(debate):
    clerk = make_clerk()
    first, second = debate.send(), debate.send()
    Submission.objects.filter(pk=second.pk).update(email=first.email)
    third = debate.send()
    gone = debate.send()
    erase_as_asked(submission=gone, reason="Cerere", by=clerk, now=timezone.now())
    answer(first, by=clerk, text="Se ia în seamă, cu mulțumiri.")
    said = {"page": debate.page, "by": clerk, "now": timezone.now()}
    assert tell_authors(rows=Submission.objects.all(), **said) == 2
    letters = {row.to: row.body for row in OutboxMessage.objects.filter(kind="debate_after")}
    assert set(letters) == {first.email, third.email}
    assert "Se ia în seamă, cu mulțumiri." in letters[first.email] and "/registru/" in letters[first.email]
    assert tell_authors(rows=Submission.objects.all(), **said) == 0
    debate.send()
    assert tell_authors(rows=Submission.objects.none(), **said) == 0, "nobody writes for a desk that is not theirs"
    assert tell_authors(rows=Submission.objects.all(), **said) == 1


def test_erasing_an_author_leaves_the_number_and_no_word(debate):
    row = debate.send()
    answer(row, by=make_clerk(), public_text="Cuvintele mele.")
    erase_as_asked(submission=row, reason="Cerere", by=make_clerk(), now=timezone.now())
    page = read(debate.register_url)
    assert page.find(id="nr-1") and "Cuvintele mele." not in page.get_text()


def test_a_debate_without_contributions_has_an_empty_register(site):
    page = make_debate(site, date=timezone.localdate())
    assert read(f"{page.get_url()}registru/").find("article") is None


def test_what_it_is_about_survives_a_form_in_steps(site, debate):
    document = PortalDocument.objects.create(title="Regulament", file=ContentFile(b"x", name="regulament.txt"))
    debate.page.documents = [PageDocument(document=document)]
    publish(debate.page)
    writer = Writer(make_form_page(debate.page, title="Pe pași", questions=step_questions(), has_steps=True))
    key = f"{document.pk}:art-3"
    page = writer.look(f"{writer.page.get_url()}?despre={key}")
    writer.save(FIRST, page=page)
    writer.save({})
    writer.save(LAST)
    assert "Regulament" in soup(writer.look()).find("form", id="form").get_text()
    writer.save({}, go="send")
    assert Submission.objects.get().about == key
