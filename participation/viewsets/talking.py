"""Writing to the author of a case: a message, or a request for something that is missing."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from ..actions.conversation import CaseEnded, write_to_author
from ..models import CaseMessage
from ..permissions import may
from .case import CaseView


class WriteView(CaseView):
    """Sends what is typed; the other button only puts a template's words into the field."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if not may(self.user, "change_submission", self.submission):
            raise PermissionDenied
        if "insert" in request.POST:
            return self.insert()
        form = self.message_form(request.POST)
        if not form.is_valid():
            return self.incomplete(message_form=form)
        said = form.cleaned_data
        kind = CaseMessage.Kind.REQUEST if said["is_request"] else CaseMessage.Kind.MESSAGE
        try:
            write_to_author(
                submission=self.submission, text=said["text"], by=self.user, now=timezone.now(), kind=kind,
                reply_until=said["reply_until"], nonce=f"staff:{said['nonce'][:50]}",
            )  # fmt: skip
        except CaseEnded:
            return self.refuse(_("This case has ended: nothing can be added to it."), message_form=form)
        mailed = _("The message is sent to the author.")
        return self.leave(
            mailed if self.submission.email else _("The message is kept: its author reads it in the case.")
        )

    def insert(self):
        """The template's words in the author's language, below what was typed already."""
        data = self.request.POST.copy()
        form = self.message_form(data)
        try:
            chosen = form.fields["template"].clean(data.get(form.add_prefix("template")))
        except ValidationError:  # nothing that the page offered
            chosen = None
        if chosen:
            words = chosen.text_en if self.submission.language == "en" else chosen.text_ro
            name = form.add_prefix("text")
            data[name] = f"{data.get(name, '').rstrip()}\n\n{words}".strip()
        return self.show(message_form=self.message_form(data, unjudged=True))
