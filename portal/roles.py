"""The one table of who may do what: every group with its permissions, for both languages' trees."""

from dataclasses import dataclass, field

from accounts.permissions import ADMINISTRATORS

WRITE = ("add_page", "change_page")
PUBLISH = ("publish_page",)
GUARD = ("lock_page", "unlock_page")
FILES = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
)
CHOOSE = ("wagtailimages.choose_image", "wagtaildocs.choose_document")
SUBMISSIONS = (
    "participation.view_submission",
    "participation.change_submission",
    "participation.answer_submission",
    "participation.export_submission",
    "participation.view_contact",
    "participation.view_sensitive",
    "participation.change_formaccess",
    "participation.erase_submission",
    "participation.view_form",
    # The front desk is theirs: who gets what, and the words that replies start from; each desk its own rows.
    *(
        f"participation.{action}_{name}"
        for name in ("routingrule", "replytemplate", "questionround", "contestationwindow")
        for action in ("add", "change", "delete", "view")
    ),
)
# Votes among variants: whoever writes the site's news asks the city, too.
POLLS = tuple(f"participation.{action}_poll" for action in ("add", "change", "delete", "view"))
# Sealed entries: who prepares their judging also opens the identities, with a colleague; a juror does neither.
SEALED = ("competitions.organise_sealedround", "competitions.open_sealedround")
# Grants: who runs a call also decides on its applications, with a second person.
GRANTS = ("fix_cluj.officer_application", "fix_cluj.decide_application")
VOCABULARIES = ("topic", "neighbourhood", "goal", "venue", "organisation", "person", "holiday")


def on_vocabularies(*actions: str) -> tuple[str, ...]:
    names = [
        *(f"cms.{{}}_{name}" for name in VOCABULARIES),
        "youth_council.{}_workinggroup",
        "debates.{}_legalterm",
        "debates.{}_annualreport",
    ]
    return tuple(name.format(action) for name in names for action in actions)


@dataclass(frozen=True)
class Role:
    """A group. `pages` maps a scope (see portal.role_scopes) to page permissions, `collections` a collection to files."""

    key: str
    name: str
    person: str
    permissions: tuple[str, ...] = ()
    pages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    collections: dict[str, tuple[str, ...]] = field(default_factory=dict)


# Collections of the library: the root is everybody's shelf, the others belong to a section.
ROOT, YOUTH_FILES, GRANT_FILES = "Biblioteca comună", "Consiliul Tineretului", "FIX Cluj"

ROLES = (
    Role(
        key="communications_editor",
        name="Redactori comunicare",
        person="Redactor comunicare",
        permissions=(
            *on_vocabularies("add", "change", "view"),
            *POLLS,
            *SEALED,
            "cms.change_sitesettings",
            "cms.change_citymap",
            "wagtail_localize.submit_translation",
        ),
        pages={"site": (*WRITE, *PUBLISH, *GUARD)},
        collections={ROOT: (*FILES, *CHOOSE)},
    ),
    Role(
        key="youth_editor",
        name="Redactori tineret",
        person="Redactor tineret",
        # Publishing goes through the workflow below, in both languages.
        permissions=("wagtail_localize.submit_translation",),
        pages={"youth": WRITE},
        collections={YOUTH_FILES: (*FILES, *CHOOSE), ROOT: CHOOSE},
    ),
    Role(
        key="moderator",
        name="Moderatori",
        person="Moderator",
        # The youth desk is theirs too: what minors write is read by clerks, not by young volunteers.
        # They also lead the evening of a debate: only there names of those who speak are seen.
        permissions=(
            *SUBMISSIONS,
            "participation.work_ideas_desk",
            "participation.work_youth_desk",
            "debates.moderate_speakinglist",
        ),
    ),
    Role(
        key="grants_officer",
        name="Responsabili granturi",
        person="Responsabil granturi",
        permissions=(
            *SUBMISSIONS,
            *SEALED,
            *GRANTS,
            "participation.work_grants_desk",
            "wagtail_localize.submit_translation",
        ),
        pages={"fix": (*WRITE, *PUBLISH), "competition": (*WRITE, *PUBLISH)},
        collections={GRANT_FILES: (*FILES, *CHOOSE), ROOT: CHOOSE},
    ),
    Role(
        key="translator",
        name="Traducători",
        person="Traducător",
        # Translates and saves; an editor of communications reads the English page and publishes it.
        permissions=("wagtail_localize.submit_translation",),
        pages={"en": ("change_page",)},
        collections={ROOT: CHOOSE},
    ),
    Role(
        key="juror",
        name="Jurați",
        person="Jurat",
        # Reads entries by code in the rounds in which they have a seat, and nothing else of the portal.
        permissions=("competitions.judge_sealedround",),
    ),
    Role(
        key="reviewer",
        name="Evaluatori",
        person="Evaluator",
        # Reads the applications that were drawn for them in the committees in which they have a seat, and nothing else.
        permissions=("fix_cluj.review_committee",),
    ),
    Role(
        key="administrator",
        name=ADMINISTRATORS,
        person="Administrator",
        # Technical: nothing of what citizens sent.
        permissions=(
            *(f"accounts.{action}_user" for action in ("add", "change", "delete", "view")),
            *(f"wagtailredirects.{action}_redirect" for action in ("add", "change", "delete")),
            *on_vocabularies("add", "change", "delete", "view"),
            "cms.change_sitesettings",
            "cms.change_citymap",
            "wagtail_localize.submit_translation",
        ),
        pages={"site": (*WRITE, *PUBLISH, *GUARD, "bulk_delete_page")},
        collections={
            ROOT: (
                *FILES,
                *CHOOSE,
                *(f"wagtailcore.{action}_collection" for action in ("add", "change", "delete")),
            )
        },
    ),
)

# Who works at all may open the staff area.
FOR_EVERY_ROLE = ("wagtailadmin.access_admin",)

# The workflow of pages whose writers cannot publish: scope → (name, name of its step, role that approves).
WORKFLOWS = {
    "youth": ("Publicarea paginilor de tineret", "Verificare de către redacția de comunicare", "communications_editor")
}

# What Wagtail makes in a new database and nobody here uses.
STOCK_GROUPS = ("Editors", "Moderators")
STOCK_WORKFLOW = "Moderators approval"


def role(key: str) -> Role:
    """The role with this key."""
    return next(role for role in ROLES if role.key == key)
