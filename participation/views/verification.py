"""Whoever holds a reference reads when it was received and its digest; nothing else is told to anybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from cms.dates import moment_label, zone_label

from ..actions.submissions import send_receipt_link
from ..forms import ReceiptLinkForm
from ..models import Submission
from ..proof import in_groups
from ..references import normalise_reference
from .requests import UNREADABLE, is_from_here, is_within, keep_private, read_typed, received_at, sender_of


@csrf_exempt  # no cookie and no right is involved
def verify(request: HttpRequest, reference: str) -> HttpResponse:
    """Confirm the time and the digest of a number that we gave, and mail its receipt again to its author.

    A number has sixty random bits and a network may try few of them: whoever asks for one that exists has it from a
    receipt. What was sent, through which form and by whom is told to nobody here.
    """
    if not is_within(request, "verify"):
        response = render(request, "participation/verify.html", {"is_busy": True}, status=429)
        response.headers["Retry-After"] = "300"
        return keep_private(response)
    normal = normalise_reference(reference)
    context = {"reference": normal, "form": ReceiptLinkForm(auto_id="id_%s")} | confirmed(normal)
    status = 200
    if request.method == "POST" and normal:
        context["form"], context["is_sent"], status = ask_for_link(request, normal)
    return keep_private(render(request, "participation/verify.html", context, status=status), referrer="same-origin")


def confirmed(reference: str | None) -> dict:
    """Time and digest of a number; empty when we never gave it."""
    known = Submission.objects.filter(reference=reference, is_test=False).only("received_at", "digest").first()
    if known is None:
        return {}
    return {
        "is_known": True,
        "received_label": moment_label(known.received_at),
        "zone_label": zone_label(known.received_at),
        "digest": in_groups(known.digest),
        "case_url": f"{reverse('case_door')}?n={reference}",
    }


def ask_for_link(request: HttpRequest, reference: str) -> tuple[ReceiptLinkForm, bool, int]:
    """The form, whether it was taken, and the status."""
    try:
        typed, _too_large = read_typed(request)
    except UNREADABLE:
        return ReceiptLinkForm({}, auto_id="id_%s"), False, 400
    form = ReceiptLinkForm(typed, auto_id="id_%s")
    if not is_from_here(request) or not form.is_valid():
        return form, False, 422 if form.errors else 403
    sender, now = sender_of(request), received_at(request)
    send_receipt_link(reference=reference, email=form.cleaned_data["email"], sender=sender, now=now)
    return form, True, 200
