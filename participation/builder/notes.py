"""A question's condition for its page: the rules as data for the script, and in a sentence for whoever has none."""

import json
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..conditions import NO, SHOW, YES, Rule
from ..readings import age_bands
from .questions import Question


@dataclass
class Condition:
    """Why a question may be hidden or required."""

    question: Question
    questions: dict[str, Question]

    @property
    def rules(self) -> str:
        """The same rules that the server judges by: [[question, answer, effect], …]."""
        return json.dumps([[rule.question, rule.answer, rule.effect] for rule in self.question.rules])

    @property
    def note(self) -> str:
        """When to answer, said in words; a rule of the section is said once, above it."""
        rule = self.question.own_rule
        target = self.questions.get(rule.question) if rule else None
        if target is None:
            return ""
        if target.type == "checkbox":
            return ticked_note(rule) % {"question": target.label}
        sentence = (
            _("Only if you answered “%(answer)s” to “%(question)s”.")
            if rule.effect == SHOW
            else _("Must be answered if you answered “%(answer)s” to “%(question)s”.")
        )
        return sentence % {"question": target.label, "answer": answer_label(target, rule.answer)}


def ticked_note(rule: Rule) -> str:
    if rule.effect == SHOW:
        return (
            _("Only if you ticked “%(question)s”.")
            if rule.answer == YES
            else _("Only if you did not tick “%(question)s”.")
        )
    if rule.answer == NO:
        return _("Must be answered if you did not tick “%(question)s”.")
    return _("Must be answered if you ticked “%(question)s”.")


def answer_label(target: Question, answer: str) -> str:
    """An answer in the words of its question."""
    choices = target.choices
    if target.type == "age":
        choices = age_bands(target.settings.get("adult_age", 18), target.settings.get("minimum_age"))
    return str(dict(choices).get(answer, answer))
