"""Receipts, opened by a secret address alone, and the check of a reference, which opens nothing."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from cms.addresses import address_of
from cms.dates import date_label, moment_label, zone_label

from ..actions.submissions import send_receipt_link
from ..choices import FormKind, programme_of
from ..forms import ReceiptLinkForm
from ..models import FormPage, RateBucket, Submission
from ..outbox.letters import receipt_path
from ..references import hash_secret, normalise_reference
from .requests import UNREADABLE, home_alternates, is_from_here, keep_private, read_typed, received_at, sender_of


@require_safe
def show_receipt(request: HttpRequest, secret: str) -> HttpResponse:
    """What was received, when, under which number, and by when we answer."""
    found = Submission.objects.filter(secret_hash=hash_secret(secret)).select_related("form", "wording__version")
    submission = found.prefetch_related("attachments").first()
    if submission is None:
        raise Http404("No such receipt.")
    if submission.language != get_language():  # a receipt is in the language of what was sent
        return keep_private(redirect(receipt_path(submission)))
    return keep_private(render(request, "participation/receipt.html", receipt_facts(request, submission)))


def receipt_facts(request: HttpRequest, submission: Submission) -> dict:
    """What the receipt says; its thank-you text is the page's of today, its answers have the words of then."""
    form, promised = submission.form, submission.promised_on
    page = (
        FormPage.objects.filter(translation_key=form.page_key, locale__language_code=submission.language).live().first()
    )
    parent = page.get_parent() if page and form.kind == FormKind.APPLICATION else None
    return {
        "call_title": parent.title if parent else "",
        "call_url": address_of(parent.url_path, request) if parent else "",
        "submission": submission,
        "answers": submission.labelled_answers(),
        "kind": form.kind,
        "programme": programme_of(form.kind),
        "form_title": submission.wording.words.get("_form", {}).get("title") or form.title,
        "form_url": page.get_url(request) if page else "",
        "thank_you": page.thank_you if page else "",
        "received_label": moment_label(submission.received_at),
        "zone_label": zone_label(submission.received_at),
        "promised_label": date_label(promised, weekday=False) if promised else "",
        "was_changed": "changed" in request.GET,
        "home_url": f"/{submission.language}/",
        "alternates": home_alternates(),  # a receipt has one language
    }


@csrf_exempt  # no cookie and no right is involved: the answer is the same for everybody
def verify(request: HttpRequest, reference: str) -> HttpResponse:
    """Say whether a number is written as ours are, and mail a receipt again; never whether the number exists.

    The check character is arithmetic: no row is read to show this page, so known and unknown numbers cannot be told
    apart by words or by time. A letter goes out only when number and e-mail belong together, later, by the worker.
    """
    sender, now = sender_of(request), received_at(request)
    buckets = sender.bucket("verify")
    if not RateBucket.objects.all_fine(buckets, now):
        response = render(request, "participation/verify.html", {"is_busy": True}, status=429)
        response.headers["Retry-After"] = "300"
        return keep_private(response)
    RateBucket.objects.take(buckets, now)
    normal = normalise_reference(reference)
    context = {"reference": normal, "form": ReceiptLinkForm(auto_id="id_%s")}
    status = 200
    if request.method == "POST" and normal:
        context["form"], context["is_sent"], status = ask_for_link(request, normal, sender, now)
    return keep_private(render(request, "participation/verify.html", context, status=status), referrer="same-origin")


def ask_for_link(request: HttpRequest, reference: str, sender, now) -> tuple[ReceiptLinkForm, bool, int]:
    """The form, whether it was taken, and the status."""
    try:
        typed, _too_large = read_typed(request)
    except UNREADABLE:
        return ReceiptLinkForm({}, auto_id="id_%s"), False, 400
    form = ReceiptLinkForm(typed, auto_id="id_%s")
    if not is_from_here(request) or not form.is_valid():
        return form, False, 422 if form.errors else 403
    send_receipt_link(reference=reference, email=form.cleaned_data["email"], sender=sender, now=now)
    return form, True, 200
