"""The driver of `make test`: every check, then the tests on each database and in a browser; says what it could not run."""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from postgres_server import database_url

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
VNU = ("vnu-jar", "26.9.27", "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47")
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PARALLEL = ("-n", "2", "--dist", "loadscope", "--no-loadscope-reorder")  # tests/conftest.py puts the long ones first
CLOSING = re.compile(r"(\d+) (passed|failed|errors?|skipped|xfailed|xpassed)\b")

DEPLOYED = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SITE_URL": "https://portal.example",
    "SECRET_KEY": "only-for-the-deployment-check-" + hashlib.sha256(b"portal").hexdigest(),
    "DATABASE_URL": "postgres://portal@127.0.0.1/portal",
    "EMAIL_URL": "smtp+tls://portal:secret@mail.example:587",
    "DEMO": "0",
}
TESTED = {"DJANGO_SETTINGS_MODULE": "portal.settings.test"}


@dataclass
class Outcome:
    counts: Counter = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    not_run: list[str] = field(default_factory=list)


@dataclass
class Run:
    """One suite run: where things are and what came of them."""

    only: str | None
    extra: list[str]
    outcome: Outcome = field(default_factory=Outcome)

    def wants(self, part: str) -> bool:
        return self.only in (None, part)

    def check(self, name: str, command: list, env: dict[str, str] | None = None) -> None:
        """Run one check quietly; show what it said only when it fails."""
        started = time.monotonic()
        done = subprocess.run(
            [str(word) for word in command],
            cwd=ROOT, env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        good = done.returncode == 0
        print(f"[check]      {name}: {'ok' if good else 'FAILED'}, {time.monotonic() - started:.1f} s", flush=True)
        self.outcome.counts["passed" if good else "failed"] += 1
        if not good:
            print(done.stdout, flush=True)
            self.outcome.failures.append(name)

    def pytest(self, name: str, options: list[str], env: dict[str, str]) -> None:
        """Run pytest, passing its output on, and add up its closing line."""
        print(f"[tests]      {name}", flush=True)
        started, closing = time.monotonic(), ""
        with subprocess.Popen(
            [BIN / "python", "-m", "pytest", "-rs", *options, *self.extra],
            cwd=ROOT, env={**os.environ, **TESTED, **env}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        ) as run:  # fmt: skip
            for line in run.stdout:
                print(line, end="", flush=True)
                closing = line if CLOSING.search(line) else closing
        counts = Counter(
            {word.rstrip("s") if word == "errors" else word: int(n) for n, word in CLOSING.findall(closing)}
        )
        self.outcome.counts += counts
        print(f"[tests]      {name}: {time.monotonic() - started:.0f} s", flush=True)
        if run.returncode:
            self.outcome.failures.append(name)
        if counts["skipped"]:
            self.outcome.not_run.append(f"{name}: {counts['skipped']} skipped tests (their reasons are above)")


def run_checks(run: Run) -> None:
    manage = [BIN / "python", "manage.py"]
    checks = {
        "mypy on the pure rooms": ([BIN / "mypy"],),
        "djlint": ([BIN / "djlint", "templates", "--lint", "--quiet"],),
        "ruff": ([BIN / "ruff", "check", "."],),
        "ruff format": ([BIN / "ruff", "format", "--check", "--quiet", "."],),
        "import contract": ([BIN / "lint-imports"],),
        "catalogues compile": ([*manage, "compile_catalogues"], TESTED),
        "no migration is missing": ([*manage, "makemigrations", "--check", "--dry-run"], TESTED),
        "deployment settings": ([*manage, "check", "--deploy", "--fail-level", "WARNING"], DEPLOYED),
    }
    with ThreadPoolExecutor(2) as pool:  # each needs one core
        list(pool.map(lambda name: run.check(name, *checks[name]), checks))
    if not shutil.which("xgettext"):
        run.outcome.not_run.append("catalogues against the code: xgettext (package gettext) is missing")


def migrate_at_once(postgres: str | None) -> None:
    """Make both databases that the tests copy: left to the tests, all workers would wait for one, and later for the other."""
    words = ["from tests.prepared import migrated_file as make; make()"]
    if postgres:
        words.append(f"from tests.prepared import Server; Server({postgres!r}).migrated()")
    making = [subprocess.Popen([BIN / "python", "-c", code], cwd=ROOT, stdin=subprocess.DEVNULL) for code in words]
    for one in making:  # what fails here fails in the tests, which say why
        one.wait()


def run_tests(run: Run, folder: Path, postgres: str | None) -> None:
    os.environ["PORTAL_TESTS"] = str(folder)  # what is made once for all parts of the run is kept there
    if run.only is None:
        migrate_at_once(postgres)
    elsewhere = "not browser and not html_checker"
    if run.wants("sqlite"):
        env = {"PORTAL_VAR": str(folder / "sqlite"), "TEST_DATABASE_URL": f"sqlite:///{folder}/tests.sqlite3"}
        # Every address is visited on PostgreSQL; tests/portal/test_serve.py visits a sample on SQLite.
        sample = ["--ignore", "tests/demo/test_crawl.py"] if postgres and run.wants("postgres") else []
        run.pytest("on SQLite", [*PARALLEL, *sample, "-m", f"not postgres_only and {elsewhere}"], env)
    if run.wants("postgres"):
        if postgres:
            env = {"PORTAL_VAR": str(folder / "postgres"), "TEST_DATABASE_URL": postgres}
            # What meets no database was just shown: it would only take the time of what does.
            again = ["--second-database"] if run.wants("sqlite") else []
            run.pytest("on PostgreSQL", [*PARALLEL, *again, "-m", f"not sqlite_only and {elsewhere}"], env)
            if (left_out := folder / "left-out").exists():
                print(
                    f"[tests]      {left_out.read_text()} tests do not use the database and ran on SQLite", flush=True
                )
        else:
            run.outcome.not_run.append("tests on PostgreSQL: no TEST_DATABASE_URL, no server found, none to start")
    if run.wants("faults"):
        run.check("the promise under faults (make faults)", [BIN / "python", "-m", "tests.faults.run"])
    if run.wants("browser"):
        run_page_tests(run, folder, postgres)


def run_page_tests(run: Run, folder: Path, postgres: str | None) -> None:
    """The tests that look at finished pages: in Chromium, and with the HTML checker."""
    env = {"PORTAL_VAR": str(folder / "browser"), "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}
    if postgres:
        env["TEST_DATABASE_URL"] = postgres
    selection = []
    if chromium := os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None):
        selection.append("browser")
        env["CHROMIUM"] = chromium
    else:
        run.outcome.not_run.append("tests in a browser: no Chromium (package chromium; or set CHROMIUM to its path)")
    if jar := html_checker():
        selection.append("html_checker")
        env["VNU_JAR"] = jar
    else:
        run.outcome.not_run.append("the HTML checker: needs Java, and VNU_JAR or npm to install it")
    if selection:
        # Two at a time, each with a portal and a browser of its own: journeys mostly wait, pages mostly compute.
        run.pytest("on finished pages", [*PARALLEL, "-m", " or ".join(selection)], env)


def html_checker() -> str | None:
    """The Nu HTML checker: the one given, else a pinned one under var/tools."""
    if not shutil.which("java"):
        return None
    if given := os.environ.get("VNU_JAR"):
        return given
    name, version, digest = VNU
    tools = ROOT / "var" / "tools"
    jar = tools / "node_modules" / name / "build" / "dist" / "vnu.jar"
    if not jar.exists() and shutil.which("npm"):
        tools.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--prefix", tools, "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run([*install, f"{name}@{version}"], check=False, stdin=subprocess.DEVNULL)
    if not jar.exists() or hashlib.sha256(jar.read_bytes()).hexdigest() != digest:
        return None
    return str(jar)


def report(run: Run, seconds: float) -> int:
    """The last lines: what failed, what could not run, and the tally."""
    outcome = run.outcome
    must_run_all = os.environ.get("REQUIRE_ALL") == "1"
    print()
    for name in outcome.failures:
        print(f"Failed: {name}")
    for name in outcome.not_run:
        print(f"Could not run: {name}" + (" (REQUIRE_ALL=1 makes this a failure)" if must_run_all else ""))
    if not outcome.not_run and run.only is None:
        print("Everything could run: checks, SQLite, PostgreSQL, Chromium.")
    print(f"Took {seconds / 60:.1f} minutes.")
    counts = outcome.counts
    failed = counts["failed"] + counts["error"]
    if outcome.failures and not failed:
        failed = len(outcome.failures)
    print(f"{counts['passed']} passed, {failed} failed, {counts['skipped']} skipped", flush=True)
    return 1 if outcome.failures or (must_run_all and outcome.not_run) else 0


def keep_bytecode() -> None:
    """Compile each file once, not in each of the hundreds of processes of a run, where the environment forbids bytecode.

    It is kept apart: who forbids it wants none beside the code.
    """
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        os.environ.setdefault("PYTHONPYCACHEPREFIX", str(ROOT / "var" / "tests" / "bytecode"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["checks", "sqlite", "postgres", "browser", "faults"])
    parser.add_argument("extra", nargs="*", help="more options for pytest, after --")
    chosen = parser.parse_args()
    run, started = Run(chosen.only, chosen.extra), time.monotonic()
    keep_bytecode()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="portal-tests-")))
        if run.wants("checks"):
            run_checks(run)
        if chosen.only != "checks":
            postgres = stack.enter_context(database_url()) if chosen.only != "sqlite" else None
            run_tests(run, folder, postgres)
    return report(run, time.monotonic() - started)


if __name__ == "__main__":
    sys.exit(main())
