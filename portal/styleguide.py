"""The style guide: every component once, with sample data that says it is sample data."""

import datetime as dt

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PROGRAMMES = ("ideas", "debate", "competition", "fix", "youth", "city")


def style_guide(request):
    """One page for designers, editors and the tests."""
    now = timezone.now()
    return render(
        request,
        "styleguide/index.html",
        {
            "now": now,
            "programmes": PROGRAMMES,
            "closes_at": now + dt.timedelta(days=9, hours=4),
            "breadcrumbs": [{"title": _("Home"), "url": "/"}, {"title": _("Style guide"), "url": ""}],
            "page_obj": Paginator(range(120), 10).page(5),
            "clean_form": SampleForm(auto_id="clean_%s"),
            "wrong_form": sample_with_errors(),
            "filter_form": SampleFilter(auto_id="filter_%s"),
            **sample_cards(),
            **sample_process(now),
            **sample_lists(now),
            **sample_people(),
        },
    )


def sample_cards() -> dict:
    return {
        "cards": [
            {"programme": "debate", "stage": "underway", "kind": _("Debate"), "title": _("Sample: what do we keep on the banks of the Someș?"), "summary": _("Three public meetings and an online form about the riverside."), "meta": [_("until 12 December"), _("214 participants")]},
            {"programme": "competition", "stage": "imagined", "kind": _("Competition of solutions"), "title": _("Sample: a bus stop that gives shade in summer"), "summary": _("We are looking for teams that can try out a prototype."), "meta": [_("opens in January")]},
            {"programme": "fix", "stage": "done", "kind": "FIX Cluj", "title": _("Sample: neighbourhood gardens, second round"), "summary": _("Eleven gardens planted by informal groups."), "meta": ["2026"]},
            {"programme": "ideas", "stage": "done", "kind": _("Idea"), "title": _("Sample: drinking fountains along the cycle path"), "summary": _("The city answered: four fountains, by summer."), "meta": [_("answered"), "Grigorescu"]},
            {"programme": "youth", "stage": "underway", "kind": _("Youth"), "title": _("Sample: what the high schools ask for"), "summary": _("Notes of the Youth Council, open for comments."), "meta": [_("until 3 March")]},
            {"programme": "city", "stage": "", "kind": _("News"), "title": _("Sample: the centre has a new address"), "summary": "", "meta": [_("2 November")]},
        ],
        "hero_actions": [
            {"url": "#cards", "label": _("Send an idea"), "kind": "accent"},
            {"url": "#forms", "label": _("See what is open"), "kind": "outline"},
        ],
        "numbers": [
            {"number": "214", "label": _("ideas received (sample)"), "programme": "ideas"},
            {"number": "31", "label": _("answered by the city (sample)"), "programme": "debate"},
            {"number": "11", "label": _("gardens planted (sample)"), "programme": "fix"},
        ],
    }


def sample_process(now) -> dict:
    return {
        "steps": [
            {"title": _("You send the idea"), "text": _("No account needed; it takes three minutes."), "state": "done", "date": _("3 November")},
            {"title": _("A department reads it"), "text": _("You see its name and the date by which it answers."), "state": "underway", "date": ""},
            {"title": _("The city answers in public"), "text": _("Yes, no or later, always with a reason."), "state": "imagined", "date": ""},
        ],
        "sections": [
            {"title": _("About you"), "url": "#forms", "state": "done"},
            {"title": _("The project"), "url": "", "state": "underway"},
            {"title": _("The budget"), "url": "", "state": "imagined"},
        ],
        "moments": [
            {"title": _("First meeting"), "date": _("May 2026"), "text": _("People from the neighbourhood walked the site together."), "state": "done", "url": "#process"},
            {"title": _("Proposals are being drawn"), "date": _("November 2026"), "text": "", "state": "underway", "url": ""},
            {"title": _("The council decides"), "date": _("spring 2027"), "text": "", "state": "imagined", "url": ""},
        ],
        "results": [
            {"label": _("More shade"), "value": 118, "percent": 55},
            {"label": _("More benches"), "value": 64, "percent": 30},
            {"label": _("Something else"), "value": 32, "percent": 15},
        ],
        "saved_at": now,
    }


def sample_lists(now) -> dict:
    return {
        "documents": [
            {"title": _("Sample: site study"), "url": "#lists", "type": "PDF", "size": 1_840_000, "language": "ro", "posted_on": now.date()},
            {"title": _("Sample: notes of the meeting"), "url": "#lists", "type": "DOCX", "size": 96_000, "language": "en", "posted_on": now.date()},
        ],
        "files": [
            {"name": "schita-parc.pdf", "size": 820_000, "remove_name": "remove", "remove_value": "sample-1"},
            {"name": "foto.jpg", "size": 2_400_000, "remove_name": "remove", "remove_value": "sample-2"},
        ],
        "questions": [
            {"title": _("Who may send an idea?"), "text": _("Anyone, of any age, with or without an address in the city.")},
            {"title": _("Is an idea the same as a petition?"), "text": _("No. A petition has a legal term for the answer; the page of each form says which one it is.")},
        ],
        "fact_items": [
            {"label": _("When"), "value": _("Thursday, 26 November, 18:00")},
            {"label": _("Where"), "value": "Casino, Parcul Central"},
            {"label": _("Organiser"), "value": "CIIC", "url": "#lists"},
        ],
        "images": [
            {"url": static("portal/img/sample.svg"), "alt": _("Drawing: a steel footbridge between two trees not planted yet"), "width": 480, "height": 320, "caption": _("Sample picture")},
            {"url": static("portal/img/sample.svg"), "alt": "", "width": 480, "height": 320, "caption": _("Sample picture, decorative")},
        ],
    }


def sample_people() -> dict:
    return {
        "person": {"name": _("Sample Person"), "role": _("facilitator"), "text": _("Moderates the debates on public space."), "email": "sample@example.org"},
        "errors": [
            {"url": "#clean_name", "text": _("Name: this field is required.")},
            {"url": "#clean_email", "text": _("E-mail: write an address such as name@example.org.")},
        ],
    }


class SampleFilter(forms.Form):
    """Three controls are enough to see how they wrap."""

    q = forms.CharField(label=gettext_lazy("Words"), required=False)
    topic = forms.ChoiceField(label=gettext_lazy("Topic"), required=False, choices=[("", gettext_lazy("all")), ("green", gettext_lazy("green spaces"))])
    year = forms.ChoiceField(label=gettext_lazy("Year"), required=False, choices=[("", gettext_lazy("all")), ("2026", "2026")])


class SampleForm(forms.Form):
    """One field of each shape that the template pack knows."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120, help_text=gettext_lazy("As you want us to address you."))
    email = forms.EmailField(label=gettext_lazy("E-mail"), help_text=gettext_lazy("We send the reference number here."))
    phone = forms.CharField(label=gettext_lazy("Phone"), required=False, widget=forms.TextInput(attrs={"type": "tel"}))
    idea = forms.CharField(label=gettext_lazy("Your idea"), widget=forms.Textarea(attrs={"rows": 6}), help_text=gettext_lazy("What would you change, where and for whom?"))
    place = forms.ChoiceField(label=gettext_lazy("Neighbourhood"), choices=[("", "—"), ("m", "Mănăștur"), ("g", "Gheorgheni"), ("z", "Zorilor")])
    kind = forms.ChoiceField(label=gettext_lazy("You write as"), widget=forms.RadioSelect, choices=[("p", gettext_lazy("a resident")), ("o", gettext_lazy("an organisation"))])
    topics = forms.MultipleChoiceField(label=gettext_lazy("Topics"), required=False, widget=forms.CheckboxSelectMultiple, help_text=gettext_lazy("As many as fit."), choices=[("g", gettext_lazy("green spaces")), ("m", gettext_lazy("mobility")), ("c", gettext_lazy("culture"))])
    by = forms.DateField(label=gettext_lazy("By when"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    file = forms.FileField(label=gettext_lazy("A drawing or a photo"), required=False, help_text=gettext_lazy("PDF, JPG or PNG, at most 10 MB."), widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.png", "data-max-bytes": 10_000_000}))
    consent = forms.BooleanField(label=gettext_lazy("I agree"))
    website = forms.CharField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["idea"].max_words = 300
        self.fields["file"].widget.attrs["data-too-large"] = _("Too large, it will be refused:")
        self.fields["consent"].consent_text = mark_safe(f"<p>{_('The city keeps my name and e-mail for two years, only to answer this idea.')}</p>")  # noqa: S308 - a constant
        self.fields["website"].is_honeypot = True


def sample_with_errors() -> SampleForm:
    form = SampleForm({"email": "not-an-address", "idea": _("A sample idea.")}, auto_id="wrong_%s")
    form.fields["file"].staged_files = [{"name": "schita.pdf", "size": 640_000, "remove_name": "drop", "remove_value": "staged-1"}]
    return form
