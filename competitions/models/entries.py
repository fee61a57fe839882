"""Stages of a competition, and after the verdict every entry by its code, with what the jury says of it."""

from collections import Counter

from django.db import models
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from .figures import Rank

Problem = tuple[models.Model, str, str]  # a row, its field, what is wrong with it
NUMBER_OF_STAGES = {"one": 1, "two": 2}


class CompetitionStage(Orderable):
    """What is asked for in a stage, and how many go on from it."""

    page = ParentalKey("competitions.CompetitionPage", on_delete=models.CASCADE, related_name="stage_rows")
    name_ro = models.CharField(gettext_lazy("stage, in Romanian"), max_length=120)
    name_en = models.CharField(gettext_lazy("stage, in English"), max_length=120)
    asks_ro = models.TextField(gettext_lazy("what is handed in, in Romanian"), max_length=600, blank=True)
    asks_en = models.TextField(gettext_lazy("what is handed in, in English"), max_length=600, blank=True)
    go_on = models.PositiveSmallIntegerField(
        gettext_lazy("how many go on"), null=True, blank=True, help_text=gettext_lazy("Empty: all, or not known.")
    )

    panels = [
        FieldRowPanel([FieldPanel("name_ro"), FieldPanel("name_en"), FieldPanel("go_on")]),
        FieldRowPanel([FieldPanel("asks_ro"), FieldPanel("asks_en")]),
    ]

    def as_row(self) -> dict:
        is_english = get_language() == "en"
        name, asks = (self.name_en, self.asks_en) if is_english else (self.name_ro, self.asks_ro)
        return {"name": name, "asks": asks, "go_on": self.go_on}


class ListedEntry(Orderable):
    """An entry as everybody may see it after the jury: by its code; its author only once the results are published."""

    class Result(models.TextChoices):
        NONE = "", gettext_lazy("no prize")
        GOES_ON = "goes_on", gettext_lazy("chosen for the second stage")
        REFUSED = "refused", gettext_lazy("not admitted")

    page = ParentalKey("competitions.CompetitionPage", on_delete=models.CASCADE, related_name="listed_entries")
    code = models.CharField(gettext_lazy("code"), max_length=40)
    result = models.CharField(
        gettext_lazy("result"), max_length=7, choices=[*Result.choices, *Rank.choices[:-1]], blank=True
    )
    author = models.CharField(gettext_lazy("author or office"), max_length=200, blank=True)
    report_ro = models.TextField(gettext_lazy("what the jury says of it, in Romanian"), blank=True)
    report_en = models.TextField(gettext_lazy("what the jury says of it, in English"), blank=True)
    link = models.URLField(gettext_lazy("link to its boards"), blank=True)

    panels = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("result"), FieldPanel("author")]),
        FieldRowPanel([FieldPanel("report_ro"), FieldPanel("report_en")]),
        FieldPanel("link"),
    ]

    def as_row(self) -> dict:
        is_english = get_language() == "en"
        report = (is_english and self.report_en) or self.report_ro
        return {
            "code": self.code,
            "result": str(self.get_result_display()) if self.result else "",
            "author": self.author,
            "report": report,
            "lang": "ro" if is_english and report and not self.report_en else "",
            "url": self.link,
        }


def stage_problems(stages: list[CompetitionStage], number: str) -> list[Problem]:
    """Stages that are told of, but are not as many as the competition has."""
    expected = NUMBER_OF_STAGES.get(number)
    if not stages or expected is None or len(stages) == expected:
        return []
    words = _("%(told)d stages are described; the calendar says that there are %(expected)d.")
    return [(stages[-1], "name_ro", words % {"told": len(stages), "expected": expected})]


def entry_problems(entries: list[ListedEntry], *, is_decided: bool, is_closed: bool) -> list[Problem]:
    """Entries before the hand-in closed, one code twice, an author before the results are published."""
    if entries and not is_closed and not is_decided:
        words = _("Entries are listed once the hand-in has closed.")
        return [(entry, "code", words) for entry in entries]
    often = Counter(entry.code.strip().casefold() for entry in entries)
    twice = _("Two entries cannot have the same code.")
    found: list[Problem] = [(entry, "code", twice) for entry in entries if often[entry.code.strip().casefold()] > 1]
    if not is_decided:
        words = _("Names stay out of the portal until the results are published.")
        found += [(entry, "author", words) for entry in entries if entry.author]
    return found
