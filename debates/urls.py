"""Addresses of speaking at a debate, in the words of each language."""

from django.urls import path

from participation.urls import in_words

from .views.board import board
from .views.speaking import speak, speak_asked, speaker

urlpatterns = [
    path(in_words(ro="intrebari/<uuid:key>/", en="questions/<uuid:key>/"), board, name="board"),
    path(in_words(ro="cuvant/<uuid:key>/", en="speak/<uuid:key>/"), speak, name="speak"),
    path(in_words(ro="cuvant/<uuid:key>/scrisoare/", en="speak/<uuid:key>/letter/"), speak_asked, name="speak_asked"),
    path(in_words(ro="cuvant/loc/<slug:secret>/", en="speak/place/<slug:secret>/"), speaker, name="speaker"),
]
