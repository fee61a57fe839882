"""What the next edition of a call begins with: the form of the last one, and what people asked about it."""

import re
from html import unescape
from typing import NamedTuple

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import PageLogEntry

from participation.choices import FormKind
from participation.models import FormPage, QuestionRound
from participation.structure import question_key

from ..models import GrantCallPage

LANGUAGES = ("ro", "en")
CLONED = "fix_cluj.clone_call"
ENDS = re.compile(r"</(?:p|li)>|<br\s*/?>")


class Asked(NamedTuple):
    """A question that was answered in public, by language; a language in which it was not said is missing."""

    question: dict[str, str]
    answer: dict[str, str]

    def note(self) -> dict[str, str]:
        """What is proposed as help, in each language that it is known in."""
        found = {}
        for language, question in self.question.items():
            with override(language):
                said = {"question": question, "answer": self.answer[language]}
                found[language] = _("Asked last time: %(question)s – %(answer)s") % said
        return found


def form_of(call: GrantCallPage) -> FormPage | None:
    """The form by which one applies to it."""
    return FormPage.objects.child_of(call).filter(kind=FormKind.APPLICATION, alias_of=None).order_by("path").first()


def drafts_of_next(call: GrantCallPage) -> GrantCallPage | None:
    """The drafts that were made of it as its next edition, while they are neither published nor deleted."""
    entries = PageLogEntry.objects.filter(action=CLONED, data__source=call.pk).values("page_id")
    found = GrantCallPage.objects.filter(pk__in=entries, live=False, first_published_at=None)
    return found.order_by("pk").last()


def asked_about(call: GrantCallPage) -> list[Asked]:
    """What is published: questions on the page of the call, then those of its released rounds."""
    return on_pages(call) + in_rounds(call)


def on_pages(call: GrantCallPage) -> list[Asked]:
    pages = GrantCallPage.objects.live().filter(translation_key=call.translation_key, alias_of=None)
    by_id: dict[str, Asked] = {}
    for page in sorted(pages.select_related("locale"), key=lambda page: page.pk != call.pk):
        language = page.locale.language_code
        for block in page.answers:
            question, answer = block.value["question"], plain(str(block.value["answer"].source))
            if question and answer:
                found = by_id.setdefault(block.id, Asked({}, {}))
                found.question[language], found.answer[language] = question, answer
    return list(by_id.values())


def in_rounds(call: GrantCallPage) -> list[Asked]:
    rounds = QuestionRound.objects.filter(page__translation_key=call.translation_key, released_at__isnull=False)
    found = []
    for row in rounds.order_by("number").prefetch_related("questions"):
        for each in row.questions.all():
            said = {
                language: (getattr(each, f"question_{language}").strip(), getattr(each, f"answer_{language}").strip())
                for language in LANGUAGES
            }
            whole = {language: pair for language, pair in said.items() if all(pair)}
            found.append(Asked(*({language: pair[at] for language, pair in whole.items()} for at in (0, 1))))
    return [each for each in found if each.question]


def plain(html: str) -> str:
    """The words of a rich text on one line."""
    return " ".join(unescape(strip_tags(ENDS.sub(" ", html))).split())


def questions_of(form: FormPage) -> list[tuple[str, str]]:
    """Key and words of every question to which a help text can be added."""
    return [
        (question_key(block.id), block.value["label"])
        for block in form.questions
        if "help_text" in block.value and block.block_type != "heading"
    ]
