"""The editor of a debate: the calendar that the law asks for, what cannot be published, and the reason that may."""

import datetime as dt

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from cms.models import Holiday
from debates.models import DebatePage, LegalTerm
from tests.debates.editing import LAWFUL, Editor, fill_tables
from tests.factories import make_debate, make_form_page, translate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]
ACCEPT, WHY = "accept_calendar", "Guvernul cere răspunsul până luni."
SHORT = dt.date(2026, 12, 2)


@pytest.fixture
def debate(site):
    fill_tables()
    made = make_debate(site, title="Regulament", live=False, **LAWFUL)
    DebatePage.objects.filter(pk=made.pk).update(live=False)
    return made


@pytest.fixture
def editor(client, debate):
    return Editor(client, debate)


def stored(page) -> DebatePage:
    return DebatePage.objects.get(pk=page.pk)


def test_what_the_law_allows_is_published(editor, debate):
    assert editor.errors() == {}
    assert stored(debate).live and stored(debate).accepted_terms == ""


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("proposals_until", SHORT),
        ("endorsement_on", dt.date(2027, 1, 12)),
        ("date", dt.date(2026, 12, 4)),
        ("results_due_on", dt.date(2026, 12, 14)),
    ],
)
def test_an_impossible_date_is_a_draft_and_nothing_more(editor, debate, field, value):
    assert list(editor.errors(**{field: value})) == [ACCEPT]
    assert not stored(debate).live
    assert editor.errors(action="action-save", **{field: value}) == {}
    assert getattr(stored(debate).get_latest_revision_as_object(), field) == value


def test_a_reason_publishes_it_is_logged_and_read_in_public(editor, debate, client):
    assert list(editor.errors(proposals_until=SHORT, **{ACCEPT: "on"})) == ["shorter_because"]
    assert list(editor.errors(proposals_until=SHORT, shorter_because=WHY)) == [ACCEPT]
    assert editor.errors(proposals_until=SHORT, shorter_because=WHY, **{ACCEPT: "on"}) == {}
    assert stored(debate).accepted_terms == "proposals:2026-12-03:2026-12-02"
    entry = PageLogEntry.objects.get(page_id=debate.pk, action="debates.accept_calendar")
    assert entry.user == editor.person and entry.data["reason"] == WHY
    assert WHY in client.get(stored(debate).url).content.decode()


def test_who_accepted_one_date_is_asked_again_for_another(editor, debate):
    editor.send(proposals_until=SHORT, shorter_because=WHY, **{ACCEPT: "on"})
    assert editor.errors(title="Alt titlu") == {}
    assert list(editor.errors(proposals_until=dt.date(2026, 12, 1))) == [ACCEPT]
    assert list(editor.errors(shorter_because="")) == [ACCEPT]
    assert editor.errors(proposals_until=dt.date(2026, 12, 3), shorter_because="") == {}
    assert stored(debate).accepted_terms == ""
    assert PageLogEntry.objects.filter(page_id=debate.pk, action="debates.accept_calendar").count() == 1


def test_without_the_day_of_the_announcement_nothing_is_published(editor):
    assert list(editor.errors(announced_on="")) == ["announced_on"]


def test_where_no_law_binds_a_warning_is_enough(editor, debate):
    LegalTerm.objects.filter(rule="proposals").update(regime="plan")
    response = editor.send(regime="plan", proposals_until=SHORT)
    assert response.status_code == 302 and stored(debate).live
    assert 'class="warning"' in editor.client.get(response.url).content.decode()
    assert 'class="debates-home"' in editor.client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_page_of_the_centre_asks_nothing(client, site):
    page = make_debate(site, date=dt.date(2020, 7, 28))
    editor = Editor(client, page)
    fill_tables()
    assert editor.errors(regime="voluntary", date=dt.date(2020, 7, 29)) == {}
    assert ACCEPT not in editor.client.get(editor.url).content.decode()


def test_the_calendar_names_term_start_last_day_choice_and_verdict(editor, debate):
    editor.send(action="action-save", proposals_until=SHORT)
    html = editor.client.get(editor.url).content.decode()
    table = html.partition('class="debates-calendar"')[2].partition("</table>")[0]
    for words in ("12 ianuarie 2027", "3 decembrie 2026", "2 decembrie 2026", "13 decembrie 2026", "23 noiembrie 2026"):
        assert words in table, words
    assert table.count('data-verdict="kept"') == 3 and table.count('data-verdict="broken"') == 1
    assert f'name="{ACCEPT}"' in html


def test_the_form_below_the_page_leads_and_is_named(editor, debate):
    assert editor.errors() == {}
    make_form_page(stored(debate), title="Trimite propuneri", closes_at=dt.datetime(2026, 12, 3, 0, 0, tzinfo=dt.UTC))
    assert editor.errors() == {}  # midnight in London is two o'clock here: the third has begun
    form = stored(debate).get_children().get().specific
    form.closes_at = dt.datetime(2026, 12, 2, 22, 0, tzinfo=dt.UTC)  # midnight here ends the second
    form.save_revision().publish()
    assert list(editor.errors()) == [ACCEPT]
    assert "Trimite propuneri" in editor.client.get(editor.url).content.decode()


def test_the_list_of_pages_publishes_no_impossible_date_either(editor, debate):
    editor.send(action="action-save", proposals_until=SHORT)
    address = f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'publish'])}?id={debate.pk}&next=/admin/"
    response = editor.client.post(address)
    assert response.status_code == 302 and response.url == editor.url
    assert not stored(debate).live


def test_a_translation_is_judged_by_its_source(editor, debate, client):
    editor.send(proposals_until=SHORT, shorter_because=WHY, **{ACCEPT: "on"})
    source = stored(debate)
    translate(source.get_parent())
    english = translate(source, words={"Regulament": "Rules", WHY: "The government asks for an answer by Monday."})
    assert (english.proposals_until, english.accepted_terms) == (SHORT, source.accepted_terms)
    html = client.get(english.url).content.decode()
    assert "The government asks" in html and WHY not in html


def test_the_summarys_day_is_noted_when_its_words_are_published(editor, debate):
    from django.utils import timezone
    from wagtail.test.utils.form_data import rich_text

    editor.send()
    assert stored(debate).summary_due_on == dt.date(2026, 12, 13) and stored(debate).summary_on is None
    editor.send(results=rich_text("<p>Am ales.</p>"))
    assert stored(debate).summary_on == timezone.localdate()


def test_the_summary_is_due_by_law_where_nothing_was_promised(editor, debate):
    editor.send(results_due_on="")
    assert stored(debate).summary_due_on == dt.date(2026, 12, 13)
    term = LegalTerm.objects.get(rule="minutes")
    url = reverse("wagtailsnippets_debates_legalterm:edit", args=[term.pk])
    fields = {name: getattr(term, name) for name in ("rule", "regime", "direction", "unit", "act_ro", "act_en")}
    assert editor.client.post(url, fields | {"days": 12}).status_code == 302
    assert stored(debate).summary_due_on == dt.date(2026, 12, 15)


def test_a_day_off_typed_later_is_seen_on_the_first_page(editor, debate):
    editor.send()
    home = reverse("wagtailadmin_home")
    assert 'class="debates-home"' not in editor.client.get(home).content.decode()
    Holiday.objects.create(date=dt.date(2026, 12, 24), name_ro="Zi liberă", name_en="Day off")
    html = editor.client.get(home).content.decode().partition('class="debates-home"')[2]
    assert "Regulament" in html and "13 ianuarie 2027" in html
