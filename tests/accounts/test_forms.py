"""Managing people: nobody grants a right he lacks, superusers are out of reach, an administrator always remains."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from accounts.forms import StaffCreationForm, StaffEditForm
from accounts.models import User
from accounts.permissions import ADMINISTRATORS, is_last_manager

pytestmark = pytest.mark.django_db
RIGHTS = ("access_admin", "add_user", "change_user", "delete_user", "view_user")


def permissions(*codenames):
    return Permission.objects.filter(codename__in=codenames, content_type__app_label__in=["accounts", "wagtailadmin"])


@pytest.fixture
def groups(db):
    administrators = Group.objects.create(name=ADMINISTRATORS)
    administrators.permissions.set(permissions(*RIGHTS))
    helpers = Group.objects.create(name="Ajutoare")
    helpers.permissions.set(permissions("access_admin", "add_user", "change_user"))
    clerks = Group.objects.create(name="Moderatori")
    clerks.permissions.set(permissions("access_admin"))
    return {group.name: group for group in (administrators, helpers, clerks)}


@pytest.fixture
def person(groups):
    def make(name, *names, **fields):
        user = User.objects.create_user(f"{name}@example.org", "x", first_name=name, last_name="Pop", **fields)
        user.groups.set([groups[each] for each in names])
        return user

    return make


@pytest.fixture
def admin(person):
    return person("admin", ADMINISTRATORS)


def data(user=None, **changes):
    words = {"email": "nou@example.org", "first_name": "Nou", "last_name": "Pop", "is_active": "on"}
    if user:
        words |= {"email": user.email, "first_name": user.first_name, "last_name": user.last_name}
        words["groups"] = [group.pk for group in user.groups.all()]
    return words | changes


def test_new_person_gets_the_role_and_romanian_and_no_password(admin, groups):
    form = StaffCreationForm(data(groups=[groups["Moderatori"].pk], email="Nou@Example.org"), actor=admin)
    assert form.is_valid(), form.errors
    user = form.save()
    assert user.email == "nou@example.org"
    assert user.is_staff
    assert not user.has_usable_password()
    assert list(user.groups.all()) == [groups["Moderatori"]]
    assert user.wagtail_userprofile.preferred_language == "ro"


def test_address_in_use_is_refused_whatever_its_case(admin, person):
    person("ion")
    assert "email" in StaffCreationForm(data(email="ION@example.org"), actor=admin).errors


@pytest.mark.parametrize("form_class", [StaffCreationForm, StaffEditForm])
def test_administrator_cannot_make_a_superuser(admin, person, form_class):
    user = person("ion")
    kwargs = {"instance": user} if form_class is StaffEditForm else {}
    form = form_class(data(email="alt@example.org", is_superuser="on"), actor=admin, **kwargs)
    assert form.is_valid(), form.errors
    assert not form.save().is_superuser


def test_helper_cannot_give_a_role_he_lacks(person, groups):
    helper, target = person("ajutor", "Ajutoare"), person("ion")
    form = StaffEditForm(data(target, groups=[groups[ADMINISTRATORS].pk]), instance=target, actor=helper)
    assert "groups" in form.errors
    form = StaffEditForm(data(target, groups=[groups["Ajutoare"].pk]), instance=target, actor=helper)
    assert form.is_valid(), form.errors


def test_roles_out_of_the_helpers_reach_stay(person, groups):
    helper, target = person("ajutor", "Ajutoare"), person("ion", "Moderatori")
    form = StaffEditForm(data(target, groups=[]), instance=target, actor=helper)
    assert form.is_valid(), form.errors
    form.save()
    assert list(target.groups.all()) == [groups["Moderatori"]]


def test_form_without_an_actor_grants_nothing(groups):
    form = StaffCreationForm(data(groups=[groups[ADMINISTRATORS].pk], is_superuser="on"))
    assert "groups" in form.errors


def test_nobody_changes_his_own_roles(admin, groups):
    form = StaffEditForm(data(admin, groups=[groups["Moderatori"].pk]), instance=admin, actor=admin, editing_self=True)
    assert form.is_valid(), form.errors
    form.save()
    assert list(admin.groups.all()) == [groups[ADMINISTRATORS]]


@pytest.mark.parametrize("changes", [{"groups": []}, {"is_active": ""}])
def test_last_administrator_keeps_the_keys(person, groups, changes):
    root = person("root", is_superuser=True)
    last = person("ultim", ADMINISTRATORS)
    assert StaffEditForm(data(last, **changes), instance=last, actor=root).is_valid()
    User.objects.filter(pk=root.pk).update(is_active=False)
    assert is_last_manager(last)
    form = StaffEditForm(data(last, **changes), instance=last, actor=root)
    root.is_active = True  # the form is asked in the moment before the account is closed
    form = StaffEditForm(data(last, **changes), instance=last, actor=root)
    assert not form.is_valid()
    assert form.has_error("__all__", "last_manager")


def test_password_of_somebody_else_cannot_be_set(admin, person):
    target = person("ion")
    form = StaffEditForm(
        data(target, password1="noua-parola-lunga", password2="noua-parola-lunga"), instance=target, actor=admin
    )
    assert form.is_valid()
    form.save()
    target.refresh_from_db()
    assert target.check_password("x")


def test_old_address_can_no_longer_ask_for_a_password(admin, person):
    target = person("ion")
    EmailAddress.objects.create(user=target, email=target.email, primary=True)
    form = StaffEditForm(data(target, email="ion.pop@example.org"), instance=target, actor=admin)
    assert form.is_valid(), form.errors
    form.save()
    assert not EmailAddress.objects.filter(email="ion@example.org").exists()


# --- through the admin ----------------------------------------------------------------------------------------


def edit_url(user):
    return reverse("wagtailusers_users:edit", args=[user.pk])


def test_administrator_edits_a_colleague(client, admin, person, groups):
    target = person("ion")
    client.force_login(admin)
    assert client.get(edit_url(target)).status_code == 200
    client.post(edit_url(target), data(target, groups=[groups["Moderatori"].pk]))
    assert list(target.groups.all()) == [groups["Moderatori"]]


def test_superuser_is_out_of_the_administrators_reach(client, admin, person):
    root = person("root", is_superuser=True)
    client.force_login(admin)
    for name in ("edit", "delete"):
        address = reverse(f"wagtailusers_users:{name}", args=[root.pk])
        assert client.get(address).status_code == 302
        client.post(address, data(root, email="furat@example.org"))
    root.refresh_from_db()
    assert root.email == "root@example.org"


def test_administrator_is_out_of_the_helpers_reach(client, admin, person):
    client.force_login(person("ajutor", "Ajutoare"))
    assert client.get(edit_url(admin)).status_code == 302
    client.post(edit_url(admin), data(admin, email="furat@example.org"))
    admin.refresh_from_db()
    assert admin.email == "admin@example.org"


def bulk_url(action, *users):
    ids = "&".join(f"id={user.pk}" for user in users)
    return reverse("wagtail_bulk_action", args=["accounts", "user", action]) + f"?{ids}"


def test_roles_given_in_bulk_obey_the_same_rules(client, admin, person, groups):
    helper, target, root = person("ajutor", "Ajutoare"), person("ion"), person("root", is_superuser=True)
    client.force_login(helper)
    client.post(bulk_url("assign_role", target, helper), {"role": groups[ADMINISTRATORS].pk})
    assert not target.groups.exists()
    client.force_login(admin)
    client.post(bulk_url("assign_role", target, root, admin), {"role": groups["Moderatori"].pk})
    assert list(target.groups.all()) == [groups["Moderatori"]]
    assert not root.groups.exists()
    assert list(admin.groups.all()) == [groups[ADMINISTRATORS]]


def test_accounts_closed_and_deleted_in_bulk_obey_the_same_rules(client, admin, person):
    root, target = person("root", is_superuser=True), person("ion")
    client.force_login(admin)
    client.post(bulk_url("set_active_state", root, target, admin), {"mark_as_active": "False"})
    assert dict(User.objects.values_list("first_name", "is_active")) == {"admin": True, "root": True, "ion": False}
    client.post(bulk_url("delete", root, target, admin))
    assert set(User.objects.values_list("first_name", flat=True)) == {"admin", "root"}


def test_account_settings_lead_to_our_pages_and_offer_no_stock_password(client, admin):
    client.force_login(admin)
    page = client.get(reverse("wagtailadmin_account")).content.decode()
    assert reverse("account_change_password") in page
    assert reverse("mfa_index") in page
    assert "new_password1" not in page
    assert 'name="name_email-email"' not in page
