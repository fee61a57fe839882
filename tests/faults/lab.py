"""One database, one portal in front of it, and one scenario after the other; prints what came of each."""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.faults.applicants import Target
from tests.faults.mailserver import MailServer
from tests.postgres_server import free_port, server_binaries
from tests.prepared import ROOT


class Lab:
    """The running portal and the levers on it."""

    def __init__(self, database, folder: Path, mail: MailServer, *, nightly: bool):
        self.database, self.folder, self.mail, self.nightly = database, folder, mail, nightly
        self.full_disk = folder / "disk-is-full"
        self.port = free_port()

    def configure(self) -> None:
        """This process sees the same settings, database and files as the portal."""
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "DATABASE_URL": self.database.url,
            "PORTAL_VAR": str(self.folder),
            "DEMO": "1",
            "DEMO_PASSWORD": "only-for-the-faults",
            "SECRET_KEY": "only-for-the-faults-" + "0123456789" * 4,
            "SITE_URL": f"http://localhost:{self.port}",
            "LOG_LEVEL": "CRITICAL",
            "TRUSTED_PROXY_COUNT": "1",  # people come from many networks
            "FAULTS_MAIL_PORT": str(self.mail.port),
            "FAULTS_PIDS": str(self.folder / "pids"),
        }
        self.database.prepare()
        import django

        django.setup()

    def make_form(self) -> Target:
        """A form with two files, in Romanian, and the form of a grant call in two steps."""
        from tests.factories import make_form_page, make_site, question_block
        from tests.fix_cluj.builders import make_call, make_programme

        title, body, email, files = [
            question_block("text", "title", required=True, role="title"),
            question_block("long_text", "body", required=True, role="body"),
            question_block("email", "email", required=True, role="email"),
            question_block("file", "files", required=True, max_files=2, max_megabytes=6, types=["pdf"]),
        ]
        home = make_site()
        self.target = self.target_of(make_form_page(home, questions=[title, body, email, files]))
        steps = [question_block("heading", "Ideea"), title, question_block("heading", "Planul"), body, email, files]
        call = make_call(make_programme(home))
        page = make_form_page(
            call, questions=steps, title="Cerere", kind="application", desk="grants", answer_days=30, has_steps=True
        )
        self.call_target = self.target_of(page)
        return self.target

    def target_of(self, page) -> Target:
        from participation.models import Form, FormWording

        form = Form.objects.get(page_key=page.translation_key)
        wording = FormWording.objects.newest(form.current_version, "ro")
        keys = {words["label"]: key for key, words in wording.words.items() if "label" in words}
        return Target(self.port, f"/ro/trimite/{form.key}/", page.url, wording.pk, keys, form.pk)

    @contextmanager
    def serving(self):
        log = (self.folder / "serve.log").open("w")
        command = [sys.executable, "-m", "tests.faults.serve", str(self.port), self.target.page]
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
        try:
            self.wait_until_alive(process)
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()

    def wait_until_alive(self, process) -> None:
        end = time.monotonic() + 120
        while time.monotonic() < end and process.poll() is None:
            with suppress(OSError):
                urllib.request.urlopen(f"http://localhost:{self.port}/livez", timeout=2)
                return
            time.sleep(0.2)
        sys.exit("The portal did not start:\n" + (self.folder / "serve.log").read_text()[-3000:])

    def kill_a_worker(self) -> None:
        """The hardest end that a process can come to, in the middle of whatever it does."""
        web = int((self.folder / "pids").read_text().split()[0])
        if workers := children_of(web):
            with suppress(ProcessLookupError):
                os.kill(random.choice(workers), signal.SIGKILL)

    def set_window(self, target: Target, closes_at) -> None:
        from django.db import connection

        from participation.models import Form

        connection.close()  # the database may have been restarted since
        Form.objects.filter(pk=target.form_pk).update(closes_at=closes_at)


def children_of(parent: int) -> list[int]:
    """Processes whose parent that is, as the kernel tells."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with suppress(OSError, IndexError):
                if int((folder / "stat").read_text().rpartition(")")[2].split()[1]) == parent:
                    found.append(int(folder.name))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", choices=["sqlite", "postgres"])
    parser.add_argument("--nightly", action="store_true")
    parser.add_argument("--only", default="")
    chosen = parser.parse_args()
    from tests.faults.databases import Postgres, Sqlite

    with tempfile.TemporaryDirectory(prefix="portal-faults-") as name:
        folder, mail = Path(name), MailServer()
        database = Sqlite(folder) if chosen.database == "sqlite" else Postgres(folder, server_binaries())
        lab = Lab(database, folder, mail, nightly=chosen.nightly)
        try:
            lab.configure()
            lab.make_form()
            with lab.serving():
                verdicts = run_all(lab, chosen.only)
        finally:
            database.close()
    print(json.dumps([verdict.__dict__ for verdict in verdicts], ensure_ascii=False))
    return 1 if any(verdict.broken for verdict in verdicts) else 0


def run_all(lab: Lab, only: str) -> list:
    from tests.faults.scenarios import SCENARIOS

    found = []
    for name, scenario in SCENARIOS.items():
        if only and name not in only.split(","):
            continue
        started = time.monotonic()
        verdict = scenario(lab, name)
        verdict.figures["took s"] = round(time.monotonic() - started, 1)
        state = "kept" if not verdict.broken else "BROKEN: " + "; ".join(verdict.broken)
        print(f"[faults]     {lab.database.name} {name}: {state}; {verdict.figures}", file=sys.stderr, flush=True)
        found.append(verdict)
    return found


if __name__ == "__main__":
    sys.exit(main())
