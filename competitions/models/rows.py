"""Criteria, jury and legal channel of a competition."""

from django.db import models
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

TOTAL_WEIGHT = 100


class Criterion(Orderable):
    """What the jury weighs; its short name exists in both languages at once."""

    page = ParentalKey("competitions.CompetitionPage", on_delete=models.CASCADE, related_name="criteria")
    name_ro = models.CharField(gettext_lazy("criterion, in Romanian"), max_length=200)
    name_en = models.CharField(gettext_lazy("criterion, in English"), max_length=200)
    weight = models.PositiveSmallIntegerField(
        gettext_lazy("weight (%)"),
        null=True,
        blank=True,
        help_text=gettext_lazy(
            "Leave it empty everywhere if the rules give no weights; otherwise they must add up to 100."
        ),
    )

    panels = [FieldRowPanel([FieldPanel("name_ro"), FieldPanel("name_en")]), FieldPanel("weight")]

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_ro


def weight_problems(criteria: list[Criterion]) -> list[tuple[Criterion, str]]:
    """Criteria whose weights cannot be: one is missing, or they do not add up to 100."""
    weights = [criterion.weight for criterion in criteria]
    if not any(weight is not None for weight in weights):
        return []
    words = _("Give every criterion its weight, or none.")
    missing = [(criterion, words) for criterion in criteria if criterion.weight is None]
    if missing or sum(weights) == TOTAL_WEIGHT:
        return missing
    words = _("The weights add up to %(sum)d; they must make %(total)d.") % {"sum": sum(weights), "total": TOTAL_WEIGHT}
    return [(criteria[-1], words)]


class Juror(Orderable):
    """A member of the jury, as a public source names them."""

    page = ParentalKey("competitions.CompetitionPage", on_delete=models.CASCADE, related_name="jurors")
    name = models.CharField(gettext_lazy("name"), max_length=120)
    role_ro = models.CharField(gettext_lazy("who they are, in Romanian"), max_length=200, blank=True)
    role_en = models.CharField(gettext_lazy("who they are, in English"), max_length=200, blank=True)
    is_alternate = models.BooleanField(gettext_lazy("is an alternate"), default=False)
    is_chair = models.BooleanField(gettext_lazy("chairs the jury"), default=False)
    cv_ro = models.TextField(gettext_lazy("short CV, in Romanian"), max_length=2000, blank=True)
    cv_en = models.TextField(gettext_lazy("short CV, in English"), max_length=2000, blank=True)
    link = models.URLField(gettext_lazy("link to the CV"), blank=True)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("is_chair"), FieldPanel("is_alternate")]),
        FieldRowPanel([FieldPanel("role_ro"), FieldPanel("role_en")]),
        FieldRowPanel([FieldPanel("cv_ro"), FieldPanel("cv_en")]),
        FieldPanel("link"),
    ]

    @property
    def label(self) -> str:
        """Name, role, and that they chair the jury or are an alternate."""
        role = self.role_en if get_language() == "en" else self.role_ro
        duty = _("alternate") if self.is_alternate else _("chair of the jury") if self.is_chair else ""
        return ", ".join(part for part in (self.name, role, duty) if part)

    def as_row(self) -> dict:
        """The label, and the CV in the active language, else in Romanian."""
        is_english = get_language() == "en"
        cv = (is_english and self.cv_en) or self.cv_ro
        lang = "ro" if is_english and cv and not self.cv_en else ""
        return {"label": self.label, "cv": cv, "lang": lang, "url": self.link}


def jury_problems(jurors: list[Juror], size: int | None, alternates: int | None) -> list[tuple[Juror, str, str]]:
    """More people than the jury has places, two who chair it, an alternate who does."""
    found = []
    members = [juror for juror in jurors if not juror.is_alternate]
    others = [juror for juror in jurors if juror.is_alternate]
    for people, places in ((members, size), (others, alternates)):
        if places is not None and len(people) > places:
            words = _("There are %(names)d names for %(places)d places.") % {"names": len(people), "places": places}
            found.append((people[-1], "name", words))
    chairs = [juror for juror in jurors if juror.is_chair]
    found += [(juror, "is_chair", _("Only one member chairs the jury.")) for juror in chairs[1:]]
    found += [(juror, "is_chair", _("An alternate does not chair.")) for juror in chairs if juror.is_alternate]
    return found


class Channel(Orderable):
    """Where entries and questions legally go: never to this portal."""

    class Kind(models.TextChoices):
        SEAP = "seap", gettext_lazy("SEAP, the electronic system of public procurement")
        OAR = "oar", gettext_lazy("Romanian Order of Architects (OAR)")
        OTHER = "other", gettext_lazy("The competition’s own site")

    page = ParentalKey("competitions.CompetitionPage", on_delete=models.CASCADE, related_name="channels")
    kind = models.CharField(gettext_lazy("channel"), max_length=5, choices=Kind.choices)
    url = models.URLField(gettext_lazy("link"))
    number = models.CharField(gettext_lazy("number of the notice"), max_length=60, blank=True)

    panels = [FieldRowPanel([FieldPanel("kind"), FieldPanel("number")]), FieldPanel("url")]

    @property
    def label(self) -> str:
        """The channel, and the number of the notice there."""
        kind = str(self.get_kind_display())
        notice = _("notice %(number)s") % {"number": self.number}
        return f"{kind}, {notice}" if self.number else kind


def sealed_problems(channels: list[Channel]) -> list[tuple[Channel, str, str]]:
    """Channels that a competition with entries of its own cannot have: procurement never comes to the portal."""
    words = _("What is announced in SEAP is procurement: the portal takes no entries of it.")
    return [(channel, "kind", words) for channel in channels if channel.kind == Channel.Kind.SEAP]
