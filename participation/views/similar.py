"""Published ideas like one's own, before it is sent and on its receipt: read them first, send it all the same."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from cms.addresses import address_of

from ..choices import Role
from ..forms import TICKET, typed_text
from ..models import FormPage, Submission
from ..queries.alike import similar_public
from ..queries.ideas import PUBLIC_LISTS
from ..queries.subjects import idea_words
from ..tokens import BadToken, read
from .requests import is_from_here, is_within, keep_private, read_safely, received_at

MOST = 3
TELLING = (Role.TITLE, Role.BODY)
SHORTEST = 15  # characters that may say what an idea is about; similar.js knows it too
MOST_BYTES = 16_000  # of a request: a thousand characters of any script, and the token


@csrf_exempt  # no cookie proves who asks: the form's signed token and the browser's own word on the origin do
@require_POST
def similar(request: HttpRequest) -> HttpResponse:
    """The piece of a page that names public ideas like what was typed so far; nothing of it is kept."""
    return keep_private(named(request))


def named(request: HttpRequest) -> HttpResponse:
    length = str(request.META.get("CONTENT_LENGTH") or 0)
    if not length.isdecimal() or int(length) > MOST_BYTES:
        return HttpResponse(status=413)
    typed = read_safely(request)
    if not is_from_here(request) or not is_fresh(typed.get(TICKET, ""), received_at(request)):
        return HttpResponse(status=403)
    if not is_within(request, "similar"):
        return HttpResponse(status=429, headers={"Retry-After": "300"})
    text = typed.get("text", "")
    ideas = links(request, text, get_language()) if len(text.strip()) >= SHORTEST else []
    return render(request, "participation/_alike.html", {"ideas": ideas, "said": sentence(ideas)})


def is_fresh(ticket: str, now) -> bool:
    """Whether a form of ours, shown not too long ago, brings it."""
    try:
        return read(ticket).age_at(now) <= settings.FORM_TOKEN_MAX_SECONDS
    except BadToken:
        return False


def sentence(ideas: list[dict]) -> str:
    """What is told aloud, once, of ideas that appeared."""
    words = ngettext("%(count)d similar idea: %(titles)s", "%(count)d similar ideas: %(titles)s", len(ideas))
    return words % {"count": len(ideas), "titles": "; ".join(idea["title"] for idea in ideas)} if ideas else ""


def before_sending(request: HttpRequest, page: FormPage, *, is_whole: bool) -> dict:
    """For the page of an open form: where the public ideas are; by which fields similar ones are found, where it is whole."""
    form, version = page.wording.version.form, page.wording.version
    base = list_address(request, page.words_language) if form.brings_ideas else ""
    if not base:
        return {}
    roles = {entry["role"]: entry["key"] for entry in version.structure}
    names = " ".join(roles[role] for role in TELLING if role in roles)
    watched = {"similar": {"url": reverse("similar"), "names": names}} if names and is_whole else {}
    return {"ideas_url": base} | watched


def ideas_like(attempt, form) -> list[dict]:
    """Title, address and what was answered, best first; nothing for forms that bring no ideas."""
    if not attempt.form.brings_ideas:
        return []
    told = [question for question in form.questions.values() if question.role in TELLING]
    text = " ".join(typed_text(form, question) for question in told)
    return links(attempt.request, text, attempt.wording.language)


def ideas_like_sent(request: HttpRequest, submission: Submission) -> list[dict]:
    """The same for what was sent, without itself and the one that it was merged into."""
    if not submission.form.brings_ideas:
        return []
    told = [entry["key"] for entry in submission.wording.version.structure if entry["role"] in TELLING]
    text = " ".join(str(submission.answers.get(key) or "") for key in told)
    return links(request, text, submission.language, without={submission.pk, submission.merged_into_id})


def links(request: HttpRequest, text: str, language: str, *, without=frozenset()) -> list[dict]:
    """Public ideas like a text, with addresses that every reader may open; none while readers have no list of them."""
    rows = similar_public(text, language, MOST + len(without))
    base = list_address(request, language) if rows else ""
    found = [row for row in rows if row.submission_id not in without][:MOST] if base else []
    return [as_link(row, idea_words(row, language), base) for row in found]


def as_link(row, words: dict, base: str) -> dict:
    title = words["title"] or _("An idea without a title")
    return {"title": title, "language": words["language"], "url": f"{base}{row.pk}/", "stage": row.stage_label}


def list_address(request: HttpRequest, language: str) -> str:
    """Of the public ideas in this language, else in Romanian; empty where readers have none."""
    found = dict(PUBLIC_LISTS())
    url_path = found.get(language) or found.get(settings.LANGUAGE_CODE)
    return (address_of(url_path, request) or "") if url_path else ""
