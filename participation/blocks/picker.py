"""Choosing an earlier question and one of its answers: two drop-downs over what stands in the editor's form."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static


class QuestionPicker(forms.TextInput):
    """Holds the id of a question, or of an answer; the script puts a drop-down in its place."""

    def __init__(self, part: str):
        words = {
            "none": _("always"),
            "gone": _("no longer there"),
            "yes": _("ticked"),
            "no": _("not ticked"),
            "minor": _("is under age"),
            "adult": _("is of age"),
        }
        attrs = {f"data-question-picker-{name}-value": text for name, text in words.items()}
        super().__init__(attrs | {"data-controller": "question-picker", "data-question-picker-part-value": part})

    @property
    def media(self):
        return forms.Media(js=[versioned_static("participation/admin/question-picker.js")])


class ReferenceBlock(blocks.FieldBlock):
    """The id of a question above, or of one of its answers; `QuestionsBlock` checks it against the whole form."""

    def __init__(self, part: str, *, help_text=None, **kwargs):
        self.field = forms.CharField(required=False, widget=QuestionPicker(part), help_text=help_text)
        super().__init__(**({"default": ""} | kwargs))


EFFECTS = [("show", _("it is shown only then")), ("require", _("it must be answered then"))]


def condition_blocks(*, has_effect: bool = True) -> list[tuple[str, blocks.Block]]:
    """Settings for "only if another answer is …"; a heading's condition holds for its whole section."""
    found = [
        (
            "if_question",
            ReferenceBlock(
                "question",
                label=_("depends on the question"),
                help_text=_(
                    "A question above with answers to choose from, a checkbox or the age; not one that itself depends on another."
                ),
            ),
        ),
        ("if_answer", ReferenceBlock("answer", label=_("when the answer is"))),
    ]
    if has_effect:
        found.append(
            ("if_effect", blocks.ChoiceBlock(label=_("what happens then"), choices=EFFECTS, required=False, default=""))
        )
    return found
