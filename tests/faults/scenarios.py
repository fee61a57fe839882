"""What goes wrong, one after the other; each ends with the oracle's verdict on the one promise."""

import datetime as dt
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.faults.applicants import Applicant, Meanwhile, all_at_work
from tests.faults.calls import last_minute_of_a_call
from tests.faults.lab import Lab
from tests.faults.oracle import Verdict, judge, orphans_after_sweep


def people(lab: Lab, number: int, **facts) -> list[Applicant]:
    return [Applicant(lab.target, **facts) for _each in range(number)]


def persist(person: Applicant) -> None:
    person.persist()


def killed_workers(lab: Lab, name: str) -> Verdict:
    """T-KILL: processes of the web server end in the middle of whatever they do."""
    number, kills = (400, 50) if lab.nightly else (60, 6)
    crowd = people(lab, number)
    with Meanwhile(lab.kill_a_worker, every=0.8, times=kills) as killer:
        all_at_work(crowd, persist, at_once=8)
        if lab.nightly and killer.done < kills:  # all were served before: go on until all kills are done
            while killer.done < kills and killer.is_alive():
                more = people(lab, 20)
                all_at_work(more, persist, at_once=8)
                crowd += more
    verdict = judge(name, crowd)
    verdict.figures["kills"] = killer.done
    return verdict


def interrupted_database(lab: Lab, name: str) -> Verdict:
    """T-DBR: the database goes away while people send."""
    number, times = (400, 3) if lab.nightly else (50, 2)
    crowd = people(lab, number)
    with Meanwhile(lab.database.interrupt, every=2.0, times=times) as breaker:
        all_at_work(crowd, persist, at_once=8, over_seconds=10 if lab.nightly else 6)
    verdict = judge(name, crowd)
    verdict.figures |= {"interruptions": breaker.done, "which": lab.database.what_happens}
    return verdict


def mail_away(lab: Lab, name: str) -> Verdict:
    """T-MAIL: the mail server refuses, then takes the call and says nothing, then is back."""
    from django.db import connection
    from django.utils import timezone

    from participation.models import OutboxMessage

    number = 150 if lab.nightly else 15
    crowd, slow = people(lab, number), people(lab, number)
    lab.mail.become("refuse")
    all_at_work(crowd, persist, at_once=4)
    lab.mail.become("hang")
    all_at_work(slow, persist, at_once=4)
    verdict = judge(name, crowd + slow)
    lab.mail.become("take")
    mine = OutboxMessage.objects.filter(submission__nonce__in=[person.nonce for person in crowd + slow])
    ours = mine.filter(kind="received")
    end = time.monotonic() + (300 if lab.nightly else 40)
    while mine.filter(sent_at=None).exists() and time.monotonic() < end:
        mine.filter(sent_at=None).update(not_before=timezone.now())  # the pauses between tries, shortened
        time.sleep(1)
    sent = {f"<{message.message_id}@localhost>" for message in ours}
    connection.close()
    verdict.must_be("letters of receipt written", len(sent), 2 * number)
    verdict.must_be(
        "letters not delivered after mail came back", len([one for one in sent if lab.mail.letters[one] < 1]), 0
    )
    verdict.must_be("letters delivered twice", len([one for one in sent if lab.mail.letters[one] > 1]), 0)
    return verdict


def full_disk(lab: Lab, name: str) -> Verdict:
    """T-DISK: every second write of a file stops half way, until there is room again."""
    crowd = people(lab, 60 if lab.nightly else 12)
    lab.full_disk.touch()
    first = []
    all_at_work(crowd, lambda person: first.append(person.post()), at_once=4)
    lab.full_disk.unlink()
    all_at_work([person for person in crowd if not person.receipt], persist, at_once=4)
    verdict = judge(name, crowd)
    verdict.figures["refused while full"] = sum(not answer.is_receipt for answer in first)
    if not verdict.figures["refused while full"]:
        verdict.broken.append("nothing was refused: the disk was not full")
    verdict.must_be("database whole", lab.database.is_whole(), True)
    return verdict


def sent_twice(lab: Lab, name: str) -> Verdict:
    """T-IDEM: five copies at the same moment, then the page is refreshed."""
    crowd = people(lab, 40 if lab.nightly else 6)
    for person in crowd:
        with ThreadPoolExecutor(5) as pool:
            list(pool.map(lambda _copy, person=person: person.persist(seconds=6), range(5)))
        person.persist(seconds=8)
    verdict = judge(name, crowd)
    several = [
        person for person in crowd if len({answer.location for answer in person.answers if answer.is_receipt}) != 1
    ]
    verdict.must_be("people with two receipts", len(several), 0)
    return verdict


def expired(lab: Lab, name: str) -> Verdict:
    """T-SESS: the form lay open for too long, its token is damaged, or it comes from another site; then it is sent again."""
    late, damaged, foreign = people(lab, 4, opened_hours_ago=30), people(lab, 2), people(lab, 2)
    refusals = [person.post() for person in late]
    refusals += [person.post(token=f"{person.token}x") for person in damaged]
    refusals += [
        person.post(headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"})
        for person in foreign
    ]
    for person in late:  # the files were kept: only the words and the new token are sent again
        person.post(with_files=False, token=token_in(person.last_text))
    for person in damaged + foreign:
        person.persist(seconds=8)
    verdict = judge(name, late + damaged + foreign)
    verdict.must_be("taken although it should not be", sum(answer.is_receipt for answer in refusals), 0)
    return verdict


def token_in(page: str) -> str:
    return re.search(r'name="token" value="([^"]+)"', page)[1]


def rush(lab: Lab, name: str) -> Verdict:
    """T-RUSH: everybody comes in the last minute; whoever sent before the end has a receipt, the late are told kindly."""
    from django.utils import timezone

    number, seconds = (2000, 60) if lab.nightly else (200, 8)
    crowd, late = people(lab, number), people(lab, 5)
    for person in crowd[::5]:
        person.opens_page = True  # most have had it open for long
    closes_at = timezone.now() + dt.timedelta(seconds=seconds + 1)
    lab.set_window(lab.target, closes_at)
    begun: dict[str, dt.datetime] = {}
    lock = threading.Lock()

    def come(person: Applicant) -> None:
        if lab.nightly or person.opens_page:
            person.open_page()
        with lock:
            begun[person.nonce] = timezone.now()
        if person.post().status in (0, 503) and not person.receipt:
            person.persist(seconds=20)

    start = time.monotonic()
    all_at_work(crowd, come, at_once=800 if lab.nightly else 200, over_seconds=seconds)
    took = time.monotonic() - start
    time.sleep(max(0.0, (closes_at - timezone.now()).total_seconds()) + 0.2)
    for person in late:
        person.post()
    verdict = judge(name, crowd, everybody=False)
    in_time = [person for person in crowd if begun[person.nonce] < closes_at]
    verdict.figures |= {"sent before the end": len(in_time), "all done after s": round(took, 1), "seconds": seconds}
    verdict.must_be("sent in time and not taken", sum(not person.receipt for person in in_time), 0)
    verdict.must_be("late and taken", sum(bool(person.receipt) for person in late), 0)
    verdict.must_be("late and told with their words", sum(person.answers[0].kept_input for person in late), len(late))
    lab.set_window(lab.target, None)
    return verdict


def erased(lab: Lab, name: str) -> Verdict:
    """T-ERASE: an erased person is in no byte of the database and in no private file; nor after the sweep are orphans.

    This process must have no connection open while it reads SQLite's file by itself: closing a file drops every lock
    that the process holds on it (https://www.sqlite.org/howtocorrupt.html, 2.2).
    """
    from django.db import connection
    from django.utils import timezone

    from participation.actions.privacy import erase, retention
    from participation.models import OutboxMessage, Submission

    (person,) = crowd = people(lab, 1)
    person.persist()
    verdict = judge(name, crowd)
    lab.mail.become("take")
    words = [person.mark.split()[1].encode(), person.email.partition("@")[0].encode()]
    files = [lab.folder / "portal.sqlite3", lab.folder / "portal.sqlite3-wal"]
    connection.close()
    verdict.figures["there before"] = sum(contains(path, words) for path in files if path.exists()) or "not looked at"
    erase(submission=Submission.objects.get(nonce=person.nonce), why="request", by=None, now=timezone.now())
    letter = OutboxMessage.objects.get(kind="erased", to=person.email)
    end = time.monotonic() + 60  # after a rush, others' letters go first
    while OutboxMessage.objects.filter(pk=letter.pk, sent_at=None).exists() and time.monotonic() < end:
        time.sleep(0.5)
    taken = lab.mail.letters[f"<{letter.message_id}@localhost>"]
    verdict.must_be("letters that tell of the erasure, taken by the mail server", taken, 1)
    retention(now=timezone.now())
    connection.close()
    traces = [path for path in lab.folder.rglob("*") if path.is_file() and contains(path, words)]
    verdict.must_be("files that still hold the person", [path.name for path in traces], [])
    verdict.must_be("files without a row after the sweep", orphans_after_sweep(), 0)
    return verdict


def contains(path: Path, words: list[bytes]) -> bool:
    content = path.read_bytes()
    return any(word in content for word in words)


SCENARIOS = {
    "T-IDEM": sent_twice,
    "T-SESS": expired,
    "T-DISK": full_disk,
    "T-MAIL": mail_away,
    "T-KILL": killed_workers,
    "T-DBR": interrupted_database,
    "T-RUSH": rush,
    "T-CALL": last_minute_of_a_call,
    "T-ERASE": erased,
}
