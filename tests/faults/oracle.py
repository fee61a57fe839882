"""Who was promised what, and what is really there: reads the database and every file."""

import datetime as dt
import hashlib
import statistics
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.applicants import Answer, Applicant


@dataclass
class Verdict:
    """Figures of one scenario; `broken` lists what the promise forbids."""

    name: str
    figures: dict[str, object] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def must_be(self, what: str, found, wanted) -> None:
        self.figures[what] = found
        if found != wanted:
            self.broken.append(f"{what}: {found}, not {wanted}")


def judge(name: str, people: list[Applicant], *, everybody: bool = True) -> Verdict:
    """The one promise, for all who took part; `everybody` has a receipt in the end unless told otherwise."""
    from django.db import connection

    connection.close()
    verdict = Verdict(name)
    promised = [person for person in people if person.receipt]
    answers = [answer for person in people for answer in person.answers]
    verdict.figures["people"] = len(people)
    verdict.figures["acknowledged"] = len(promised)
    if everybody:
        verdict.must_be("without a receipt in the end", len(people) - len(promised), 0)
    lost, doubled, wrong = compare(promised)
    verdict.must_be("acknowledged but lost", lost, 0)
    verdict.must_be("stored twice", doubled, 0)
    verdict.must_be("files missing or with a wrong digest", wrong, 0)
    verdict.must_be("bare 5xx", sum(answer.status >= 500 and not answer.kept_input for answer in answers), 0)
    refused = [answer for answer in answers if answer.status >= 400 and not answer.kept_input]
    verdict.must_be("refused without the typed text", len(refused), 0)
    verdict.figures["answers"] = dict(sorted(Counter(answer.status for answer in answers).items()))
    verdict.figures |= times(answers)
    return verdict


def compare(promised: list[Applicant]) -> tuple[int, int, int]:
    """How many receipts have no row, how many have several, how many files are not what was sent."""
    from participation.models import Attachment, Submission

    rows = {row.nonce: row for row in Submission.objects.filter(nonce__in=[person.nonce for person in promised])}
    titles = Counter(Submission.objects.values_list("title", flat=True))
    lost = doubled = wrong = 0
    for person in promised:
        row = rows.get(person.nonce)
        lost += row is None
        doubled += titles[person.mark] > 1
        if row is None:
            continue
        attached = list(Attachment.objects.filter(submission=row))
        on_disk = sorted(digest_of(Path(file.file.path)) for file in attached)
        wrong += on_disk != person.digests or sorted(file.sha256 for file in attached) != person.digests
    return lost, doubled, wrong


def digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "missing"


def times(answers: list[Answer]) -> dict[str, float]:
    """Median, 95th and 99th of the receipts' seconds."""
    taken = sorted(answer.seconds for answer in answers if answer.is_receipt)
    if len(taken) < 2:
        return {}
    cuts = statistics.quantiles(taken, n=100)
    return {
        "p50 s": round(cuts[49], 2),
        "p95 s": round(cuts[94], 2),
        "p99 s": round(cuts[98], 2),
        "max s": round(taken[-1], 2),
    }


def orphans_after_sweep() -> int:
    """Files that no row knows, after the sweep of the day after tomorrow."""
    from django.core.files.storage import storages
    from django.db import connection
    from django.utils import timezone

    from participation.actions import sweep_staged_uploads
    from participation.models import Attachment, StagedUpload

    connection.close()
    sweep_staged_uploads(now=timezone.now() + dt.timedelta(days=2))
    root = Path(storages["private"].location)
    there = {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}
    known = {name for model in (Attachment, StagedUpload) for name in model.objects.values_list("file", flat=True)}
    known |= set(Attachment.objects.values_list("thumbnail", flat=True))
    return len(there - known)
