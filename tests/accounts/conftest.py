"""Somebody who works for the city, with or without a second factor."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group, Permission
from django.core.cache import cache

from accounts.models import User
from tests.accounts.people import PASSWORD, SECRET


@pytest.fixture(autouse=True)
def clean_limits():
    cache.clear()


@pytest.fixture
def staff(db):
    user = User.objects.create_user("ana@primaria.example", PASSWORD, first_name="Ana", is_staff=True)
    group = Group.objects.create(name="Lucrează")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    return user


@pytest.fixture
def second_factor(staff):
    TOTP.activate(staff, SECRET)
    return staff


@pytest.fixture
def strict(settings):
    settings.STAFF_MFA_REQUIRED = True
