"""The table of roles: reconciled without surprises, and what each role may open."""

from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page, Workflow, WorkflowPage

from accounts.models import User
from home.models import StandardPage
from portal.role_scopes import HEADS, SECTIONS, pages_of
from portal.roles import ROLES, role
from tests.portal.role_site import make_role_site

pytestmark = pytest.mark.django_db

EDITOR, YOUTH, CLERK, GRANTS, TRANSLATOR, JUROR, REVIEWER, ADMIN = (role.key for role in ROLES)
EVERYBODY = {role.key for role in ROLES}
CONTENT = {EDITOR, ADMIN}


def page_url(name, page):
    return lambda site: reverse(f"wagtailadmin_pages:{name}", args=[getattr(site.pages, page).pk])


def url(name, *args):
    return lambda site: reverse(name, args=args)


# What is opened (GET) → who may. Being sent elsewhere or told 403 is a refusal.
MATRIX = {
    "dashboard": (url("wagtailadmin_home"), EVERYBODY),
    "own account": (url("wagtailadmin_account"), EVERYBODY),
    "edit Romanian home": (page_url("edit", "ro_home"), CONTENT),
    "edit English home": (page_url("edit", "en_home"), CONTENT | {TRANSLATOR}),
    "edit debate": (page_url("edit", "debate"), CONTENT),
    "delete debate": (page_url("delete", "debate"), CONTENT),
    "unpublish debate": (page_url("unpublish", "debate"), CONTENT),
    "history of debate": (page_url("history", "debate"), CONTENT),
    "preview of debate": (page_url("view_draft", "debate"), CONTENT),
    "confirm a move of debate": (
        lambda site: reverse("wagtailadmin_pages:move_confirm", args=[site.pages.debate.pk, site.pages.ro_fix.pk]),
        CONTENT,
    ),
    "edit Romanian youth section": (page_url("edit", "ro_youth"), CONTENT | {YOUTH}),
    "edit English youth section": (page_url("edit", "en_youth"), CONTENT | {YOUTH, TRANSLATOR}),
    "unpublish youth section": (page_url("unpublish", "ro_youth"), CONTENT),
    "add below youth section": (page_url("add_subpage", "ro_youth"), CONTENT | {YOUTH}),
    "edit Romanian Youth Council": (page_url("edit", "ro_council"), CONTENT | {YOUTH}),
    "edit English Youth Council": (page_url("edit", "en_council"), CONTENT | {YOUTH, TRANSLATOR}),
    "unpublish the Youth Council": (page_url("unpublish", "ro_council"), CONTENT),
    "delete the Youth Council": (page_url("delete", "ro_council"), CONTENT),
    "add below the Romanian Youth Council": (page_url("add_subpage", "ro_council"), CONTENT | {YOUTH}),
    "add below the English Youth Council": (page_url("add_subpage", "en_council"), CONTENT | {YOUTH}),
    "edit Romanian FIX Cluj": (page_url("edit", "ro_grants"), CONTENT | {GRANTS}),
    "edit English FIX Cluj": (page_url("edit", "en_grants"), CONTENT | {GRANTS, TRANSLATOR}),
    "add below FIX Cluj": (page_url("add_subpage", "en_grants"), CONTENT | {GRANTS}),
    "unpublish FIX Cluj": (page_url("unpublish", "ro_grants"), CONTENT | {GRANTS}),
    "edit Romanian competitions": (page_url("edit", "ro_competitions"), CONTENT | {GRANTS}),
    "edit English competitions": (page_url("edit", "en_competitions"), CONTENT | {GRANTS, TRANSLATOR}),
    "add a competition": (
        lambda site: reverse(
            "wagtailadmin_pages:add", args=["competitions", "competitionpage", site.pages.ro_competitions.pk]
        ),
        CONTENT | {GRANTS},
    ),
    "working groups of the Youth Council": (url("wagtailsnippets_youth_council_workinggroup:list"), CONTENT),
    "organisations": (url("wagtailsnippets_cms_organisation:list"), CONTENT),
    "edit Romanian grants section": (page_url("edit", "ro_fix"), CONTENT | {GRANTS}),
    "edit English grants section": (page_url("edit", "en_fix"), CONTENT | {GRANTS, TRANSLATOR}),
    "unpublish grants section": (page_url("unpublish", "ro_fix"), CONTENT | {GRANTS}),
    "add below Romanian home": (page_url("add_subpage", "ro_home"), CONTENT),
    "add below English home": (page_url("add_subpage", "en_home"), CONTENT),
    "delete English grants section": (page_url("delete", "en_fix"), CONTENT | {GRANTS}),
    "submit debate for translation": (
        lambda site: reverse("wagtail_localize:submit_page_translation", args=[site.pages.debate.pk]),
        CONTENT | {TRANSLATOR},
    ),
    "submit grants section for translation": (
        lambda site: reverse("wagtail_localize:submit_page_translation", args=[site.pages.ro_fix.pk]),
        CONTENT | {TRANSLATOR, GRANTS},
    ),
    "submit Youth Council for translation": (
        lambda site: reverse("wagtail_localize:submit_page_translation", args=[site.pages.ro_council.pk]),
        CONTENT | {TRANSLATOR, YOUTH},
    ),
    "report of translations": (url("translation_state"), EVERYBODY - {CLERK, JUROR, REVIEWER}),
    "inbox": (url("inbox:index"), {CLERK, GRANTS}),
    "export of submissions": (url("inbox:export"), {CLERK, GRANTS}),
    "images": (url("wagtailimages:index"), CONTENT | {YOUTH, GRANTS}),
    "add image": (url("wagtailimages:add"), CONTENT | {YOUTH, GRANTS}),
    "documents": (url("wagtaildocs:index"), CONTENT | {YOUTH, GRANTS}),
    "collections": (url("wagtailadmin_collections:index"), {ADMIN}),
    "people": (url("wagtailusers_users:index"), {ADMIN}),
    "add a person": (url("wagtailusers_users:add"), {ADMIN}),
    "groups": (url("wagtailusers_groups:index"), set()),
    "add a group": (url("wagtailusers_groups:add"), set()),
    "sites": (url("wagtailsites:index"), set()),
    "locales": (url("wagtaillocales:index"), set()),
    "workflows": (url("wagtailadmin_workflows:index"), set()),
    "redirects": (url("wagtailredirects:index"), {ADMIN}),
    "site settings": (
        lambda site: reverse("wagtailsettings:edit", args=["cms", "sitesettings", site.pages.ro_home.get_site().pk]),
        CONTENT,
    ),
}


@pytest.fixture
def role_site(db):
    return make_role_site()


def test_every_role_opens_what_the_matrix_says_and_nothing_else(role_site, client):
    wrong = []
    for key, person in role_site.people.items():
        client.force_login(person)
        for what, (address, allowed) in MATRIX.items():
            status = client.get(address(role_site)).status_code
            if (status == 200) != (key in allowed):
                wrong.append(f"{key}: {what} answered {status}")
    assert wrong == []


def test_anonymous_visitors_are_sent_to_sign_in_everywhere(role_site, client):
    for what, (address, _) in MATRIX.items():
        response = client.get(address(role_site))
        assert response.status_code == 302, what
        assert "/login/" in response.url, what


def permissions(role_site, key):
    person = User.objects.get(pk=role_site.people[key].pk)
    return {name for name in person.get_all_permissions() if name.startswith("participation.")}


def test_submissions_are_read_by_the_clerks_and_the_grants_officers_only(role_site):
    readers = {key for key in EVERYBODY if "participation.view_submission" in permissions(role_site, key)}
    assert readers == {CLERK, GRANTS}
    assert "participation.work_ideas_desk" not in permissions(role_site, GRANTS)
    assert "participation.work_grants_desk" not in permissions(role_site, CLERK)


def test_who_works_on_no_page_chooses_from_none(role_site, client):
    page = role_site.pages.debate
    for name, found in ((CLERK, False), (EDITOR, True)):
        client.force_login(role_site.people[name])
        answer = client.get(reverse("wagtailadmin_choose_page_child", args=[page.get_parent().pk]))
        assert (answer.status_code, page.title in answer.json()["html"]) == (200, found)


def test_translator_cannot_publish_the_english_page(role_site):
    person = role_site.people[TRANSLATOR]
    rights = role_site.pages.en_home.permissions_for_user(person)
    assert rights.can_edit()
    assert not rights.can_publish()
    assert not role_site.pages.ro_home.permissions_for_user(person).can_edit()


def test_translator_cannot_publish_through_the_update_of_translations(role_site, client):
    from tests.factories import translate

    debate = role_site.pages.debate
    translate(debate.get_parent())
    english = translate(debate, publish_it=False)
    from wagtail_localize.models import TranslationSource

    source = TranslationSource.objects.get_for_instance(debate)
    client.force_login(role_site.people[TRANSLATOR])
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert client.get(address).status_code == 200
    client.post(address, {"publish_translations": "on"})
    assert not Page.objects.get(pk=english.pk).live
    client.force_login(role_site.people[GRANTS])
    assert client.get(address).status_code == 302


def test_youth_editor_submits_and_communications_editor_publishes(role_site, client):
    page = role_site.pages.ro_youth.add_child(
        instance=StandardPage(title="Ședință", slug="sedinta", locale=role_site.pages.ro_youth.locale, live=False)
    )
    page.save_revision()
    author = role_site.people[YOUTH]
    assert not page.permissions_for_user(author).can_publish()
    state = page.get_workflow().start(page, author)
    task_state = state.current_task_state
    assert task_state.task.specific.get_actions(page, author) == []
    task_state.specific.approve(user=role_site.people[EDITOR])
    page.refresh_from_db()
    assert page.live


# --- reconciliation --------------------------------------------------------------------------------------------


def reconcile() -> str:
    out = StringIO()
    call_command("reconcile_groups", stdout=out)
    return out.getvalue()


def test_groups_are_made_without_any_page(db):
    assert "+ group Moderatori" in reconcile()
    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in ROLES}
    assert reconcile() == "Roles: 0 changes.\n"


def test_second_run_on_a_whole_site_changes_nothing(role_site):
    assert reconcile() == "Roles: 0 changes.\n"


def test_what_was_added_or_taken_by_hand_is_put_right(role_site):
    clerks = Group.objects.get(name=role(CLERK).name)
    clerks.permissions.add(Permission.objects.get(codename="delete_user"))
    clerks.permissions.remove(Permission.objects.get(codename="answer_submission"))
    publishing = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(group=clerks, page=role_site.pages.ro_home, permission=publishing)
    images = Permission.objects.get(codename="add_image")
    GroupCollectionPermission.objects.create(group=clerks, collection=role_site.root_collection, permission=images)
    WorkflowPage.objects.all().delete()
    said = reconcile()
    assert "- Moderatori: accounts.delete_user" in said
    assert "+ Moderatori: participation.answer_submission" in said
    assert not clerks.page_permissions.exists()
    assert not clerks.collection_permissions.exists()
    assert WorkflowPage.objects.count() == 4
    assert reconcile() == "Roles: 0 changes.\n"


def test_section_that_appears_later_is_taken_in(role_site):
    home = role_site.pages.ro_home
    late = home.add_child(instance=StandardPage(title="Altul", slug="altul", section="fix", locale=home.locale))
    person = role_site.people[GRANTS]
    assert not late.permissions_for_user(person).can_publish()
    assert f"publish_page on page {late.pk}" in reconcile()
    assert late.permissions_for_user(User.objects.get(pk=person.pk)).can_publish()


def test_stock_groups_and_workflow_are_gone(role_site):
    assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()
    assert list(Workflow.objects.active().values_list("name", flat=True)) == ["Publicarea paginilor de tineret"]


def test_stock_group_with_members_is_kept_and_told_about(db):
    person = User.objects.create_user("a@example.org", "x")
    person.groups.add(Group.objects.get(name="Editors"))
    err = StringIO()
    call_command("reconcile_groups", stdout=StringIO(), stderr=err)
    assert "Editors" in err.getvalue()
    assert Group.objects.filter(name="Editors").exists()


# --- demonstration accounts ------------------------------------------------------------------------------------


def test_demo_accounts_change_nothing_when_started_again(role_site):
    before = list(User.objects.order_by("pk").values())
    out = StringIO()
    call_command("demo_accounts", stdout=out)
    assert list(User.objects.order_by("pk").values()) == before
    assert len(out.getvalue().splitlines()) == len(ROLES)
    assert all(person.wagtail_userprofile.preferred_language == "ro" for person in role_site.people.values())


def test_demo_account_with_another_password_is_opened_again(role_site, monkeypatch):
    monkeypatch.setenv("DEMO_PASSWORD", "alta-parola-lunga")
    call_command("demo_accounts", stdout=StringIO())
    assert all(person.check_password("alta-parola-lunga") for person in User.objects.all())


def test_demo_accounts_are_refused_outside_demo_mode(db, settings):
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("demo_accounts", stdout=StringIO())
    assert not User.objects.exists()


def test_every_section_has_the_page_that_heads_it():
    assert set(HEADS) == SECTIONS
    assert all(apps.get_model(name) for name in HEADS.values())


def test_members_and_groups_are_chosen_by_those_who_may_not_edit_them(role_site, client):
    client.force_login(role_site.people[YOUTH])
    for name in ("cms_organisation", "youth_council_workinggroup", "cms_venue"):
        assert client.get(reverse(f"wagtailsnippetchoosers_{name}:choose")).status_code == 200
        assert client.get(reverse(f"wagtailsnippets_{name}:add")).status_code == 302


def test_only_published_pages_widen_a_section(role_site, site):
    draft = site.add_child(
        instance=StandardPage(title="Ciornă", slug="ciorna", locale=site.locale, section="youth", live=False)
    )
    assert draft.pk not in {page.pk for page in pages_of("youth")}
    draft.save_revision().publish()
    assert draft.pk in {page.pk for page in pages_of("youth")}
