"""What publishing a form would change for the answers that it has, told to the editor before it happens."""

from dataclasses import dataclass

from django import forms
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from ..structure import structure_of, words_of
from .following import FollowingForm
from .forms import Form, FormWording, structure_digest
from .submissions import CONTACT_COLUMNS, Submission

CONFIRM = "confirm_version"
PUBLISHES = ("action-publish", "action-submit", "action-restart-workflow")
APPROVAL, APPROVE = "action-workflow-action", "approve"  # of a moderator, who acts from within the editor


@dataclass(frozen=True)
class Difference:
    """From the published version to what would be published: labels, and how many answers a removed question has."""

    number: int
    answers: int
    added: list[str]
    removed: list[tuple[str, int]]
    changed: list[str]
    is_reordered: bool

    @property
    def removes_answers(self) -> bool:
        return any(count for _label, count in self.removed)

    def question(self) -> str:
        """Why it is not published yet, in one sentence."""
        if self.removes_answers:
            gone = [{"label": label, "count": count} for label, count in self.removed if count]
            labels = ", ".join(str(_("“%(label)s” (%(count)d)") % facts) for facts in gone)
            message = _(
                "Not published yet. You remove questions that people have answered: %(labels)s. Their answers stay in "
                "the inbox and in exports; nobody is asked any more. Tick the box and publish again."
            )
            return message % {"labels": labels}
        message = _("Not published yet. The form has answers (%(count)d), so this makes version %(number)d. Tick the box and publish again.")  # fmt: skip
        return message % {"count": self.answers, "number": self.number}


def is_publishing(data) -> bool:
    """Whether what an editor sent publishes the page, or has it published."""
    is_approved = APPROVAL in data and data.get("workflow-action-name") == APPROVE
    return is_approved or any(name in data for name in PUBLISHES)


class VersionedForm(FollowingForm):
    """Asks before a form that has answers gets another version: what goes, what comes, how many answered."""

    confirm_version = forms.BooleanField(label=_("I have read what changes"), required=False)

    def clean(self):
        cleaned = super().clean()
        if self.is_publishing() and "questions" in cleaned and not cleaned.get(CONFIRM):
            self.difference = self.instance.difference_to(cleaned["questions"])
            if self.difference:
                self.add_error(CONFIRM, self.difference.question())
        return cleaned

    def is_publishing(self) -> bool:
        return is_publishing(self.data)


class VersionsMixin(models.Model):
    """Mixin for form pages: versions with their answers, and what the draft would change."""

    class Meta:
        abstract = True

    def version_history(self) -> list[dict]:
        """Number, day and answers of each version, the newest first."""
        if self.form_row is None:
            return []
        real = Q(wordings__submissions__is_test=False)
        versions = self.form_row.versions.annotate(answers=Count("wordings__submissions", filter=real))
        return list(versions.order_by("-number").values("number", "created_at", "answers"))

    def difference_to(self, questions) -> Difference | None:
        """What publishing these questions would change; None when nothing does or nobody has answered yet."""
        row: Form | None = self.form_row
        if row is None or row.current_version is None or self.fact_source() is not None:
            return None
        before, after = row.current_version.structure, structure_of(questions)
        if structure_digest(before) == structure_digest(after):
            return None
        answers = asked_by(row).count()
        if not answers:
            return None
        wording = FormWording.objects.newest(row.current_version, self.locale.language_code)
        return compare(row, before, after, wording.words if wording else {}, words_of(questions), answers)

    def untranslated_paths(self) -> frozenset[str]:
        """Content paths that wait for this language; equal text is no proof, so wagtail-localize is asked."""
        source = TranslationSource.objects.filter(object_id=self.translation_key, locale=Locale.get_default()).first()
        if source is None or self.locale_id == source.locale_id:
            return frozenset()
        segments = source.stringsegment_set.annotate_translation(self.locale).filter(translation=None)
        return frozenset(segments.values_list("context__path", flat=True))

    def waiting_questions(self, language: str = "en") -> int:
        """How many questions of the current version have no words in a language yet."""
        row = self.form_row
        if row is None or row.current_version is None:
            return 0
        wording = FormWording.objects.newest(row.current_version, language)
        words = wording.words if wording else {}
        return sum(entry["key"] not in words for entry in row.current_version.structure)


def compare(
    row: Form, before: list[dict], after: list[dict], old_words: dict, new_words: dict, answers: int
) -> Difference:
    """Question by question, by key."""
    old, new = ({entry["key"]: entry for entry in each} for each in (before, after))

    def label(words: dict, key: str) -> str:
        return words.get(key, {}).get("label", key)

    stay = [key for key in old if key in new]
    return Difference(
        number=row.current_version.number + 1,
        answers=answers,
        added=[label(new_words, key) for key in new if key not in old],
        removed=[(label(old_words, key), answers_to(row, old[key])) for key in old if key not in new],
        changed=[label(new_words, key) for key in stay if old[key] != new[key]],
        is_reordered=stay != [key for key in new if key in old],
    )


def asked_by(row: Form) -> models.QuerySet:
    """What was sent through a form, wherever it was handed over to since; not what came to it from another."""
    return Submission.objects.filter(wording__version__form=row, is_test=False)


def answers_to(row: Form, entry: dict) -> int:
    """How many have answered a question, in whichever version."""
    real = asked_by(row)
    if column := CONTACT_COLUMNS.get(entry["role"]):
        return real.exclude(**{column: ""}).count()
    if entry["type"] == "file":
        return real.filter(attachments__key=entry["key"]).distinct().count()
    return real.filter(answers__has_key=entry["key"]).count()
