"""Build the centre's own pages: board, partners, EU-funded projects, reports."""

from decimal import Decimal

from wagtail.models import Site

from cms.models import SiteSettings
from home.models import (
    BoardPage,
    PartnersPage,
    ProjectEmblem,
    ProjectPage,
    ProjectsIndexPage,
    ProjectSum,
    ReportPage,
    ReportsIndexPage,
    StandardPage,
)

from .bodies import body
from .content import centre, site
from .links import Links
from .pages import publish_pair
from .sections import full_date, label_rows

PROJECT_FACTS = (
    "acronym",
    "period",
    "fund",
    "smis_code",
    "call_code",
    "contract_number",
    "months",
    "website",
    "source",
)


def build_centre(rows: dict, links: Links, unresolved) -> None:
    """Everything below the page about the centre."""
    about = StandardPage.objects.get(pk=links.pages["page:about"])
    build_board(about, links, unresolved)
    build_partners(about, links, unresolved)
    build_projects(about, rows, links, unresolved)
    build_reports(about, rows, links)


def plain_words(row: dict, language: str) -> dict:
    return {name: row[f"{name}_{language}"] for name in ("title", "slug", "summary")}


def build_board(about, links: Links, unresolved) -> None:
    """The board, with nobody on it: no public source names its members."""
    row = centre.BOARD

    def fields(language):
        words = {
            "body": body(row["key"], row[f"body_{language}"], links),
            "invitation": links.resolve(row[f"invitation_{language}"]),
        }
        return plain_words(row, language) | words

    page = publish_pair(about, BoardPage, facts={"source": row["source"]}, ro=fields("ro"), en=fields("en"))
    links.add("page", row["key"], page)
    unresolved.note(page, fields)


def build_partners(about, links: Links, unresolved) -> None:
    """The page of partners; names of partners everywhere lead to it from then on."""
    row = centre.PARTNERS

    def fields(language):
        return plain_words(row, language) | {"body": body(row["key"], row[f"body_{language}"], links)}

    page = publish_pair(about, PartnersPage, facts={}, ro=fields("ro"), en=fields("en"))
    links.add("page", row["key"], page)
    unresolved.note(page, fields)
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    settings.partners_page_id = page.pk
    settings.save()


def build_projects(about, rows: dict, links: Links, unresolved) -> None:
    index_row = centre.PROJECTS_INDEX
    ro, en = (plain_words(index_row, language) for language in ("ro", "en"))
    index = publish_pair(about, ProjectsIndexPage, facts={}, ro=ro, en=en)
    links.add("page", index_row["key"], index)
    for row in centre.PROJECTS:

        def fields(language, row=row):
            return project_words(row, language, links)

        page = publish_pair(
            index,
            ProjectPage,
            facts=project_facts(row),
            ro=fields("ro"),
            en=fields("en"),
            rows=label_rows(row, rows) | project_rows(row),
        )
        links.add("page", row["key"], page)
        unresolved.note(page, fields)


def project_words(row: dict, language: str, links: Links) -> dict:
    return plain_words(row, language) | {
        "full_title": row[f"full_title_{language}"],
        "programme_name": row[f"programme_{language}"],
        "axis": row[f"axis_{language}"],
        "specific_objective": row[f"objective_{language}"],
        "call_title": row[f"call_{language}"],
        "general_objective": links.resolve(row[f"general_{language}"]),
        "specific_objectives": links.resolve(row[f"specific_{language}"]),
        "results": links.resolve(row[f"results_{language}"]),
        "equality": row[f"equality_{language}"],
        "disclaimer": row[f"disclaimer_{language}"],
        "place": row[f"place_{language}"],
        "note": row[f"note_{language}"],
    }


def project_facts(row: dict) -> dict:
    dates = {name: full_date(row[name]) for name in ("contract_on", "starts_on", "ends_on")}
    return (
        {name: row[name] for name in PROJECT_FACTS}
        | dates
        | {"contact_email": site.CONTACT["email"] if row["key"] == "anto-ciic" else ""}
    )


def project_rows(row: dict) -> dict[str, list]:
    return {
        "sums": [
            ProjectSum(kind=kind, amount=Decimal(amount) if amount else None, sort_order=i)
            for i, (kind, amount) in enumerate(row["sums"])
        ],
        "emblems": [ProjectEmblem(kind=kind, sort_order=i) for i, kind in enumerate(row["emblems"])],
    }


def build_reports(about, rows: dict, links: Links) -> None:
    index_row = centre.REPORTS_INDEX
    ro, en = (plain_words(index_row, language) for language in ("ro", "en"))
    index = publish_pair(about, ReportsIndexPage, facts={}, ro=ro, en=en)
    links.add("page", index_row["key"], index)
    for row in centre.REPORTS:
        words = {
            language: plain_words(row, language)
            | {"body": body(row["key"], row[f"body_{language}"], links), "note": row[f"note_{language}"]}
            for language in ("ro", "en")
        }
        facts = {
            "date": full_date(row["date"]),
            "date_precision": row["precision"],
            "language": row["language"],
            "report_url": row["url"],
            "source": row["source"],
        }
        labels = label_rows(row | {"organisations": [("author", key) for key in row["authors"]]}, rows)
        page = publish_pair(index, ReportPage, facts=facts, ro=words["ro"], en=words["en"], rows=labels)
        links.add("page", row["key"], page)
