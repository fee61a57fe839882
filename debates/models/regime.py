"""A debate under its regime: the days that the law judges, the state that they give, and a guard before publishing."""

import datetime as dt

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel

from cms.dates import CITY_ZONE, DAY
from cms.models.pages import FactsForm
from cms.share import ShareCard
from participation.models.versions import is_publishing

from ..clock import Days
from ..panels import AcceptPanel, CalendarPanel
from ..regimes import BLOCKING, Regime
from ..states import PAST, STAGE_OF_STATE, DebateState, Facts, is_overdue, state_of

ACCEPT = "accept_calendar"
OWN = (
    "announced_on",
    "proposals_until",
    "summary_due_on",
    "summary_on",
)  # columns of a debate that its state follows from


class DebateForm(FactsForm):
    """Refuses to publish what the law does not allow, unless an editor says why; a draft may hold anything."""

    accept_calendar = forms.BooleanField(
        label=_("I publish with these dates all the same, for the reason above"), required=False
    )

    def _post_clean(self):
        super()._post_clean()
        page = self.instance
        if self.is_publishing() and not self.errors and page.fact_source() is None:
            self._judge(page)
            if page.summary_due_on and strip_tags(page.results).strip() and not page.summary_on:
                page.summary_on = timezone.localdate(timezone=CITY_ZONE)

    def is_publishing(self) -> bool:
        return is_publishing(self.data)

    def _judge(self, page: "RegimeMixin") -> None:
        calendar = page.legal_calendar()
        page.work_out()
        if page.is_strict and calendar.lines and page.announced_on is None:
            self.add_error("announced_on", _("Give the day of the announcement: the law's terms run from it."))
            return
        has_reason = bool(page.shorter_because.strip())
        if self.cleaned_data.get(ACCEPT) and has_reason:
            page.accepted_terms = calendar.marks
        elif self.cleaned_data.get(ACCEPT):
            self.add_error("shorter_because", _("Say why, in one sentence: readers see it."))
        elif page.is_strict and calendar.unaccepted(page.accepted_terms if has_reason else ""):
            self.add_error(ACCEPT, calendar.question())
        else:
            kept = set(calendar.marks.split()) & set(page.accepted_terms.split())
            page.accepted_terms = " ".join(sorted(kept))


class RegimeMixin(models.Model):
    """Mixin for events that are held under a regime, placed before the event's own base."""

    regime = models.CharField(
        _("regime"),
        max_length=9,
        choices=Regime.choices,
        default=Regime.VOLUNTARY,
        help_text=_("It brings the usual steps and the terms that the law asks for."),
    )
    announced_on = models.DateField(
        _("announced on"),
        null=True,
        blank=True,
        help_text=_("The day on which the announcement and papers were posted."),
    )
    place_announced_on = models.DateField(
        _("date and place announced on"), null=True, blank=True, help_text=_("Only if this was on another day.")
    )
    proposals_until = models.DateField(
        _("written proposals until"),
        null=True,
        blank=True,
        help_text=_("The last day. A form for ideas below the page leads, when there is one."),
    )
    endorsement_on = models.DateField(_("sent for endorsement on"), null=True, blank=True)
    summary_on = models.DateField(
        _("summary published on"), null=True, blank=True, help_text=_("Minutes, papers and what came of it.")
    )
    summary_due_on = models.DateField(null=True, blank=True, editable=False, db_index=True)
    shorter_because = models.TextField(
        _("why a term is shorter"), blank=True, help_text=_("One sentence. Readers see it beside the term.")
    )
    accepted_terms = models.TextField(blank=True, editable=False)

    facts = (
        "regime", "announced_on", "place_announced_on", "proposals_until", "endorsement_on", "summary_on",
        "summary_due_on", "accepted_terms",
    )  # fmt: skip
    base_form_class = DebateForm
    regime_panels = [
        CalendarPanel(),
        FieldPanel("regime"),
        FieldRowPanel([FieldPanel("announced_on"), FieldPanel("place_announced_on")]),
        FieldRowPanel([FieldPanel("proposals_until"), FieldPanel("endorsement_on")]),
        MultiFieldPanel(
            [
                HelpPanel(content=_("Words of this page's language: the reason is translated like every text.")),
                FieldPanel("shorter_because"),
                AcceptPanel(ACCEPT),
            ],
            heading=_("A shorter term"),
        ),
    ]

    class Meta:
        abstract = True

    @property
    def is_strict(self) -> bool:
        """Whether an impossible date keeps the page from being published."""
        return self.regime in BLOCKING

    @property
    def day_known(self) -> dt.date | None:
        return self.date if self.date_precision == DAY else None

    def days(self, proposals_until: dt.date | None = None) -> Days:
        """The days that the law judges; `proposals_until`: of the form below the page, when there is one."""
        return Days(
            announced=self.announced_on,
            place_announced=self.place_announced_on or self.announced_on,
            proposals_until=proposals_until or self.proposals_until,
            endorsement=self.endorsement_on,
            debate=None if self.change else self.day_known,
            summary=self.summary_on or self.results_due_on,
        )

    def legal_calendar(self):
        """What the law asks of this debate now; see debates.queries.calendars.LegalCalendar."""
        return import_string("debates.queries.calendars.calendar_of_page")(self)

    def open_problems(self) -> list:
        """Broken terms that no reason was given for."""
        return self.legal_calendar().unaccepted(self.accepted_terms if self.shorter_because.strip() else "")

    def work_out(self) -> None:
        super().work_out()
        self.summary_due_on = self.results_due_on or import_string("debates.queries.calendars.summary_due")(self)

    def facts_of_state(self, is_form_open: bool | None = None) -> Facts:
        # A list of all sections reads only what every event has; for it the event's own days must do.
        own = {name: self.__dict__.get(name) for name in OWN}
        return Facts(
            change=self.change,
            date=self.date,
            latest_on=self.latest_on,
            time=self.time,
            end_time=self.end_time,
            is_held=self.is_held,
            is_form_open=is_form_open,
            **own,
        )

    # What forms below the page say of their window; a list or a view that asked for it puts the answer here.
    is_form_open: bool | None = None

    def debate_state_at(self, now: dt.datetime) -> DebateState:
        local = now.astimezone(CITY_ZONE)
        return state_of(self.facts_of_state(self.is_form_open), local.date(), local.time())

    @property
    def state(self) -> DebateState:
        return self.debate_state_at(timezone.now())

    @property
    def stage(self) -> str:
        return STAGE_OF_STATE.get(self.state, "imagined")

    @property
    def is_past(self) -> bool:
        return self.state in PAST

    @property
    def is_overdue(self) -> bool:
        return is_overdue(self.facts_of_state(), timezone.localdate(timezone=CITY_ZONE))

    def share_card(self) -> ShareCard:
        """From the page's own columns: networks keep the picture, and a form's window changes without the page."""
        asked, self.is_form_open = self.is_form_open, None
        try:
            return super().share_card()
        finally:
            self.is_form_open = asked

    def after_publish(self, *, user=None) -> None:
        super().after_publish(user=user)
        if self.fact_source() is None and not self.alias_of_id:
            import_string("debates.actions.note_acceptance")(page=self, by=user, now=timezone.now())
