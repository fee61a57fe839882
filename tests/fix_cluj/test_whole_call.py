"""A call of the first edition's size, from 145 applications to 40 awards and a contestation, through the public actions."""

import json
import re

import pytest
from django.test import Client

from cms.models import Neighbourhood
from demo import judged_call
from demo.content.fix_cluj import PROGRAMME, judged
from dossiers.models import DossierPage
from fix_cluj.models import Application, FixClujPage
from home.models import HomePage
from participation.models import OutboxMessage
from tests.dossiers.builders import make_index
from tests.portal.role_site import make_role_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(monkeypatch, django_capture_on_commit_callbacks):
    """English pages are published once the transaction has ended, which it never does in a test."""
    build = judged_call.build_pages

    def committed():
        with django_capture_on_commit_callbacks(execute=True):
            return build()

    monkeypatch.setattr(judged_call, "build_pages", committed)


def test_from_145_applications_to_40_awards_and_one_that_moves_up(pages):
    site = make_role_site()
    FixClujPage.objects.filter(pk=site.pages.ro_grants.pk).update(slug=PROGRAMME["slug_ro"])
    Neighbourhood.objects.create(name_ro="Gruia", name_en="Gruia", slug="gruia")
    make_index(HomePage.objects.get(locale__language_code="ro"))
    heard: list[str] = []
    call = judged_call.build(heard.append)

    states = Application.objects.of_call(call.translation_key).values_list("state", flat=True)
    assert (len(states), list(states).count("ineligible")) == (145, judged.REFUSED)
    changes = []
    for address in (f"/ro/rezultate/{call.translation_key}/", f"/en/results/{call.translation_key}/"):
        page, data = Client().get(address), json.loads(Client().get(f"{address}json/").content)
        outcomes = [row["outcome"] for row in data["results"]]
        assert (outcomes.count("awarded"), outcomes.count("reserve")) == (40, judged.RESERVES)
        assert len(outcomes) == 145 - judged.REFUSED
        changes.append(data["changes"])
        assert judged.CONTESTED[address.startswith("/en/")] in page.content.decode()
    (change,) = changes[0]
    before, after = ({row["code"]: row for row in change[side]} for side in ("before", "after"))
    moved = {code for code in before if before[code]["outcome"] != after[code]["outcome"]}
    gained = [code for code in moved if after[code]["outcome"] == "awarded"]
    assert len(moved) == 2 and len(gained) == 1, "one moves up, and the last that was funded makes room"
    assert after[gained[0]]["place"] < before[gained[0]]["place"]
    assert sorted(row["place"] for row in after.values()) == list(range(1, len(after) + 1))
    assert not OutboxMessage.objects.filter(kind__in=("grant_decision", "grant_revision")).exists(), (
        "no letter to anybody"
    )
    thread = Client().get(DossierPage.objects.get(slug=judged.DOSSIER["slug_ro"]).url).content.decode()
    links = set(re.findall(r"/ro/rezultate/[-0-9a-f]+/proiect/[-0-9A-Z]+/", thread))
    assert len(links) == 2 and "Contractul a fost închis" in thread and "S-a renunțat la finanțare" in thread
    assert {Client().get(link).status_code for link in links} == {200}
