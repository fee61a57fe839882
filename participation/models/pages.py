"""A form that editors build, as a page of any section."""

from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.forms.models import FormMixin
from wagtail.fields import RichTextField
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index

from cms.dates import until_label
from cms.fields import LeanStreamField
from cms.models import BasePage
from cms.prepared import Prepared, Slot

from ..blocks import QuestionsBlock
from ..blocks.refusals import TOO_EARLY, asked_too_early
from ..builder import QuestionFormBuilder, questions_of
from ..choices import Desk, FormKind, Notify, programme_of
from ..panels import ConfirmPanel, SubmissionsPanel, VersionsPanel
from ..structure import structure_of, words_of
from ..windows import WindowState, window_state
from .following import FollowsCallMixin
from .forms import Form, FormVersion, FormWording
from .late import LatePapersMixin
from .outcomes import OutcomeTermsMixin
from .places import PlacesMixin
from .versions import CONFIRM, VersionedForm, VersionsMixin

APPLICATION = FormKind.APPLICATION
INTRO_FEATURES = ["bold", "italic", "link", "document-link", "ul", "ol"]


class FormPageQuerySet(PageQuerySet):
    """Form pages by their opening window."""

    def open_at(self, now):
        """Whose window holds `now`, those that close soonest first."""
        after_start = models.Q(opens_at=None) | models.Q(opens_at__lte=now)
        before_end = models.Q(closes_at=None) | models.Q(closes_at__gt=now)
        return self.filter(after_start & before_end).order_by(models.F("closes_at").asc(nulls_last=True), "pk")


def _newest_wording():
    current = FormWording.objects.filter(version__form__page_key=Slot("key"), language=Slot("language"))
    newest = current.filter(version=models.F("version__form__current_version")).select_related("version__form")
    return newest.order_by("-pk")[:1]


NEWEST_WORDING = Prepared(_newest_wording)


class FormPage(VersionsMixin, FollowsCallMixin, PlacesMixin, LatePapersMixin, OutcomeTermsMixin, FormMixin, BasePage):
    """A form that any section can carry. The page only shows it: answers are posted to the submit view."""

    intro = RichTextField(_("introduction"), features=INTRO_FEATURES, blank=True)
    questions = LeanStreamField(QuestionsBlock(), verbose_name=_("questions"), use_json_field=True)
    thank_you = RichTextField(
        _("text after sending"),
        features=INTRO_FEATURES,
        blank=True,
        help_text=_("Shown on the receipt, below the number and the day by which we answer."),
    )
    kind = models.CharField(
        _("what it brings"),
        max_length=12,
        choices=FormKind.choices,
        default=FormKind.IDEA,
        help_text=_("A petition gets an answer within 30 days (OG 27/2002); the form says which it is."),
    )
    desk = models.CharField(
        _("desk"), max_length=10, choices=Desk.choices, default=Desk.IDEAS, help_text=_("Whose inbox it reaches.")
    )
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(
        _("closes"),
        null=True,
        blank=True,
        help_text=_("Romanian time. At this very second the form no longer takes answers."),
    )
    answer_days = models.PositiveSmallIntegerField(
        _("we answer within so many days"), null=True, blank=True, default=30
    )
    counts_working_days = models.BooleanField(
        _("these are working days"),
        default=False,
        help_text=_("A petition's 30 days are calendar days (OG 27/2002). A day off moves to the next working day."),
    )
    retention_months = models.PositiveSmallIntegerField(_("personal data is kept for so many months"), default=12)
    notify = models.CharField(_("tell them"), max_length=5, choices=Notify.choices, default=Notify.NOW)
    notify_addresses = models.TextField(
        _("who is told of a new submission"), blank=True, help_text=_("E-mail addresses, one per line.")
    )
    reply_to = models.EmailField(
        _("address for replies"),
        blank=True,
        help_text=_("Answers to our mails come here; empty: the centre's address."),
    )

    has_steps = models.BooleanField(
        _("one section at a time"),
        default=False,
        help_text=_("Each section heading begins a step; people may stop and continue on another device."),
    )
    draft_days = models.PositiveSmallIntegerField(
        _("days a draft is kept"),
        default=30,
        help_text=_("Counted from the last save; a reminder leaves a week before."),
    )
    needs_confirmation = models.BooleanField(
        _("e-mail must be confirmed"), default=False, help_text=_("Staff see which addresses were confirmed.")
    )
    takes_votes = models.BooleanField(
        _("ideas can be supported"),
        default=False,
        help_text=_("Readers may support published ideas, one vote per e-mail address."),
    )
    grace_minutes = models.PositiveSmallIntegerField(
        _("minutes to finish an upload"),
        default=10,
        help_text=_("For what began to arrive before the form closed."),
    )

    facts = (
        "kind", "desk", "opens_at", "closes_at", "answer_days", "counts_working_days", "retention_months", "notify", "notify_addresses", "reply_to",
        "has_steps", "draft_days", "needs_confirmation", "takes_votes", "grace_minutes",
    )  # fmt: skip
    page_description = _("Questions that people answer without an account; what they send reaches the inbox.")
    base_form_class = VersionedForm  # FormMixin's own expects inline rows
    form_builder = QuestionFormBuilder
    preview_modes = [("form", _("Form"))]  # FormMixin's other one, a landing page, is the receipt here
    template = "participation/form_page.html"
    landing_page_template = "participation/form_page.html"
    subpage_types: list[str] = []

    objects = PageManager.from_queryset(FormPageQuerySet)()

    content_panels = [
        SubmissionsPanel(),
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("questions"),
        VersionsPanel(),
        ConfirmPanel(CONFIRM),
        FieldPanel("thank_you"),
    ]
    rules_panels = [
        HelpPanel(
            content=_(
                "These settings are facts: they hold for both languages as soon as the Romanian page is published."
            )
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("desk")]),
                FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
                FieldRowPanel([FieldPanel("answer_days"), FieldPanel("counts_working_days")]),
                FieldRowPanel([FieldPanel("retention_months"), FieldPanel("grace_minutes")]),
                FieldPanel("needs_confirmation"),
                FieldPanel("takes_votes"),
                *PlacesMixin.places_panels,
            ],
            heading=_("Rules"),
        ),
        MultiFieldPanel([FieldPanel("has_steps"), FieldPanel("draft_days")], heading=_("Steps and drafts")),
        *LatePapersMixin.late_panels,
        *OutcomeTermsMixin.outcome_panels,
        MultiFieldPanel(
            [FieldPanel("notify"), FieldPanel("notify_addresses"), FieldPanel("reply_to")], heading=_("Who is told")
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(rules_panels, heading=_("Window and rules")),
            ObjectList(BasePage.label_panels, heading=_("Labels for both languages")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.FilterField("closes_at"),
        index.FilterField("opens_at"),
    ]

    class Meta:
        verbose_name = _("form page")
        verbose_name_plural = _("form pages")

    def clean(self):
        super().clean()
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            raise ValidationError({"closes_at": _("The form must close after it opens.")})
        if self.kind == FormKind.APPLICATION and self.desk != Desk.GRANTS:
            raise ValidationError({"desk": _("Applications for funding are read by the grants desk alone.")})
        if self.kind == FormKind.APPLICATION and (label := asked_too_early(self.questions)):
            raise ValidationError({"questions": TOO_EARLY % {"label": label}})
        self._refuse_other_readers()

    def _refuse_other_readers(self) -> None:
        """What was sent to one desk is not handed to another by an edit of the form."""
        row = Form.objects.filter(page_key=self.translation_key).first()
        if row is None or (
            self.desk == row.desk and (self.kind == row.kind or APPLICATION not in (self.kind, row.kind))
        ):
            return
        if row.submissions.exists():
            changed = "desk" if self.desk != row.desk else "kind"
            raise ValidationError(
                {changed: _("People have answered this form: who reads it stays. Make another form.")}
            )

    @property
    def programme(self) -> str:
        return programme_of(self.kind)

    @cached_property
    def form_row(self) -> Form | None:
        """The form that all languages of this page share, an alias with its source; None before the first publication."""
        key = self.canonical_page.translation_key
        return Form.objects.filter(page_key=key).select_related("current_version").first()

    @property
    def share_detail(self) -> str:
        return until_label(self.closes_at) if self.closes_at else ""

    def state_at(self, now) -> WindowState:
        return window_state(self.opens_at, self.closes_at, now)

    @cached_property
    def wording(self) -> FormWording | None:
        """The newest words of the current version in this page's language; one query."""
        return NEWEST_WORDING.first(key=self.canonical_page.translation_key, language=self.words_language)

    def get_form_fields(self):
        """The questions with words in this language: those of the current version, or (preview) of this draft."""
        if self.wording is None or getattr(self, "_is_draft_preview", False):
            return questions_of(structure_of(self.questions), words_of(self.questions))
        return questions_of(self.wording.version.structure, self.wording.words)

    def after_publish(self, *, user=None) -> None:
        """Freeze structure and words as published, and make the form's facts hold; see FormVersion."""
        if self.alias_of_id:
            return
        source = self.fact_source() or self
        row = self._update_form(source)
        version = row.current_version
        if source.pk == self.pk or version is None:
            structure = structure_of(source.questions)
            version = FormVersion.objects.freeze(row, structure)
        self._freeze_words(version)
        if source.pk == self.pk:
            for translation in self.live_translations.values():
                if translation.pk != self.pk:
                    translation.specific._freeze_words(version)

    def after_move(self, *, user=None) -> None:
        import_string("participation.actions.calls.follow_after_move")(page=self, by=user, now=timezone.now())

    def after_unpublish(self, *, user=None) -> None:
        """A form that no language shows any more takes no answers; this page's row may still say that it is live."""
        others = FormPage.objects.filter(translation_key=self.translation_key, alias_of=None).exclude(pk=self.pk)
        if not others.live().exists():
            Form.objects.filter(page_key=self.translation_key).update(is_published=False)

    def _update_form(self, source: "FormPage") -> Form:
        values = {name: getattr(source, name) for name in source.all_facts()} | {"title": source.title[:255]}
        published = {"is_published": True}
        known = values | published if source.live else published  # a draft's facts do not hold yet
        row, _created = Form.objects.update_or_create(
            page_key=self.translation_key, defaults=known, create_defaults=values | published
        )
        return row

    def _freeze_words(self, version: FormVersion) -> None:
        words = words_of(self.questions, untranslated=self.untranslated_paths())
        known = {entry["key"] for entry in version.structure}
        words = {key: value for key, value in words.items() if key in known}
        FormWording.objects.freeze(version, self.locale.language_code, words | {"_form": {"title": self.title}})

    def serve(self, request, *args, **kwargs):
        # The one place where a page meets its view; see docs/architecture.md.
        return import_string("participation.views.forms.show_form")(request, self)

    def serve_preview(self, request, mode_name):
        self._is_draft_preview = True
        return import_string("participation.views.forms.show_form")(request, self, is_preview=True)
