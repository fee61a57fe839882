"""Run inside the portal's environment: the demonstration's own pages, by type, and the fields of its forms."""


def find_pages() -> dict:
    """The demonstration's own pages, by type."""
    from debates.models import DebatePage, DebatesIndexPage
    from demo.content.open_debate import DEBATE, FORMS
    from home.models import HomePage, NewsIndexPage, NewsPage, StandardPage
    from participation.models import FormPage, IdeasPage

    def first(model, **lookup):
        return model.objects.filter(locale__language_code="ro", live=True, **lookup).first()

    slugs = {row["kind"]: row["slug_ro"] for row in FORMS}
    found = {
        "home": first(HomePage),
        "debates": first(DebatesIndexPage),
        "debate_open": first(DebatePage, slug=DEBATE["slug_ro"]),
        "debate_held": first(DebatePage, is_held=True),
        "debate_unverified": first(DebatePage, is_held=False, is_demonstration=False),
        "ideas": first(IdeasPage),
        "news": first(NewsIndexPage),
        "news_item": first(NewsPage),
        "form": first(FormPage, slug=slugs["idea"]),
        "survey": first(FormPage, slug=slugs["survey"]),
        "petition": first(FormPage, slug=slugs["petition"]),
        "contact": first(StandardPage, shows_contact=True),
        "standard": first(StandardPage, slug="istoric") or first(StandardPage, section="", shows_contact=False),
        "accessibility": first(StandardPage, slug__contains="accesibil"),
        "privacy": first(StandardPage, slug__contains="personale") or first(StandardPage, slug__contains="confiden"),
    } | find_sections(first)
    missing = [name for name, page in found.items() if page is None]
    if missing:
        raise LookupError(f"The demonstration has no page for: {', '.join(missing)}")
    return found


def find_sections(first) -> dict:
    """Competitions, grants, the Youth Council and what the centre says of itself."""
    from competitions.models import CompetitionPage, CompetitionsIndexPage
    from demo.content.fix_cluj import APPLICATION_FORM, DEMONSTRATION
    from demo.content.youth import FORM
    from fix_cluj.models import FixClujPage, GrantCallPage
    from home.models import BoardPage, PartnersPage, ProjectPage, ProjectsIndexPage, ReportPage, ReportsIndexPage
    from participation.models import FormPage
    from youth_council.models import YouthCouncilPage, YouthMeetingPage, YouthNewsIndexPage, YouthNewsPage

    return {
        "competitions": first(CompetitionsIndexPage),
        "competition_open": first(CompetitionPage, is_demonstration=True),
        "competition_decided": first(CompetitionPage, is_decided=True),
        "fix": first(FixClujPage),
        "call_open": first(GrantCallPage, slug=DEMONSTRATION["slug_ro"]),
        "call_decided": first(GrantCallPage, is_demonstration=False),
        "application": first(FormPage, slug=APPLICATION_FORM["slug_ro"]),
        "youth": first(YouthCouncilPage),
        "youth_meeting": first(YouthMeetingPage),
        "youth_news": first(YouthNewsIndexPage),
        "youth_news_item": first(YouthNewsPage, options__isnull=True),
        "youth_vote": first(YouthNewsPage, options__isnull=False),
        "youth_form": first(FormPage, slug=FORM["slug_ro"]),
        "board": first(BoardPage),
        "partners": first(PartnersPage),
        "projects": first(ProjectsIndexPage),
        "project": first(ProjectPage),
        "reports": first(ReportsIndexPage),
        "report": first(ReportPage),
    }


def question_ids() -> dict:
    """Form key of the demonstration → question key → the name of its field."""
    from demo.content.fix_cluj import APPLICATION_FORM
    from demo.content.open_debate import FORMS
    from demo.content.youth import FORM
    from demo.open_debate import question_id
    from participation.structure import question_key

    rows = [*FORMS, APPLICATION_FORM, FORM]
    return {
        row["key"]: {
            question["key"]: question_key(question_id(row["key"], question["key"])) for question in row["questions"]
        }
        for row in rows
    }
