"""Every address of the portal, with arguments that exist, that are somebody else's, or that nobody has."""

import datetime as dt
import re
import uuid
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.messages.storage.base import BaseStorage
from django.core.files.base import ContentFile
from django.urls import URLResolver, get_resolver
from django.utils import timezone, translation
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Site
from wagtail.snippets.models import get_snippet_models

from accounts.models import User
from cms.actions import post_version
from competitions.models import JuryAssignment, JurySeat, SealedEntry, SealedFile, SealedRound
from fix_cluj.models import (
    Application,
    Committee,
    CommitteeSeat,
    Contract,
    Instalment,
    PanelReading,
    Report,
    Review,
    ReviewAssignment,
    Revision,
)
from participation.models import (
    Attachment,
    ContestationWindow,
    ExportJob,
    Form,
    FormAccess,
    FormVersion,
    FormWording,
    OutboxMessage,
    QuestionRound,
    ReplyTemplate,
    RoutingRule,
    SavedFilter,
)
from participation.permissions import reading_rights
from tests.factories import make_form_page
from tests.fix_cluj.builders import make_call
from tests.participation.polls import draft_poll
from tests.participation.staff import STRUCTURE, WORDS, make_submission
from tests.portal.role_site import make_role_site

ABSENT_NUMBER, ABSENT_KEY = 987654321, uuid.UUID(int=7)
_PARAMETER = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
# Addresses by regular expression, each with an address of its own.
BY_PATTERN = {
    "wagtailadmin_pages:revisions_compare": "admin/pages/{page_id}/revisions/compare/{revision_id}...live/",
    "admin/^.*/$": "admin/nowhere/at/all/",
    "account_confirm_email": "cont/confirm-email/none/",
    "account_reset_password_from_key": "cont/password/reset/key/1-none/",
    "wagtaildocs_serve": "documents/{document_id}/a.txt",
    "serve_page": "ro/",
    "wagtail_serve": "ro/",
}


@dataclass(frozen=True)
class Route:
    """A pattern; `name` is its name with namespaces, or the pattern itself where it has none."""

    name: str
    pattern: str

    @property
    def parameters(self) -> list[str]:
        return [match["name"] for match in _PARAMETER.finditer(self.pattern)]

    def address(self, values: dict) -> str:
        """The address with these arguments; what is not among them is absent."""
        text = BY_PATTERN.get(self.name)
        if text:
            return "/" + text.format(**values)
        filled = _PARAMETER.sub(lambda match: str(values.get(match["name"], absent(match["kind"]))), self.pattern)
        return "/" + filled.replace("^", "")


def absent(kind: str | None) -> object:
    return {"int": ABSENT_NUMBER, "uuid": ABSENT_KEY}.get(kind or "", "nimic")


def routes() -> list[Route]:
    """All of them, in Romanian; the same name twice is two routes."""
    with translation.override("ro"):
        found = list(_walk(get_resolver().url_patterns, (), ""))
    return list(dict.fromkeys(found))


def _walk(patterns, namespaces: tuple, prefix: str):
    for entry in patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inside = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from _walk(entry.url_patterns, inside, pattern)
        else:
            yield Route(":".join([*namespaces, entry.name]) if entry.name else pattern, pattern)


class ForgottenMessages(BaseStorage):
    """Hundreds of refusals would be carried from request to request."""

    def _get(self, *args, **kwargs):
        return [], True

    def _store(self, messages, response, *args, **kwargs):
        return []


@dataclass
class World:
    """A site with one person per role, one thing of each kind at the ideas desk and one at the grants desk."""

    site: object
    people: dict[str, User]
    common: dict = field(default_factory=dict)
    of_area: dict[str, dict] = field(default_factory=dict)
    own: dict[str, dict] = field(default_factory=dict)  # desk → area of the inbox → arguments

    def values(self, route: Route, desk: str) -> dict:
        area = route.name.rpartition(":")[0]
        own = self.own[desk]
        if route.name in own:
            return self.common | own[route.name]
        return self.common | self.of_area.get(area, {}) | own.get(area, {})


def make_world() -> World:
    site = make_role_site()
    people = dict(site.people)
    people["twin"] = make_twin(site)
    people["helper"] = User.objects.create_user("helper@demo.ciic.example", "parola-de-test-1", is_staff=True)
    people["helper"].groups.add(*people["communications_editor"].groups.all())
    world = World(site, people)
    page, home = site.pages.debate, site.pages.ro_home
    revision = page.save_revision()
    document = get_document_model().objects.create(title="a", file=ContentFile(b"a", "a.txt"))
    image = get_image_model().objects.create(title="a", file=get_test_image_file())
    world.common = {
        "page_id": page.pk, "parent_page_id": home.pk, "page_to_move_id": page.pk, "destination_id": home.pk,
        "revision_id": revision.pk, "document_id": document.pk, "doc_id": document.pk, "image_id": image.pk,
        "collection_id": site.root_collection.pk, "content_type_app_name": "home",
        "content_type_model_name": "standardpage", "app_label": "home", "model_name": "standardpage",
        "app_name": "cms", "slug": site.topic.slug, "filter_spec": "width-100", "language": "ro", "verb": "take",
        "action_name": "lock", "name": "nimic", "path": "nimic.png",
    }  # fmt: skip
    world.of_area = areas(site, people, document, image)
    world.own = {desk: things_of(desk, site, people) for desk in ("ideas", "grants")}
    return world


def make_twin(site) -> User:
    """Staff of another desk with every other right of a clerk."""
    twin = User.objects.create_user("twin@demo.ciic.example", "parola-de-test-1", is_staff=True)
    twin.groups.add(*site.people["grants_officer"].groups.all())
    return twin


def areas(site, people, document, image) -> dict[str, dict]:
    settings_site = {"app_name": "cms", "model_name": "sitesettings", "pk": Site.objects.get().pk}
    today = timezone.localdate()
    version = post_version(file=document, posted_on=today, by=None, now=timezone.now())
    found = {
        "versions": {"pk": version.series_id, "number": 1},
        "wagtaillocales": {"pk": Locale.objects.first().pk},
        "wagtailsites": {"pk": Site.objects.get().pk},
        "wagtailusers_users": {"pk": people["translator"].pk},
        "wagtailusers_groups": {"pk": people["translator"].groups.get().pk},
        "wagtailadmin_collections": {"pk": site.root_collection.pk},
        "wagtailsettings": settings_site,
        "wagtaildocs_chooser": {"pk": document.pk},
        "wagtailimages_chooser": {"pk": image.pk},
        "wagtailadmin_api:pages": {"pk": site.pages.debate.pk, "action_name": "unpublish"},
        "wagtailadmin_api:documents": {"pk": document.pk},
        "wagtailadmin_api:images": {"pk": image.pk},
        "polls": {"pk": draft_poll().pk},
        "law_report": {"year": today.year, "kind": "csv"},
        "sealed": sealed_things(people["juror"]),
        "grants": grant_things(site.pages.ro_grants, people["reviewer"]),
    }
    for model in get_snippet_models():
        row = model.objects.first()
        for area in ("wagtailsnippets", "wagtailsnippetchoosers"):
            found[f"{area}_{model._meta.app_label}_{model._meta.model_name}"] = {"pk": row.pk if row else ABSENT_NUMBER}
    return found


def sealed_things(juror) -> dict:
    """A round that is being judged, with one entry and its file, the juror in its jury."""
    found = SealedRound.objects.create(competition_key=uuid.uuid4(), title="a", state="judging")
    seat = JurySeat.objects.create(round=found, judge=juror, promised_at=timezone.now())
    entry = SealedEntry.objects.create(
        round=found, title="a", text="a", nonce="a", secret_hash="a", received_at=timezone.now(), standing="admitted"
    )
    file = SealedFile(round=found, entry=entry, nonce="a", extension="pdf", content_type="application/pdf", size=1)
    file.file.save("a", ContentFile(b"x"))
    JuryAssignment.objects.create(entry=entry, judge=juror)
    return {"pk": found.pk, "code": entry.code, "number": 1, "seat_pk": seat.pk, "verb": "fix_ranking"}


def grant_things(programme, reviewer) -> dict:
    """A call that is being judged, with one application, the reviewer in its committee."""
    call = make_call(programme)
    found = Committee.objects.create(call_key=call.translation_key, title="a", state="judging")
    seat = CommitteeSeat.objects.create(committee=found, judge=reviewer, declared_at=timezone.now())
    form = Form.objects.get(
        page_key=make_form_page(call, title="Cerere", kind="application", desk="grants").translation_key
    )
    row = Application.objects.create(call_key=call.translation_key, submission=make_case(form), state="in_review")
    assignment = ReviewAssignment.objects.create(application=row, judge=reviewer)
    review = Review.objects.create(assignment=assignment)
    change = Revision.objects.create(
        committee=found, kind="contested", application=row, opened_by=reviewer, opened_at=timezone.now()
    )
    PanelReading.objects.create(revision=change, judge=reviewer)
    contract = Contract.objects.create(application=row, invited_at=timezone.now())
    instalment = Instalment.objects.create(contract=contract, planned_on=timezone.localdate(), amount=1)
    now = timezone.now()
    report = Report.objects.create(contract=contract, kind="final", number=1, state="filed", saved_at=now, filed_at=now)
    return {
        "key": call.translation_key, "pk": found.pk, "code": row.code, "seat_pk": seat.pk, "review_pk": review.pk,
        "number": 1, "verb": "rank", "revision_pk": change.pk,
        "contract_pk": contract.pk, "instalment_pk": instalment.pk, "report_pk": report.pk,
    }  # fmt: skip


def things_of(desk: str, site, people) -> dict[str, dict]:
    """A form with a submission, and one of everything that hangs on them."""
    page = make_form_page(
        site.pages.ro_home if desk == "ideas" else site.pages.ro_grants, title=f"Formular {desk}", desk=desk
    )
    form = Form.objects.get(page_key=page.translation_key)
    owner = people["moderator" if desk == "ideas" else "grants_officer"]
    row = make_case(form)
    file = Attachment(
        submission=row, key="q_file", name="a.pdf", extension="pdf", content_type="application/pdf", size=1, sha256="0"
    )
    file.file.save("a", ContentFile(b"x"), save=False)
    file.thumbnail.save("b", ContentFile(b"x"), save=False)
    file.save()
    job = ExportJob(by=owner, kind="csv", reason="raport", rights=reading_rights(owner), finished_at=timezone.now())
    job.file.save("a", ContentFile(b"x"))
    letter = OutboxMessage.objects.create(
        submission=row,
        kind="answer",
        to="a@example.org",
        language="ro",
        subject="s",
        body="b",
        failed_at=timezone.now(),
    )
    kept = SavedFilter.objects.create(user=owner, name="a", query="")
    given = FormAccess.objects.create(form=form, user=people["helper"]) if desk == "ideas" else None
    rule = RoutingRule.objects.create(desk=desk, owner=owner)
    template = ReplyTemplate.objects.create(name="a", desk=desk, text_ro="a", text_en="a")
    case = {"pk": row.pk, "file_pk": file.pk, "form_pk": form.pk}
    return {
        "inbox": case,
        "inbox:export_job": {"pk": job.pk},
        "inbox:export_file": {"pk": job.pk},
        "inbox:send_again": {"pk": letter.pk},
        "inbox:drop": {"pk": kept.pk},
        "inbox:take_back": {"pk": given.pk if given else ABSENT_NUMBER},
        "rules": {"pk": rule.pk},
        "reply_templates": {"pk": template.pk},
        "form_pages": {"pk": page.pk},
        "rounds": {"pk": QuestionRound.objects.create(desk=desk, number=1).pk},
        "contestations": {"pk": make_window(desk).pk},
    }


def make_window(desk: str) -> ContestationWindow:
    """A time for contestations that has not begun."""
    starts = timezone.now() + dt.timedelta(days=9)
    facts = {"about_ro": "a", "about_en": "a", "published_on": starts.date(), "days": 5}
    return ContestationWindow.objects.create(desk=desk, opens_at=starts, closes_at=starts, **facts)


def make_case(form):
    version = FormVersion.objects.freeze(form, STRUCTURE)
    for language, words in WORDS.items():
        FormWording.objects.freeze(version, language, words | {"_form": {"title": form.title}})
    form.refresh_from_db()
    return make_submission(form, due_on=dt.date(2020, 1, 1))


def is_refused(response) -> bool:
    """Sent to sign in, sent home with "you may not", or told that there is nothing."""
    if response.status_code in (400, 403, 404, 405, 410):
        return True
    target = response.headers.get("Location", "") if 300 <= response.status_code < 400 else None
    return target is not None and (
        settings.LOGIN_URL in target or "/login/" in target or target in ("/admin/", "/cont/")
    )
