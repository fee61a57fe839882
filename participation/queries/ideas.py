"""What is asked of answered ideas: the list by filters and words, what each filter has to offer, one idea."""

import datetime as dt

from django.db.models import CharField, Count, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce, ExtractYear
from django.utils.translation import get_language
from wagtail.models import PageViewRestriction

from cms.dates import CITY_ZONE
from cms.folding import fold
from cms.prepared import Prepared, PreparedList, Slot, any_of, counted, ids

from ..choices import FormKind
from ..models import FormPage, IdeasPage, Poll, PublicAnswer

LISTED_FIELDS = (
    "outcome", "execution", "public_title", "public_text", "translated_title", "translated_text", "published_at",
    "submission__language", "submission__neighbourhood__name_ro", "submission__neighbourhood__name_en",
)  # fmt: skip
MOST_WORDS = 5  # of a search that are looked for
FILTERS = {
    "topic": Q(submission__topic__slug=Slot("topic")),
    "neighbourhood": Q(submission__neighbourhood__slug=Slot("neighbourhood")),
    "outcome": Q(outcome=Slot("outcome")),
    "execution": Q(execution=Slot("execution")),
    "form": Q(submission__form__key=Slot("form")),
    "year": Q(published_at__gte=Slot("year_start"), published_at__lt=Slot("year_end")),
}


def answered_ideas():
    """Published answers to ideas whose authors agreed; surveys and applications bring none."""
    return PublicAnswer.objects.public()


def _filtered(names: tuple[str, ...], words: int):
    answers = answered_ideas().filter(*(FILTERS[name] for name in names))
    return answers.filter(*(Q(search_text__contains=Slot(f"word{place}")) for place in range(words)))


def _listed(names: tuple[str, ...], words: int, start: int, stop: int):
    answers = _filtered(names, words).select_related("submission__neighbourhood")
    return answers.only(*LISTED_FIELDS)[start:stop]


LISTED = Prepared(_listed)
COUNTED = Prepared(lambda names, words: counted(_filtered(names, words)))
PINS = Prepared(
    lambda names, words, start, stop: (
        _listed(names, words, None, None).exclude(place="").only("place", *LISTED_FIELDS)[start:stop]
    )
)
COUNTED_PINS = Prepared(lambda names, words: counted(_filtered(names, words).exclude(place="")))
OPEN_IDEA_FORMS = Prepared(
    lambda: (
        FormPage.objects.filter(live=True, locale=Slot("locale"), alias_of=None, kind=FormKind.IDEA)
        .open_at(Slot("now"))
        .values_list("title", "url_path")[:3]
    )
)
# The restrictions on the way to the page of the outer query, from the root down to itself.
ON_THE_WAY = PageViewRestriction.objects.alias(
    inside=ExpressionWrapper(OuterRef("path"), output_field=CharField())
).filter(inside__startswith=F("page__path"))
PUBLIC_LISTS = Prepared(
    lambda: IdeasPage.objects.filter(~Exists(ON_THE_WAY), live=True, alias_of=None).values_list(
        "locale__language_code", "url_path"
    )
)
IDEAS_PAGE = Prepared(
    lambda: IdeasPage.objects.filter(live=True, alias_of=None, locale__language_code=Slot("language")).only("url_path")
)


def filtered_answers(chosen: dict[str, str]) -> PreparedList:
    """Answered ideas for these filters and the words of `q`, newest answer first."""
    return PreparedList(LISTED, COUNTED, *asked(chosen))


def pins(chosen: dict[str, str]) -> PreparedList:
    """Those of the same answered ideas whose place is public."""
    return PreparedList(PINS, COUNTED_PINS, *asked(chosen))


def asked(chosen: dict[str, str]) -> tuple[tuple, dict]:
    """What filters change of a prepared query: its shape and its values."""
    words = fold(chosen.get("q", "")).split()[:MOST_WORDS]
    names = tuple(name for name in FILTERS if chosen.get(name))
    values = {name: chosen[name] for name in names if name != "year"}
    values |= {f"word{place}": word for place, word in enumerate(words)}
    if "year" in names:
        values["year_start"], values["year_end"] = year_bounds(int(chosen["year"]))
    return (names, len(words)), values


def year_bounds(year: int) -> tuple[dt.datetime, dt.datetime]:
    """The moments between which it is that year in the city."""
    return dt.datetime(year, 1, 1, tzinfo=CITY_ZONE), dt.datetime(year + 1, 1, 1, tzinfo=CITY_ZONE)


def _facet(kind: str, key, name_ro, name_en):
    """Rows (kind, key, both names, how many) of one thing that answered ideas have."""
    return (
        answered_ideas()
        .order_by()
        .annotate(kind=Value(kind), key=key, ro=name_ro, en=name_en)
        .values("kind", "key", "ro", "en")
        .annotate(number=Count("pk"))
        .values_list("kind", "key", "ro", "en", "number")
    )


def _facets():
    none = Value("")
    place, topic, form = "submission__neighbourhood", "submission__topic", "submission__form"
    pages = FormPage.objects.filter(translation_key=OuterRef(f"{form}__page_key"), alias_of=None, live=True)
    english = pages.filter(locale__language_code="en").values("title")[:1]
    year = Cast(ExtractYear("published_at", tzinfo=CITY_ZONE), CharField())
    return _facet("outcome", F("outcome"), none, none).union(
        _facet("execution", F("execution"), none, none).exclude(execution=""),
        _facet("form", F(f"{form}__key"), F(f"{form}__title"), Coalesce(Subquery(english), none)),
        _facet("year", year, none, none),
        _facet("topic", F(f"{topic}__slug"), F(f"{topic}__name_ro"), F(f"{topic}__name_en")).exclude(**{topic: None}),
        _facet("neighbourhood", F(f"{place}__slug"), F(f"{place}__name_ro"), F(f"{place}__name_en")).exclude(**{place: None}),
        all=True,
    )  # fmt: skip


FACETS = Prepared(_facets)


def facets() -> dict[str, list[tuple[str, str, int]]]:
    """What answered ideas have, by filter: key, name in the active language (empty: the key's own label), how many."""
    found: dict[str, list] = {name: [] for name in FILTERS}
    in_english = get_language() == "en"
    for kind, key, name_ro, name_en, number in FACETS():
        found[kind].append((key, (in_english and name_en) or name_ro, number))
    return {kind: sorted(rows, key=lambda row: fold(row[1] or row[0])) for kind, rows in found.items()}


SUPPORT = Prepared(lambda number: Poll.objects.filter(any_of("subject", number)).values_list("subject", "counts"))


def supporters(answers, number: int) -> dict[int, int]:
    """Answer → how many support it, for those of a page of at most `number` that somebody supports."""
    subjects = {f"idea:{answer.pk}": answer.pk for answer in answers}
    if not subjects:
        return {}
    found = SUPPORT(number, **ids(subjects, number, rest=""))
    return {subjects[subject]: sum(counts.values()) for subject, counts in found}


OPEN_POLLS = Prepared(
    lambda: (
        Poll.objects.public()
        .filter(Q(opens_at=None) | Q(opens_at__lte=Slot("now")), Q(closes_at=None) | Q(closes_at__gt=Slot("now")))
        .order_by(F("closes_at").asc(nulls_last=True), "pk")[:3]
    )
)
