"""make faults: break things on purpose, on each database, while people send forms; the promise must hold.

Two minutes; `--nightly` is much longer. Prints a table of what was broken, who was acknowledged and what was lost.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from contextlib import ExitStack

from tests.postgres_server import database_url, server_binaries
from tests.prepared import ROOT

SHOWN = ("people", "acknowledged", "acknowledged but lost", "stored twice", "files missing or with a wrong digest", "bare 5xx", "refused without the typed text")  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nightly", action="store_true")
    parser.add_argument("--database", choices=["sqlite", "postgres"])
    parser.add_argument("--only", default="", help="names of scenarios, with commas between them")
    chosen = parser.parse_args()
    started, broken, left_out = time.monotonic(), [], []
    databases = [chosen.database] if chosen.database else ["sqlite", "postgres"]
    for database in databases:
        if database == "postgres" and not server_binaries():
            left_out.append("PostgreSQL: its server's programs are not on this machine")
            continue
        verdicts, code = one_database(database, chosen)
        print_table(database, verdicts)
        broken += [f"{database} {one['name']}: {line}" for one in verdicts for line in one["broken"]]
        if code and not broken:
            broken.append(f"{database}: it ended with {code}")
    if chosen.nightly and not chosen.only:
        broken += [f"fuzz on {database}" for database in databases if not fuzz(database)]
    for line in left_out:
        print(f"Could not run: {line}")
    for line in broken:
        print(f"Broken: {line}")
    print(f"{'The promise was broken' if broken else 'The promise was kept'}; took {time.monotonic() - started:.0f} s.")
    return 1 if broken else 0


def one_database(database: str, chosen) -> tuple[list[dict], int]:
    """All scenarios on a database of that kind, in a process of its own; its last line is what it found."""
    command = [sys.executable, "-m", "tests.faults.lab", database, *(["--nightly"] if chosen.nightly else [])]
    if chosen.only:
        command += ["--only", chosen.only]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False, env=os.environ)
    last = (done.stdout.strip().splitlines() or ["[]"])[-1]
    return (json.loads(last) if last.startswith("[") else []), done.returncode


def fuzz(database: str) -> bool:
    """Fifty thousand malformed requests; whether none was an error of ours."""
    marks = f"not browser and not {'sqlite' if database == 'postgres' else 'postgres'}_only"
    many = {"FUZZ_REQUESTS": "50000", "FUZZ_SECONDS": "3600", "DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    with ExitStack() as stack:
        if database == "postgres" and (url := stack.enter_context(database_url())):
            many["TEST_DATABASE_URL"] = url
        command = [sys.executable, "-m", "pytest", "-q", "-s", "-m", marks, "tests/participation/test_fuzz.py"]
        done = subprocess.run(command, cwd=ROOT, check=False, env=os.environ | many, stdout=subprocess.PIPE, text=True)
    print(
        f"Fuzz on {database}: "
        + " ".join(
            line for line in done.stdout.splitlines() if "requests" in line or "passed" in line or "failed" in line
        ),
        flush=True,
    )
    return done.returncode == 0


def print_table(database: str, verdicts: list[dict]) -> None:
    print(f"\n| {database} | " + " | ".join(SHOWN) + " | p95 s | seconds |")
    print("| --- |" + " ---: |" * (len(SHOWN) + 2))
    for one in verdicts:
        figures = one["figures"]
        cells = [str(figures.get(name, "–")) for name in (*SHOWN, "p95 s", "took s")]
        print(f"| {one['name']} | " + " | ".join(cells) + " |")
    print(flush=True)


if __name__ == "__main__":
    sys.exit(main())
