"""A call with five thousand applications: as many queries as with fifty on its pages, and an archive in flat memory.

    python -m tests.bench.bench_grants [--few 50] [--many 5000] [--rounds 9]

Makes a database of its own on the PostgreSQL of TEST_DATABASE_URL (or one that it finds or starts) and drops it. Every
application has two reviews of three rows and a file of 64 KB. The ranking is computed by its action, without approval.
The archive is made in processes of their own, whose greatest memory is read from the system.
"""

import json
import os
import statistics
import subprocess
import sys
import time

from tests.bench.bench_inbox import ROOT, megabytes
from tests.bench.growing import run

JUDGES, ROWS = 10, 3
FILE = 64 * 1024
SAVES = 60  # of one draft, below what a draft may save in a burst
MORE_MEMORY = 40  # megabytes that the archive of ten times as many may take beyond the smaller one: names and digests


def prepare() -> dict:
    """A call with its form, a committee that judges, somebody who runs it."""
    import datetime as dt

    from django.core.files.base import ContentFile
    from django.test import Client
    from django.urls import reverse
    from django.utils import timezone

    from accounts.models import User
    from fix_cluj.models import Committee, GrantStep, GridRow, GridSection
    from participation.models import Attachment, Form, FormWording
    from tests.factories import make_form_page, make_site, question_block
    from tests.fix_cluj.builders import make_call, make_programme

    today = timezone.localdate()
    days = (("opens", -30), ("closes_online", -10), ("results", 20))
    steps = [GrantStep(kind=kind, date=today + dt.timedelta(days=after), time=dt.time(12)) for kind, after in days]
    call = make_call(make_programme(make_site()), calendar=steps)
    asked = (
        ("text", "Echipa", "team"),
        ("text", "Titlul", "title"),
        ("number", "Suma", "amount"),
        ("file", "Plan", ""),
    )
    questions = [question_block(kind, label, role=role) for kind, label, role in asked]
    questions += [question_block("long_text", f"Întrebarea {number}") for number in range(40)]
    page = make_form_page(call, title="Cerere", kind="application", desk="grants", questions=questions)
    form = Form.objects.select_related("current_version").get(page_key=page.translation_key)
    committee = Committee.objects.create(
        call_key=call.translation_key, title=call.title, state="judging", spread_limit=100
    )
    section = GridSection.objects.create(committee=committee, name_ro="Tot", name_en="All", weight=100)
    rows = [
        GridRow.objects.create(section=section, name_ro=f"R{n}", name_en=f"R{n}", most=10, sort_order=n)
        for n in range(ROWS)
    ]
    judges = [User.objects.create_user(f"judge{number}@example.org", "parola-de-test-1") for number in range(JUDGES)]
    user = User.objects.create_superuser(email="bench@example.org", password="parola-de-test-1")
    staff = Client(SERVER_NAME="testserver")
    staff.force_login(user)
    board = reverse("grants:board", args=[call.translation_key])
    pages = {
        "board": board,
        "board, page 1 late": f"{board}?late=on",
        "board, in review": f"{board}?state=ranked",
        "list of calls": reverse("grants:index"),
        "question of export": reverse("grants:export", args=[call.translation_key]),
        "ranking": reverse("grants:committee", args=[committee.pk]),
    }
    return {
        "call": call, "form": form, "wording": FormWording.objects.newest(form.current_version, "ro"), "rows": rows,
        "committee": committee, "judges": judges, "user": user, "rankings": [],
        "file": Attachment._meta.get_field("file").storage.save("bench.bin", ContentFile(os.urandom(FILE))),
        "pages": {name: (staff, address) for name, address in pages.items()},
    }  # fmt: skip


def add(place: dict, start: int, stop: int) -> None:
    """Applications as the actions store them, read twice; then the ranking of all."""
    import datetime as dt

    from django.utils import timezone

    from fix_cluj.models import Application, Decision, Review, ReviewAssignment, ReviewScore
    from participation.models import Attachment, Submission

    form, wording, now = place["form"], place["wording"], timezone.now()
    structure = form.current_version.structure
    keys = {entry["role"]: entry["key"] for entry in structure if entry["role"]}
    texts = {entry["key"]: "Vrem umbră. " * 20 for entry in structure if entry["type"] == "long_text"}
    upload = next(entry["key"] for entry in structure if entry["type"] == "file")
    place["committee"].decisions.all().delete()
    Application.objects.update(state="in_review")
    submissions, applications, files = [], [], []
    for number in range(start, stop):
        answers = {keys["team"]: f"Echipa {number}", keys["title"]: f"Ideea {number}", keys["amount"]: "4000"}
        row = Submission(
            form=form, desk=form.desk, wording=wording, language="ro", title=f"Ideea {number}", nonce=f"g{number}",
            secret_hash=f"g{number}", answers=answers | texts, received_at=now - dt.timedelta(days=12, minutes=-number),
            email=f"echipa{number}@example.org", due_on=now.date() - dt.timedelta(days=1),
        )  # fmt: skip
        submissions.append(row)
        facts = {"state": "in_review", "language": "ro", "filed_at": row.received_at}
        applications.append(Application(call_key=place["call"].translation_key, submission=row, **facts))
        facts = {"extension": "pdf", "content_type": "application/pdf", "size": FILE, "sha256": "0" * 64}
        files.append(Attachment(submission=row, key=upload, file=place["file"], name="Planul nostru.pdf", **facts))
    for model, rows in ((Submission, submissions), (Attachment, files), (Application, applications)):
        model.objects.bulk_create(rows, batch_size=500)
    pairs = [(row, place["judges"][(at + turn) % JUDGES]) for at, row in enumerate(applications) for turn in (0, 1)]
    given = ReviewAssignment.objects.bulk_create(ReviewAssignment(application=row, judge=who) for row, who in pairs)
    reviews = Review.objects.bulk_create(Review(assignment=one, handed_in_at=now) for one in given)
    ReviewScore.objects.bulk_create(
        (
            ReviewScore(review=one, row=row, points=(at * (n + 3)) % 11)
            for at, one in enumerate(reviews)
            for n, row in enumerate(place["rows"])
        ),
        batch_size=5000,
    )
    assert not Decision.objects.exists()
    rank(place, stop)


def rank(place: dict, number: int) -> None:
    """By its action, and what it took."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from fix_cluj.actions import deciding
    from fix_cluj.models import Application, Committee

    Committee.objects.filter(pk=place["committee"].pk).update(state="judging")
    begun = time.perf_counter()
    with CaptureQueriesContext(connection) as captured:
        deciding.rank(committee=place["committee"], by=place["user"], now=timezone.now())
    place["rankings"].append((number, time.perf_counter() - begun, len(captured)))
    Application.objects.update(state="ranked")


def more(place: dict) -> tuple[list[str], bool]:
    """What is no page: the ranking computed, and the archive of a tenth and of all."""
    lines = [f"Ranking of {n} computed in {took:.2f} s, {queries} queries." for n, took, queries in place["rankings"]]
    is_fine = place["rankings"][-1][2] <= place["rankings"][0][2]
    many = place["rankings"][-1][0]
    found = [archive_of(number) for number in (many // 10, many)]
    lines += [
        f"ZIP of {one['rows']} applications with files: {one['sent']:.0f} MB in {one['seconds']:.0f} s, first byte after "
        f"{one['first']:.2f} s, {one['megabytes']:.0f} MB of memory at most (the process without it: {one['before']:.0f} MB)."
        for one in found
    ]
    lines.append(autosaves(place))
    return lines, is_fine and found[1]["megabytes"] <= found[0]["megabytes"] + MORE_MEMORY


def autosaves(place: dict) -> str:
    """Saves of a step of an application's draft and plain posts of a form with the same questions, in turn, in this process.

    Saved as the page's script does it: to the address of the step's form, with what is hidden there and the next turn.
    """
    import datetime as dt

    from django.utils import timezone

    from fix_cluj.models import GrantStep
    from participation.models import Draft
    from tests.bench.tokens import some_network
    from tests.factories import make_form_page
    from tests.fix_cluj.builders import make_call
    from tests.participation.drafting import FIRST, LAST, Writer, step_questions
    from tests.participation.sending import BROWSER, soup

    times: dict[str, list[float]] = {"save": [], "post": []}
    parent = place["call"].get_parent()
    today = timezone.localdate()
    days = (("opens", -3), ("closes_online", 30))
    steps = [GrantStep(kind=kind, date=today + dt.timedelta(days=after), time=dt.time(12)) for kind, after in days]
    call = make_call(parent, title="Apel deschis", slug="apel-deschis", calendar=steps)
    of_call = {"kind": "application", "desk": "grants", "questions": step_questions(), "has_steps": True}
    stepped = Writer(make_form_page(call, title="Pași", slug="pasi", **of_call))
    plain = Writer(make_form_page(parent, title="O pagină", slug="o-pagina", questions=step_questions()))
    stepped.begin(FIRST)
    first = f"{stepped.address.rsplit('/', 2)[0]}/1/"
    form = soup(stepped.look(first)).select_one("form#form[data-autosave]")
    hidden = {field["name"]: field["value"] for field in form.select("input[type=hidden]")}
    for turn in range(SAVES + 5):
        text = f"{FIRST['Ideea ta']} {turn} {timezone.now()}"
        data = hidden | {stepped.key("Titlul ideii"): "Bănci", stepped.key("Ideea ta"): text, "window": f"bench.{turn}"}
        whole = plain.typed(FIRST | LAST | {"Ideea ta": text})
        for name, send in (
            ("save", lambda data=data: stepped.client.post(form["action"], data, **BROWSER, HTTP_X_AUTOSAVE="1")),
            ("post", lambda whole=whole: plain.post(whole, REMOTE_ADDR=some_network())),
        ):
            begun = time.perf_counter()
            answer = send()
            if turn >= 5:  # the first ones warm the caches
                times[name].append(time.perf_counter() - begun)
            assert answer.status_code == (200 if name == "save" else 302), (name, answer.status_code)
            if name == "save":
                hidden["seen"] = answer.json()["seen"]
    draft = Draft.objects.latest("pk")
    assert text in str(draft.typed), "the last save is what is kept"
    save, post = (statistics.median(times[name]) for name in ("save", "post"))
    return (
        f"Autosave: {1 / save:.0f} requests/s, the plain form's POST {1 / post:.0f}, in one process and in turn: ratio "
        f"{post / save:.2f}."
    )


def archive_of(number: int) -> dict:
    command = [sys.executable, "-m", "tests.bench.bench_grants", "--archive", str(number)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return json.loads(done.stdout.strip().splitlines()[-1])


def make_archive(number: int) -> None:
    """In this process alone: so many applications, thrown away as they leave."""
    import django

    django.setup()
    from django.utils import timezone

    from accounts.models import User
    from fix_cluj.exports import FilesExport
    from fix_cluj.models import Application
    from participation.actions.exporting import ask_export, tell_progress
    from participation.models import Form

    by, now = User.objects.get(email="bench@example.org"), timezone.now()
    rows = Application.objects.filter(pk__in=Application.objects.order_by("pk")[:number].values("pk")).order_by("pk")
    facts = {"kind": "zip", "selection": "", "reason": "benchmark", "is_streamed": True}
    job = ask_export(by=by, forms=Form.objects.all(), total=number, now=now, **facts)
    before, begun, first, sent = megabytes(), time.perf_counter(), 0.0, 0
    for part in FilesExport(rows, by, lambda seen: tell_progress(job=job, submissions=seen, now=now)):
        first = first or time.perf_counter() - begun
        sent += len(part)
    job.refresh_from_db()
    assert job.rows_done == number
    facts = {"rows": number, "sent": sent / 2**20, "first": first, "before": before}
    print(json.dumps(facts | {"seconds": time.perf_counter() - begun, "megabytes": megabytes()}))


if __name__ == "__main__":
    if "--archive" in sys.argv:
        make_archive(int(sys.argv[-1]))
    else:
        run(
            about=__doc__.splitlines()[0], what="A call with %s applications", prepare=prepare, add=add, few=50, many=5_000,
            more=more,
        )  # fmt: skip
