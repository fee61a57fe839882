"""Receipts, opened by a secret address alone: as a page, on paper, as a PDF, with the text that proves them."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.addresses import address_of
from cms.dates import date_label, moment_label, zone_label
from cms.share.qr import qr_image

from ..actions.sealing import pin_on_receipt, proof_on_record
from ..choices import FormKind, Privacy, programme_of
from ..models import FormPage, Submission
from ..outbox.letters import confirm_hours, held_hours, receipt_path
from ..proof import in_groups
from ..references import hash_secret
from .case_facts import change_until
from .papers import can_make_pdf, pdf_response
from .requests import home_alternates, is_within, keep_private
from .similar import ideas_like_sent


def open_receipt(secret: str) -> Submission:
    """The submission that a secret belongs to; 404 when there is none."""
    found = Submission.objects.filter(secret_hash=hash_secret(secret)).select_related("form", "wording__version__form")
    submission = found.prefetch_related("attachments").first()
    if submission is None:
        raise Http404("No such receipt.")
    return submission


@require_safe
def show_receipt(request: HttpRequest, secret: str) -> HttpResponse:
    """What was received, when, under which number, and by when we answer."""
    submission = open_receipt(secret)
    if submission.language != get_language():  # a receipt is in the language of what was sent
        return keep_private(redirect(receipt_path(submission)))
    facts = receipt_facts(request, submission) | page_facts(request, submission, secret)
    return keep_private(render(request, "participation/receipt.html", facts))


@require_safe
def print_receipt(request: HttpRequest, secret: str) -> HttpResponse:
    """The receipt as it comes out on paper."""
    return keep_private(on_paper(request, open_receipt(secret)))


@require_safe
def pdf_receipt(request: HttpRequest, secret: str) -> HttpResponse:
    """The receipt as a tagged PDF, made now from the page for paper."""
    submission = open_receipt(secret)
    if not can_make_pdf():
        return keep_private(redirect("receipt_print", secret=secret))
    if not is_within(request, "paper"):
        return keep_private(HttpResponse(status=429, headers={"Retry-After": "300"}))
    return keep_private(pdf_response(on_paper(request, submission, is_pdf=True), f"{submission.reference}.pdf"))


@require_safe
def show_proof(request: HttpRequest, secret: str) -> HttpResponse:
    """Exactly the text whose SHA-256 is the digest on the receipt."""
    submission = open_receipt(secret)
    text = proof_on_record(submission)
    if text is None:
        raise Http404("What was sent is no longer kept as it was.")
    response = HttpResponse(text.encode(), content_type="application/json; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{submission.reference}.json"'
    return keep_private(response)


def on_paper(
    request: HttpRequest, submission: Submission, *, is_pdf: bool = False, shows_sensitive: bool = True
) -> HttpResponse:
    """The page for paper, in the language of what was sent; its author holds all of it, a clerk perhaps not."""
    with override(submission.language):
        facts = receipt_facts(request, submission) | {"is_pdf": is_pdf}
        if not shows_sensitive:
            leave_out_sensitive(facts)
        return render(request, "participation/receipt_paper.html", facts)


def leave_out_sensitive(facts: dict) -> None:
    """That something was answered stays on the paper, not what; nor how its files are called."""
    hidden = [row for row in facts["answers"] if row["privacy"] == Privacy.SENSITIVE and (row["value"] or row["files"])]
    digests = {in_groups(file.sha256) for row in hidden for file in row["files"]}
    for row in hidden:
        row.update(value=_("not shown here"), table=None, files=[])
    facts["file_digests"] = [file for file in facts["file_digests"] if file["digest"] not in digests]


def receipt_facts(request: HttpRequest, submission: Submission) -> dict:
    """What the receipt says on screen and on paper; its answers have the words of then."""
    form, promised = submission.form, submission.promised_on
    files = [file for file in submission.attachments.all() if file.message_id is None]
    verify_url = settings.SITE_URL + reverse("verify", kwargs={"reference": submission.reference})
    return {
        "language": submission.language,
        "submission": submission,
        "answers": submission.labelled_answers(),
        "kind": form.kind,
        "form_title": submission.wording.words.get("_form", {}).get("title") or form.title,
        "received_label": moment_label(submission.received_at),
        "zone_label": zone_label(submission.received_at),
        "promised_label": date_label(promised, weekday=False) if promised else "",
        "pin": pin_on_receipt(submission),
        "waits_for_confirmation": form.needs_confirmation and submission.email and not submission.confirmed_at,
        "place_in_line": submission.place_in_line,
        "held_hours": held_hours(form),
        "confirm_hours": confirm_hours(form),
        "digest": in_groups(submission.digest),
        "file_digests": [{"name": file.name, "digest": in_groups(file.sha256)} for file in files],
        "verify_url": verify_url,
        "qr": qr_image(verify_url),
    }


def page_facts(request: HttpRequest, submission: Submission, secret: str) -> dict:
    """What only the page has: where else to go, and the thank-you text of the form's page of today."""
    form = submission.form
    page = (
        FormPage.objects.filter(translation_key=form.page_key, locale__language_code=submission.language).live().first()
    )
    parent = page.get_parent() if page and form.kind == FormKind.APPLICATION else None
    return {
        "programme": programme_of(form.kind),
        "call_title": parent.title if parent else "",
        "call_url": address_of(parent.url_path, request) if parent else "",
        "form_url": page.get_url(request) if page else "",
        "change_until": change_until(submission),
        "thank_you": page.thank_you if page else "",
        "was_changed": "changed" in request.GET,
        "alike": ideas_like_sent(request, submission),
        "has_pdf": can_make_pdf(),
        "pdf_url": reverse("receipt_pdf", kwargs={"secret": secret}),
        "print_url": reverse("receipt_print", kwargs={"secret": secret}),
        "proof_url": reverse("receipt_proof", kwargs={"secret": secret}) if proof_on_record(submission) else "",
        "case_url": f"{reverse('case_door')}?n={submission.reference}",
        "home_url": f"/{submission.language}/",
        "alternates": home_alternates(),  # a receipt has one language
    }
