"""The form of a wording: empty, or with what somebody typed and the files that were kept."""

from functools import partial

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms.form_fields import QuickSelect

from .builder import Question, QuestionForm, build_form_class
from .choices import Outcome
from .models import FormVersion, FormWording
from .queries.late import keys_that_may_follow

FORM_ID = "id_%s"
REMOVE = "remove"
TICKET = "token"  # name of the hidden field that holds the form token


def empty_form(wording: FormWording) -> QuestionForm:
    """The form as first shown."""
    return let_follow(build_form_class(wording.version.structure, wording.words)(auto_id=FORM_ID), wording)


def filled_form(wording: FormWording, *, data, staged=(), problems: dict[str, list[str]] | None = None) -> QuestionForm:
    """The form with what was typed; `staged` are the files kept so far, `problems` why others were refused."""
    form = build_form_class(wording.version.structure, wording.words)(data, auto_id=FORM_ID)
    form.judged_by = partial(judged_by_sections, wording.version)
    let_follow(form, wording)
    for question in form.file_questions:
        field = form.fields[question.key]
        field.problems = (problems or {}).get(question.key, [])
        field.staged_files = [
            {"name": file.name, "size": file.size, "remove_name": REMOVE, "remove_value": file.pk}
            for file in staged
            if file.key == question.key
        ]
    return form


def let_follow(form: QuestionForm, wording: FormWording) -> QuestionForm:
    """What may come after the form was sent is not asked for at once, and says until when it may come."""
    for key in keys_that_may_follow(wording.version):
        if key in form.fields and form.fields[key].required:
            field, until = form.fields[key], wording.version.form.late_label
            field.required, field.hide_optional = False, True
            follows = gettext("This file may follow until %(until)s.") % {"until": until}
            field.help_text = format_html("{} {}", field.help_text, follows)
    return form


def judged_by_sections(version: FormVersion, cleaned: dict) -> list[tuple[str, str]]:
    """What sections find wrong in answers that are right one by one, by the hook `judge_answers(version, cleaned)`."""
    return [problem for judge in hooks.get_hooks("judge_answers") for problem in judge(version, cleaned)]


def typed_back(form: QuestionForm) -> list[dict]:
    """What somebody typed, as label and text, to be copied from a page that can no longer send it."""
    found = []
    for question in form.questions.values():
        if text := typed_text(form, question):
            found.append({"key": question.key, "label": question.label, "text": text})
    return found


def typed_text(form: QuestionForm, question: Question) -> str:
    """One answer as it will be read when it is right, else as it was typed."""
    bound = form[question.key]
    if question.type in ("heading", "file"):
        return ""
    if (cleaned := getattr(form, "cleaned_data", {}).get(question.key)) not in (None, "", [], False):
        return question.read(cleaned)
    if hasattr(bound, "typed_text"):
        return bound.typed_text
    value = bound.value()
    if value in (None, "", [], False):
        return ""
    if question.type in ("checkbox", "consent"):
        return str(_("yes"))
    labels = {str(key): str(label) for key, label in getattr(bound.field, "choices", [])}
    return ", ".join(labels.get(str(item), str(item)) for item in (value if isinstance(value, list) else [value]))


class IdeaFilterForm(forms.Form):
    """The filters of the list of answered ideas; a value that is no choice filters nothing."""

    outcome = forms.ChoiceField(
        label=_("What the city answered"),
        required=False,
        widget=QuickSelect,
        choices=[("", _("Any")), *Outcome.choices],
    )
    neighbourhood = forms.ChoiceField(label=_("Neighbourhood"), required=False, widget=QuickSelect)

    def __init__(self, data, *, neighbourhoods):
        super().__init__(data, auto_id="filter-%s")
        self.fields["neighbourhood"].choices = [("", _("All")), *neighbourhoods]

    @property
    def chosen(self) -> dict[str, str]:
        """Only what was chosen and exists."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class ReceiptLinkForm(forms.Form):
    """Where to send the address of a receipt again."""

    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=254,
        help_text=_("The address that you gave when you sent the form."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class ResumeForm(forms.Form):
    """Where to send the link that continues a draft."""

    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=254,
        help_text=_("We use it for the link, and to remind you before the form closes or the draft is deleted."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id=FORM_ID, **kwargs)
