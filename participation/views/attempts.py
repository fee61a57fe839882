"""One attempt to send a form: which form, in which words, under which token, with which files."""

import datetime as dt
from dataclasses import dataclass, field

from django.http import Http404, HttpRequest
from django.utils.translation import get_language, gettext

from cms.prepared import Prepared, Slot

from ..actions.uploads import drop_staged, stage_upload
from ..builder import HONEYPOT, QuestionForm
from ..forms import REMOVE, TICKET, filled_form
from ..gate import Refused, clean_name
from ..models import Form, FormWording, RateBucket, StagedUpload
from ..queries.about import ABOUT
from ..tokens import BadToken, Token, is_test, new_nonce, read
from ..windows import WindowState, is_too_slow
from .readers import is_shut, require_reader
from .requests import received_at, sender_of

WAITS = "waits"  # name of what a form posts when its author is ready to wait for a place


@dataclass
class Attempt:
    """What the submit view works on; `token` is None when none of ours came with the form."""

    request: HttpRequest
    form: Form
    wording: FormWording
    typed: dict
    token: Token | None
    nonce: str
    too_large: list[tuple[str, str]]
    staged: list[StagedUpload] = field(default_factory=list)
    problems: dict[str, list[str]] = field(default_factory=dict)

    @property
    def now(self):
        return received_at(self.request)

    @property
    def is_open(self) -> bool:
        return is_test(self.nonce) or self.form.state_at(self.now) == WindowState.OPEN

    @property
    def is_full(self) -> bool:
        """Whether all places of the form are taken, as far as one can tell without holding it."""
        return not is_test(self.nonce) and self.form.places_left() == 0

    @property
    def may_wait(self) -> bool:
        """Whether its author chose to wait for a place, should there be none."""
        return self.form.has_waiting_list and WAITS in self.request.POST

    @property
    def is_too_slow(self) -> bool:
        """Whether it began to arrive in time and was whole only long after the form closed."""
        return is_too_slow(
            closes_at=self.form.closes_at,
            began_at=self.now,
            whole_at=getattr(self.request, "whole_at", self.now),
            grace=dt.timedelta(minutes=self.form.grace_minutes),
        )

    @property
    def file_keys(self) -> list[str]:
        return [entry["key"] for entry in self.wording.version.structure if entry["type"] == "file"]

    @property
    def about(self) -> str:
        """The key of what it concerns, as the page posted it."""
        return self.typed.get(ABOUT, "")

    @property
    def age(self) -> float | None:
        """Seconds that the form was open; None when it was handed out again after a failure."""
        return self.token.age_at(self.now) if self.token and self.token.is_first else None

    def sender(self):
        return sender_of(self.request, honeypot=self.typed.get(HONEYPOT, ""), seconds=self.age)

    def filled(self) -> QuestionForm:
        return filled_form(self.wording, data=self.typed, staged=self.staged, problems=self.problems)


def wordings():
    """Words with their form, and whether the form is kept from the public by a restriction on its pages."""
    rows = FormWording.objects.select_related("version__form")
    return rows.annotate(is_shut=is_shut("version__form__page_key"))


WORDING = Prepared(lambda: wordings().filter(pk=Slot("pk"), version__form__key=Slot("key")))
STAGED = Prepared(lambda: StagedUpload.objects.filter(nonce=Slot("nonce")))


def open_attempt(request: HttpRequest, key: str, typed, too_large) -> Attempt:
    """Find what a POST is about; the words that its author saw hold, also when an editor changed them since."""
    try:
        token = read(typed.get(TICKET, ""))
        wording = WORDING.first(pk=token.wording_id, key=key)
    except BadToken:
        token = wording = None
    if wording is None:
        token, wording = None, current_wording(key)
    if wording.is_shut:
        require_reader(request, wording.version.form)
    nonce = token.nonce if token else new_nonce()
    return Attempt(request, wording.version.form, wording, typed, token, nonce, too_large)


def current_wording(key: str) -> FormWording:
    """The newest words of a form in the active language, else in any; 404 when there is no such form."""
    form = Form.objects.filter(key=key).first()
    version = form and form.current_version_id
    found = wordings().filter(version=version).order_by("-pk") if version else []
    by_language = {}
    for wording in found:
        by_language.setdefault(wording.language, wording)
    wording = by_language.get(get_language()) or next(iter(by_language.values()), None)
    if wording is None:
        raise Http404("No such form.")
    return wording


def collect_staged(attempt: Attempt) -> None:
    """Read what was kept before; a form without file questions asks the database nothing."""
    if attempt.file_keys:
        attempt.staged = [file for file in STAGED(nonce=attempt.nonce) if file.key in attempt.file_keys]


def stage_files(attempt: Attempt) -> None:
    """Keep the files that came with this POST and drop those ticked for removal."""
    if not attempt.file_keys:
        return
    if removed := [value for value in attempt.typed.getlist(REMOVE) if is_uuid(value)]:
        drop_staged(nonce=attempt.nonce, ids=removed, now=attempt.now)
    # Most posts bring no file: the form is then built once, when it is validated.
    fields = attempt.filled().fields if attempt.too_large or attempt.request.FILES else {}
    for key, name in attempt.too_large:
        if key in attempt.file_keys:
            message = gettext("“%(name)s” is larger than %(size)d MB. Choose a smaller file.")
            attempt.problems.setdefault(key, []).append(
                message % {"name": clean_name(name), "size": fields[key].max_bytes // 1024 // 1024}
            )
    for key in attempt.file_keys:
        if key not in fields:
            continue
        for upload in attempt.request.FILES.getlist(key):
            try:
                stage_one(attempt, key, upload, fields[key])
            except Refused as refusal:
                attempt.problems.setdefault(key, []).append(str(refusal))
    collect_staged(attempt)


def stage_one(attempt: Attempt, key: str, upload, form_field) -> None:
    """Keep one file, unless too many came from the same network."""
    buckets = attempt.sender().bucket("upload")
    if not RateBucket.objects.all_fine(buckets, attempt.now):
        raise Refused(
            gettext("Too many files came from your network. Wait a few minutes and choose “%(name)s” again.")
            % {"name": clean_name(upload.name)}
        )
    RateBucket.objects.take(buckets, attempt.now)
    stage_upload(form=attempt.form, nonce=attempt.nonce, key=key, upload=upload, extensions=form_field.extensions, max_bytes=form_field.max_bytes, now=attempt.now)  # fmt: skip


def is_uuid(text: str) -> bool:
    return len(text) == 36 and all(char in "0123456789abcdef-" for char in text)
