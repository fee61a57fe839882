"""What an editor's questions may not be together: one meaning twice, or a condition that cannot be judged."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.choices import Currency

from ..choices import CHOICE_TYPES, Role
from ..conditions import ADULT, MINOR, NO, TARGET_TYPES, YES

GONE = _("The question that this one depends on is no longer there. Choose another one, or “always”.")
BELOW = _("The question that this one depends on stands below it. Move that one up, or choose another one.")
NO_CHOICE = _("This can depend on answers to choose from, on a checkbox or on the age, not on what is typed.")
NESTED = _("The question that this one depends on itself depends on another one. Choose one that everybody is asked.")
NO_ANSWER = _("Choose the answer on which this one depends: it is missing, or was removed.")
NO_AGE = _("Put a question about the age above: the details of a guardian are asked of minors.")
NO_TOTAL = _("Only numbers and sums of money have a total.")
ROWS_CROSSED = _("The least number of rows is larger than the largest.")
BOUNDS_CROSSED = _("The least that may be answered is larger than the most.")
NOT_LEI = _("The amount asked for is compared between applications, so it is in lei.")
RANKED_CROSSED = _("More places are asked for than there are answers.")
TOO_EARLY = _(
    "“%(label)s”: an application asks for no personal number and no bank account. The account is asked for with the contract, of whoever is funded."
)
# Personal numbers and bank accounts are no part of an application; they are asked for once there is a contract.
ONLY_WITH_CONTRACT = re.compile(
    r"\b(CNP|IBAN)\b|\bcod(ul)? numeric personal\b|\bcont(ul)? bancar\b|\bpersonal (identification )?number\b|\bbank account\b",
    re.IGNORECASE,
)
TYPED = ("text", "long_text", "number", "rows", "file", "single_choice", "dropdown")
AGES_CROSSED = _("Whoever may not answer yet cannot be of age: make the lower age at most the age of majority.")


def refusals(questions) -> dict[int, ValidationError]:
    """What is wrong, by the place of the question at fault."""
    found: dict[int, ValidationError] = {}
    for check in (roles_twice, broken_conditions, guardians_without_age, crossed_bounds):
        for index, message in check(questions):
            found.setdefault(index, ValidationError(message))
    return found


def asked_too_early(questions) -> str:
    """The first question of an application that wants what is asked for with the contract alone; empty: none does."""
    for block in questions:
        if block.block_type in TYPED:
            labels = [block.value["label"], *(column["label"] for column in block.value.get("columns", ()))]
            for label in labels:
                if ONLY_WITH_CONTRACT.search(label):
                    return label
    return ""


def settings_of(block) -> dict:
    return block.value.get("settings") or {}


def roles_twice(questions):
    """At most one question has each meaning."""
    seen: set[str] = set()
    for index, block in enumerate(questions):
        role = settings_of(block).get("role")
        if role and role in seen:
            yield (
                index,
                _("Another question already has the meaning “%(role)s”.") % {"role": Role(role).label},
            )
        seen.add(role)


def broken_conditions(questions):
    """Whose condition looks at nothing, at something below, or at a question that is itself conditional."""
    places = {str(block.id): index for index, block in enumerate(questions) if block.id}
    always_asked: dict[str, object] = {}
    in_conditional_section = False
    for index, block in enumerate(questions):
        own = settings_of(block)
        target = str(own.get("if_question") or "")
        if target and (message := problem_with(own, target, places.get(target), index, always_asked, questions)):
            yield index, message
        if block.block_type == "heading":
            in_conditional_section = bool(target)
        elif not target and not in_conditional_section:
            always_asked[str(block.id)] = block


def problem_with(own, target: str, place: int | None, index: int, always_asked: dict, questions):
    """Why a condition cannot be judged; None when it can."""
    if place is None:
        return GONE
    if place >= index:
        return BELOW
    if questions[place].block_type not in TARGET_TYPES:
        return NO_CHOICE
    if target not in always_asked:
        return NESTED
    return None if str(own.get("if_answer") or "") in answers_of(questions[place]) else NO_ANSWER


def answers_of(block) -> set[str]:
    """What a condition on this question may ask for."""
    if block.block_type in CHOICE_TYPES:
        return {str(item.id) for item in block.value["choices"].bound_blocks}
    return {YES, NO} if block.block_type == "checkbox" else {MINOR, ADULT}


def guardians_without_age(questions):
    """A guardian is asked for by the age above, unless the editor gave a condition."""
    has_age = False
    for index, block in enumerate(questions):
        has_age = has_age or block.block_type == "age"
        if block.block_type == "guardian" and not has_age and not settings_of(block).get("if_question"):
            yield index, NO_AGE


def crossed_bounds(questions):
    """Bounds that nothing can keep, sums that cannot be compared, and totals of what cannot be added."""
    for index, block in enumerate(questions):
        own = settings_of(block)
        if own.get("role") == Role.AMOUNT and own.get("currency", Currency.RON) != Currency.RON:
            yield index, NOT_LEI
        for low, high, message in (
            ("minimum", "maximum", BOUNDS_CROSSED),
            ("earliest", "latest", BOUNDS_CROSSED),
            ("minimum_rows", "maximum_rows", ROWS_CROSSED),
            ("minimum_age", "adult_age", AGES_CROSSED),
        ):
            if own.get(low) is not None and own.get(high) is not None and own[low] > own[high]:
                yield index, message
        if block.block_type == "ranking" and (own.get("ranked") or 0) > len(block.value["choices"]):
            yield index, RANKED_CROSSED
        for item in block.value.get("columns", ()):
            if item.get("total") and item["type"] not in ("number", "money"):
                yield index, NO_TOTAL
