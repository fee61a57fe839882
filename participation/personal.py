"""What each stored field says about a person, and what becomes of it when a submission is erased; pure.

The one table that erasure, subject access and the privacy page read. A test fails when a model gains a text, a file,
JSON or a tie to a person that is not in it.
"""

from dataclasses import dataclass
from enum import StrEnum


class Data(StrEnum):
    """What a field holds of a person."""

    NONE = "none"  # words of the house: keys, states, facts of the form
    CONTACT = "contact"  # who somebody is and how to reach them
    WORDS = "words"  # what somebody wrote, and what was written about it
    FILES = "files"
    PSEUDONYM = "pseudonym"  # hashes and random numbers that lead to one person's row
    STAFF = "staff"  # a member of staff, as such
    TIE = "tie"  # a row that belongs to a submission or a draft


class Effect(StrEnum):
    """What erasure does with a field."""

    STAYS = "stays"
    EMPTIED = "emptied"
    COUNTED = "counted"  # what can be counted stays, of the rest only that it was answered
    ROW_GOES = "row goes"
    CONSENTED = "consented"  # stays as published when a term ends; emptied when its author asks
    OWN_TERM = "own term"  # not part of one submission: it goes by a term or a click of its own


@dataclass(frozen=True)
class Field:
    data: Data
    effect: Effect


HOUSE = Field(Data.NONE, Effect.STAYS)
STAFF = Field(Data.STAFF, Effect.STAYS)
TIE = Field(Data.TIE, Effect.STAYS)
KEY = Field(Data.PSEUDONYM, Effect.STAYS)
EMPTIED_CONTACT, EMPTIED_WORDS = Field(Data.CONTACT, Effect.EMPTIED), Field(Data.WORDS, Effect.EMPTIED)
EMPTIED_KEY = Field(Data.PSEUDONYM, Effect.EMPTIED)
GONE_TIE, GONE_WORDS, GONE_FILE, GONE_KEY, GONE_STAFF, GONE_CONTACT = (
    Field(data, Effect.ROW_GOES)
    for data in (Data.TIE, Data.WORDS, Data.FILES, Data.PSEUDONYM, Data.STAFF, Data.CONTACT)
)
CONSENTED = Field(Data.WORDS, Effect.CONSENTED)
TERM_CONTACT, TERM_WORDS, TERM_FILE, TERM_KEY = (
    Field(data, Effect.OWN_TERM) for data in (Data.CONTACT, Data.WORDS, Data.FILES, Data.PSEUDONYM)
)


def fields(**of: str | Field) -> dict[str, Field]:
    """A table from kinds to names back to name → kind; single fields by name, house words by `house`."""
    found = dict.fromkeys(str(of.pop("house", "")).split(), HOUSE)
    found |= dict.fromkeys(str(of.pop("staff", "")).split(), STAFF)
    return found | {name: field for name, field in of.items() if isinstance(field, Field)}


FIELDS: dict[str, dict[str, Field]] = {
    "Submission": fields(
        house="language channel reference desk about status quarantine_reason",
        staff="owner",
        author_name=EMPTIED_CONTACT,
        email=EMPTIED_CONTACT,
        phone=EMPTIED_CONTACT,
        title=EMPTIED_WORDS,
        search_text=EMPTIED_WORDS,
        contact_text=EMPTIED_CONTACT,
        text_digest=EMPTIED_KEY,
        digest=EMPTIED_KEY,
        pin_hash=EMPTIED_KEY,
        answers=Field(Data.WORDS, Effect.COUNTED),
        nonce=KEY,  # a form sent again must still find its receipt
        secret_hash=KEY,  # the receipt's address stays: it says that the data is gone
        merged_into=TIE,
    ),
    "Attachment": fields(
        house="key extension content_type scan",
        submission=GONE_TIE,
        file=GONE_FILE,
        thumbnail=GONE_FILE,
        name=GONE_WORDS,
        sha256=GONE_KEY,
    ),
    "AccessLink": fields(
        house="purpose",
        secret_hash=GONE_KEY,
        code_hash=GONE_KEY,
        submission=GONE_TIE,
        draft=GONE_TIE,
        member=GONE_TIE,
        email=TERM_CONTACT,
    ),
    # Named by whoever applies; goes with the application, with a draft that ends, or when somebody takes it back.
    "TeamMember": fields(house="role language", draft=GONE_TIE, submission=GONE_TIE, email=GONE_CONTACT),
    "CaseMessage": fields(house="kind", submission=GONE_TIE, text=GONE_WORDS, by=GONE_STAFF, nonce=GONE_KEY),
    "InternalNote": fields(submission=GONE_TIE, text=GONE_WORDS, by=GONE_STAFF),
    "Presence": fields(submission=GONE_TIE, user=GONE_STAFF),
    "OutboxMessage": fields(
        house="kind language reply_to message_id",
        submission=GONE_TIE,
        to=GONE_CONTACT,
        subject=GONE_WORDS,
        body=GONE_WORDS,
        calendar=GONE_WORDS,
        last_error=GONE_WORDS,
        unsubscribe_url=GONE_KEY,
    ),
    "Draft": fields(
        house="language",
        submission=GONE_TIE,
        typed=GONE_WORDS,
        email=GONE_CONTACT,
        nonce=GONE_KEY,
        secret_hash=GONE_KEY,
    ),
    "StagedUpload": fields(
        house="key extension content_type",
        nonce=TERM_KEY,
        file=TERM_FILE,
        name=TERM_WORDS,
        sha256=TERM_KEY,
    ),
    "PublicAnswer": fields(
        house="outcome execution promised_precision department_ro department_en",
        staff="by",
        submission=TIE,
        text_ro=CONSENTED,
        text_en=CONSENTED,
        public_title=CONSENTED,
        public_text=CONSENTED,
        translated_title=CONSENTED,
        translated_text=CONSENTED,
        search_text=CONSENTED,
        place=CONSENTED,
        refusal_reason=EMPTIED_WORDS,
    ),
    "AnswerUpdate": fields(house="execution text_ro text_en promised_precision precision_before", staff="by"),
    "PersonalDataAccess": fields(house="how", staff="user", submission=TIE),
    "Subscription": fields(
        house="language subject pace known_sequence", email=TERM_CONTACT, secret_hash=TERM_KEY, nonce=TERM_KEY
    ),
    "Vote": fields(voter_hash=TERM_KEY, secret_hash=TERM_KEY),
    "ExportJob": fields(house="kind selection ids reason rights", staff="by", file=TERM_FILE),
    "Tombstone": fields(house="scope why", staff="by", digest=KEY),
    "RateBucket": fields(key=TERM_KEY),
    "RefusedAnswer": fields(house="key"),
    "SavedFilter": fields(house="name columns", staff="user", query=TERM_WORDS),
    "RoutingRule": fields(house="desk keyword", staff="owner"),
    "FormAccess": fields(staff="user"),
    "WindowExtension": fields(house="note_ro note_en", staff="by"),
    "ReplyTemplate": fields(house="name desk text_ro text_en"),
    "Poll": fields(house="subject kind counts title_ro title_en text_ro text_en digest"),
    "QuestionRound": fields(house="desk note_ro note_en"),
    # The desk's own wording, without who asked: it binds everybody who enters. What is not released yet goes, see erasure.
    "RoundQuestion": fields(house="question_ro question_en answer_ro answer_en", submission=TIE),
    "ContestationWindow": fields(house="desk about_ro about_en rule_ro rule_en channel_ro channel_en"),
    "PollOption": fields(house="key label_ro label_en text_ro text_en alt_ro alt_en"),
    "Form": fields(house="key title kind desk notify reply_to", notify_addresses=STAFF),
    "FormVersion": fields(house="structure digest"),
    "FormWording": fields(house="language words"),
    "FormPage": fields(house="summary intro thank_you questions kind desk notify reply_to", notify_addresses=STAFF),
    "IdeasPage": fields(house="summary intro"),
    # Of floors above: named with their app, swept by a term or a click of their own.
    "debates.Speaker": fields(
        house="status way language",
        name=TERM_CONTACT,
        email=TERM_CONTACT,
        about=TERM_WORDS,
        nonce=KEY,  # the link of our letters says that the data is gone
        secret_hash=KEY,
    ),
    # An entry has no name in it; who made it is in an envelope, which nobody opens before the ranking is signed.
    "competitions.SealedIdentity": fields(sealed=TERM_CONTACT, public_name=CONSENTED),
    "competitions.SealedEntry": fields(
        house="code language standing refused_because_ro refused_because_en report_ro report_en",
        title=TERM_WORDS,
        text=TERM_WORDS,
        nonce=KEY,
        secret_hash=KEY,
    ),
    # Who applies and what they write stands in the submission; the application keeps numbers and states of it.
    "fix_cluj.Application": fields(house="code state language terms declared", submission=TIE),
    "fix_cluj.ApplicationVersion": fields(submission=TIE),
    "fix_cluj.EligibilityCount": fields(house="rule"),
    # Words and account go when the application's author is erased, which waits for the end of the contract.
    "fix_cluj.Contract": fields(
        house="state currency number told", lines=TERM_WORDS, indicators=TERM_WORDS, ended_because=TERM_WORDS
    ),
    "fix_cluj.Payee": fields(iban=TERM_CONTACT, holder=TERM_CONTACT),
    "fix_cluj.Instalment": fields(staff="paid_by"),
    "fix_cluj.Report": fields(
        house="kind state",
        staff="decided_by summary_approved_by",
        message=TIE,
        typed=TERM_WORDS,
        costs=TERM_WORDS,
        reason=TERM_WORDS,
        done=TERM_WORDS,
        reached=TERM_WORDS,
        summary_ro=CONSENTED,
        summary_en=CONSENTED,
        returned_because=TERM_WORDS,
    ),
    # What reviewers said of themselves before they judged: swept with the term of the call's form; that they stood back stays.
    "fix_cluj.CommitteeSeat": fields(staff="judge", interests=TERM_WORDS, excused_because=TERM_WORDS),
    "fix_cluj.ReviewConflict": fields(staff="judge", reason=TERM_WORDS),
    "competitions.SealedFile": fields(house="extension content_type", nonce=TERM_KEY, file=TERM_FILE, sha256=TERM_KEY),
}

# Verbs write these into the history; whatever else stands there may be somebody's words.
LOGGED_FACTS = frozenset(
    [
        "after",
        "before",
        "channel",
        "correction",
        "file",
        "kind",
        "mailed",
        "number",
        "outcome",
        "owner",
        "status",
        "verb",
        "why",
    ]
)


def names_with(model: str, effect: Effect) -> list[str]:
    """The fields of a model that erasure treats alike."""
    return [name for name, field in FIELDS[model].items() if field.effect is effect]
