"""The permission matrix: every address, every role, an anonymous visitor, a twin and a helper; GET, POST and HEAD."""

import re
from fnmatch import fnmatchcase

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Page

from accounts.models import User
from participation.models import ExportJob, FormAccess, Submission
from tests.house.routes import ANONYMOUS, HELPER, NOT_WALKED, ROUTES, TWIN, UNOPENED
from tests.house.walk import Route, is_refused, make_world, routes

OWN = (
    "inbox:",
    "applications:",
    "sealed:",
    "grants:",
    "rules:",
    "reply_templates:",
    "form_pages:",
    "rounds:",
    "contestations:",
)
TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=|"csrfToken": ?|csrf-token" content=|nonce=)"[^"]*"')
FEWEST_RIGHTS_FIRST = (
    ANONYMOUS,
    "juror",
    "reviewer",
    "moderator",
    "translator",
    "youth_editor",
    "grants_officer",
    "communications_editor",
    "administrator",
)
GRANTS = ("grants_officer", TWIN)


def fits(name: str, globs) -> bool:
    return any(fnmatchcase(name, glob) for glob in globs)


def who_may(route: Route) -> set[str] | None:
    return next((who for glob, who in ROUTES if fnmatchcase(route.name, glob)), None)


def walked() -> list[Route]:
    return [route for route in routes() if not fits(route.name, NOT_WALKED)]


def is_own(route: Route) -> bool:
    return route.name.startswith(OWN)


def test_every_address_is_declared():
    missing = [f"{route.name}  ({route.pattern})" for route in routes() if who_may(route) is None]
    assert missing == [], "declare them in tests/house/routes.py: who may open them?"


def test_no_declaration_is_left_over():
    names = [route.name for route in routes()]
    assert [glob for glob, _ in ROUTES if not any(fnmatchcase(name, glob) for name in names)] == []
    assert [glob for glob in UNOPENED if not any(fnmatchcase(name, glob) for name in names)] == []


@pytest.fixture
def world(db, settings):
    settings.MESSAGE_STORAGE = "tests.house.walk.ForgottenMessages"
    return make_world()


def clients(world) -> dict[str, Client]:
    found = {ANONYMOUS: Client()}
    for name, person in world.people.items():
        found[name] = Client()
        found[name].force_login(person)
    return found


def desk_of(person: str, *, foreign: bool = False) -> str:
    return "grants" if (person in GRANTS) != foreign else "ideas"


def is_walked_by(person: str, route: Route) -> bool:
    """The twin and the helper are other persons of a role already walked: they matter where the desk does."""
    return is_own(route) or person not in (TWIN, HELPER)


def is_walked(person: str, route: Route, who: set[str]) -> bool:
    """Whoever is refused is always asked; of those who may open an address of Wagtail's, the one with the fewest rights."""
    if not is_walked_by(person, route):
        return False
    return is_own(route) or person not in who or person == next(name for name in FEWEST_RIGHTS_FIRST if name in who)


def state(world) -> tuple:
    counts = [model.objects.count() for model in (Page, User, Group, FormAccess, ExportJob, Submission)]
    return (*counts, *Submission.objects.order_by("pk").values_list("status", "owner", "desk"))


# Whose address Wagtail decides without a word of SQL that differs between databases.
@pytest.mark.parametrize("whose", ["ours", pytest.param("Wagtail's", marks=pytest.mark.sqlite_only)])
def test_every_role_opens_what_is_declared_and_nothing_else(world, whose):
    wrong, asked = [], 0
    for person, client in clients(world).items():
        for route in walked():
            who = who_may(route) or set()
            if is_own(route) != (whose == "ours") or not is_walked(person, route, who):
                continue
            address = route.address(world.values(route, desk_of(person)))
            response = client.get(address)
            asked += 1
            may_open = person in who and not fits(route.name, UNOPENED)
            if is_refused(response) == may_open and not (person in who and fits(route.name, UNOPENED)):
                wrong.append(f"{person}: GET {address} answered {response.status_code} ({route.name})")
            if is_own(route) and client.head(address).status_code != response.status_code:
                wrong.append(f"{person}: HEAD {address} answers unlike GET ({route.name})")
    assert wrong == []
    assert asked > 300


def test_whoever_may_not_open_it_may_not_post_to_it(world):
    before, wrong = state(world), []
    for person, client in clients(world).items():
        for route in walked():
            if person in (who_may(route) or set()) or not is_walked_by(person, route):
                continue
            address = route.address(world.values(route, desk_of(person)))
            response = client.post(address)
            if not is_refused(response):
                wrong.append(f"{person}: POST {address} answered {response.status_code} ({route.name})")
    assert wrong == []
    assert state(world) == before


def test_what_is_foreign_answers_like_what_is_absent_on_every_address_of_ours(world):
    different = []
    before = state(world)
    everybody = clients(world)
    for person in (ANONYMOUS, "moderator", "grants_officer", "translator", HELPER):
        client = everybody[person]
        for route in walked():
            if not is_own(route) or "pk" not in route.parameters:
                continue
            if route.name.startswith("form_pages:") and person not in GRANTS:
                continue  # whoever edits all pages has no foreign ones
            if route.name.startswith(("sealed:", "grants:")) and person in (who_may(route) or set()):
                continue  # rounds and committees belong to no desk
            foreign = route.address(world.values(route, desk_of(person, foreign=True)))
            nowhere = route.address({"verb": "take"} | {"language": "ro"})
            for method in ("get", "head", "post"):
                there, absent = getattr(client, method)(foreign), getattr(client, method)(nowhere)
                if seen(there, foreign) != seen(absent, nowhere):
                    different.append(
                        f"{person}: {method.upper()} {foreign}: {there.status_code}, absent {absent.status_code}"
                    )
    assert different == []
    assert state(world) == before


def seen(response, address: str) -> tuple:
    """What arrives, without tokens and without the address that was asked for."""
    lasting = {
        name: value for name, value in response.headers.items() if name not in ("Expires", "Last-Modified", "Date")
    }
    lasting.pop("Content-Length", None)
    if "Location" in lasting:
        lasting["Location"] = lasting["Location"].replace(address, "")
    content = b"" if response.streaming else TOKEN.sub(rb"\1", response.content).replace(address.encode(), b"")
    return response.status_code, content, lasting
