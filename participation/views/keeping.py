"""What the portal keeps and for how long, for the privacy page: read from forms, the registry of fields and the terms themselves."""

import datetime as dt

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from wagtail import hooks

from cms.addresses import address_of
from cms.folding import fold

from ..actions import access, drafts, exporting, first_letters, presence, rates, subscriptions, trials, uploads, votes
from ..actions.retention import outcomes_of
from ..models import Form, FormPage
from ..outbox import keeping
from ..personal import FIELDS, Data
from ..queries import coming

HOLDS = {
    Data.CONTACT: gettext_lazy("name and contact"),
    Data.WORDS: gettext_lazy("words"),
    Data.FILES: gettext_lazy("files"),
    Data.PSEUDONYM: gettext_lazy("codes in the place of a person"),
    Data.STAFF: gettext_lazy("who of the staff worked on it"),
}


def how_long(term: dt.timedelta) -> str:
    """A term in the unit that people would say."""
    minutes = round(term.total_seconds() / 60)
    if minutes >= 48 * 60 and minutes % (24 * 60) == 0:
        days = minutes // (24 * 60)
        return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
    if minutes >= 60 and minutes % 60 == 0:
        hours = round(minutes / 60)
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}


def months(number: int) -> str:
    return ngettext("%(count)d month", "%(count)d months", number) % {"count": number}


def terms() -> list[tuple[str, tuple[str, ...], str]]:
    """(what, the models of the registry that it is, how long): a test fails while a model of the registry has no row."""
    say = {
        "confirm": how_long(first_letters.CONFIRM_LIFETIME), "letter": how_long(access.LETTER_LIFETIME),
        "case": how_long(access.CASE_LIFETIME), "code": how_long(access.CODE_LIFETIME),
        "ended": how_long(access.KEPT_FOR), "text": how_long(keeping.TEXT_KEPT), "row": how_long(keeping.ROW_KEPT),
        "upload": how_long(uploads.KEPT_FOR), "draft": how_long(drafts.REMEMBERED), "wish": how_long(votes.WISH),
        "follow": how_long(subscriptions.KEPT_FOR), "over": how_long(coming.KEPT_FOR), "export": how_long(exporting.KEPT_FOR),
        "here": how_long(presence.GONE_AFTER), "limit": how_long(rates.KEPT_FOR), "test": how_long(trials.KEPT_FOR),
    }  # fmt: skip
    told = [row for tell in hooks.get_hooks("kept_for") for row in tell()]  # what other sections keep
    return [*((what, models, term % say) for what, models, term in rows()), *told]


def rows() -> list[tuple[str, tuple[str, ...], str]]:
    with_it = _("as long as what was sent")
    return [
        (_("What you send"), ("Submission",), _("as long as its form says, above, after the case is closed; what only counts stays. A test by staff: %(test)s")),
        (_("Files, messages, notes of staff"), ("Attachment", "CaseMessage", "InternalNote"), with_it),
        (_("A draft that was not sent"), ("Draft",), _("as long as its form says, above; afterwards its address only says that it ended, for %(draft)s")),
        (_("Who is named as a member of a team"), ("TeamMember",), _("as long as the draft or the application, or until taken out of the team")),
        (_("Files of a form that was not sent"), ("StagedUpload",), _("%(upload)s, or with the draft")),
        (_("Links and codes in our letters"), ("AccessLink",), _("they work once: a code %(code)s, a link %(letter)s, the confirmation of an address %(confirm)s, an opened case %(case)s; deleted %(ended)s after they end")),
        (_("Letters to you"), ("OutboxMessage",), _("the text %(text)s after delivery; that there was one, %(row)s")),
        (_("The published answer and what was done"), ("PublicAnswer", "AnswerUpdate"), _("stays, as you agreed; if you ask for erasure, your words leave the page")),
        (_("Following"), ("Subscription",), _("until you stop, reminders of a date until %(over)s after it; what was never confirmed or has ended, %(follow)s")),
        (_("Votes"), ("Vote",), _("a code in place of your address stays with the vote; a vote that was not confirmed, %(wish)s")),
        (_("Questions about a call, answered for everybody"), ("QuestionRound", "RoundQuestion"), _("stays, in our words and without who asked; what was not released goes with the question")),
        (_("Exports made by staff"), ("ExportJob",), _("the file %(export)s, or until somebody in it is erased")),
        (_("Who among staff saw personal data"), ("PersonalDataAccess",), _("stays, as proof")),
        (_("That data was erased"), ("Tombstone",), _("stays, as proof: a code and a date, no name")),
        (_("How often a network sends"), ("RateBucket",), _("a code made from its address, deleted %(limit)s after it limits nobody any more")),
        (_("Who among staff has a case open"), ("Presence",), "%(here)s"),
        (_("How staff work: rules, lists, rights, moved deadlines"), ("SavedFilter", "RoutingRule", "FormAccess", "WindowExtension"), _("as long as they are in use")),
        (_("Forms, questions and results"), ("Form", "FormVersion", "FormWording", "FormPage", "IdeasPage", "Poll", "PollOption", "ReplyTemplate", "ContestationWindow"), _("stays: nothing of whoever sends or votes")),
    ]  # fmt: skip


def said(models: tuple[str, ...], term: str) -> str:
    """The term, and what the registry says that these hold of a person."""
    found = {field.data for model in models for field in FIELDS[model].values()}
    names = ", ".join(str(label) for data, label in HOLDS.items() if data in found)
    return (
        _("%(term)s. It holds: %(names)s.") % {"term": upper_first(term), "names": names}
        if names
        else upper_first(term)
    )


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def of_forms(request) -> list[dict]:
    """Every published form with its own terms, by the title of its page in this language, else in Romanian."""
    forms = {form.page_key: form for form in Form.objects.filter(is_published=True)}
    pages = FormPage.objects.live().public().filter(alias_of=None, translation_key__in=list(forms))
    found: dict = {}
    for page in pages.select_related("locale").only("title", "url_path", "translation_key", "locale"):
        if page.translation_key not in found or page.locale.language_code == get_language():
            found[page.translation_key] = page
    listed = [
        {
            "title": page.title,
            "url": address_of(page.url_path, request),
            "lang": "" if page.locale.language_code == get_language() else page.locale.language_code,
            "kept": [row.term for row in outcomes_of(forms[key])] or [months(forms[key].retention_months)],
            "draft": how_long(dt.timedelta(days=forms[key].draft_days)),
        }
        for key, page in found.items()
    ]
    return sorted(listed, key=lambda row: fold(row["title"]))


def what_is_kept(request) -> dict:
    """Both tables."""
    return {
        "forms": of_forms(request),
        "rows": [{"label": what, "value": said(models, term)} for what, models, term in terms()],
    }
