"""Addresses around applying, in the words of each language."""

from django.urls import path

from participation.urls import in_words

from .views.awards import awards, awards_file
from .views.eligibility import eligibility
from .views.own import own_code, own_door, own_list
from .views.results import results, results_file

urlpatterns = [
    path(in_words(ro="eligibil/<uuid:key>/", en="eligible/<uuid:key>/"), eligibility, name="eligibility"),
    path(in_words(ro="cererile-mele/", en="my-applications/"), own_door, name="own_door"),
    path(in_words(ro="cererile-mele/cod/", en="my-applications/code/"), own_code, name="own_code"),
    path(
        in_words(ro="cererile-mele/<slug:secret>/", en="my-applications/<slug:secret>/"),
        own_list,
        name="own_applications",
    ),
    path(in_words(ro="cine-a-primit/", en="who-received/"), awards, name="grant_awards"),
    path(
        in_words(ro="cine-a-primit/<slug:kind>/", en="who-received/<slug:kind>/"), awards_file, name="grant_awards_file"
    ),
    path(in_words(ro="rezultate/<uuid:key>/", en="results/<uuid:key>/"), results, name="grant_results"),
    path(
        in_words(ro="rezultate/<uuid:key>/<slug:kind>/", en="results/<uuid:key>/<slug:kind>/"),
        results_file,
        name="grant_results_file",
    ),
]
