"""A sealed entry as its author fills it in: what the jury reads, and apart from it what goes into the envelope."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from participation.form_fields import HoneypotField, StagedFileField

MOST_FILES = 6
IDENTITY = ("names", "organisation", "email", "phone", "public_name", "may_name")
REMOVE = "remove"
TELLS = _(
    "This says who you are: a name, an address or a number from the envelope below stands in it. Take it out, so that "
    "the jury reads the entry without it."
)


class EntryForm(forms.Form):
    """Both parts; the files were cleaned and kept before the form is judged."""

    title = forms.CharField(label=_("Title of the entry"), max_length=120)
    text = forms.CharField(
        label=_("The idea in words"),
        max_length=4000,
        help_text=_("The jury reads this. Write no name of a person, a class or an office."),
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    names = forms.CharField(
        label=_("Who made it"),
        max_length=600,
        help_text=_("First and last name, one person a line."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    organisation = forms.CharField(label=_("School, faculty or association"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("We write to it once, with the result. A teacher or a parent may give theirs."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Phone"), max_length=40, required=False, widget=forms.TextInput(attrs={"autocomplete": "tel"})
    )
    may_name = forms.BooleanField(label=_("You may publish who we are together with the ranking"), required=False)
    public_name = forms.CharField(
        label=_("How you want to be called in public"),
        max_length=200,
        required=False,
        help_text=_("Leave it empty to be called by your names."),
    )
    token = forms.CharField(widget=forms.HiddenInput)
    website = HoneypotField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="id_%s", **kwargs)
        # Made here: it says its limits in the reader's language.
        self.fields["files"] = StagedFileField(
            label=_("Boards and drawings"),
            settings={
                "max_files": MOST_FILES,
                "max_megabytes": settings.UPLOAD_MAX_MEGABYTES,
                "types": ["pdf", "image"],
            },
            help_text=_("We take the place, the device and the author out of each file and give it another name."),
        )
        self.order_fields(["title", "text", "files"])

    def add_tells(self, places: list[str]) -> None:
        """Say beside each field that it gives its author away."""
        for place in places:
            self.add_error(place, TELLS)

    @property
    def words(self) -> dict:
        """What the jury reads."""
        return {name: self.cleaned_data[name].strip() for name in ("title", "text")}

    @property
    def identity(self) -> dict:
        """What goes into the envelope."""
        return {name: self.cleaned_data[name] for name in IDENTITY}


def filled(data, *, kept=(), problems=()) -> EntryForm:
    """The form with what was typed; `kept` are the files kept so far, `problems` why others were refused."""
    form = EntryForm(data)
    form.fields["files"].staged_files = [
        {"name": _("File %(number)d (%(kind)s)") % {"number": number, "kind": file.extension.upper()},
         "size": file.size, "remove_name": REMOVE, "remove_value": file.pk}
        for number, file in enumerate(kept, start=1)
    ]  # fmt: skip
    form.fields["files"].problems = list(problems)
    return form


def typed_files(request) -> list:
    """The files that came with a post."""
    return request.FILES.getlist("files")
