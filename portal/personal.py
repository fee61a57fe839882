"""The fields of all apps that could hold something of a person: participation's own table, and what the others keep.

Pages, vocabularies and lists are editorial: written by staff to be published. What names living people among them is
told here, so that whoever asks "what do you have about me" can be answered beyond the forms.
"""

from django.apps import apps
from django.db import models

from participation.personal import FIELDS

OURS = (
    "participation",
    "accounts",
    "cms",
    "home",
    "debates",
    "competitions",
    "fix_cluj",
    "youth_council",
    "search",
    "dossiers",
    "evaluation",
    "demo",
)
TEXTS = (models.CharField, models.TextField, models.JSONField, models.FileField, models.GenericIPAddressField)
PERSONS = {"accounts.User", "participation.Submission", "participation.Draft"}

# Members of staff: an account is disabled or deleted by an administrator, its password is a hash.
STAFF = {"accounts.User": "password email first_name last_name"}

# People who are named in public because of what they do or won; corrected or removed by an editor on request.
NAMED_IN_PUBLIC = {
    "cms.Person": "name role_ro role_en",
    "competitions.Winner": "author",
    "competitions.Juror": "name role_ro role_en cv_ro cv_en link",
    "competitions.ListedEntry": "author report_ro report_en",
    "fix_cluj.FundedProject": "team project_ro project_en",
    "cms.PortalImage": "credit",
}

# Who of the staff brought something, as Wagtail keeps it, or read it for us.
BROUGHT_BY = {
    "debates.AnnualReport": "by",
    "debates.LegalTerm": "confirmed_by",
    "cms.PortalImage": "uploaded_by_user",
    "cms.DocumentVersion": "posted_by",
    "cms.PortalDocument": "uploaded_by_user",
    "cms.VersionText": "written_by",
    "dossiers.StageChange": "by",
    "competitions.JuryAssignment": "judge",
    "competitions.JuryConflict": "judge reason",
    "competitions.JuryReview": "remark",
    "competitions.JurySeat": "judge excused_because signed_digest",
    "competitions.SealedOpening": "asked_by confirmed_by digest",
    "fix_cluj.CheckResult": "note",
    "fix_cluj.Committee": "first_by second_by",
    "fix_cluj.PanelReading": "judge points remark",
    "fix_cluj.ReviewAssignment": "judge",
    "fix_cluj.Review": "remark",
    "fix_cluj.Revision": "opened_by first_by second_by",
}

# A number in a register, a place on a screen, that points at a submission: it stays when that is erased, and says nothing
# of anybody.
TIES = {"debates.Contribution": "submission", "debates.BoardQuestion": "submission"}

# Words and files of the house, by model; a field that is in no table fails a test until somebody decides what it is.
EDITORIAL = {
    "cms.CityMap": "outline bounds version source_ro source_en",
    "cms.DocumentVersion": "occasion_ro occasion_en changes_ro changes_en",
    "cms.Goal": "name_ro name_en slug",
    "cms.Holiday": "name_ro name_en",
    "cms.Neighbourhood": "name_ro name_en slug",
    "cms.Organisation": "name_ro name_en slug kind url description_ro description_en",
    "cms.PageCorrection": "note_ro note_en",
    "cms.PageOrganisation": "role",
    "cms.PortalDocument": "title file file_hash title_en language",
    "cms.PortalImage": "title file description file_hash",
    "cms.PortalRendition": "filter_spec file focal_point_key",
    "cms.SiteSettings": "address phone email hours_ro hours_en main_menu footer_menu notice_ro notice_en",
    "cms.Topic": "name_ro name_en slug",
    "cms.Venue": "name_ro name_en address_ro address_en map_url",
    "cms.VersionText": "language html",
    "competitions.Channel": "kind url number",
    "competitions.CompetitionPage": (
        "change change_reason summary stages brief eligibility judging body results exhibition "
        "exhibition_place note source source_url press_email press_phone"
    ),
    "competitions.CompetitionStage": "name_ro name_en asks_ro asks_en",
    "competitions.ListedEntry": "code result link",
    "competitions.CompetitionStep": "precision kind",
    "competitions.CompetitionsIndexPage": "summary intro",
    "competitions.Criterion": "name_ro name_en",
    "competitions.Figure": "as_of_precision source source_en source_url name_ro name_en exactness unit",
    "competitions.Prize": "as_of_precision source source_en source_url rank form exactness currency vat",
    "competitions.Winner": "as_of_precision source source_en source_url rank currency link note_ro note_en",
    "debates.AnnualReport": "note_ro note_en figures",
    "debates.BoardQuestion": "state",
    "debates.Contribution": "about_ro about_en",
    "competitions.JuryCriterion": "name_ro name_en",
    "competitions.SealedRound": "title state ranking digest",
    "fix_cluj.CheckItem": "text_ro text_en",
    "fix_cluj.Committee": "title state currency ties_by seed digest",
    "fix_cluj.Decision": "state outcome parts",
    "fix_cluj.Revision": "kind state reason_ro reason_en before after digest",
    "fix_cluj.CallIndicator": "name_ro name_en",
    "fix_cluj.GridRow": "name_ro name_en",
    "fix_cluj.GridSection": "name_ro name_en",
    "debates.DebatePage": (
        "change change_reason summary date_precision stream_url kind question why can_change cannot_change body "
        "results note source source_url press_email press_phone regime shorter_because accepted_terms recording_url speaking_url"
    ),
    "debates.SpeakingList": "told_url",
    "debates.LegalTerm": "rule regime direction unit act_ro act_en article_ro article_en note",
    "debates.DebateStage": "kind precision url",
    "debates.DebatesIndexPage": "summary intro",
    "dossiers.DossierFigure": "as_of_precision source source_en source_url name_ro name_en exactness unit",
    "dossiers.DossierPage": (
        "summary place body note source source_url press_email press_phone standing verdict_precision reception_precision"
    ),
    "dossiers.DossierProject": "code",
    "dossiers.DossierStage": (
        "as_of_precision source source_en source_url kind name_ro name_en state promised_precision actual_precision "
        "reason_ro reason_en"
    ),
    "dossiers.DossiersIndexPage": "summary intro",
    "dossiers.StageChange": (
        "kind name_ro name_en state promised_precision actual_precision reason_ro reason_en state_before precision_before"
    ),
    "fix_cluj.FixClujPage": "summary intro who steps body",
    "fix_cluj.GrantCallPage": (
        "applicants change change_reason summary currency amounts_source contact_email contact_phone source intro "
        "eligibility amounts_note seat checklist body answers contact results note source_url press_email press_phone"
    ),
    "fix_cluj.GrantStep": "precision kind",
    "home.BoardPage": "summary body invitation source",
    "home.HomePage": "summary hero_title hero_emphasis hero_text action_text closing_title closing_text body",
    "home.NewsIndexPage": "summary",
    "home.NewsPage": "summary date_precision source source_url body",
    "home.PartnersPage": "summary body",
    "home.ProjectEmblem": "kind",
    "home.ProjectPage": (
        "summary full_title programme_name axis specific_objective call_title general_objective "
        "specific_objectives results equality disclaimer body note figures_note place acronym period fund "
        "smis_code call_code contract_number contact_email website source"
    ),
    "home.ProjectSum": "kind currency",
    "home.ProjectsIndexPage": "summary",
    "home.ReportPage": "summary date_precision language report_url body note source",
    "home.ReportsIndexPage": "summary",
    "home.StandardPage": "summary section body",
    "youth_council.HistoryStep": "kind precision",
    "youth_council.VoteOption": "name_ro name_en",
    "youth_council.WorkingGroup": "name_ro name_en description_ro description_en",
    "youth_council.YouthCouncilPage": "summary body conditions joining decision decision_url source email",
    "youth_council.YouthMeetingPage": (
        "change change_reason summary date_precision stream_url kind agenda body results"
    ),
    "youth_council.YouthNewsIndexPage": "summary",
    "youth_council.YouthNewsPage": "summary date_precision source source_url body kind",
}


def could_hold_a_person(model: type[models.Model]) -> list[str]:
    """Names of a model's own texts, files, JSON and ties to a person's row."""
    return [
        field.name
        for field in model._meta.local_fields
        if isinstance(field, TEXTS)
        or field.get_internal_type() in ("JSONField", "TextField")
        or (field.is_relation and field.related_model and field.related_model._meta.label in PERSONS)
    ]


def declared(model: type[models.Model]) -> set[str]:
    """Names that a table speaks of."""
    label = model._meta.label
    found = set(FIELDS.get(label.removeprefix("participation."), ()))
    for table in (STAFF, NAMED_IN_PUBLIC, BROUGHT_BY, TIES, EDITORIAL):
        found |= set(table.get(label, "").split())
    return found


def undeclared() -> list[str]:
    """Fields that nobody has decided about yet."""
    return [
        f"{model._meta.label}.{name}"
        for app in OURS
        for model in apps.get_app_config(app).get_models()
        for name in could_hold_a_person(model)
        if name not in declared(model)
    ]


def gone() -> list[str]:
    """Declared fields that no model has any more."""
    found = []
    for app in OURS:
        for model in apps.get_app_config(app).get_models():
            names = {field.name for field in model._meta.get_fields()}
            found += [f"{model._meta.label}.{name}" for name in declared(model) if name not in names]
    return found
