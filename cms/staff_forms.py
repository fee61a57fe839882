"""What staff type about documents with versions."""

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput
from wagtail.documents.forms import BaseDocumentForm
from wagtail.documents.widgets import AdminDocumentChooser

from .models import DocumentVersion, PortalDocument, VersionText
from .models.versions import LOCKED

BOTH = _("Say it in both languages, or in none.")


class LibraryDocumentForm(BaseDocumentForm):
    """The library's form of a file; of one that is a version, only the names may be put right."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and DocumentVersion.objects.filter(file=self.instance).exists():
            for name in LOCKED:
                if name in self.fields:
                    self.fields[name].disabled = True
                    self.fields[name].help_text = _("A version that was posted: post another version instead.")


def words(label, rows: int, length: int, **more) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, widget=forms.Textarea(attrs={"rows": rows}), **more)


class PostForm(forms.Form):
    """A file of the library becomes a version; of a first version nothing can have changed."""

    after = forms.IntegerField(widget=forms.HiddenInput)
    file = forms.ModelChoiceField(
        PortalDocument.objects.all(),
        label=_("File"),
        widget=AdminDocumentChooser,
        help_text=_("Choose it from the library, or upload it there now. From then on it cannot be replaced."),
    )
    posted_on = forms.DateField(
        label=_("Posted on"),
        widget=AdminDateInput,
        help_text=_("The day on which the public can read it: today, or the day on which it was posted elsewhere."),
    )
    occasion_ro = forms.CharField(
        label=_("Occasion, in Romanian"),
        max_length=120,
        required=False,
        help_text=_("For example “republished after round 2 of questions”. Optional."),
    )
    occasion_en = forms.CharField(label=_("Occasion, in English"), max_length=120, required=False)
    changes_ro = words(_("What changed since the version before, in Romanian"), 4, 2000)
    changes_en = words(_("What changed since the version before, in English"), 4, 2000)

    def __init__(self, *args, last: DocumentVersion | None = None, today: dt.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.last, self.today = last, today
        if last:
            self.fields["after"].initial = last.pk
        else:
            for name in ("after", "changes_ro", "changes_en", "occasion_ro", "occasion_en"):
                del self.fields[name]

    def clean_file(self):
        file = self.cleaned_data["file"]
        if DocumentVersion.objects.filter(file=file).exists():
            raise forms.ValidationError(_("This file is a version already. Upload the new one as another file."))
        return file

    def clean_posted_on(self):
        day = self.cleaned_data["posted_on"]
        if day > self.today:
            raise forms.ValidationError(_("Readers see it at once: the day cannot be still to come."))
        if self.last and self.last.file.posted_on and day < self.last.file.posted_on:
            raise forms.ValidationError(_("The version before was posted later than that."))
        return day

    def clean(self):
        cleaned = super().clean()
        if bool(cleaned.get("occasion_ro")) != bool(cleaned.get("occasion_en")):
            self.add_error("occasion_en" if cleaned.get("occasion_ro") else "occasion_ro", BOTH)
        return cleaned


class TextForm(forms.Form):
    """The text of a version in one language, as a page."""

    is_summary = forms.BooleanField(label=_("This is a summary, not the whole text"), required=False)
    field_order = ("html", "is_summary")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Here, and not in the class: the editor asks all hooks for its features.
        self.fields["html"] = VersionText._meta.get_field("html").formfield(
            label=_("Text"),
            help_text=_(
                "Paste the whole text, or write a summary. A paragraph that begins with “Art. 3” or “(2)” gets its own "
                "address, and people can speak about it."
            ),
        )
        self.order_fields(self.field_order)
