"""Two-word search over many generated pages, as a ratio to one indexed tsvector query over the same rows.

    python -m tests.bench.bench_search [--pages 50000] [--rounds 15]

Makes a database of its own on the PostgreSQL of TEST_DATABASE_URL (or one that it finds or starts) and drops it.
Pages are made in bulk and indexed in SQL, with the vectors that our backend would write; half are in each language.
Every round asks the yardstick and the search in turn, so that a busy machine slows both; medians are compared.
The yardstick is what any search needs: the best twenty by ts_rank from one indexed query. The search does more: counts
per kind, only live public pages of one language, word forms. For rare words its few milliseconds of constant cost
(Python, five small statements) are all there is, so the verdict is on the sum over the questions.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 3.0
BATCH = 2_000
LONGEST = 900  # seconds; the measurement stops early rather than keep a machine busy

# Two words, and the share of pages that each of them stands in.
QUESTIONS = {
    "rare": ("fantana", "obor", 0.02),
    "usual": ("mobilitate", "pietonal", 0.10),
    "common": ("oras", "proiect", 0.60),
}
SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi zo dra cle pri sto fra glu nor mel tis var".split()  # noqa: SIM905


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--pages", type=int, default=50_000)
    arguments.add_argument("--rounds", type=int, default=15)
    chosen = arguments.parse_args()
    sys.path.insert(0, str(ROOT))
    from tests.postgres_server import database_url

    with database_url() as server, tempfile.TemporaryDirectory() as folder:
        if server is None:
            sys.exit("The benchmark needs PostgreSQL; none was found and none could be started.")
        with own_database(server) as url:
            os.environ |= {"TEST_DATABASE_URL": url, "PORTAL_VAR": folder}
            os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
            import django

            django.setup()
            from django.core.management import call_command
            from django.db import connections

            call_command("migrate", verbosity=0)
            generate(chosen.pages)
            lines, ratio = measure(chosen.pages, chosen.rounds)
            connections.close_all()
    print("\n".join(lines))
    sys.exit(0 if ratio <= LIMIT else 1)


class own_database:
    """A new database on a server, dropped afterwards."""

    def __init__(self, server: str) -> None:
        self.server, self.name = urllib.parse.urlsplit(server), "bench_search"

    def _run(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self.server._replace(path="/postgres").geturl(), autocommit=True) as connection:
            connection.execute(statement)

    def __enter__(self) -> str:
        self._run(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")
        self._run(f"CREATE DATABASE {self.name}")
        return self.server._replace(path=f"/{self.name}").geturl()

    def __exit__(self, *error) -> None:
        self._run(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")


def generate(number: int) -> None:
    """Standard pages below two home pages: a title, and 120 words of which few are frequent, as in real text."""
    from django.db import connection

    from tests.factories import make_site

    chance = random.Random(20260504)
    words = sorted({"".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(30_000)})
    weights = [1 / (place + 3) for place in range(len(words))]
    chance.shuffle(words)
    home = make_site()
    homes = [home, home.get_translations().get()]
    for start in range(0, number, BATCH):
        for parent in homes:
            add_pages(parent, start // 2, min(BATCH, number - start) // 2, chance, words, weights)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def add_pages(parent, start: int, number: int, chance: random.Random, words, weights) -> None:
    """Rows of pages and of the index, without signals."""
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection
    from django.utils import timezone
    from wagtail.models import Page

    from home.models import StandardPage

    kind = ContentType.objects.get_for_model(StandardPage)
    pages, bodies = [], []
    for place in range(start + 1, start + number + 1):
        text = chance.choices(words, weights=weights, k=120)
        title = " ".join(text[:5])
        for first, second, share in QUESTIONS.values():
            text += [word for word in (first, second) if chance.random() < share]
        bodies.append(" ".join(text))
        pages.append(
            Page(
                path=Page._get_path(parent.path, parent.depth + 1, place), depth=parent.depth + 1, title=title,
                draft_title=title, slug=f"p-{place}", url_path=f"{parent.url_path}p-{place}/", locale=parent.locale,
                content_type=kind, live=True, first_published_at=timezone.now(),
            )
        )  # fmt: skip
    pages = Page.objects.bulk_create(pages)
    rows = [StandardPage(page_ptr_id=page.pk, summary=body[:300]) for page, body in zip(pages, bodies, strict=True)]
    StandardPage._base_manager.all()._batched_insert(rows, StandardPage._meta.local_concrete_fields, None)
    config = f"{parent.locale.language_code}_unaccent"
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO wagtailsearch_indexentry
                (content_type_id, object_id, title, body, autocomplete, title_norm, title_text, body_text)
            SELECT %s, id::text, setweight(to_tsvector(%s::regconfig, title), 'A'),
                   setweight(to_tsvector(%s::regconfig, body), 'D'), to_tsvector('simple_unaccent', title), 1.1, title, body
            FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS page(id, title, body)
            """,
            [kind.pk, config, config, [page.pk for page in pages], [page.title for page in pages], bodies],
        )


def yardstick(words: tuple[str, str], *, is_ranked: bool) -> None:
    """One indexed tsvector query over the same rows: every hit's id, or the best twenty.

    Sequential scans are off: left alone, PostgreSQL does not use the index for a common word.
    """
    from django.db import connection, transaction

    ranked = "ORDER BY ts_rank(title || body, to_tsquery('ro_unaccent', %s)) DESC LIMIT 20" if is_ranked else ""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL jit = off")
        cursor.execute(
            "SELECT object_id FROM wagtailsearch_indexentry "
            f"WHERE (title || body) @@ to_tsquery('ro_unaccent', %s) {ranked}",
            [" & ".join(words)] * (2 if is_ranked else 1),
        )
        cursor.fetchall()


def search_only(words: tuple[str, str]) -> None:
    """What our search asks of the database to find, count and rank."""
    from search.backends import finder
    from search.queries import searchable_kinds, type_ids, visible_pages

    types = type_ids(searchable_kinds())
    finder().find(
        words=list(words), language="ro", visible=visible_pages("ro"), types=types, chosen=types, start=0, stop=20
    )


def whole_search(words: tuple[str, str]) -> None:
    """The same with the pages, their excerpts, dates and trails: all that the page of results needs."""
    from search.queries import search_pages

    assert search_pages(text=" ".join(words), language="ro").total


def measure(pages: int, rounds: int) -> tuple[list[str], float]:
    """Lines for people, and the ratio that counts: the whole search to the yardstick, over all questions."""
    head = ("words", "hits", "plain", "yardstick", "search", "whole page", "search/yardstick", "whole/yardstick")
    lines = [
        f"Two-word search over {pages} pages on PostgreSQL; medians of {rounds} rounds, milliseconds.",
        "".join(f"{title:>17}" for title in head),
    ]
    total, end = [0.0] * 4, time.monotonic() + LONGEST
    for name, (first, second, _) in QUESTIONS.items():
        medians = ask_in_turn((first, second), rounds, end)
        total = [sum(pair) for pair in zip(total, medians, strict=True)]
        lines.append(line(name, hits((first, second)), medians))
    lines.append(line("all", "", total))
    verdict = total[3] / total[1]
    lines.append(f"Whole search / yardstick: {verdict:.2f}; at most {LIMIT} is allowed.")
    return lines, verdict


def ask_in_turn(words: tuple[str, str], rounds: int, end: float) -> list[float]:
    """Median milliseconds of: every hit, the best twenty, our search, our search with all that is shown."""
    from search.backends.postgres_pages import tsquery

    actions: list[Callable[[], None]] = [
        lambda: yardstick(words, is_ranked=False),
        lambda: yardstick(words, is_ranked=True),
        lambda: search_only(words),
        lambda: whole_search(words),
    ]
    times: list[list[float]] = [[] for _ in actions]
    for turn in range(rounds + 1):
        if time.monotonic() > end:
            break
        for action, taken in zip(actions, times, strict=True):
            tsquery.cache_clear()
            start = time.perf_counter()
            action()
            if turn:  # the first round warms the caches
                taken.append((time.perf_counter() - start) * 1000)
    return [statistics.median(taken or [0.0]) for taken in times]


def line(name: str, found: int | str, medians: list[float]) -> str:
    _plain, ranked, search, whole = medians
    cells = (name, found, *(f"{each:.1f}" for each in medians), f"{search / ranked:.2f}", f"{whole / ranked:.2f}")
    return "".join(f"{cell:>17}" for cell in cells)


def hits(words: tuple[str, str]) -> int:
    from search.queries import search_pages

    return search_pages(text=" ".join(words), language="ro").total


if __name__ == "__main__":
    main()
