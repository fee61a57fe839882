"""The list of one's own applications, opened by a code to the mailbox; whoever has none is told the same words."""

import secrets

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from ..models import AccessLink, Draft, FormWording, RateBucket, Submission, TeamMember
from ..outbox import compose
from ..queries.own import has_any, own_drafts
from ..references import hash_code, hash_link, new_code
from ..spam import mailbox_of
from ..tokens import new_nonce
from .access import CASE_LIFETIME, CODE_LIFETIME, LINK_LIFETIME, issue, tickets_left, tried
from .drafts import KNOWN, begin_draft
from .screening import Sender, TooManySent
from .team import MEMBER, tell

OWN = AccessLink.Purpose.OWN


@transaction.atomic
def send_own_code(*, email: str, language: str, now, sender: Sender) -> str:
    """Mail a code if anything belongs to the mailbox; the ticket that the code goes with is given either way.

    A row is written and a letter composed for a stranger as well, so that neither words nor time tell them apart.
    """
    ticket, code = secrets.token_hex(16), new_code()
    buckets = sender.code_buckets(f"own:{mailbox_of(email)}")
    is_fine = RateBucket.objects.all_fine(buckets, now)
    RateBucket.objects.take(buckets if is_fine else {}, now)
    is_known = has_any(email, now) and is_fine
    link = issue(purpose=OWN, now=now, lifetime=LINK_LIFETIME, email=email if is_known else "")
    AccessLink.objects.create(
        purpose=OWN,
        secret_hash=hash_link(ticket),
        code_hash=hash_code(ticket, code, settings.SECRET_KEY),
        email=email if is_known else "",
        created_at=now,
        expires_at=now + CODE_LIFETIME,
    )
    with override(language):
        facts = {"code": code, "list_url": settings.SITE_URL + reverse("own_applications", kwargs={"secret": link})}
    letter = compose(kind="own_code", to=email, language=language, context=facts, now=now)
    if is_known:
        letter.save(force_insert=True)
    return ticket


@transaction.atomic
def open_own_list(*, ticket: str, code: str, now) -> str | None:
    """The secret of the list's address for the next hours; None: the code does not fit, or was tried too often."""
    found = tried(ticket=ticket, code=code, purpose=OWN, now=now)
    if found is None or not found.email or not tickets_left(found).update(used_at=now):
        return None
    return issue(purpose=OWN, now=now, lifetime=CASE_LIFETIME, email=found.email)


@transaction.atomic
def open_membership(*, member: TeamMember, now) -> str:
    """The secret of a member's page: whoever opened the list reads mail at the address that was named."""
    if TeamMember.objects.filter(pk=member.pk, opened_at=None).update(opened_at=now):
        tell(member, "team_open")
    return issue(purpose=MEMBER, now=now, lifetime=CASE_LIFETIME, member=member)


@transaction.atomic
def begin_known(
    *, link: AccessLink, wording: FormWording, typed: dict, source: Submission | None, sender: Sender, now
) -> tuple[Draft, bool]:
    """A new draft that holds what is known of whoever opened the list; pressed twice it is the same one. Whether it is new.

    It belongs to the address that the code proved. What was begun before is never changed. Raises TooManySent.
    """
    email = AccessLink.objects.select_for_update().get(pk=link.pk).email
    if earlier := own_drafts(email, now).filter(form=wording.version.form).first():
        return earlier, False
    buckets = sender.bucket("draft")
    if not RateBucket.objects.all_fine(buckets, now):
        raise TooManySent
    RateBucket.objects.take(buckets, now)
    typed = typed | {KNOWN: [source.reference if source else "", *typed]}
    draft, _is_new = begin_draft(wording=wording, nonce=new_nonce(), typed=typed, step=1, now=now)
    draft.email = email
    draft.save(update_fields=["email"])
    return draft, True
