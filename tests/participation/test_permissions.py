"""Who may do what: every state × verb × role, and what is foreign answers exactly like what is absent."""

import uuid

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from accounts.models import User
from participation.actions import cases
from participation.choices import Desk, Status
from participation.models import Attachment, Submission
from participation.permissions import colleagues, desks_of, verbs_of, visible_to
from participation.workflow import TRANSITIONS
from tests.participation.staff import CLERK, make_clerk, make_form, make_submission, make_user

pytestmark = pytest.mark.django_db

ROLES = {
    "clerk": CLERK,
    "reader": ("view_submission", "work_ideas_desk"),
    "changer": ("view_submission", "change_submission", "work_ideas_desk"),
    "answerer": ("view_submission", "answer_submission", "work_ideas_desk"),
    "grants officer": (
        "view_submission",
        "change_submission",
        "answer_submission",
        "export_submission",
        "work_grants_desk",
    ),
    "clerk without desk": ("view_submission", "change_submission", "answer_submission", "export_submission"),
    "editor": (),
}
AT_THE_DESK = {"clerk", "reader", "changer", "answerer"}


@pytest.fixture
def form():
    return make_form()


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def allowed(role: str, verb: str, status: str) -> bool:
    return (
        role in AT_THE_DESK
        and TRANSITIONS.row(verb).permission in ROLES[role]
        and status in TRANSITIONS.row(verb).sources
    )


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("verb", [transition.verb for transition in TRANSITIONS if transition.permission])
def test_every_state_and_verb_for_every_role(role, verb, form):
    user = make_user(*ROLES[role])
    client = signed_in(user)
    for status in Status.values:
        row = make_submission(form, status=status)
        marker = cases.marker_of(row)
        if verb in cases.CLICKS:
            client.post(f"/admin/inbox/{row.pk}/do/{verb}/", {"seen": marker})
        else:
            outcome = "refused" if verb == "refuse" else "accepted"
            words = {"outcome": outcome, "text_ro": "Iată motivul.", "seen": marker}
            client.post(
                f"/admin/inbox/{row.pk}/answer/",
                {f"answer-{name}": value for name, value in words.items()} | {"publish": "1"},
            )
        row.refresh_from_db()
        expected = TRANSITIONS.row(verb).target if allowed(role, verb, status) else status
        assert row.status == expected, f"{role}: {verb} from {status}"


@pytest.mark.parametrize("role", sorted(AT_THE_DESK))
@pytest.mark.parametrize("status", Status.values)
def test_offered_verbs_are_the_allowed_ones(role, status):
    user = make_user(*ROLES[role])
    assert verbs_of(user, status) == [verb for verb in TRANSITIONS.verbs(status) if allowed(role, verb, status)]


def addresses(row_pk, file_pk) -> list[tuple[str, str]]:
    case = f"/admin/inbox/{row_pk}/"
    return [
        ("get", case),
        ("post", f"{case}save/"),
        ("post", f"{case}answer/"),
        ("post", f"{case}do/take/"),
        ("post", f"{case}do/nonsense/"),
        ("get", f"{case}files/{file_pk}/"),
        ("get", f"{case}files/{file_pk}/clean/"),
        ("get", f"{case}files/{file_pk}/picture/"),
        ("head", case),
        ("get", f"/admin/bulk/participation/submission/file/?id={row_pk}&next=/admin/inbox/"),
        ("post", f"/admin/bulk/participation/submission/file/?id={row_pk}&next=/admin/inbox/"),
    ]


def lasting(response) -> dict:
    """Headers without those that tell the second of the answer."""
    return {name: value for name, value in response.headers.items() if name not in ("Expires", "Last-Modified", "Date")}


@pytest.mark.parametrize("role", ["grants officer", "clerk without desk", "editor"])
def test_what_is_foreign_answers_like_what_is_absent(role, form):
    row = make_submission(form)
    file = Attachment(
        submission=row, key="q_file", name="a.pdf", extension="pdf", content_type="application/pdf", size=1, sha256="0"
    )
    file.file.save("a", ContentFile(b"x"), save=False)
    file.thumbnail.save("b", ContentFile(b"x"), save=False)
    file.save()
    client = signed_in(make_user(*ROLES[role]))
    foreign, absent = addresses(row.pk, file.pk), addresses(uuid.uuid4(), uuid.uuid4())
    for (method, there), (_, nowhere) in zip(foreign, absent, strict=True):
        first, second = getattr(client, method)(there), getattr(client, method)(nowhere)
        assert (first.status_code, first.content) == (404, second.content), there
        assert second.status_code == 404
        assert lasting(first) == lasting(second)
    row.refresh_from_db()
    assert row.status == Status.NEW


def test_foreign_rows_are_in_no_list_and_no_export(form):
    make_submission(form, title="De la ideile cetățenilor")
    own = make_form(title="Granturi", desk=Desk.GRANTS)
    make_submission(own, title="Cerere de finanțare")
    client = signed_in(make_user(*ROLES["grants officer"]))
    for address in ("/admin/inbox/", f"/admin/inbox/?form={form.pk}", "/admin/inbox/results/?q=ideile"):
        page = client.get(address).content.decode()
        assert "De la ideile cetățenilor" not in page
        assert "Idei pentru oraș" not in page
    response = client.post(f"/admin/inbox/export/?form={form.pk}", {"kind": "csv", "reason": "raportul anual"})
    assert response.status_code == 200
    assert b"ideile" not in b"".join(response.streaming_content)


@pytest.mark.parametrize(
    "address", ["/admin/inbox/", "/admin/inbox/results/", "/admin/inbox/export/", "/admin/inbox/exports/"]
)
def test_without_a_desk_there_is_no_inbox(address):
    assert signed_in(make_user(*ROLES["clerk without desk"])).get(address).status_code == 404


@pytest.mark.parametrize("action", ["assign-to-me", "file", "quarantine", "release"])
def test_bulk_actions_leave_foreign_rows_alone(action, form):
    status = Status.QUARANTINED if action == "release" else Status.NEW
    foreign = make_submission(form, status=status)
    own = make_submission(make_form(desk=Desk.GRANTS), status=status)
    client = signed_in(make_user(*ROLES["grants officer"]))
    query = f"id={foreign.pk}&id={own.pk}&next=/admin/inbox/"
    page = client.get(f"/admin/bulk/participation/submission/{action}/?{query}").content.decode()
    assert foreign.reference not in page
    client.post(f"/admin/bulk/participation/submission/{action}/?{query}")
    before = (foreign.status, foreign.owner_id)
    foreign.refresh_from_db()
    own.refresh_from_db()
    assert (foreign.status, foreign.owner_id) == before
    assert (own.status, own.owner_id) != before


@pytest.mark.parametrize("role", ["reader", "answerer"])
def test_bulk_actions_take_the_permission_to_change(role, form):
    row = make_submission(form)
    client = signed_in(make_user(*ROLES[role]))
    assert client.post(f"/admin/bulk/participation/submission/file/?id={row.pk}&next=/").status_code == 404
    assert client.post(f"/admin/inbox/{row.pk}/save/", {"case-note": "x"}).status_code != 200
    assert row.notes.count() == 0


def test_a_change_of_rights_holds_at_the_next_request(form):
    row = make_submission(form)
    user = make_clerk()
    client = signed_in(user)
    assert client.get(f"/admin/inbox/{row.pk}/").status_code == 200
    user.user_permissions.clear()
    user.user_permissions.add(*make_user().user_permissions.all())
    assert client.get(f"/admin/inbox/{row.pk}/").status_code == 404


def test_strangers_are_sent_to_sign_in(form):
    row = make_submission(form)
    for address in ("/admin/inbox/", f"/admin/inbox/{row.pk}/"):
        response = Client().get(address)
        assert response.status_code == 302
        assert "/inbox/" not in response.headers["Location"].partition("?")[0]


def test_a_superuser_works_at_every_desk(form):
    boss = User.objects.create_superuser("boss@example.com", "parola-de-test-1")
    row = make_submission(form)
    assert set(desks_of(boss)) == set(Desk.values)
    assert signed_in(boss).get(f"/admin/inbox/{row.pk}/").status_code == 200


def test_a_closed_account_sees_nothing(form):
    user = make_clerk()
    make_submission(form)
    user.is_active = False
    assert desks_of(user) == []
    assert not visible_to(user, Submission.objects.all()).exists()


def test_colleagues_are_those_given_the_desk_in_person_or_by_a_group():
    from django.contrib.auth.models import Group, Permission

    member, clerk, _stranger = make_user(), make_clerk(), make_user("work_youth_desk")
    make_clerk(is_active=False)
    group = Group.objects.create(name="Ghișeu")
    group.permissions.add(Permission.objects.get(codename="work_ideas_desk"))
    member.groups.add(group)
    assert set(colleagues(Desk.IDEAS)) == {member, clerk}


@pytest.mark.parametrize(
    "address",
    [
        "/admin/snippets/participation/submission/",
        "/admin/inbox/add/",
        "/admin/inbox/{pk}/delete/",
        "/admin/inbox/{pk}/copy/",
        "/admin/inbox/{pk}/history/",
        "/admin/inbox/{pk}/usage/",
        "/admin/bulk/participation/submission/delete/?id={pk}&next=/",
    ],
)
def test_there_is_no_way_to_add_delete_copy_or_choose(form, address):
    row = make_submission(form)
    client = signed_in(User.objects.create_superuser("boss@example.com", "parola-de-test-1"))
    for method in (client.get, client.post):
        assert method(address.format(pk=row.pk)).status_code in (404, 405)
    assert Submission.objects.count() == 1


def test_the_site_history_names_submissions_by_reference_only(form):
    row = make_submission(form, title="Strada mea, numărul 5, etajul 2")
    cases.add_note(submission=row, text="o notă", by=make_clerk(), now=timezone.now())
    client = signed_in(make_user(*ROLES["grants officer"]))
    page = client.get("/admin/reports/site-history/").content.decode()
    assert "Strada mea" not in page
