"""The inbox over many submissions: its list as a ratio to the same list over few, its search, and its exports.

    python -m tests.bench.bench_inbox [--few 1000] [--many 100000] [--rounds 15]

Makes a database of its own on the PostgreSQL of TEST_DATABASE_URL (or one that it finds or starts) and drops it. The
lists are asked over the few, then over all. In every round a page that reads none of the rows is asked as well (the
style guide): ratios are to it, so that a machine that was busier the first time flatters nobody.
Exports run in a process of their own, whose greatest memory is read from the system when it ends.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RATIO, FIRST_BYTE, MEMORY = 1.5, 1.0, 200
BATCH = 5_000
WAITING = 300
RARE = 60  # submissions hold the rare word, among few as among many: more than a page shows
WORDS = "parc banca strada copac scoala piata trotuar cartier iluminat statie autobuz pista gradina apa fantana teren".split()  # noqa: SIM905
LISTS = {
    "all": "",
    "open": "?status=new&status=in_progress",
    "mine": "?owner=me",
    "rare word": "?q=izvorul",
    "page 20": "?p=20",
}


YARDSTICK = "/ro/ghid-de-stil/"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--few", type=int, default=1_000)
    arguments.add_argument("--many", type=int, default=100_000)
    arguments.add_argument("--rounds", type=int, default=15)
    arguments.add_argument("--export", choices=["csv", "xlsx"], help="for the process that exports")
    chosen = arguments.parse_args()
    sys.path.insert(0, str(ROOT))
    if chosen.export:
        return export(chosen.export)
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
            lines, is_fine = measure(chosen)
            connections.close_all()
    print("\n".join(lines))
    sys.exit(0 if is_fine else 1)


def measure(chosen) -> tuple[list[str], bool]:
    form, client = prepare()
    add(form, 0, chosen.few)
    few = ask(client, chosen.rounds)
    add(form, chosen.few, chosen.many)
    many = ask(client, chosen.rounds)
    lines = [
        f"The inbox over {chosen.few} and {chosen.many} submissions on PostgreSQL; medians of {chosen.rounds} rounds, milliseconds.",
        f"About {WAITING} of them are open both times: the backlog is constant, only the history grows.",
        f"{'list':>12}{'few':>10}{'many':>10}{'queries':>12}{'ratio':>8}",
    ]
    worst, busier = 0.0, many[YARDSTICK][0] / few[YARDSTICK][0]
    for name in LISTS:
        ratio = many[name][0] / few[name][0] / busier
        worst = max(worst, ratio)
        queries = f"{few[name][1]} / {many[name][1]}"
        lines.append(f"{name:>12}{few[name][0]:>10.0f}{many[name][0]:>10.0f}{queries:>12}{ratio:>8.2f}")
    lines.append(f"{'style guide':>12}{few[YARDSTICK][0]:>10.0f}{many[YARDSTICK][0]:>10.0f}")
    lines.append(f"Worst ratio {worst:.2f}; at most {RATIO} is allowed.")
    exports = [run_export(kind) for kind in ("csv", "xlsx")]
    for found in exports:
        lines.append(
            f"{found['kind']}: {found['rows']} rows in {found['seconds']:.0f} s, first byte after {found['first']:.2f} s, "
            f"{found['megabytes']:.0f} MB at most (the process without the export: {found['before']:.0f} MB)."
        )
    is_fine = (
        worst <= RATIO and all(found["megabytes"] <= MEMORY for found in exports) and exports[0]["first"] < FIRST_BYTE
    )
    return lines, is_fine


def prepare():
    """A moderator who is signed in, and a form of the ideas desk."""
    from django.core.management import call_command
    from django.test import Client

    from accounts.models import User
    from tests.factories import make_site
    from tests.participation.staff import make_form

    make_site()
    call_command("reconcile_groups", verbosity=0)
    user = User.objects.create_user("bench@example.org", "parola-de-test-1", is_staff=True, first_name="Bench")
    from django.contrib.auth.models import Group

    user.groups.add(Group.objects.get(name="Moderatori"))
    client = Client(SERVER_NAME="testserver")
    client.force_login(user)
    return make_form(), client


def add(form, start: int, stop: int) -> None:
    """Rows as the public side stores them: nine of ten are closed, as after some years."""
    import datetime as dt

    from django.db import connection
    from django.utils import timezone

    from accounts.models import User
    from participation.models import FormWording, Submission

    chance, now = random.Random(start), timezone.now()
    wording, user = FormWording.objects.newest(form.current_version, "ro"), User.objects.get()
    # As many wait at any time, however many were ever sent: a desk that falls behind for years is another story.
    open_share = WAITING / (stop - start) if start == 0 else 0
    for begin in range(start, stop, BATCH):
        rows = []
        for number in range(begin, min(begin + BATCH, stop)):
            text = " ".join(chance.choices(WORDS, k=60)) + f" {number}" + (" izvorul" if number < RARE else "")
            row = Submission(
                form=form, desk=form.desk, wording=wording, language="ro", title=text[:60], nonce=f"n{number}"
            )
            row.secret_hash, row.author_name, row.email = f"s{number}", f"Ana {number}", f"ana{number}@example.org"
            row.answers = {"q_title": text[:60], "q_body": text, "q_topic": "parks"}
            row.search_text, row.contact_text = text, f"ana {number} {row.email}"
            row.status = "new" if chance.random() < open_share else "answered"
            row.owner = user if number % 40 == 0 else None
            row.received_at = now - dt.timedelta(minutes=stop - number if start == 0 else 10_000 + stop - number)
            row.due_on = row.received_at.date()
            rows.append(row)
        Submission.objects.bulk_create(rows, batch_size=1000)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def ask(client, rounds: int) -> dict[str, tuple[float, int]]:
    """List → median milliseconds and number of queries."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    addresses = {name: f"/admin/inbox/{query}" for name, query in LISTS.items()} | {YARDSTICK: YARDSTICK}
    times: dict[str, list[float]] = {name: [] for name in addresses}
    queries = {}
    for turn in range(rounds + 2):
        for name, address in addresses.items():
            start = time.perf_counter()
            assert client.get(address).status_code == 200
            if turn > 1:  # the first rounds warm the caches
                times[name].append((time.perf_counter() - start) * 1000)
    for name, address in addresses.items():
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        queries[name] = len(captured)
    return {name: (statistics.median(times[name]), queries[name]) for name in addresses}


def run_export(kind: str) -> dict:
    command = [sys.executable, "-m", "tests.bench.bench_inbox", "--export", kind]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return json.loads(done.stdout.strip().splitlines()[-1])


def export(kind: str) -> None:
    """In this process alone: everything that the role sees, as CSV through the view or as XLSX by the worker."""
    import django

    django.setup()
    from django.test import Client
    from django.utils import timezone

    from accounts.models import User
    from participation.models import ExportJob
    from participation.tasks import make_exports

    client = Client(SERVER_NAME="testserver")
    client.force_login(User.objects.get())
    client.get("/admin/inbox/")
    before, start = megabytes(), time.perf_counter()
    response = client.post("/admin/inbox/export/", {"kind": kind, "reason": "benchmark"})
    first = 0.0
    if kind == "csv":
        for chunk in response.streaming_content:
            first = first or (time.perf_counter() - start if chunk else 0)
    else:
        first = time.perf_counter() - start  # the page that says how far it is
        make_exports(now=timezone.now())
    job = ExportJob.objects.latest("created_at")
    assert job.rows_done == job.rows_total, (job.rows_done, job.rows_total)
    facts = {"kind": kind, "rows": job.rows_done, "first": first, "before": before}
    print(json.dumps(facts | {"seconds": time.perf_counter() - start, "megabytes": megabytes()}))


def megabytes() -> float:
    """The greatest memory that this program ever held; what getrusage says begins with that of whoever started it."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
