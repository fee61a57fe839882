"""Trying the front desk's rules before they are needed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.models import Neighbourhood, Topic

from ..models import Form


class RuleTrial(forms.Form):
    """A submission as it might come in."""

    form = forms.ModelChoiceField(Form.objects.none(), label=_("Form"))
    topic = forms.ModelChoiceField(Topic.objects.order_by("name_ro"), label=_("Topic"), required=False)
    neighbourhood = forms.ModelChoiceField(
        Neighbourhood.objects.order_by("name_ro"), label=_("Neighbourhood"), required=False
    )
    text = forms.CharField(label=_("Words of the text"), required=False, max_length=500)

    def __init__(self, *args, forms_of_mine, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["form"].queryset = forms_of_mine.filter(is_published=True)
