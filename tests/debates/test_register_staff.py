"""The register in the staff area: what was said is entered there, several are answered together, authors are told."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from cms.models import PortalDocument
from debates.models import Contribution
from participation.models import Form, OutboxMessage, Submission
from tests.debates.registering import Debate, answer
from tests.factories import publish
from tests.participation.staff import make_clerk, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def debate(site):
    return Debate(site, date=timezone.localdate() - dt.timedelta(days=1), time=dt.time(17))


@pytest.fixture
def clerk():
    return make_clerk()


@pytest.fixture
def desk(clerk):
    client = Client()
    client.force_login(clerk)
    return client


def address(name: str, debate, *more) -> str:
    return reverse(f"registers:{name}", args=[debate.page.translation_key, *more])


def entered(debate, desk, **fields) -> Contribution:
    """What the clerk types while listening to the recording."""
    form = Form.objects.get(page_key=debate.form_page.translation_key)
    url = address("spoken", debate, form.pk, "ro")
    page = BeautifulSoup(desk.get(url).content, "html.parser")
    typed = {
        tag["name"]: tag.get("value", "") for tag in page.select("form input[name]") if tag.get("type") != "checkbox"
    }
    said = {"Titlul ideii": "Mai multă umbră", "Ideea ta": "A spus că lipsesc copacii."} | fields
    response = desk.post(url, typed | {debate.visitor.key(label): value for label, value in said.items()})
    assert response.status_code == 302, response.content.decode()[:2000]
    return Contribution.objects.order_by("numbered_at").last()


def test_what_was_said_joins_the_same_register_after_the_form_has_closed(debate, desk):
    debate.send()
    closed = timezone.now() - dt.timedelta(days=3)
    Form.objects.update(closes_at=closed)
    said = entered(debate, desk)
    assert (said.number, said.is_spoken, said.submission.email) == (2, True, "")
    assert said.submission.received_at == debate.page.starts_at, (
        "it was said when the debate began, unless told otherwise"
    )
    assert "rostit" in Client().get(debate.register_url).content.decode()
    elsewhere = Debate(debate.page.get_parent().get_parent().specific)
    form = Form.objects.get(page_key=elsewhere.form_page.translation_key)
    assert desk.get(address("spoken", debate, form.pk, "ro")).status_code == 404, "not a form of this debate"


def test_a_clerk_answers_several_together_and_tells_every_author(debate, desk, clerk):
    first, second, third = debate.send(), debate.send(), debate.send(consents=False)
    page = BeautifulSoup(desk.get(address("register", debate)).content, "html.parser")
    ticks = [tag["value"] for tag in page.find_all("input", {"name": "row"})]
    assert len(ticks) == 3 and first.email not in page.get_text()
    one = desk.post(address("together", debate), {"row": ticks[:1]})
    assert one.url == address("register", debate) and not Submission.objects.exclude(merged_into=None).exists()
    led = desk.post(address("together", debate), {"row": ticks[:2]})
    assert led.url == reverse("inbox:case", args=[first.pk])
    second.refresh_from_db()
    assert second.merged_into_id == first.pk
    case = desk.get(led.url).content.decode()
    assert address("register", debate) in case, "the case says where it stands in the register"
    answer(first, by=clerk)
    answer(third, by=clerk, outcome="refused", text="Nu e loc.", public_text="")
    asked = desk.get(address("tell", debate)).content.decode()
    to_come = gettext("The debate has not taken place yet.")
    assert to_come not in asked
    debate.page.date += dt.timedelta(days=2)
    publish(debate.page)
    assert to_come in desk.get(address("tell", debate)).content.decode()
    debate.page.minutes = PortalDocument.objects.create(title="Proces-verbal", file=ContentFile(b"x", name="pv.txt"))
    publish(debate.page)
    assert "3" in BeautifulSoup(asked, "html.parser").get_text()
    desk.post(address("tell", debate))
    told = OutboxMessage.objects.filter(kind="debate_after")
    assert told.count() == 3 and all(f"http://testserver{debate.page.minutes.url}" in letter.body for letter in told)
    desk.post(address("tell", debate))
    assert OutboxMessage.objects.filter(kind="debate_after").count() == 3


def test_nobody_else_reads_or_changes_a_register(debate, clerk):
    debate.send()
    grants = make_user("view_submission", "change_submission", "work_grants_desk")
    reader = make_user("view_submission", "work_ideas_desk")
    ticked = {"row": list(Contribution.objects.values_list("pk", flat=True))}
    for person, listed, changes in ((grants, False, 302), (reader, True, 302)):
        client = Client()
        client.force_login(person)
        page = client.get(address("register", debate)).content.decode()
        assert ("Propunerea 1" in page) is listed
        assert client.post(address("together", debate), ticked).status_code == changes
        assert client.get(address("tell", debate)).status_code == 302, "refused"
    assert not Submission.objects.exclude(merged_into=None).exists()
    stranger = Client()
    stranger.force_login(make_user())
    assert stranger.get(address("register", debate)).status_code == 404


def test_lists_ask_as_much_for_thirty_as_for_three(debate, desk, clerk):

    def asked() -> dict[str, int]:
        found = {}
        staff = [(desk, url) for url in (reverse("registers:index"), address("register", debate))]
        public = [(Client(), url) for url in (debate.register_url, debate.page.get_url())]
        for client, url in staff + public:
            client.get(url)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(url).status_code == 200
            found[url] = len(captured)
        return found

    def fill(count: int) -> None:
        for _number in range(count):
            answer(debate.send(), by=clerk)

    fill(3)
    few = asked()
    fill(9)
    assert asked() == few
    assert few[debate.register_url] <= 16
