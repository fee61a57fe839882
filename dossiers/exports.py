"""Dossiers as open data: one record per stage, one per figure, and the moments of a single dossier."""

import csv
import json
from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.translation import gettext_lazy, override

from cms.dates import CITY_ZONE
from cms.models import PageNeighbourhood, PageTopic
from cms.models.pages import public_url
from cms.queries import private_branches
from participation.exports import Echo, neutral
from participation.views.open_data import BOOLEAN, DATE, LICENCE, LICENCE_URLS, NUMBER, TEXT, URL

from .models import DossierFigure, DossierPage, DossierStage
from .queries import Moment

PRECISION = gettext_lazy("day, month, year or unknown: how much of that date is known.")
STAGES = {
    "dossier": (TEXT, gettext_lazy("Key of the dossier; stays the same.")),
    "url": (URL, gettext_lazy("The dossier’s page, in Romanian.")),
    "title_ro": (TEXT, gettext_lazy("Title of the dossier in Romanian.")),
    "title_en": (TEXT, gettext_lazy("Title in English, when it is translated.")),
    "dossier_state": (
        TEXT,
        gettext_lazy("late, underway, waiting, delivered, dropped or unknown, on the day of the download."),
    ),
    "topics": (TEXT, gettext_lazy("Short names of its topics, with spaces between them.")),
    "neighbourhoods": (TEXT, gettext_lazy("Short names of its neighbourhoods, with spaces between them.")),
    "stage": (TEXT, gettext_lazy("Key of the stage; stays the same.")),
    "kind": (TEXT, gettext_lazy("idea, debate, competition, verdict, contract, design, works, reception or other.")),
    "name_ro": (TEXT, gettext_lazy("Name of the stage in Romanian.")),
    "name_en": (TEXT, gettext_lazy("Name of the stage in English.")),
    "state": (TEXT, gettext_lazy("unknown, planned, underway, done or dropped.")),
    "promised_on": (DATE, gettext_lazy("For when it is promised; empty: no date is known.")),
    "promised_precision": (TEXT, PRECISION),
    "actual_on": (DATE, gettext_lazy("When it happened; empty: not known.")),
    "actual_precision": (TEXT, PRECISION),
    "promise": (TEXT, gettext_lazy("due, kept, late, overdue or unknown; empty: nothing was promised.")),
    "days_late": (NUMBER, gettext_lazy("Days between the promised and the actual date, or today, at least.")),
    "reason_ro": (TEXT, gettext_lazy("Why it is late, in Romanian.")),
    "reason_en": (TEXT, gettext_lazy("Why it is late, in English.")),
    "responsible": (TEXT, gettext_lazy("The responsible body, in Romanian.")),
    "as_of": (DATE, gettext_lazy("The day for which this holds.")),
    "as_of_precision": (TEXT, PRECISION),
    "source": (TEXT, gettext_lazy("Who says so.")),
    "source_url": (URL, gettext_lazy("Where they say so.")),
    "is_demonstration": (BOOLEAN, gettext_lazy("Whether it is an invented example.")),
}
FIGURES = {
    **{name: STAGES[name] for name in ("dossier", "url", "title_ro")},
    "name_ro": (TEXT, gettext_lazy("What it measures, in Romanian.")),
    "name_en": (TEXT, gettext_lazy("What it measures, in English.")),
    "figure": (NUMBER, gettext_lazy("The figure, with a decimal point.")),
    "exactness": (TEXT, gettext_lazy("about or more, as the source says; empty: exactly this.")),
    "unit": (TEXT, gettext_lazy("ha, m2, RON or EUR; empty: pieces.")),
    **{name: STAGES[name] for name in ("as_of", "as_of_precision", "source", "source_url", "is_demonstration")},
}
MOMENTS = ("kind", "label", "date", "precision", "title", "text", "url", "source", "source_url")


def dossiers_by_pk() -> dict[int, dict]:
    """Every public dossier: what its stages and figures say of it, by the id of its Romanian page."""
    private, today = private_branches(), timezone.localdate(timezone=CITY_ZONE)
    pages = (
        DossierPage.objects.live().filter(alias_of=None).defer_streamfields().select_related("locale").order_by("pk")
    )
    pages = list(pages.exclude(private) if private is not None else pages)
    english = {page.translation_key: page.title for page in pages if page.locale.language_code == "en"}
    return {
        page.pk: {
            "dossier": page.translation_key.hex,
            "url": public_url(page),
            "title_ro": page.title,
            "title_en": english.get(page.translation_key, ""),
            "dossier_state": page.state_on(today).value,
            "is_demonstration": page.is_demonstration,
        }
        for page in pages
        if page.locale.language_code == "ro"
    }


def slugs_of(rows, name: str, keys) -> dict[int, str]:
    found: dict[int, list[str]] = {}
    for pk, slug in rows.objects.filter(page__in=keys).order_by("sort_order").values_list("page_id", f"{name}__slug"):
        found.setdefault(pk, []).append(slug)
    return {pk: " ".join(slugs) for pk, slugs in found.items()}


def stage_records() -> Iterator[dict]:
    """One dictionary per stage, dossier by dossier in the order in which they were made."""
    dossiers, today = dossiers_by_pk(), timezone.localdate(timezone=CITY_ZONE)
    topics = slugs_of(PageTopic, "topic", dossiers.keys())
    places = slugs_of(PageNeighbourhood, "neighbourhood", dossiers.keys())
    stages = DossierStage.objects.filter(page__in=dossiers.keys()).select_related("body")
    for stage in stages.order_by("page_id", "sort_order", "pk"):
        promise = stage.kept_on(today)
        yield dossiers[stage.page_id] | {
            "topics": topics.get(stage.page_id, ""),
            "neighbourhoods": places.get(stage.page_id, ""),
            "stage": stage.key.hex,
            "kind": stage.kind,
            "name_ro": name_in("ro", stage),
            "name_en": name_in("en", stage),
            "state": stage.state,
            "promised_on": day_of(stage.promised_on),
            "promised_precision": stage.promised_precision,
            "actual_on": day_of(stage.actual_on),
            "actual_precision": stage.actual_precision,
            "promise": promise.keeping.value,
            "days_late": promise.days or "",
            "reason_ro": stage.reason_ro,
            "reason_en": stage.reason_en,
            "responsible": stage.body.name_ro if stage.body else "",
            **sources_of(stage),
        }


def figure_records() -> Iterator[dict]:
    """One dictionary per figure; several of the same name contradict one another or follow one another in time."""
    dossiers = dossiers_by_pk()
    for row in DossierFigure.objects.filter(page__in=dossiers.keys()).order_by("page_id", "sort_order", "pk"):
        known = {name: dossiers[row.page_id][name] for name in ("dossier", "url", "title_ro", "is_demonstration")}
        told = {name: getattr(row, name) for name in ("name_ro", "name_en", "exactness", "unit")}
        yield known | told | {"figure": f"{row.amount.normalize():f}"} | sources_of(row)


def sources_of(row) -> dict:
    return {
        "as_of": day_of(row.as_of),
        "as_of_precision": row.as_of_precision,
        "source": row.source,
        "source_url": row.source_url,
    }


def day_of(date) -> str:
    return date.isoformat() if date else ""


def name_in(language: str, stage: DossierStage) -> str:
    with override(language):
        return stage.name


def moment_records(moments: Iterable[Moment]) -> Iterator[dict]:
    """The timeline of one dossier, in the reader's language."""
    for moment in moments:
        yield {name: getattr(moment, name) for name in MOMENTS} | {"date": day_of(moment.date)}


def csv_of(columns: Iterable[str], records: Iterable[dict]) -> Iterator[str]:
    """UTF-8 with its mark, commas, and no cell that a spreadsheet would run."""
    columns, writer = list(columns), csv.writer(Echo())
    yield "\ufeff" + writer.writerow(columns)
    for record in records:
        yield writer.writerow([neutral(plain(record[name])) for name in columns])


def plain(value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def as_json(source: str) -> Iterator[str]:
    """One object: the licence, the stages and the figures."""
    about = {"licence": LICENCE, "licence_url": LICENCE_URLS["en"], "source": source}
    found = {"stages": in_order(STAGES, stage_records()), "figures": in_order(FIGURES, figure_records())}
    yield json.dumps(about | found, ensure_ascii=False, indent=1) + "\n"


def in_order(columns: Iterable[str], records: Iterable[dict]) -> list[dict]:
    return [{name: record[name] for name in columns} for record in records]


def stages_csv(_source: str) -> Iterator[str]:
    return csv_of(STAGES, stage_records())


def figures_csv(_source: str) -> Iterator[str]:
    return csv_of(FIGURES, figure_records())


FILES = {  # short name in addresses → content type, file name, what writes it
    "csv": ("text/csv; charset=utf-8", "ciic-dosare-etape.csv", stages_csv),
    "figures": ("text/csv; charset=utf-8", "ciic-dosare-cifre.csv", figures_csv),
    "json": ("application/json", "ciic-dosare.json", as_json),
}
