"""Open data: the published ideas as CSV and JSON, with a licence and a dictionary; no personal data is in them."""

import csv
import json
from collections.abc import Iterator

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_safe

from cms.models.pages import whole_address

from ..exports import Echo, moment, neutral
from ..models import IdeasPage, Poll, PublicAnswer
from ..queries.ideas import answered_ideas
from ..queries.subjects import ideas_address

LICENCE = "CC BY 4.0"
LICENCE_URLS = {
    "ro": "https://creativecommons.org/licenses/by/4.0/deed.ro",
    "en": "https://creativecommons.org/licenses/by/4.0/deed.en",
}
CHUNK = 500
TEXT, DATE, NUMBER, BOOLEAN, URL = (
    gettext_lazy("text"),
    gettext_lazy("date (ISO 8601)"),
    gettext_lazy("number"),
    gettext_lazy("true or false"),
    gettext_lazy("address"),
)
COLUMNS = {
    "id": (NUMBER, gettext_lazy("Number of the answer; stays the same.")),
    "url": (URL, gettext_lazy("The idea's page, in Romanian.")),
    "language": (TEXT, gettext_lazy("Language in which the idea was written: ro or en.")),
    "title": (TEXT, gettext_lazy("Title of the idea as published, without personal data.")),
    "text": (TEXT, gettext_lazy("Text of the idea as published, without personal data.")),
    "translated_title": (TEXT, gettext_lazy("Title in the other language, when the staff translated it.")),
    "translated_text": (TEXT, gettext_lazy("Text in the other language, when the staff translated it.")),
    "topic": (TEXT, gettext_lazy("Short name of the topic, as in addresses of the site.")),
    "neighbourhood": (TEXT, gettext_lazy("Short name of the neighbourhood, as in addresses of the site.")),
    "latitude": (NUMBER, gettext_lazy("Degrees north (WGS84), where the author put a public pin on the map.")),
    "longitude": (NUMBER, gettext_lazy("Degrees east (WGS84), with the latitude.")),
    "form": (TEXT, gettext_lazy("Key of the form through which it came.")),
    "received_on": (DATE, gettext_lazy("Day on which it came, in Romanian time.")),
    "answered_on": (DATE, gettext_lazy("Day on which the answer was published, in Romanian time.")),
    "outcome": (
        TEXT,
        gettext_lazy("accepted, partly, underway, explained or refused: what the city answered."),
    ),
    "answer_ro": (TEXT, gettext_lazy("The answer in Romanian.")),
    "answer_en": (TEXT, gettext_lazy("The answer in English, when there is one.")),
    "department": (TEXT, gettext_lazy("The department or role that decided, in Romanian.")),
    "execution": (TEXT, gettext_lazy("planned, started, late, done or dropped: where it stands; empty: not told.")),
    "cost_lei": (NUMBER, gettext_lazy("Cost in lei, with a decimal point; empty: not told.")),
    "promised_on": (DATE, gettext_lazy("For when it is promised.")),
    "promised_precision": (TEXT, gettext_lazy("day, month or year: how exact that date is meant.")),
    "delivered_on": (DATE, gettext_lazy("Day on which it was done.")),
    "supporters": (NUMBER, gettext_lazy("Confirmed votes of support.")),
    "is_demonstration": (BOOLEAN, gettext_lazy("Whether it is an invented example.")),
}


@require_safe
def describe_data(request: HttpRequest, page: IdeasPage):
    """What can be downloaded, under which licence, and what each column means."""
    with override(page.words_language):
        url, title = page.get_url(request) or "", _("Open data: published ideas")
        alternates = [
            item | {"url": f"{item['url']}data/" if item["url"] else None} for item in page.alternates(request)
        ]
        facts = {
            "head": {"title": title, "summary": _("All published ideas and answers as CSV and JSON.")},
            "page_title": title,
            "licence": LICENCE,
            "licence_url": LICENCE_URLS[page.words_language],
            "files": [{"label": kind.upper(), "url": f"{url}data/{kind}/"} for kind in WRITERS],
            "columns": [{"name": name, "kind": kind, "meaning": meaning} for name, (kind, meaning) in COLUMNS.items()],
            "alternates": alternates,
            "canonical_url": whole_address(f"{url}data/"),
            "hreflang": page.hreflang(alternates),
            "breadcrumbs": [
                *page.breadcrumbs(request)[:-1],
                {"title": page.title, "url": url},
                {"title": title, "url": ""},
            ],
        }
        return page.render(request, template="participation/open_data.html", context_overrides=facts)


@require_safe
def give_data(request: HttpRequest, page: IdeasPage, kind: str):
    """The file itself, written row by row; the same in both languages."""
    if kind not in WRITERS:
        raise Http404
    content_type, write = WRITERS[kind]
    response = StreamingHttpResponse(write(ideas_address("ro")), content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="ciic-idei.{kind}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def records(base: str) -> Iterator[dict]:
    """One dictionary per published idea, oldest answer first, so that a longer file begins as the shorter one."""
    support = {
        subject: sum(counts.values())
        for subject, counts in Poll.objects.filter(subject__startswith="idea:").values_list("subject", "counts")
    }
    answers = answered_ideas().order_by("published_at", "pk")
    answers = answers.select_related("submission__topic", "submission__neighbourhood", "submission__form")
    for answer in answers.iterator(chunk_size=CHUNK):
        yield record(answer, base, support.get(f"idea:{answer.pk}", 0))


def record(answer: PublicAnswer, base: str, supporters: int) -> dict:
    submission = answer.submission
    latitude, longitude = map(float, answer.place.split(",")) if answer.place else ("", "")
    return {
        "id": answer.pk,
        "url": f"{base}{answer.pk}/",
        "language": submission.language,
        "title": answer.public_title,
        "text": answer.public_text,
        "translated_title": answer.translated_title,
        "translated_text": answer.translated_text,
        "topic": submission.topic.slug if submission.topic else "",
        "neighbourhood": submission.neighbourhood.slug if submission.neighbourhood else "",
        "latitude": latitude,
        "longitude": longitude,
        "form": submission.form.key,
        "received_on": moment(submission.received_at)[:10],
        "answered_on": moment(answer.published_at)[:10],
        "outcome": answer.outcome,
        "answer_ro": answer.text_ro,
        "answer_en": answer.text_en,
        "department": answer.department_ro,
        "execution": answer.execution,
        "cost_lei": str(answer.cost) if answer.cost is not None else "",
        "promised_on": answer.promised_on.isoformat() if answer.promised_on else "",
        "promised_precision": answer.promised_precision if answer.promised_on else "",
        "delivered_on": answer.delivered_on.isoformat() if answer.delivered_on else "",
        "supporters": supporters,
        "is_demonstration": submission.is_demonstration,
    }


def as_csv(base: str) -> Iterator[str]:
    """UTF-8 with its mark, commas, and no cell that a spreadsheet would run."""
    writer = csv.writer(Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for found in records(base):
        yield writer.writerow([neutral(plain(found[name])) for name in COLUMNS])


def plain(value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def as_json(base: str) -> Iterator[str]:
    """One object: the licence, and the ideas one by one."""
    about = json.dumps({"licence": LICENCE, "licence_url": LICENCE_URLS["en"], "source": base}, ensure_ascii=False)
    yield about[:-1] + ', "ideas": ['
    separator = ""
    for found in records(base):
        yield f"{separator}\n{json.dumps(found, ensure_ascii=False)}"
        separator = ","
    yield "\n]}\n"


WRITERS = {"csv": ("text/csv; charset=utf-8", as_csv), "json": ("application/json", as_json)}
