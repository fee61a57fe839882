"""How many submissions with two files of 64 KB a second are acknowledged, next to single-row commits of the same database.

Both databases are as careful with what they write as in production (every commit waits for the disk); the portal is the
real server with 2 workers of 4 threads; the people, the portal and the database share this machine. Run by `make bench`.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.prepared import ROOT

CONNECTIONS = 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", nargs="?", choices=["sqlite", "postgres"])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=6.0)
    chosen = parser.parse_args()
    if chosen.database:
        print(measure(chosen.database, chosen.rounds, chosen.seconds))
        return
    print(
        "| database | submissions/s (2 × 64 KB, acknowledged) | single-row commits/s, same round | ratio (median) | POST p50 / p95 |"
    )
    print("| --- | ---: | ---: | ---: | ---: |")
    failed = []
    for name in ("sqlite", "postgres"):
        command = [
            sys.executable,
            "-m",
            "tests.bench.bench_submit",
            name,
            f"--rounds={chosen.rounds}",
            f"--seconds={chosen.seconds}",
        ]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
        print(done.stdout.strip() or f"| {name} | could not be measured | | | |", flush=True)
        if done.returncode:
            failed.append(name)
    if failed:
        sys.exit(f"Not measured: {', '.join(failed)}.")


def measure(name: str, rounds: int, seconds: float) -> str:
    """One line of the table."""
    from tests.faults.databases import Postgres, Sqlite
    from tests.faults.lab import Lab
    from tests.faults.mailserver import MailServer
    from tests.postgres_server import server_binaries

    with tempfile.TemporaryDirectory() as folder:
        database = Sqlite(Path(folder)) if name == "sqlite" else Postgres(Path(folder), server_binaries())
        mail = MailServer()
        mail.become("take")
        lab = Lab(database, Path(folder), mail, nightly=False)
        try:
            lab.configure()
            lab.make_form()
            with lab.serving():
                submissions(lab, 1.0)  # warm up
                found = [(commits(seconds / 2), *submissions(lab, seconds)) for _round in range(rounds)]
        finally:
            database.close()
    ratio = statistics.median(sent / plain for plain, sent, _times in found)
    plain, sent = (statistics.median(row[column] for row in found) for column in (0, 1))
    times = sorted(taken for *_rest, each in found for taken in each)
    p95 = times[int(len(times) * 0.95)]
    return f"| {database.name} | {sent:.1f} | {plain:.0f} | {ratio:.3f} | {statistics.median(times) * 1000:.0f} / {p95 * 1000:.0f} ms |"


def submissions(lab, seconds: float) -> tuple[float, list[float]]:
    """Receipts a second over so many connections, and the seconds that each took."""
    from tests.faults.applicants import Applicant

    end, lock, times = time.monotonic() + seconds, threading.Lock(), []

    def send() -> None:
        while time.monotonic() < end:
            answer = Applicant(lab.target).post()
            if answer.is_receipt:
                with lock:
                    times.append(answer.seconds)

    started = time.monotonic()
    threads = [threading.Thread(target=send) for _number in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(times) / (time.monotonic() - started), times


def commits(seconds: float) -> float:
    """Rows a second, each a transaction of its own, by one connection."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_commit (id integer, words varchar(200))")
        count, started = 0, time.monotonic()
        while time.monotonic() - started < seconds:
            cursor.execute("INSERT INTO bench_commit VALUES (%s, %s)", [count, "x" * 100])
            count += 1
    connection.close()
    return count / seconds


if __name__ == "__main__":
    main()
