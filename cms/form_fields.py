"""Form fields of every section."""

from html import escape

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.safestring import mark_safe

from .outline import MOST_BYTES, BadOutline, read_outline


class QuickSelect(forms.Select):
    """Django's drop-down with the same HTML, without rendering two templates and asking five functions per option."""

    def use_required_attribute(self, initial) -> bool:
        self.choices = list(self.choices)  # choices that ask the database are asked once per form, not at each use
        return super().use_required_attribute(initial)

    def render(self, name, value, attrs=None, renderer=None):
        chosen = set(self.format_value(value))
        options = [
            f'  <option value="{escape(str(key))}"{" selected" if str(key) in chosen else ""}>{escape(str(label))}</option>'
            for key, label in self.choices
        ]
        attributes = flatatt(self.build_attrs(self.attrs, attrs))
        lines = [f'<select name="{escape(name)}"{attributes}>', *options, "</select>"]
        return mark_safe("\n".join(lines))  # noqa: S308 - every part is escaped above, flatatt escapes its own


class OutlineField(forms.FileField):
    """A GeoJSON file with areas; its value is the outline, judged and made light."""

    widget = forms.FileInput(attrs={"accept": ".geojson,.json,application/geo+json"})

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        if not file:
            return None
        try:
            return read_outline(file.read(MOST_BYTES + 1))
        except BadOutline as problem:
            raise ValidationError(str(problem), code="outline") from None
