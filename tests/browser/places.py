"""The page types of the portal: their names, how one gets to each, in either language."""

from dataclasses import dataclass, field

LANGUAGES = ("ro", "en")
# Pages that speak both languages at once, because they must render when nothing else works.
BILINGUAL = ("server_error", "bad_request")
READING = (
    "home", "debates", "debates_filtered", "debates_empty", "debate_open", "debate_held", "debate_unverified",
    "debate_cancelled", "debate_postponed", "ideas", "idea", "news", "news_item", "standard", "contact", "accessibility",
    "privacy", "search_start", "search_hits", "search_nothing", "style_guide",
    "competitions", "competitions_empty", "competition_open", "competition_decided", "fix", "call_open", "call_decided",
    "youth", "youth_meetings", "youth_meeting", "youth_news", "youth_news_item", "youth_vote",
    "board", "partners", "partner", "projects", "project", "reports", "report",
    "labels", "topic", "neighbourhood", "goal",
    "ideas_found", "ideas_nothing", "idea_done", "register", "open_data", "poll",
)  # fmt: skip
FORMS = (
    "form", "form_errors", "form_file", "survey", "survey_errors", "petition", "form_closed", "form_not_yet",
    "form_expired", "receipt", "receipt_paper", "verify", "verify_errors", "case_door", "case_door_errors", "case_code",
    "case", "case_errors", "case_withdraw", "case_erase", "case_enter", "case_over", "application", "application_errors",
    "youth_form", "youth_form_errors", "speak", "speak_errors", "speak_asked", "speaker", "every_kind", "every_kind_errors", "closed_draft",
    "step", "step_errors", "step_rows", "review", "later", "later_errors", "draft_expired", "resume", "resume_used",
    "verify_unknown", "verify_strange", "verify_busy",
    "follow", "follow_errors", "follow_asked", "followed", "unfollow", "poll_errors", "vote_asked", "voted",
)  # fmt: skip
TROUBLE = ("not_found", "forbidden", "unavailable", *BILINGUAL)
DOORS = ("sign_in", "sign_in_errors", "password_reset")
NAMES = (*READING, *FORMS, *TROUBLE, *DOORS, "mailbox")
PUBLIC = [(name, language) for name in NAMES for language in LANGUAGES if not (name in BILINGUAL and language == "en")]


@dataclass
class Place:
    """A page type in one language: an address, and what to send from it, or a page that is shown without a server."""

    path: str
    fill: dict[str, str] | None = None
    files: dict[str, str] = field(default_factory=dict)
    html: str = ""
    status: int = 200


def place(known: dict, name: str, language: str) -> Place:
    """Where a page type is, from what `states` printed."""
    return Place(**known["places"][name][language])
