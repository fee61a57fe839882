"""A debate's page: everything known of it, how to take part, what came of it; in twelve queries."""

import datetime as dt
import json
import re
from collections import Counter

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.models import (
    Neighbourhood,
    Organisation,
    PageDocument,
    PageNeighbourhood,
    PageOrganisation,
    PageTopic,
    PortalDocument,
    Topic,
    Venue,
)
from debates.models import DebateStage
from tests.factories import make_debate, make_form_page, publish, translate

pytestmark = pytest.mark.django_db
DAY = dt.date(2030, 7, 28)


def document(title: str, **fields) -> PortalDocument:
    return PortalDocument.objects.create(
        title=title, file=ContentFile(b"%PDF-1.4 x", name="nota.pdf"), posted_on=dt.date(2030, 7, 1), **fields
    )


@pytest.fixture
def debate(site):
    def named(model, name, **fields):
        return model.objects.create(name_ro=name, name_en=f"{name} EN", **fields)

    return make_debate(
        site,
        title="Parcul Est",
        slug="parcul-est",
        question="Ce facem cu Parcul Est?",
        summary="Pe scurt.",
        why="<p>De ce.</p>",
        can_change="<p>Aleile.</p>",
        cannot_change="<p>Bugetul.</p>",
        date=DAY,
        time=dt.time(17),
        venue=named(Venue, "Casino", address_ro="Parcul Central"),
        stream_url="https://video.example.org/live",
        is_online=True,
        source="monitorulcj.ro",
        note="Anul e dedus.",
        organisations=[PageOrganisation(organisation=named(Organisation, "CIIC", url="https://ciic.example.org"))],
        topics=[PageTopic(topic=named(Topic, "Parcuri", slug="parcuri"))],
        neighbourhoods=[PageNeighbourhood(neighbourhood=named(Neighbourhood, "Iris", slug="iris"))],
        stages=[DebateStage(kind="announced", is_done=True), DebateStage(kind="debate", starts_on=DAY)],
        documents=[
            PageDocument(document=document("Notă", title_en="Note")),
            PageDocument(document=document("Plan")),
        ],
    )


def html_of(client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_all_that_is_known(client, debate):
    html = html_of(client, debate.url)
    assert re.search(r"<h1>\s*Ce facem cu Parcul Est\?\s*</h1>", html)
    for words in (
        "De ce.", "Aleile.", "Bugetul.", "duminică, 28 iulie 2030", "ora 17.00", "Casino", "Parcul Central", "CIIC", "Parcuri",
        "Iris", "Notă", "1 iulie 2030", "PDF", "monitorulcj.ro", "Anul e dedus.",
    ):  # fmt: skip
        assert words in html, words
    assert 'href="https://video.example.org/live"' in html and "<iframe" not in html
    assert html.count("<h1") == 1


def test_its_results_section_exists_from_day_one(client, debate):
    def results() -> str:
        return html_of(client, debate.url).partition('aria-labelledby="results"')[2].partition("</section>")[0]

    assert "<p>" in results()
    debate.results_due_on = dt.date(2030, 8, 10)
    publish(debate)
    assert "10 august 2030" in results()
    debate.results = "<p>Am ales varianta B.</p>"
    publish(debate)
    assert "Am ales varianta B." in results()


@pytest.mark.parametrize(("change", "status"), [("cancelled", "EventCancelled"), ("postponed", "EventPostponed")])
def test_a_change_is_told_with_its_reason(client, debate, change, status):
    debate.change, debate.change_reason = change, "Sala e închisă."
    publish(debate)
    html = html_of(client, debate.url)
    assert "Sala e închisă." in html
    event = json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])["@graph"][0]
    assert event["eventStatus"] == f"https://schema.org/{status}"


def test_structured_data(client, debate):
    html = html_of(client, debate.url)
    event, crumbs = json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])["@graph"]
    assert event["startDate"] == "2030-07-28T17:00:00+03:00"
    assert event["eventAttendanceMode"].endswith("MixedEventAttendanceMode")
    assert event["organizer"] == [{"@type": "Organization", "name": "CIIC", "url": "https://ciic.example.org"}]
    assert [item["name"] for item in crumbs["itemListElement"]][1:] == ["Dezbateri", "Parcul Est"]


def test_its_forms_show_what_can_be_done_now(client, debate):
    now = timezone.now()
    make_form_page(debate, title="Trimite o idee", closes_at=now + dt.timedelta(days=2))
    make_form_page(debate, title="Sondaj închis", closes_at=now - dt.timedelta(days=2))
    make_form_page(debate, title="Vot", opens_at=now + dt.timedelta(days=5), closes_at=now + dt.timedelta(days=9))
    html = html_of(client, debate.url)
    part = html.partition('id="contribute"')[2]
    assert re.findall(r'class="stage" data-stage="(\w+)"', part)[:3] == ["done", "imagined", "imagined"]
    assert 'class="deadline"' in html and html.count("button--accent") == 1


def test_an_untranslated_document_says_its_language(client, debate):
    english = translate(debate)
    html = html_of(client, english.url)
    assert re.search(r'lang="ro"[^>]*>Plan</a>', html)
    assert re.search(r'<a href="[^"]+" hreflang="ro">Note</a>', html)
    assert "Casino EN" in html and "Parcuri EN" in html and "Sunday, 28 July 2030" in html


def test_twelve_queries_whatever_it_holds_and_none_twice(client, debate):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(debate.url)
        assert [sql for sql, times in Counter(query["sql"] for query in queries).items() if times > 1] == []
        return len(queries)

    make_form_page(debate, title="Trimite o idee")
    client.get(debate.url)
    few = count()
    debate.documents = [PageDocument(document=document(f"D{number}")) for number in range(9)]
    debate.stages = [DebateStage(kind="debate", starts_on=DAY) for number in range(9)]
    link = f'<p><a linktype="page" id="{debate.get_parent().pk}">listă</a></p>'
    debate.why = debate.can_change = debate.results = link
    debate.body = json.dumps([{"type": "paragraph", "value": link}] * 4)
    publish(debate)
    make_form_page(debate, title="Altă formă")
    assert count() <= few + 1 <= 12


@pytest.mark.parametrize("kind", ["draft", "unsaved"])
def test_a_draft_is_previewed_with_its_own_rows(client, debate, kind, rf):
    draft = debate.get_latest_revision_as_object()
    draft.title, draft.question = "Ciornă", "Ce zici de ciornă?"
    draft.stages = [DebateStage(kind="vote", starts_on=DAY)]
    draft.topics = [PageTopic(topic=Topic.objects.create(slug="nou", name_ro="Tema nouă", name_en="New"))]
    if kind == "unsaved":
        draft = type(debate)(
            title="Ciornă",
            slug="ciorna",
            question="Ce zici de ciornă?",
            date=DAY,
            locale=debate.locale,
            stages=draft.stages.all(),
            topics=draft.topics.all(),
        )
        draft.path, draft.depth = debate.path[:-4] + "ZZZZ", debate.depth
        draft.set_url_path(debate.get_parent())
    html = draft.make_preview_request(rf.get("/admin/"), "").render().content.decode()
    assert "Ce zici de ciornă?" in html and "Tema nouă" in html and "steps__title" in html


def test_a_cancelled_debate_does_not_call_for_ideas_at_its_head(client, debate):
    make_form_page(debate, title="Trimite o idee", closes_at=timezone.now() + dt.timedelta(days=2))
    assert '<a class="button button--accent"' in html_of(client, debate.url)
    debate.change, debate.change_reason = "cancelled", "Sala e închisă."
    publish(debate)
    assert '<a class="button button--accent"' not in html_of(client, debate.url)
