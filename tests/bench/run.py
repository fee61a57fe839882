"""make bench: ratios of the portal's pages to a bare Wagtail page, measured in one run on one server.

No page or fragment cache is on. Server: gunicorn as `make run` starts it (2 workers of 4 threads), PostgreSQL.
Figures are ratios, because this machine's speed is not yours. The tables go between the markers of
docs/performance.md. BENCH_SECONDS and BENCH_ROUNDS make it shorter, BENCH_SEARCH_PAGES=0 leaves the search out,
BENCH_INBOX_ROWS=0 the inbox.
"""

import os
import secrets
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PORT = 8765
SECONDS = float(os.environ.get("BENCH_SECONDS", "4"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
READING_PAGES = ("home", "debates list", "debate", "news list", "news", "standard page", "ideas list")
SEARCH_PAGES = int(os.environ.get("BENCH_SEARCH_PAGES", "50000"))
INBOX_ROWS = int(os.environ.get("BENCH_INBOX_ROWS", "100000"))
REPORT = ROOT / "docs" / "performance.md"
FAILED: list[str] = []  # benchmarks that ended badly
BEGIN, END = "<!-- make bench writes from here -->", "<!-- make bench writes to here -->"


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from tests.postgres_server import database_url

    with database_url() as server, tempfile.TemporaryDirectory() as folder:
        if server is None:
            sys.exit("The benchmark needs PostgreSQL; none was found and none could be started.")
        configure(fresh_database(server), folder)
        import django

        django.setup()
        from tests.bench.posting import measure_posting
        from tests.bench.prepare import prepare

        where = prepare()
        web = start_server()
        try:
            lines = [
                circumstances(),
                "",
                *measure_reading(where),
                *measure_posting(where, port=PORT, headers=HEADERS, seconds=SECONDS, rounds=ROUNDS),
                *count_queries(where),
                *weigh(where),
            ]
        finally:
            web.send_signal(signal.SIGTERM)
            web.wait(20)
    print("\n".join(lines), flush=True)
    lines += measure_submitting()
    if SEARCH_PAGES:
        lines += measure_search()
    if INBOX_ROWS:
        lines += measure_inbox()
    lines += measure_register() + measure_dossier() + measure_grants()
    if FAILED:  # the report of the last whole run stays as it is
        sys.exit(f"A benchmark failed: {', '.join(FAILED)}.")
    before, _, rest = REPORT.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    REPORT.write_text("\n".join([before + BEGIN, "", *lines, END]) + after, encoding="utf-8")


def circumstances() -> str:
    """When, and how busy the machine was with other things."""
    today = time.strftime("%Y-%m-%d")
    return f"{today}: {ROUNDS} rounds of {SECONDS:g} s, {os.cpu_count()} cores, load average before {os.getloadavg()[0]:.1f}."


def run(program: str, *options: str, **settings: str) -> str:
    """What another benchmark printed; one that fails is remembered and fails the whole, with what it complained of."""
    command = [sys.executable, "-m", program, *options]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ | settings)
    print(done.stdout, flush=True)
    if done.returncode or not done.stdout.strip():
        FAILED.append(program)
    return done.stdout.strip()


def measure_submitting() -> list[str]:
    """Submissions with files, a program of its own because it breaks and restarts databases of its own."""
    return ["### Submissions with two files of 64 KB", "", *run("tests.bench.bench_submit").splitlines(), ""]


def measure_search() -> list[str]:
    """The search benchmark, a program of its own because it needs other settings; its words as it says them."""
    text = run("tests.bench.bench_search", "--pages", str(SEARCH_PAGES), DJANGO_SETTINGS_MODULE="portal.settings.test")
    return ["### Search", "", "```text", text, "```", ""]


def measure_register() -> list[str]:
    """A debate with a thousand contributions: a program of its own, as the search is."""
    text = run("tests.bench.bench_register", DJANGO_SETTINGS_MODULE="portal.settings.test")
    return ["### A debate with 1,000 contributions", "", "```text", text, "```", ""]


def measure_dossier() -> list[str]:
    """A dossier with two hundred events, and what follows it: a program of its own, as the search is."""
    text = run("tests.bench.bench_dossier", DJANGO_SETTINGS_MODULE="portal.settings.test")
    return ["### A dossier with 200 events", "", "```text", text, "```", ""]


def measure_grants() -> list[str]:
    """A call with five thousand applications, its ranking and its archive: a program of its own, as the search is."""
    text = run("tests.bench.bench_grants", DJANGO_SETTINGS_MODULE="portal.settings.test")
    return ["### A call with 5,000 applications", "", "```text", text, "```", ""]


def measure_inbox() -> list[str]:
    """The inbox over few and many submissions, and its exports: a program of its own, as the search is."""
    text = run("tests.bench.bench_inbox", "--many", str(INBOX_ROWS), DJANGO_SETTINGS_MODULE="portal.settings.test")
    return ["### The inbox", "", "```text", text, "```", ""]


def fresh_database(server: str) -> str:
    """A new database named `bench` on that server."""
    import psycopg

    address = urllib.parse.urlsplit(server)
    with psycopg.connect(urllib.parse.urlunsplit(address._replace(path="/postgres")), autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS bench WITH (FORCE)")
        connection.execute("CREATE DATABASE bench")
    return urllib.parse.urlunsplit(address._replace(path="/bench"))


def configure(database: str, folder: str) -> None:
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        "DATABASE_URL": database,
        "PORTAL_VAR": folder,
        "DEMO": "1",
        "MAY_LOSE_DATA": "1",
        "DEMO_PASSWORD": secrets.token_urlsafe(12),
        "SECRET_KEY": secrets.token_urlsafe(50),
        "SITE_URL": f"http://localhost:{PORT}",
        "LOG_LEVEL": "ERROR",
        "TRUSTED_PROXY_COUNT": "1",
        "PYTHONPATH": str(ROOT),
    }


def start_server() -> subprocess.Popen:
    """The web server alone, waited for."""
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "portal.wsgi",
        "-b",
        f"127.0.0.1:{PORT}",
        "-w",
        "2",
        "--threads",
        "4",
        "--preload",
        "--log-level",
        "error",
    ]
    web = subprocess.Popen(command, cwd=ROOT)
    for _try in range(120):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/livez", timeout=2)
            return web
        except OSError:
            time.sleep(0.5)
    sys.exit("The web server did not start.")


HEADERS = {"Host": f"localhost:{PORT}", "Accept-Language": "ro"}


def measure_reading(where: dict) -> list[str]:
    """Each page in turn with the bare page, several rounds; the median of the rounds' ratios."""
    from tests.bench.load import run

    def speed(name: str) -> float:
        result = run(PORT, lambda: ("GET", where[name], None, HEADERS), seconds=SECONDS)
        assert set(result.statuses) == {200}, (name, result.statuses)
        return result.per_second

    speed("bare page")  # warm up
    rows = [
        "### Reading pages",
        "",
        "| page | requests/s | bare page, same round | ratio (median) | goal | ratio to a bare page by our view |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name in READING_PAGES:
        speed(name)
        rounds = [(speed("bare page"), speed(name), speed("bare page, our view")) for _ in range(ROUNDS)]
        ratio = statistics.median(mine / bare for bare, mine, _ours in rounds)
        other = statistics.median(mine / ours for _bare, mine, ours in rounds)
        bare, mine, _ours = (statistics.median(column) for column in zip(*rounds, strict=True))
        rows.append(f"| {name} | {mine:.0f} | {bare:.0f} | {ratio:.2f} | ≥ 0.50 | {other:.2f} |")
    return [*rows, ""]


def count_queries(where: dict) -> list[str]:
    """Queries of one request by a process that knows nothing yet, and how many of them repeat another."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from cms import frame

    rows = [
        "### Queries",
        "",
        "| page | queries | with the frame at hand | repeated | goal |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name in (*READING_PAGES, "form page", "bare page"):
        client = Client(SERVER_NAME="localhost", SERVER_PORT=str(PORT))
        client.get(where[name])
        frame.forget()
        asked = []
        for _time in range(2):
            with CaptureQueriesContext(connection) as captured:
                client.get(where[name])
            asked.append([query["sql"] for query in captured.captured_queries])
        goal = "–" if name == "bare page" else "≤ 16" if name in ("home",) or name.endswith("list") else "≤ 12"
        rows.append(f"| {name} | {len(asked[0])} | {len(asked[1])} | {len(asked[0]) - len(set(asked[0]))} | {goal} |")
    return [*rows, ""]


def weigh(where: dict) -> list[str]:
    """Compressed bytes of what each page loads, photographs left out, by the rules of tests/browser/test_weight.py."""
    from tests.weighing import CSS, FONTS, PAGE, SCRIPT, parts, weight, whole_page

    budgets = {"css": CSS, "script": SCRIPT, "font": FONTS}
    rows = [
        "### Weight",
        "",
        f"| page (bytes, gzip) | css ≤ {CSS:,} | js ≤ {SCRIPT:,} | fonts ≤ {FONTS:,} | whole page ≤ {PAGE:,} |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name in (*READING_PAGES, "form page"):
        url = f"http://127.0.0.1:{PORT}{where[name]}"
        found = parts(url, fetched)
        weights = [weight(found[kind], fetched) for kind in budgets]
        rows.append(
            " | ".join([f"| {name}", *(f"{size:,}" for size in (*weights, whole_page(url, fetched))), ""]).strip()
        )
    return [*rows, ""]


@cache
def fetched(url: str) -> tuple[int, bytes]:
    """Size as sent and the body: pages from the server, static files from where they lie, since none are collected here."""
    from django.contrib.staticfiles import finders

    from tests.weighing import packed_size

    path = urllib.parse.urlsplit(url).path
    if path.startswith("/static/"):
        body = Path(finders.find(path.removeprefix("/static/"))).read_bytes()
    else:
        with urllib.request.urlopen(urllib.request.Request(url, headers=HEADERS)) as response:
            body = response.read()
    return packed_size(path, body), body


if __name__ == "__main__":
    main()
