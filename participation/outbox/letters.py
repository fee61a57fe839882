"""The letters that a submission brings, composed but not sent: to its author, and to those who work on the form."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from cms.dates import CITY_ZONE, date_label, moment_label

from ..choices import FormKind, Notify, Status
from ..models import Form, OutboxMessage, Submission
from ..references import hash_secret, receipt_secret
from ..windows import HELD_HOURS
from .composing import compose

STAFF_LANGUAGE = "ro"
DIGEST_HOUR = 8


def secret_of(submission: Submission) -> str | None:
    """The secret of a receipt, made again from its form token; None when the signing key was changed for good."""
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        secret = receipt_secret(submission.nonce, key)
        if hash_secret(secret) == submission.secret_hash:
            return secret
    return None


def receipt_path(submission: Submission) -> str:
    """The address of a receipt in the language it was written in."""
    with override(submission.language):
        return reverse(
            "receipt", kwargs={"secret": secret_of(submission) or receipt_secret(submission.nonce, settings.SECRET_KEY)}
        )


def facts_of(submission: Submission) -> dict:
    """What letters say about a submission, in the active language."""
    promised = submission.promised_on
    return {
        "form_title": submission.wording.words.get("_form", {}).get("title") or submission.form.title,
        "kind": submission.form.kind,
        "reference": submission.reference,
        "received": moment_label(submission.received_at),
        "promised": date_label(promised, weekday=False) if promised else "",
        "receipt_url": settings.SITE_URL + receipt_path(submission),
    }


def confirmation(submission: Submission, *, now, confirm_secret: str = "") -> OutboxMessage:
    """To the author: we have it, under this number, and answer by that day; with a link when it is to be confirmed."""
    with override(submission.language):
        facts = facts_of(submission)
        if confirm_secret:
            facts["confirm_url"] = settings.SITE_URL + reverse("confirm_email", kwargs={"secret": confirm_secret})
        facts["case_url"] = door_url(submission)
        facts |= {"place_in_line": submission.place_in_line, "held_hours": held_hours(submission.form)}
        facts["confirm_hours"] = confirm_hours(submission.form)
    return compose(
        kind="received",
        to=submission.email,
        language=submission.language,
        context=facts,
        submission=submission,
        reply_to=submission.form.reply_to,
        now=now,
    )


def held_hours(form: Form) -> int:
    """For how many hours a place is kept for an address that is to be confirmed; 0 where it is kept for good."""
    return HELD_HOURS if form.has_waiting_list and form.needs_confirmation else 0


def confirm_hours(facts) -> int:
    """Within how many hours whoever applies confirms the address, by a form or its page's draft; 0 where nobody is asked."""
    return HELD_HOURS if facts.kind == FormKind.APPLICATION and facts.needs_confirmation else 0


def door_url(submission: Submission) -> str:
    """Where its author enters the case, in the author's language."""
    with override(submission.language):
        return f"{settings.SITE_URL}{reverse('case_door')}?n={submission.reference}"


def receipt_again(submission: Submission | None, *, reference: str, to: str, now) -> OutboxMessage:
    """To the author, who asked for it: the address of the receipt; for a stranger composed only, to take as long."""
    if submission is None:
        facts = {"reference": reference, "received": moment_label(now), "receipt_url": settings.SITE_URL}
        return compose(kind="receipt_link", to=to, language=STAFF_LANGUAGE, context=facts, now=now)
    with override(submission.language):
        facts = facts_of(submission)
    return compose(kind="receipt_link", to=submission.email, language=submission.language, context=facts, submission=submission, reply_to=submission.form.reply_to, now=now)  # fmt: skip


def staff_url() -> str:
    """Where staff sign in and see what has to be decided."""
    return f"{settings.SITE_URL}/admin/"


def inbox_url() -> str:
    """Where staff read submissions."""
    try:
        return settings.SITE_URL + reverse("inbox:index")
    except NoReverseMatch:
        return f"{settings.SITE_URL}/admin/"


def notifications(submission: Submission, *, now) -> list[OutboxMessage]:
    """To those named on the form: something came; who sent it and what it says is read in the inbox only."""
    with override(STAFF_LANGUAGE):
        facts = {
            "form_title": submission.form.title,
            "reference": submission.reference,
            "received": moment_label(submission.received_at),
            "due": date_label(submission.due_on, weekday=False) if submission.due_on else "",
            "inbox_url": inbox_url(),
        }
    return [
        compose(kind="notification", to=address, language=STAFF_LANGUAGE, context=facts, submission=submission, now=now)
        for address in submission.form.notified
    ]


def send_daily_digests(*, now) -> int:
    """Once a day, after eight in the morning: how much came to each form that asks for a digest; how many letters."""
    today = now.astimezone(CITY_ZONE)
    if today.hour < DIGEST_HOUR:
        return 0
    midnight = dt.datetime.combine(today.date(), dt.time(0), tzinfo=CITY_ZONE)
    count = 0
    for pk in Form.objects.filter(notify=Notify.DAILY).exclude(notify_addresses="").values_list("pk", flat=True):
        with transaction.atomic():
            form = Form.objects.select_for_update().get(pk=pk)
            if form.last_digest_at and form.last_digest_at >= midnight:
                continue
            count += len(digest(form, now=now))
            Form.objects.filter(pk=pk).update(last_digest_at=now)
    return count


def digest(form: Form, *, now) -> list[OutboxMessage]:
    """The day's letters about one form; none when nothing came."""
    since = form.last_digest_at or now - dt.timedelta(days=1)
    waiting = Q(status__in=[Status.NEW, Status.IN_PROGRESS])
    found = (
        Submission.objects.real()
        .filter(form=form)
        .aggregate(
            new=Count("pk", filter=Q(stored_at__gt=since, stored_at__lte=now)), waiting=Count("pk", filter=waiting)
        )
    )
    if not found["new"]:
        return []
    facts = {"form_title": form.title, "inbox_url": inbox_url(), **found}
    letters = [
        compose(kind="digest", to=address, language=STAFF_LANGUAGE, context=facts, now=now) for address in form.notified
    ]
    return OutboxMessage.objects.bulk_create(letters)
