"""The results of a vote among variants as one text: what is downloaded, and what its digest is made from."""

import csv
import datetime as dt
import io

from ..models import Poll

COLUMNS = (
    "variant", "variant_ro", "variant_en", "votes", "percent", "confirmed", "unconfirmed", "opened_at", "closed_at",
    "counted_at", "question_ro", "question_en",
)  # fmt: skip


def moment(value: dt.datetime | None) -> str:
    return value.astimezone(dt.UTC).isoformat() if value else ""


def percent_of(number: int, total: int) -> float:
    """With one decimal; nobody voted, nobody chose it."""
    return round(100 * number / total, 1) if total else 0.0


def results_text(poll: Poll) -> str:
    """CSV in UTF-8, a row per variant in the order of the vote, times in UTC: the same in both languages."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    about = (moment(poll.opens_at), moment(poll.closes_at), moment(poll.counted_at), poll.title_ro, poll.title_en)
    for option in poll.options.all():
        number = poll.counts.get(option.key, 0)
        words = (option.key, option.label_ro, option.label_en)
        rows.writerow([*words, number, percent_of(number, poll.total), poll.total, poll.unconfirmed, *about])
    return written.getvalue()
