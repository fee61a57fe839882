"""Addresses of sealed entries, in the words of each language."""

from django.urls import path

from participation.urls import in_words

from .views.entering import enter, receipt, withdraw
from .views.ranking import ranking, ranking_file

urlpatterns = [
    path(in_words(ro="lucrare/<uuid:key>/", en="entry/<uuid:key>/"), enter, name="sealed_entry"),
    path(in_words(ro="lucrare/cod/<slug:secret>/", en="entry/code/<slug:secret>/"), receipt, name="sealed_receipt"),
    path(
        in_words(ro="lucrare/cod/<slug:secret>/retragere/", en="entry/code/<slug:secret>/withdraw/"),
        withdraw,
        name="sealed_withdraw",
    ),
    path(in_words(ro="clasament/<uuid:key>/", en="ranking/<uuid:key>/"), ranking, name="sealed_ranking"),
    path(
        in_words(ro="clasament/<uuid:key>/csv/", en="ranking/<uuid:key>/csv/"), ranking_file, name="sealed_ranking_csv"
    ),
]
