"""Rights over grants hold at the desk of the call's form: every door of an officer refuses whoever works elsewhere."""

import pytest
from django.urls import reverse

from fix_cluj.actions import committee as seats
from fix_cluj.models import Committee
from fix_cluj.viewsets.grants import routes
from participation.models import Form, FormAccess
from tests.fix_cluj import judging

pytestmark = pytest.mark.django_db
RIGHTS = (
    "officer_application", "decide_application", "view_submission", "change_submission", "answer_submission",
    "export_submission", "view_contact", "view_sensitive",
)  # fmt: skip
SENTENCE = "You do not work there"


@pytest.fixture
def other(db):
    """All rights of an officer, at another desk."""
    return judging.person(*RIGHTS, "work_ideas_desk", email="alt-birou@exemplu.ro")


@pytest.fixture
def found(call, applications, officers) -> Committee:
    return seats.form_committee(call=call, by=officers[0], now=judging.timezone.now())


def addresses(call, code: str, found: Committee) -> dict[str, str]:
    """Every address of an officer in the staff area."""
    facts = {"key": call.translation_key, "code": code, "pk": found.pk, "verb": "draw"}
    named = {}
    for route in routes():
        wanted = route.pattern.converters
        if not str(route.pattern).startswith("review/"):
            named[route.name] = reverse(f"grants:{route.name}", kwargs={name: facts.get(name, 1) for name in wanted})
    return named


def test_every_door_of_an_officer_refuses_another_desk_and_says_why(call, applications, found, other, client):
    judging.sign_in(client, other)
    client.cookies["django_language"] = "en"
    code = applications["Umbra"].code
    doors = addresses(call, code, found)
    assert len(doors) > 35
    for name, address in doors.items():
        answers = {"get": client.get(address), "post": client.post(address)}
        said = {how: answer.status_code for how, answer in answers.items()}
        assert 403 in said.values() and set(said.values()) <= {403, 405}, (name, said)
        for answer in answers.values():
            words = answer.content.decode()
            assert answer.status_code == 405 or SENTENCE in words, name
            assert code not in words and "Umbra" not in words, name
    found.refresh_from_db()
    assert found.state == "preparing" and not found.seats.exists()


def test_the_verbs_of_a_committee_are_refused_one_by_one(found, other, client):
    judging.sign_in(client, other)
    for verb in ("convene", "draw", "rank", "approve", "take_back_approval", "approve_second", "publish"):
        assert client.post(reverse("grants:do", args=[found.pk, verb])).status_code == 403, verb


def test_the_menu_offers_no_calls_to_another_desk(call, other, officers, client):
    item = reverse("grants:index")
    client.force_login(officers[0])
    assert item in client.get(reverse("wagtailadmin_home")).content.decode()
    assert call.title in client.get(item).content.decode()
    client.force_login(other)
    assert item not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_form_that_was_lent_opens_its_call_as_far_as_it_was_lent(call, found, other, client):
    form, committee, board = Form.objects.get(kind="application"), reverse("grants:committee", args=[found.pk]), None
    board = reverse("grants:board", args=[call.translation_key])
    row = FormAccess.objects.create(form=form, user=other, sees=True, may_change=False)
    client.force_login(other)
    assert client.get(board).status_code == client.get(committee).status_code == 200
    assert call.title in client.get(reverse("grants:index")).content.decode()
    for address in (
        reverse("grants:do", args=[found.pk, "convene"]),
        reverse("grants:rules", args=[found.pk]),
        reverse("grants:checklist", args=[call.translation_key]),
        reverse("grants:form_committee", args=[call.translation_key]),
    ):
        assert client.post(address).status_code == 403, address
    FormAccess.objects.filter(pk=row.pk).update(may_change=True)
    assert client.post(reverse("grants:do", args=[found.pk, "convene"])).status_code == 302


def test_a_form_that_was_closed_to_somebody_of_the_desk_closes_its_call(call, found, officers, client):
    FormAccess.objects.create(form=Form.objects.get(kind="application"), user=officers[1], sees=False)
    client.force_login(officers[1])
    assert client.get(reverse("grants:committee", args=[found.pk])).status_code == 403
    assert call.title not in client.get(reverse("grants:index")).content.decode()


def test_a_call_without_a_form_belongs_to_the_grants_desk(call, other, officers, client):
    board = reverse("grants:board", args=[call.translation_key])
    assert not Form.objects.filter(kind="application").exists()
    client.force_login(officers[0])
    assert client.get(board).status_code == 200
    client.force_login(other)
    assert client.get(board).status_code == 403


def test_a_superuser_stands_above_desks(call, found, django_user_model, client):
    client.force_login(django_user_model.objects.create_superuser("root@exemplu.ro", "parola-de-test-1"))
    assert client.get(reverse("grants:committee", args=[found.pk])).status_code == 200


def test_when_the_page_of_the_form_is_gone_its_applications_say_whose_call_it_is(call, found, other, officers, client):
    call.get_children().delete()
    client.force_login(officers[0])
    assert client.get(reverse("grants:committee", args=[found.pk])).status_code == 200
    client.force_login(other)
    assert client.get(reverse("grants:committee", args=[found.pk])).status_code == 403
