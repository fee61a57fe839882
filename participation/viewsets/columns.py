"""The columns of the inbox: its own, and the answers of one form by the keys of its questions."""

from django.db.models import Q
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column, TitleColumn

from ..choices import Channel, QuestionType
from ..exports import Columns
from ..models import Form, Submission
from ..permissions import sees_sensitive

AT_MOST = 6  # wider, and nobody reads a table
NOT_LISTED = {QuestionType.FILE, QuestionType.CONSENT}
SHOWN_CHARACTERS = 140


class SubmissionColumn(TitleColumn):
    """Title, reference, and in words whatever is out of the ordinary."""

    cell_template_name = "participation/staff/cells/submission.html"

    def get_cell_context_data(self, instance, parent_context) -> dict:
        instance.badges = badges_of(instance)
        return super().get_cell_context_data(instance, parent_context)


def badges_of(row: Submission) -> list[str]:
    """What a clerk should know before opening a case."""
    found = [
        (row.is_test, _("test")),
        (row.channel != Channel.WEB, row.get_channel_display()),
        (row.merged_into_id, _("merged into another")),
        (row.handed_from_id, _("handed over")),
        (row.confirmed_at, _("address confirmed")),
        (row.form.needs_confirmation and row.email and not row.confirmed_at, _("address not confirmed")),
        (row.waits_since, _("on the waiting list")),
        (row.erasure_asked_at and not row.erased_at, _("asked for erasure")),
    ]
    return [str(label) for applies, label in found if applies]


class StatusColumn(Column):
    cell_template_name = "participation/staff/cells/status.html"


class DueColumn(Column):
    cell_template_name = "participation/staff/cells/due.html"


class MomentColumn(Column):
    cell_template_name = "participation/staff/cells/moment.html"


class AnswerColumns:
    """Which questions of a form can be columns, and which of them a person chose (`column=` in the address)."""

    def __init__(self, form: Form | None, data: QueryDict, user):
        self.form, self.data, self.user = form, data, user

    @cached_property
    def source(self) -> Columns:
        """The form's own questions, and those of the forms from which something was handed over to it."""
        handed = Submission.objects.filter(form=self.form).exclude(handed_from=None).order_by()
        asked = handed.values("wording__version__form_id").distinct()
        return Columns(Form.objects.filter(Q(pk=self.form.pk) | Q(pk__in=asked)), self.user)

    @cached_property
    def offered(self) -> dict[str, str]:
        """Key → label, newest words first, over all versions; nothing that this person may not read."""
        if self.form is None:
            return {}
        hidden = set() if sees_sensitive(self.user, self.form) else self.source.secret
        return {
            key: self.source.heading(key)
            for key, question in self.source.questions.items()
            if question["type"] not in NOT_LISTED and key not in hidden
        }

    @cached_property
    def chosen(self) -> list[str]:
        wanted = self.data.getlist("column")
        return [key for key in self.offered if key in wanted][:AT_MOST]

    @property
    def choices(self) -> list[dict]:
        return [{"key": key, "label": label, "is_chosen": key in self.chosen} for key, label in self.offered.items()]

    @property
    def others(self) -> list[tuple[str, str]]:
        """The rest of the address, which choosing columns keeps."""
        left = ("column", "p", "_w_filter_fragment")
        return [(name, value) for name, values in self.data.lists() for value in values if name not in left]

    def as_columns(self) -> list[Column]:
        return [Column(key, label=self.offered[key], accessor=self.reader(key)) for key in self.chosen]

    def reader(self, key: str):
        def read(row: Submission) -> str:
            text = str(self.source.value(key, row))
            return text if len(text) <= SHOWN_CHARACTERS else f"{text[:SHOWN_CHARACTERS]}…"

        return read
