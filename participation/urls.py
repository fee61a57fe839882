"""Addresses of sending, receipts and verification, in the words of each language."""

from django.urls import path
from django.utils.functional import lazy
from django.utils.translation import get_language

from .views.receipts import show_receipt, verify
from .views.submit import submit


def in_words(*, ro: str, en: str):
    """A route per language, written here: an address that people keep must not change with a catalogue."""
    return lazy(lambda: en if get_language() == "en" else ro, str)()


urlpatterns = [
    path(in_words(ro="trimite/<slug:key>/", en="submit/<slug:key>/"), submit, name="submit"),
    path(in_words(ro="primire/<slug:secret>/", en="receipt/<slug:secret>/"), show_receipt, name="receipt"),
    path(in_words(ro="verifica/<str:reference>/", en="verify/<str:reference>/"), verify, name="verify"),
]
