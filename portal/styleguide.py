"""The style guide: every component once, with sample data that says it is sample data."""

import datetime as dt

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.share.qr import qr_image
from participation.form_fields import DateRangeField, LocalNumberField, RankingField, RowsField

from .style_samples import CARDS, LISTS, PEOPLE, PROCESS, sample_pictures

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
            "saved_at": now,
            "qr_image": qr_image(settings.SITE_URL),
            "qr_url": settings.SITE_URL,
            "images": sample_pictures(),
            **CARDS,
            **PROCESS,
            **LISTS,
            **PEOPLE,
        },
    )


class SampleFilter(forms.Form):
    """Three controls are enough to see how they wrap."""

    q = forms.CharField(label=gettext_lazy("Words"), required=False)
    topic = forms.ChoiceField(
        label=gettext_lazy("Topic"),
        required=False,
        choices=[("", gettext_lazy("all")), ("green", gettext_lazy("green spaces"))],
    )
    year = forms.ChoiceField(
        label=gettext_lazy("Year"), required=False, choices=[("", gettext_lazy("all")), ("2026", "2026")]
    )


class SampleForm(forms.Form):
    """One field of each shape that the template pack knows."""

    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=120, help_text=gettext_lazy("As you want us to address you.")
    )
    email = forms.EmailField(label=gettext_lazy("E-mail"), help_text=gettext_lazy("We send the reference number here."))
    phone = forms.CharField(label=gettext_lazy("Phone"), required=False, widget=forms.TextInput(attrs={"type": "tel"}))
    idea = forms.CharField(
        label=gettext_lazy("Your idea"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("What would you change, where and for whom?"),
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Neighbourhood"),
        choices=[("", "—"), ("m", "Mănăștur"), ("g", "Gheorgheni"), ("z", "Zorilor")],
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("You write as"),
        widget=forms.RadioSelect,
        choices=[("p", gettext_lazy("a resident")), ("o", gettext_lazy("an organisation"))],
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Topics"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("As many as fit."),
        choices=[("g", gettext_lazy("green spaces")), ("m", gettext_lazy("mobility")), ("c", gettext_lazy("culture"))],
    )
    by = forms.DateField(label=gettext_lazy("By when"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    period = DateRangeField(name="period", label=gettext_lazy("Period"), required=False)
    order = RankingField(
        name="order",
        label=gettext_lazy("What matters most"),
        required=False,
        choices=[("g", gettext_lazy("green spaces")), ("m", gettext_lazy("mobility")), ("c", gettext_lazy("culture"))],
        ranked=2,
    )
    costs = RowsField(
        name="costs",
        label=gettext_lazy("What it costs"),
        required=False,
        maximum=3,
        totals=["sum"],
        parts={
            "what": forms.CharField(label=gettext_lazy("What"), max_length=80),
            "sum": LocalNumberField(label=gettext_lazy("Sum"), min_value=0),
        },
    )
    file = forms.FileField(
        label=gettext_lazy("A drawing or a photo"),
        required=False,
        help_text=gettext_lazy("PDF, JPG or PNG, at most 10 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.png", "data-max-bytes": 10_000_000}),
    )
    consent = forms.BooleanField(label=gettext_lazy("I agree"))
    website = forms.CharField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["idea"].max_words = 300
        self.fields["file"].widget.attrs["data-too-large"] = _("Too large, it will be refused:")
        self.fields["consent"].consent_text = format_html(
            "<p>{}</p>", _("The city keeps my name and e-mail for two years, only to answer this idea.")
        )
        self.fields["website"].is_honeypot = True


def sample_with_errors() -> SampleForm:
    typed = {"email": "not-an-address", "idea": _("A sample idea."), "period_start": "2027-05-01", "costs-0-sum": "?"}
    typed |= {"order_g": "1", "order_m": "1"}
    form = SampleForm(typed, auto_id="wrong_%s")
    form.fields["file"].staged_files = [
        {"name": "schita.pdf", "size": 640_000, "remove_name": "drop", "remove_value": "staged-1"}
    ]
    return form
