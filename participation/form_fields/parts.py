"""Answers of several parts: each is a small form of its own inside the form, posted as `<key>_<part>`.

A part is therefore drawn, labelled and corrected as any other field is, and every typed value comes back.
"""

from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.datastructures import MultiValueDict


def belonging_to(data, prefix: str) -> MultiValueDict:
    """The posted values whose names start with `prefix`."""
    getlist = getattr(data, "getlist", None) or (lambda name: [data[name]])
    return MultiValueDict({name: getlist(name) for name in data if name.startswith(prefix)})


def is_empty(data: MultiValueDict) -> bool:
    """Whether nobody typed or ticked anything in these fields."""
    return not any(str(value).strip() for name in data for value in data.getlist(name))


class PartsForm(forms.Form):
    """The parts of one answer; their names follow the question's key."""

    separator = "_"
    use_required_attribute = True

    def add_prefix(self, field_name: str) -> str:
        return f"{self.prefix}{self.separator}{field_name}"

    def leave_unjudged(self) -> None:
        """Keep what was typed and say nothing about it."""
        self._errors = ErrorDict()
        self.cleaned_data = {}


class PartsWidget(forms.Widget):
    """Gathers what was typed into the parts; the template draws them one by one."""

    use_fieldset = True
    is_compound = True
    separator = "_"

    def value_from_datadict(self, data, files, name):
        return belonging_to(data, f"{name}{self.separator}")

    def value_omitted_from_data(self, data, files, name):
        return False

    def id_for_label(self, id_):
        return ""

    def render(self, name, value, attrs=None, renderer=None):
        return ""


class CompoundBoundField(forms.BoundField):
    """An answer of several parts, as the template and the error summary read it."""

    @cached_property
    def parts_form(self) -> PartsForm:
        """The parts with what was typed; judged when the whole form was, and unjudged when that says nothing."""
        data = self.data if self.form.is_bound else None
        made = self.field.parts_form(self.html_name, data, auto_id=self.form.auto_id)
        if not self.errors:
            made.leave_unjudged()
        return made

    @property
    def parts(self) -> list[forms.BoundField]:
        return list(self.parts_form)

    @property
    def own_errors(self) -> list:
        """What is wrong with the answer as a whole."""
        return [message for error in self.errors.as_data() if not is_of_a_part(error) for message in error.messages]

    @property
    def error_links(self) -> list[dict]:
        """For the summary: one link per error, to the very control that has to be corrected."""
        found = [{"id": first_control(self.parts), "label": self.label, "error": error} for error in self.own_errors]
        return found + [
            {"id": first_control([part]), "label": f"{self.label}, {part.label}", "error": error}
            for part in self.parts
            for error in part.errors
        ]

    @property
    def typed_text(self) -> str:
        """What was typed, to be copied from a page that can no longer send it."""
        return "" if is_empty(self.field.typed_of(self.data)) else joined_text(self.parts)


def is_of_a_part(error: ValidationError) -> bool:
    return getattr(error, "code", None) == "part"


def first_control(parts) -> str:
    """The id of the first control of these fields; the first choice where one chooses among several."""
    for part in parts:
        return part.id_for_label or f"{part.auto_id}_0"
    return ""


def joined_text(parts) -> str:
    """`Street: Moților, number: 3`; boxes that are not ticked are left out."""
    found = []
    for part in parts:
        value = part.value()
        if value in (None, "", False):
            continue
        choices = {str(key): str(label) for key, label in getattr(part.field, "choices", [])}
        text = "✓" if value in (True, "on") else choices.get(str(value), str(value))
        found.append(f"{part.label}: {text}")
    return ", ".join(found)


class CompoundField(forms.Field):
    """Base of answers of several parts: `parts` are fields by name; the value is a dict, or None when all is empty.

    An answer that may be left out has to be whole once it is begun.
    """

    widget = PartsWidget
    bound_field_class = CompoundBoundField
    parts_base = PartsForm

    def __init__(self, *, name: str, parts: dict[str, forms.Field], **kwargs):
        self.name = name
        self.parts_class = type("Parts", (self.parts_base,), dict(parts))
        super().__init__(**kwargs)

    def parts_form(self, name: str, data, **kwargs) -> PartsForm:
        return self.parts_class(data, prefix=name, use_required_attribute=self.required, **kwargs)

    def names_in(self, data) -> list[str]:
        """The posted names that are this answer's own."""
        return [name for part in self.parts_class.base_fields if (name := f"{self.name}_{part}") in data]

    def clean(self, value):
        data = value if isinstance(value, MultiValueDict) else MultiValueDict()
        if not self.required and is_empty(self.typed_of(data)):
            return None
        form = self.parts_form(self.name, data)
        if not form.is_valid():
            raise ValidationError(errors_of(form))
        return self.whole(form.cleaned_data)

    def typed_of(self, data: MultiValueDict) -> MultiValueDict:
        """What counts as having begun to answer."""
        return data

    def whole(self, cleaned: dict):
        """The answer, once every part is right; refuses what the parts cannot be together."""
        return {name: value for name, value in cleaned.items() if value not in (None, "")}


def errors_of(form: PartsForm, place: str = "") -> list[ValidationError]:
    """What is wrong with the parts, each named by its label."""
    return [
        ValidationError(
            "%(part)s: %(error)s", code="part", params={"part": f"{place}{form[part].label}", "error": error}
        )
        for part, found in form.errors.items()
        for error in found
    ]
