"""What benchmarks of something that grows share: a database of their own, and pages asked while there is little and much."""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(
    *,
    about: str,
    what: str,
    prepare: Callable[[], dict],
    add: Callable[[dict, int, int], None],
    few: int,
    many: int,
    more: Callable[[dict], tuple[list[str], bool]] | None = None,
) -> None:
    """Measure and leave with 1 when a page asks more for the many; `what` names what grows, as "A debate with %s contributions".

    `more` measures what is no page, once there is much: its lines, and whether it is as it should be.
    """
    arguments = argparse.ArgumentParser(description=about)
    arguments.add_argument("--few", type=int, default=few)
    arguments.add_argument("--many", type=int, default=many)
    arguments.add_argument("--rounds", type=int, default=9)
    chosen = arguments.parse_args()
    sys.path.insert(0, str(ROOT))
    from tests.bench.bench_search import own_database
    from tests.postgres_server import database_url

    with database_url() as server, tempfile.TemporaryDirectory() as folder:
        if server is None:
            sys.exit("The benchmark needs PostgreSQL; none was found and none could be started.")
        with own_database(server) as url:
            os.environ |= {
                "TEST_DATABASE_URL": url,
                "PORTAL_VAR": folder,
                "DJANGO_SETTINGS_MODULE": "portal.settings.test",
            }
            import django

            django.setup()
            from django.core.management import call_command
            from django.db import connections

            call_command("migrate", verbosity=0)
            lines, is_fine = measure(what, prepare, add, chosen, more)
            connections.close_all()
    print("\n".join(lines))
    sys.exit(0 if is_fine else 1)


def measure(what: str, prepare: Callable, add: Callable, chosen, more=None) -> tuple[list[str], bool]:
    place = prepare()
    add(place, 0, chosen.few)
    few = ask(place, chosen.rounds)
    add(place, chosen.few, chosen.many)
    many = ask(place, chosen.rounds)
    numbers = what % f"{chosen.few} and {chosen.many}"
    lines = [
        f"{numbers} on PostgreSQL; medians of {chosen.rounds} rounds, milliseconds.",
        f"{'page':>18}{'few':>10}{'many':>10}{'queries':>12}",
    ]
    for name in few:
        queries = f"{few[name][1]} / {many[name][1]}"
        lines.append(f"{name:>18}{few[name][0]:>10.0f}{many[name][0]:>10.0f}{queries:>12}")
    is_fine = all(few[name][1] == many[name][1] for name in few)
    lines.append("As many queries for the many as for the few." if is_fine else "More queries for the many.")
    others, are_fine = more(place) if more else ([], True)
    return lines + others, is_fine and are_fine


def ask(place: dict, rounds: int) -> dict[str, tuple[float, int]]:
    """Page → median milliseconds and number of queries; `place["pages"]` has for each its client and its address."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    found = {}
    for name, (client, address) in place["pages"].items():
        times = []
        for turn in range(rounds + 2):
            start = time.perf_counter()
            assert client.get(address).status_code == 200, address
            if turn > 1:  # the first rounds warm the caches
                times.append((time.perf_counter() - start) * 1000)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        found[name] = (statistics.median(times), len(captured))
    return found
