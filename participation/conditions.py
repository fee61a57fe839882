"""Which questions are asked and which must be answered, given the other answers; pure, and what the page follows too.

A rule looks at one earlier answer. A target that is itself hidden, comes later or is not asked in this language has
no answer: the rule is then unmet, so that nothing hidden can ever keep a form from being sent.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

SHOW, REQUIRE = "show", "require"
YES, NO = "yes", "no"  # what a checkbox answers
UNDER, MINOR, ADULT = "under", "minor", "adult"  # what an age question answers

TARGET_TYPES = ("single_choice", "multiple_choice", "dropdown", "checkbox", "age")


@dataclass(frozen=True)
class Rule:
    """The question is shown, or must be answered, when `question` was answered with `answer`."""

    question: str
    answer: str
    effect: str = SHOW


@dataclass(frozen=True)
class Asked:
    """What a question's standing depends on."""

    key: str
    rules: tuple[Rule, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class Standing:
    """Whether a question is asked, and whether it must be answered."""

    is_shown: bool
    is_required: bool


def rules_of(structure: Iterable[Mapping]) -> dict[str, tuple[Rule, ...]]:
    """Every question's rules: its section's first, then its own; a guardian is asked for when a minor answers."""
    found: dict[str, tuple[Rule, ...]] = {}
    section: tuple[Rule, ...] = ()
    age_key = ""
    for entry in structure:
        own = own_rule(entry["settings"])
        if entry["type"] == "heading":
            section = (Rule(own.question, own.answer),) if own else ()  # a heading has nothing to require
            found[entry["key"]] = section
            continue
        if entry["type"] == "guardian" and own is None and age_key:
            own = Rule(age_key, MINOR)
        found[entry["key"]] = (*section, own) if own else section
        if entry["type"] == "age":
            age_key = entry["key"]
    return found


def own_rule(settings: Mapping) -> Rule | None:
    """The rule that an editor gave a question."""
    if not settings.get("if_question"):
        return None
    return Rule(settings["if_question"], settings.get("if_answer", ""), settings.get("if_effect") or SHOW)


def must_be_answered(entry: Mapping, rules: tuple[Rule, ...]) -> bool:
    """Whether a question is required whenever it is shown; a minor's guardian always is."""
    return bool(entry["settings"].get("required")) or (entry["type"] == "guardian" and bool(rules))


def judge(asked: Iterable[Asked], given: Mapping[str, Collection[str]]) -> dict[str, Standing]:
    """The standing of every question, in the form's order, by what was given to the questions before it."""
    found: dict[str, Standing] = {}

    def is_met(rule: Rule) -> bool:
        target = found.get(rule.question)
        return target is not None and target.is_shown and rule.answer in given.get(rule.question, ())

    for question in asked:
        is_shown = all(is_met(rule) for rule in question.rules if rule.effect == SHOW)
        called_for = any(is_met(rule) for rule in question.rules if rule.effect == REQUIRE)
        found[question.key] = Standing(is_shown, is_shown and (question.required or called_for))
    return found
