"""Addresses around applying, in the words of each language."""

from django.urls import path

from participation.urls import in_words

from .views.awards import awards, awards_file
from .views.contracts import case_contract, case_decline, case_payee
from .views.eligibility import eligibility
from .views.own import own_code, own_door, own_list
from .views.projects import project
from .views.reports import case_report
from .views.results import results, results_file

FUNDING = {"ro": "dosar/<slug:secret>/finantare/", "en": "case/<slug:secret>/funding/"}


def of_funding(*, ro: str = "", en: str = ""):
    """An address below the funding of a case."""
    return in_words(ro=FUNDING["ro"] + ro, en=FUNDING["en"] + en)


urlpatterns = [
    path(of_funding(), case_contract, name="case_contract"),
    path(of_funding(ro="cont/", en="account/"), case_payee, name="case_payee"),
    path(of_funding(ro="renunta/", en="decline/"), case_decline, name="case_decline"),
    path(of_funding(ro="raport/<slug:kind>/", en="report/<slug:kind>/"), case_report, name="case_report"),
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
    path(
        in_words(ro="rezultate/<uuid:key>/proiect/<slug:code>/", en="results/<uuid:key>/project/<slug:code>/"),
        project,
        name="grant_project",
    ),
]
