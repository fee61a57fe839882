"""Invented submissions to the demonstration forms, some answered; written as people write.

``SUBMISSIONS``: ``key``, ``form`` (key of ``open_debate.FORMS``), ``language``, ``day`` (from the
load, negative) and ``time`` when it was received, ``channel`` (web | paper | phone | desk | email),
``status`` (new | in_progress | answered | refused | quarantined), ``answers`` by question key (a
choice is its key, a neighbourhood its slug, a date its day from the load), ``note_ro`` (an internal
note of the staff, mostly "") and ``answer`` (None or a dict):

``outcome``  accepted | partly | underway | explained | refused
``day``      when it was published, from the load (negative or 0)
``text_ro``, ``text_en``  plain text, always marked as a demonstration

In two Romanian texts the citizen typed the old cedilla letters; they are written with escapes.
Addresses are at example.org and example.com; nobody is named.
"""

from demo.content.submissions import english, questionnaire, romanian, romanian_more, spam
from demo.content.submissions.answers import ANSWERS

DEFAULTS = {"channel": "web", "status": "new", "note_ro": ""}
ABOUT = ["key", "language", "day", "time", "channel", "status", "note_ro"]


def _submission(row, form, language):
    row = DEFAULTS | {"language": language} | row
    answers = {key: value for key, value in row.items() if key not in ABOUT}
    return {key: row[key] for key in ABOUT} | {
        "form": form,
        "answers": answers | {"privacy": True},
        "answer": ANSWERS.get(row["key"]),
    }


SUBMISSIONS = sorted(
    [
        *(_submission(row, "ideas", "ro") for row in romanian.ROWS + romanian_more.ROWS),
        *(_submission(row, "ideas", "en") for row in english.ROWS),
        *(_submission(row, "ideas", row["language"]) for row in spam.ROWS),
        *(_submission(row, "walk", row["language"]) for row in questionnaire.ROWS),
    ],
    key=lambda row: (row["day"], row["time"]),
)
