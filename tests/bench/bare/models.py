"""A page with one text field, and Wagtail's own form page with six fields."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.contrib.forms.models import AbstractForm, AbstractFormField
from wagtail.models import Page


class BarePage(Page):
    text = models.TextField(blank=True)
    template = "bare/page.html"


class BareField(AbstractFormField):
    page = ParentalKey("bare.BareForm", on_delete=models.CASCADE, related_name="form_fields")


class BareForm(AbstractForm):
    template = "bare/form.html"
    landing_page_template = "bare/page.html"
