"""A site with the sections, pages and rows that the roles are told apart by."""

import datetime as dt
from types import SimpleNamespace

from django.core.management import call_command
from wagtail.models import Collection

from accounts.models import User
from cms.models import Topic
from competitions.models import CompetitionsIndexPage
from fix_cluj.models import FixClujPage
from home.models import StandardPage
from portal.roles import ROLES
from tests.factories import make_debate, make_site
from youth_council.models import YouthCouncilPage

HEADS = {"council": YouthCouncilPage, "grants": FixClujPage, "competitions": CompetitionsIndexPage}


def make_role_site() -> SimpleNamespace:
    """Home pages, a debate and both sections in each language, one person per role."""
    home = make_site()
    english = home.get_translations().get()
    debate = make_debate(home, date=dt.date(2030, 5, 1))
    pages = {"ro_home": home, "en_home": english, "debate": debate}
    for section in ("youth", "fix"):
        pages |= in_both_languages(StandardPage, section, home, english, section=section)
    for name, model in HEADS.items():
        pages |= in_both_languages(model, name, home, english)
    call_command("reconcile_groups", verbosity=0)
    call_command("demo_accounts", stdout=open("/dev/null", "w"))  # noqa: SIM115
    people = {role.key: User.objects.get(email=f"{role.key.replace('_', '-')}@demo.ciic.example") for role in ROLES}
    topic = Topic.objects.create(name_ro="Parcuri", name_en="Parks", slug="parcuri")
    root = Collection.get_first_root_node()
    return SimpleNamespace(pages=SimpleNamespace(**pages), people=people, topic=topic, root_collection=root)


def in_both_languages(model, name: str, home, english, **fields) -> dict:
    """A page below each home page, by the names `ro_…` and `en_…`."""
    page = home.add_child(instance=model(title=name, slug=name, locale=home.locale, **fields))
    key = page.translation_key
    twin = model(title=name, slug=name, locale=english.locale, translation_key=key, **fields)
    return {f"ro_{name}": page, f"en_{name}": english.add_child(instance=twin)}
