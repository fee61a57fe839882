"""Load the demonstration: each half in one transaction, so that it is there or it is not."""

import io
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.dates import CITY_ZONE, date_label
from home.models import HomePage
from participation.models import Submission

from . import (
    centre,
    competitions,
    desk,
    dossiers,
    fix_cluj,
    open_debate,
    public_ideas,
    sealed_round,
    sections,
    site,
    submissions,
    youth,
)
from .links import Links


def has_pages() -> bool:
    """Whether the first half is there: it is atomic, so one home page proves it."""
    return HomePage.objects.filter(slug="ro", depth=2).exists()


def has_submissions() -> bool:
    """Whether the second half is there."""
    return Submission.objects.filter(is_demonstration=True).exists()


def is_loaded() -> bool:
    """Whether a complete load happened in this database."""
    return has_pages() and has_submissions()


def today_label(language: str) -> str:
    with override(language):
        return date_label(timezone.localdate(timezone=CITY_ZONE), weekday=False)


def load(say: Callable[[str], None]) -> None:
    """Build what is missing; `say` gets a line per step with its seconds.

    In two transactions, because wagtail-localize publishes a translation when the transaction ends, and nobody can
    answer a form that is not published.
    """
    with override("ro"):
        if not has_pages():
            # Rows that a page is made with are replaced when it is published: the index of references is built once, below.
            with disable_reference_index_auto_update(), transaction.atomic():
                load_pages(say)
        if not has_submissions():
            with transaction.atomic():
                # wagtail-localize published copies of the pages that it had in memory, which knew of no children yet.
                Page.fix_tree()
                # Made while English pages took their own names; nobody has those old addresses.
                Redirect.objects.all().delete()
                step(say, "index of references", build_references)
                step(say, "roles and accounts", build_accounts)
                ideas = step(say, "submissions and answers", submissions.build_submissions)
                step(say, "conversations and front desk", desk.build_desk, ideas)
                step(say, "sealed entries and their jury", sealed_round.build_sealed_round)
                step(say, "execution, supporters, a vote", public_ideas.build_public_ideas, ideas)


def load_pages(say: Callable[[str], None]) -> None:
    """Vocabularies, pages, menus."""
    address = urlsplit(settings.SITE_URL)
    links, unresolved = Links(), sections.Unresolved()
    rows = step(say, "vocabularies", site.build_vocabularies)
    links.organisations = {key: row.pk for key, row in rows["organisations"].items()}
    home = step(
        say, "home pages", site.build_home, address.hostname, address.port or (443 if address.scheme == "https" else 80)
    )
    links.add("section", "home", home)
    step(say, "ideas page", sections.build_ideas, home, links)
    index = step(say, "list of debates", sections.build_debates_index, home, links)
    step(say, "pages", sections.build_pages, home, rows, links, unresolved, today_label)
    step(say, "centre", centre.build_centre, rows, links, unresolved)
    step(say, "news", sections.build_news, home, rows, links, unresolved)
    step(say, "documented debates", sections.build_debates, index, rows, links, unresolved)
    step(say, "open debate", open_debate.build_debate, index, rows, links)
    step(say, "forms", open_debate.build_forms, links)
    step(say, "Youth Council", youth.build_youth, home, rows, links)
    step(say, "competitions", competitions.build_competitions, home, rows, links, unresolved)
    step(say, "FIX Cluj", fix_cluj.build, home, rows, links)
    step(say, "dossiers", dossiers.build_dossiers, home, rows, links)
    step(say, "first button", site.point_hero, home, links)
    step(say, "links between pages", unresolved.finish)
    step(say, "menus and contact", site.build_settings, Site.objects.get(is_default_site=True), links)


def build_references() -> None:
    call_command("rebuild_references_index", verbosity=0)


def build_accounts() -> None:
    """The roles, and one demonstration account for each."""
    call_command("reconcile_groups", verbosity=0, stdout=io.StringIO())
    call_command("demo_accounts", verbosity=0, stdout=io.StringIO())


def step(say: Callable[[str], None], name: str, build: Callable, *args):
    """Run one step and say how long it took."""
    start = time.monotonic()
    result = build(*args)
    say(f"  {name}: {time.monotonic() - start:.1f} s")
    return result
