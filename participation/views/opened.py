"""A draft as a request finds it: by the secret of its address, with its words, its files and all that was typed."""

from dataclasses import dataclass
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.csrf import csrf_exempt

from ..actions.access import find
from ..actions.drafts import secret_of
from ..actions.retries import durably
from ..actions.submissions import find_sent
from ..builder import HONEYPOT, QuestionForm
from ..choices import TeamRole
from ..form_fields.rows import ADD_ROW, REMOVE_ROW
from ..forms import REMOVE
from ..models import AccessLink, Draft, Submission, TeamMember
from ..outbox.letters import receipt_path
from ..queries.about import ABOUT
from ..queries.teams import may_have_team
from ..references import hash_draft
from ..tokens import is_test
from .attempts import Attempt, collect_staged
from .requests import UNREADABLE, home_alternates, keep_private, read_typed, received_at
from .shown import show
from .steps import steps_of, unjudged

KEY_START = "q_"  # of the names of questions


@dataclass
class DraftAttempt(Attempt):
    """An attempt whose words, files and text live in a draft; `member` came in by a secret of the own team's."""

    draft: Draft = None
    member: TeamMember | None = None
    member_secret: str = ""

    @property
    def age(self) -> float:
        return (self.now - self.draft.created_at).total_seconds()

    @property
    def secret(self) -> str:
        return self.member_secret or secret_of(self.draft)

    def address(self, name: str, **parts) -> str:
        with override(self.draft.language):
            return reverse(name, kwargs={"secret": self.secret} | parts)

    def step_address(self, number: int) -> str:
        return self.address("draft_step", number=number)

    def sent_address(self, submission: Submission) -> str:
        """Where it is read once it was sent; the receipt is its author's alone."""
        return self.address("team_member") if self.member else receipt_path(submission)

    def steps(self) -> list:
        with override(self.draft.language):
            return steps_of(unjudged(self.filled()), self.form)


def about_draft(work):
    """A view of one draft: reads what was posted, finds the row, tries again while the database is away."""

    @csrf_exempt  # the secret in the address is what proves the right to write
    @wraps(work)
    def view(request: HttpRequest, secret: str, **parts) -> HttpResponse:
        posted, too_large = QueryDict(), []
        if request.method == "POST":
            try:
                posted, too_large = read_typed(request)
            except UNREADABLE:
                return keep_private(render(request, "participation/unreadable.html", status=400))

        def answer() -> HttpResponse:
            try:
                draft, member = find_draft(secret, received_at(request))
            except Http404:
                return show_typed_back(request, posted)
            attempt = draft_attempt(request, draft, posted, too_large)
            if member:
                attempt.member, attempt.member_secret = member, secret
                if member.role != TeamRole.EDIT:
                    own_page = attempt.address("team_member")
                    return show_typed_back(request, posted, own_page) if typed_in(posted) else redirect(own_page)
            if earlier := find_sent(draft.nonce):
                is_new_text = request.method == "POST" and posted.get("go") not in ("send", None)
                return redirect(attempt.sent_address(earlier) + ("?changed=1" if is_new_text else ""))
            if request.method != "POST":
                if draft.language != get_language():
                    return redirect(attempt.step_address(max(draft.step, 1)))
                if draft.expires_at <= attempt.now:
                    return show(attempt, "participation/draft_expired.html", 410)
            collect_staged(attempt)
            return work(attempt, posted=posted, **parts)

        return keep_private(durably(answer), referrer="same-origin")

    return view


def typed_in(posted) -> str:
    """The answers in a post, one below the other, without what the page itself put into it."""
    texts = [text for name, values in posted.lists() if name.startswith(KEY_START) for text in values if text.strip()]
    return "\n\n".join(texts)


def show_typed_back(request: HttpRequest, posted, own_page: str = "") -> HttpResponse:
    """Whoever was taken out of the team, or may only read since, gets back what was being written."""
    if not (typed := typed_in(posted)):
        raise Http404("No such draft.")
    facts = {"typed": typed, "own_page": own_page, "alternates": home_alternates()}
    return render(request, "participation/team_over.html", facts, status=403 if own_page else 410)


def find_draft(secret: str, now) -> tuple[Draft, TeamMember | None]:
    """The draft of an address, and the member of its team whose address that is; None: of whoever began it."""
    drafts = Draft.objects.select_related("form", "wording__version__form")
    if draft := drafts.filter(secret_hash=hash_draft(secret)).first():
        return draft, None
    link = find(secret=secret, purpose=AccessLink.Purpose.MEMBER, now=now)
    if link is None or not link.member.draft_id:
        raise Http404("No such draft.")
    return drafts.get(pk=link.member.draft_id), link.member


def draft_attempt(request: HttpRequest, draft: Draft, posted, too_large) -> DraftAttempt:
    wording = draft.wording
    return DraftAttempt(request, wording.version.form, wording, as_posted(draft.typed, posted), None, draft.nonce, too_large, draft=draft)  # fmt: skip


def as_posted(typed: dict, posted=None) -> QueryDict:
    """The whole form as a browser would post it: what the draft holds, and the ticks and row buttons of this very post."""
    found = QueryDict(mutable=True)
    for name, values in typed.items():
        if not name.startswith("_"):
            found.setlist(name, values)
    for name in (REMOVE, ADD_ROW, REMOVE_ROW):
        if posted is not None and name in posted:
            found.setlist(name, posted.getlist(name))
    return found


def kept_of(posted, form: QuestionForm) -> dict:
    """What is worth keeping of a post: answers to the form's questions, what it is about, what the honeypot caught."""
    names = form.names_in(posted) + [name for name in (HONEYPOT, ABOUT) if posted.get(name)]
    removed = f"{posted[REMOVE_ROW]}-" if posted.get(REMOVE_ROW) else None
    return {name: posted.getlist(name) for name in names if not (removed and name.startswith(removed))}


def team_facts(attempt: DraftAttempt) -> dict:
    """Where the team is named, by whoever began an application; what a member reads in its place."""
    if not may_have_team(attempt.form.kind, attempt.form.page_key) or is_test(attempt.nonce):
        return {}
    name = "team_member" if attempt.member else "draft_team"
    return {"team_url": attempt.address(name), "is_member": attempt.member is not None}
