"""The board: its role, who is on it today, and an invitation where nobody is named."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Site

from cms.models import Organisation, Person, SiteSettings
from home.models import BoardMember, BoardPage
from tests.factories import publish, translate

pytestmark = pytest.mark.django_db
INVITATION = "<p>Scrie-ne cine ești.</p>"


@pytest.fixture
def board(site):
    settings = SiteSettings.for_site(Site.objects.get())
    settings.email = "centru@example.org"
    settings.save()
    page = BoardPage(title="Board-ul", slug="board", invitation=INVITATION, locale=site.locale)
    site.add_child(instance=page)
    return publish(page)


def add_member(board, name: str, **term) -> None:
    organisation, _made = Organisation.objects.get_or_create(name_ro="Asociația Probă", name_en="Sample Association")
    person = Person.objects.create(name=name, role_ro="membră", role_en="member", organisation=organisation)
    board.members.add(BoardMember(person=person, sort_order=board.members.count(), **term))
    publish(board)


def test_an_empty_board_says_so_and_invites(client, board):
    page = client.get(board.url).content.decode()
    assert "Încă nu este trecut niciun membru" in page
    assert "Nu numim pe nimeni pe care nu îl numește o sursă publică" in page
    assert "Scrie-ne cine ești." in page
    assert 'href="mailto:centru@example.org"' in page
    assert 'class="person"' not in page


def test_members_are_facts_of_both_languages_with_roles_in_each(client, board):
    translation = translate(board)
    add_member(board, "Ana Exemplu", since=dt.date(2022, 9, 1))
    romanian = client.get(board.url).content.decode()
    english = client.get(translation.url).content.decode()
    assert "Ana Exemplu" in romanian and "membră, Asociația Probă" in romanian and "din 1 septembrie 2022" in romanian
    assert "Ana Exemplu" in english and "member, Sample Association" in english and "since 1 September 2022" in english
    assert "Încă nu este" not in romanian


def test_who_has_left_is_listed_apart(client, board):
    add_member(board, "Ana Exemplu", until=dt.date(2023, 1, 1))
    page = client.get(board.url).content.decode()
    assert page.index("Încă nu este trecut niciun membru") < page.index("Foști membri") < page.index("Ana Exemplu")


def test_a_term_cannot_end_before_it_begins():
    member = BoardMember(since=dt.date(2023, 1, 1), until=dt.date(2022, 1, 1))
    with pytest.raises(ValidationError) as refused:
        member.clean()
    assert "until" in refused.value.message_dict


def test_as_many_queries_for_ten_members_as_for_one(
    client, board, django_assert_num_queries, django_assert_max_num_queries
):
    add_member(board, "Ana")
    client.get(board.url)
    with django_assert_max_num_queries(12) as few:
        client.get(board.url)
    for number in range(9):
        add_member(board, f"Ana {number}")
    with django_assert_num_queries(len(few)):
        client.get(board.url)


def test_a_preview_shows_the_members_of_the_draft(board):
    organisation = Organisation.objects.create(name_ro="Asociația", name_en="Association")
    person = Person.objects.create(name="Ana Ciornă", organisation=organisation)
    board.members.add(BoardMember(person=person))
    board.save_revision()
    preview = BoardPage.objects.get(pk=board.pk).get_latest_revision_as_object().make_preview_request()
    assert "Ana Ciornă" in preview.content.decode()
