"""The next edition: its title, and below which question of the form each of last time's questions is answered."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NextEditionForm(forms.Form):
    """One choice for each question that was asked; nothing is folded in unless somebody says where."""

    title = forms.CharField(label=_("Title of the new call"), max_length=255)

    def __init__(self, *args, asked, questions, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = asked
        for number, each in enumerate(asked):
            question, answer = (next(iter(said.values())) for said in (each.question, each.answer))
            self.fields[f"fold_{number}"] = forms.ChoiceField(
                label=question,
                help_text=answer,
                choices=[("", _("do not add it")), *questions],
                required=False,
            )

    @property
    def notes(self) -> dict[str, dict[str, str]]:
        """Question of the form → what is added to its help, by language."""
        found: dict[str, dict[str, str]] = {}
        for number, each in enumerate(self.asked):
            if key := self.cleaned_data[f"fold_{number}"]:
                mine = found.setdefault(key, {})
                for language, text in each.note().items():
                    mine[language] = "\n\n".join(filter(None, [mine.get(language), text]))
        return found
