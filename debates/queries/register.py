"""Reads over the register of contributions: whose it is, what a contribution is about, its rows and its totals."""

import re
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, F, Q, Subquery
from django.db.models.functions import Length, Substr
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.articles import label_of
from cms.models import DocumentVersion
from cms.prepared import Prepared, Slot
from cms.queries.documents import carried_files, parts_of_document
from participation.choices import IDEA_KINDS, Channel, Outcome
from participation.models import Form, FormPage, PublicAnswer, Submission

from ..models import Contribution, DebatePage
from ..models.register import ANSWERED, GONE, WAITING

# `12` is a document, `12:art-3` a part of it.
ABOUT = re.compile(r"(?P<document>\d{1,9})(?::(?P<part>[\w-]{1,60}))?", re.ASCII)
ABOVE = Substr("path", 1, Length("path") - Page.steplen)


def _debate_above():
    forms = FormPage.objects.filter(translation_key=Slot("form"), alias_of=None).order_by()
    pages = DebatePage.objects.filter(path__in=Subquery(forms.annotate(above=ABOVE).values("above")))
    return pages.order_by("pk").values_list("translation_key")[:1]


DEBATE_ABOVE = Prepared(_debate_above)


def debate_key_of(form: Form) -> UUID | None:
    """The debate below which a form for contributions stands; None for every other form."""
    if form.kind not in IDEA_KINDS:
        return None
    found = DEBATE_ABOVE(form=form.page_key)
    return found[0][0] if found else None


def forms_below(page: DebatePage) -> list[Form]:
    """The forms through which contributions to a debate come, in the order of its page."""
    pages = FormPage.objects.filter(path__startswith=page.path, depth=page.depth + 1, kind__in=IDEA_KINDS)
    keys = list(pages.order_by("path").values_list("translation_key", flat=True))
    forms = {form.page_key: form for form in Form.objects.filter(page_key__in=keys, is_published=True)}
    return [forms[key] for key in keys if key in forms]


def describe_about(form: Form, key: str) -> str:
    """The document, and its part, that a key names, in the active language; only of documents on the debate's page."""
    found = ABOUT.fullmatch(key)
    debate = found and debate_key_of(form)
    if not debate:
        return ""
    page = DebatePage.objects.filter(translation_key=debate, alias_of=None).order_by("pk").first()
    file = carried_files(page).get(int(found["document"])) if page else None
    if file is None or not found["part"]:
        return file.name if file else ""
    parts = {part.key: part.label for part in parts_of_document(file.pk, get_language() or "ro")}
    # A document without a text of its own may still be spoken about by its articles.
    part = parts.get(found["part"], "") if parts else label_of(found["part"])
    return _("%(part)s of “%(document)s”") % {"part": part, "document": file.name} if part else ""


def about_choices(page: DebatePage) -> list[tuple[str, str]]:
    """Every document of a debate's page, which of its versions it is, and every part of its text, by the key that names it."""
    found, files = [], carried_files(page)
    versions = {version.file_id: version for version in DocumentVersion.objects.filter(file__in=files)}
    for pk, file in files.items():
        name = f"{file.name}, {versions[pk].label}" if pk in versions else file.name
        found.append((str(pk), name))
        found += [(f"{pk}:{part.key}", f"{name}: {part.label}") for part in parts_of_document(pk, "ro")]
    return found


def contributions_of(key: UUID):
    """A debate's register by its numbers, each with what was sent and the answer that it has, its own or a shared one."""
    rows = Contribution.objects.filter(register__debate_key=key).order_by("number")
    return rows.select_related(
        "submission__answer", "submission__merged_into__answer", "submission__merged_into__contribution"
    )


def answer_to(contribution: Contribution) -> PublicAnswer | None:
    """The published answer: that of the contribution that leads, where several are answered together."""
    lead = contribution.submission.merged_into or contribution.submission
    answer = getattr(lead, "answer", None)
    return answer if answer and answer.published_at else None


def leading_number(contribution: Contribution) -> int | None:
    """The number in the same register with which it is answered; what leads may also stand elsewhere, or have none."""
    lead = getattr(contribution.submission.merged_into, "contribution", None)
    return lead.number if lead and lead.register_id == contribution.register_id else None


def _outcome(*outcomes: str) -> Q:
    own = Q(submission__merged_into=None, submission__answer__outcome__in=outcomes)
    return ANSWERED & (own | Q(submission__merged_into__answer__outcome__in=outcomes))


OUTCOMES = {
    "accepted": _outcome(Outcome.ACCEPTED),
    "partly": _outcome(Outcome.PARTLY),
    "explained": _outcome(Outcome.EXPLAINED, Outcome.UNDERWAY),
    "refused": _outcome(Outcome.REFUSED),
    "waiting": WAITING,
}
SPOKEN = Q(submission__channel=Channel.SPOKEN)
COUNTS = {
    name: Count("pk", filter=condition) for name, condition in {"received": None, "spoken": SPOKEN, **OUTCOMES}.items()
}
TOTALS = Prepared(
    lambda: (
        Contribution.objects.filter(register__debate_key=Slot("key"))
        .order_by()
        .values("register")
        .annotate(**COUNTS)
        .values_list(*COUNTS)
    )
)


def chosen(key: UUID, filters: dict[str, str]):
    """A debate's register narrowed by what was answered and how it came."""
    return narrowed(contributions_of(key), filters)


def narrowed(rows, filters: dict[str, str]):
    if outcome := filters.get("outcome"):
        rows = rows.filter(OUTCOMES[outcome])
    if how := filters.get("how"):
        rows = rows.filter(SPOKEN if how == "spoken" else ~SPOKEN)
    return rows


def totals_of(key: UUID) -> dict[str, int]:
    """How many came, how many were said, and what became of them; one question."""
    found = TOTALS(key=key)
    return dict(zip(COUNTS, found[0] if found else [0] * len(COUNTS), strict=True))


def not_numbered():
    """Submissions to forms below debates that have no number yet, in the order in which they came."""
    debates = DebatePage.objects.order_by().values("path")
    pages = FormPage.objects.filter(kind__in=IDEA_KINDS, alias_of=None).annotate(above=ABOVE).filter(above__in=debates)
    waiting = Submission.objects.real().filter(form__page_key__in=pages.values("translation_key"), contribution=None)
    return waiting.select_related("form").order_by("received_at", "stored_at", "pk")


def titles_of(keys: Iterable[UUID]) -> dict[UUID, DebatePage]:
    """Key of a debate → its page in the active language, else in Romanian."""
    pages = DebatePage.objects.filter(translation_key__in=list(keys), alias_of=None).select_related("locale")
    ranked = sorted(pages.defer_streamfields(), key=lambda page: page.locale.language_code == get_language())
    return {page.translation_key: page for page in ranked}


def keys_with_forms() -> set[UUID]:
    """The debates below which a form for contributions stands."""
    pages = FormPage.objects.filter(kind__in=IDEA_KINDS, alias_of=None).order_by().annotate(above=ABOVE)
    return set(DebatePage.objects.filter(path__in=pages.values("above")).values_list("translation_key", flat=True))


def to_be_told(key: UUID, submissions):
    """Of these submissions, the contributions whose authors can be written to and were not told yet what came of it."""
    rows = contributions_of(key).filter(told_at=None, submission__in=submissions, submission__erased_at=None)
    return rows.exclude(submission__email="").exclude(submission__status__in=GONE)


def registers_with_counts():
    """Key of a debate → its counts, of all registers at once."""
    rows = Contribution.objects.order_by().values(key=F("register__debate_key")).annotate(**COUNTS)
    return {row.pop("key"): row for row in rows}


def open_form_below(page: Page, now) -> FormPage | None:
    """The form of a debate that takes contributions now, the one that closes soonest."""
    forms = FormPage.objects.child_of(page).live().filter(kind__in=IDEA_KINDS)
    return forms.open_at(now).first()
