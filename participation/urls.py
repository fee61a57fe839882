"""Addresses of sending, receipts and verification, in the words of each language."""

from django.urls import path
from django.utils.functional import lazy
from django.utils.translation import get_language

from .views.blank import blank_form, blank_form_pdf
from .views.case import case, case_data, case_erase, case_withdraw, case_write
from .views.case_again import case_again
from .views.case_door import case_code, case_door, case_enter, confirm_email
from .views.copies import copy_typed
from .views.drafts import draft_home, draft_step
from .views.follow import follow, follow_asked, followed, unfollow
from .views.late import case_paper
from .views.member import team_enter, team_member
from .views.polls import poll, poll_results
from .views.receipts import pdf_receipt, print_receipt, show_proof, show_receipt
from .views.resuming import draft_later, resume_draft
from .views.review import draft_review
from .views.rounds import contestation, question_round
from .views.similar import similar
from .views.submit import submit
from .views.team import case_team, draft_team
from .views.verification import verify
from .views.votes import vote, vote_asked, voted


def in_words(*, ro: str, en: str):
    """A route per language, written here: an address that people keep must not change with a catalogue."""
    return lazy(lambda: en if get_language() == "en" else ro, str)()


urlpatterns = [
    path(in_words(ro="trimite/<slug:key>/", en="submit/<slug:key>/"), submit, name="submit"),
    path(in_words(ro="ciorna/<slug:secret>/", en="draft/<slug:secret>/"), draft_home, name="draft"),
    path(
        in_words(ro="ciorna/<slug:secret>/<int:number>/", en="draft/<slug:secret>/<int:number>/"),
        draft_step,
        name="draft_step",
    ),
    path(
        in_words(ro="ciorna/<slug:secret>/verificare/", en="draft/<slug:secret>/review/"),
        draft_review,
        name="draft_review",
    ),
    path(
        in_words(ro="ciorna/<slug:secret>/mai-tarziu/", en="draft/<slug:secret>/later/"),
        draft_later,
        name="draft_later",
    ),
    path(in_words(ro="ciorna/<slug:secret>/echipa/", en="draft/<slug:secret>/team/"), draft_team, name="draft_team"),
    path(
        in_words(ro="echipa/invitatie/<slug:secret>/", en="team/invitation/<slug:secret>/"),
        team_enter,
        name="team_enter",
    ),
    path(in_words(ro="echipa/<slug:secret>/", en="team/<slug:secret>/"), team_member, name="team_member"),
    path(in_words(ro="continua/<slug:secret>/", en="continue/<slug:secret>/"), resume_draft, name="resume_draft"),
    path(in_words(ro="formular/<slug:key>/", en="blank-form/<slug:key>/"), blank_form, name="blank_form"),
    path(
        in_words(ro="formular/<slug:key>/pdf/", en="blank-form/<slug:key>/pdf/"), blank_form_pdf, name="blank_form_pdf"
    ),
    path(in_words(ro="copie/", en="copy/"), copy_typed, name="copy_typed"),
    path(in_words(ro="asemanatoare/", en="similar/"), similar, name="similar"),
    path(in_words(ro="primire/<slug:secret>/", en="receipt/<slug:secret>/"), show_receipt, name="receipt"),
    path(in_words(ro="primire/<slug:secret>/pdf/", en="receipt/<slug:secret>/pdf/"), pdf_receipt, name="receipt_pdf"),
    path(
        in_words(ro="primire/<slug:secret>/tipar/", en="receipt/<slug:secret>/print/"),
        print_receipt,
        name="receipt_print",
    ),
    path(
        in_words(ro="primire/<slug:secret>/dovada/", en="receipt/<slug:secret>/proof/"),
        show_proof,
        name="receipt_proof",
    ),
    path(in_words(ro="dosar/", en="case/"), case_door, name="case_door"),
    path(in_words(ro="dosar/cod/", en="case/code/"), case_code, name="case_code"),
    path(in_words(ro="dosar/deschide/<slug:secret>/", en="case/open/<slug:secret>/"), case_enter, name="case_enter"),
    path(in_words(ro="dosar/<slug:secret>/", en="case/<slug:secret>/"), case, name="case"),
    path(in_words(ro="dosar/<slug:secret>/mesaj/", en="case/<slug:secret>/message/"), case_write, name="case_write"),
    path(
        in_words(ro="dosar/<slug:secret>/modificare/", en="case/<slug:secret>/change/"), case_again, name="case_again"
    ),
    path(
        in_words(ro="dosar/<slug:secret>/retragere/", en="case/<slug:secret>/withdraw/"),
        case_withdraw,
        name="case_withdraw",
    ),
    path(in_words(ro="dosar/<slug:secret>/acord/", en="case/<slug:secret>/agreement/"), case_paper, name="case_paper"),
    path(in_words(ro="dosar/<slug:secret>/echipa/", en="case/<slug:secret>/team/"), case_team, name="case_team"),
    path(in_words(ro="dosar/<slug:secret>/date/", en="case/<slug:secret>/data/"), case_data, name="case_data"),
    path(in_words(ro="dosar/<slug:secret>/stergere/", en="case/<slug:secret>/erasure/"), case_erase, name="case_erase"),
    path(in_words(ro="confirma/<slug:secret>/", en="confirm/<slug:secret>/"), confirm_email, name="confirm_email"),
    path(in_words(ro="urmareste/", en="follow/"), follow, name="follow"),
    path(in_words(ro="urmareste/scrisoare/", en="follow/letter/"), follow_asked, name="follow_asked"),
    path(in_words(ro="urmareste/<slug:secret>/", en="follow/<slug:secret>/"), followed, name="followed"),
    path(in_words(ro="urmareste/<slug:secret>/renunta/", en="follow/<slug:secret>/stop/"), unfollow, name="unfollow"),
    path(in_words(ro="vot/", en="vote/"), vote, name="vote"),
    path(in_words(ro="vot/scrisoare/", en="vote/letter/"), vote_asked, name="vote_asked"),
    path(in_words(ro="vot/<slug:secret>/", en="vote/<slug:secret>/"), voted, name="voted"),
    path(in_words(ro="voturi/<int:pk>/", en="polls/<int:pk>/"), poll, name="poll"),
    path(
        in_words(ro="voturi/<int:pk>/rezultate.csv", en="polls/<int:pk>/results.csv"),
        poll_results,
        name="poll_results",
    ),
    path(
        in_words(ro="intrebari-si-raspunsuri/<int:pk>/", en="questions-and-answers/<int:pk>/"),
        question_round,
        name="round",
    ),
    path(in_words(ro="contestatii/<int:pk>/", en="contestations/<int:pk>/"), contestation, name="contestation"),
    path(in_words(ro="verifica/<str:reference>/", en="verify/<str:reference>/"), verify, name="verify"),
]
