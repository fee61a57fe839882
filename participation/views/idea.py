"""One idea: its words, the city's answer, what was done since, and who wants to follow or support it."""

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.http import require_safe

from cms import seo
from cms.dates import CITY_ZONE, date_label, money_label

from ..choices import Outcome
from ..idea_forms import AddressForm
from ..models import AnswerUpdate, IdeasPage, PublicAnswer
from ..models.answers import EXECUTION_LABELS, STAGES
from ..queries import ideas as queries
from ..queries.subjects import idea_words
from ..subjects import sign
from .ideas import other_language, written_in


@require_safe
def show_idea(request: HttpRequest, page: IdeasPage, pk: int):
    """One idea, what the city answered, and what became of it."""
    answers = queries.answered_ideas().select_related(
        "submission__neighbourhood", "submission__topic", "submission__form"
    )
    answer = get_object_or_404(answers, pk=pk)
    with override(page.words_language):
        facts = idea_facts(request, page, answer)
    return page.render(request, template="participation/idea.html", context_overrides=facts)


def idea_facts(request: HttpRequest, page: IdeasPage, answer: PublicAnswer) -> dict:
    submission = answer.submission
    url = page.get_url(request) or ""
    words = idea_words(answer, page.words_language)
    title = words["title"] or _("An idea without a title")
    trail = [*page.breadcrumbs(request)[:-1], {"title": page.title, "url": url}, {"title": title, "url": ""}]
    language = other_language(words["language"], page)
    found = addresses(request, page, answer)
    updates = list(answer.updates.all())
    return found | {
        "head": {"title": title, "summary": Truncator(words["text"]).words(30)},
        "idea_title": title,
        "idea_lang": language,
        "title_lang": language if words["title"] else "",
        "idea_text": words["text"],
        "original": original_of(words, page),
        "answer_text": answer.text,
        "answer_lang": other_language(answer.text_language, page),
        "answer_facts": answer_facts(answer),
        "is_refused": answer.outcome == Outcome.REFUSED,
        "outcome": answer.stage_label,
        "stage": answer.stage,
        "written_in": "" if words["original"] else written_in(language),
        "terms": [term for term in (submission.topic, submission.neighbourhood) if term],
        "steps": steps(answer, updates),
        "updates": [told(update, page) for update in reversed(updates)],
        "support": support_facts(answer),
        "follow": {"action": reverse("follow"), "form": address_form(f"idea:{answer.pk}", "follow")},
        "is_demonstration": submission.is_demonstration,
        "list_url": url,
        "breadcrumbs": trail,
        "structured_data": seo.graph(
            seo.breadcrumb_node(trail, settings.SITE_URL), idea_node(answer, words, found["canonical_url"])
        ),
    }


def original_of(words: dict, page: IdeasPage) -> dict | None:
    """The author's own words, when a translation is what is shown."""
    own = words["original"]
    return own and own | {"lang": other_language(own["language"], page)}


def address_form(subject: str, name: str) -> AddressForm:
    """An empty form for one address; two of them may stand on a page."""
    form = AddressForm(initial={"token": sign(subject)})
    form.auto_id = f"{name}_%s"
    return form


def support_facts(answer: PublicAnswer) -> dict | None:
    """How many support it, and the form to join them; None when nobody was ever asked."""
    number = queries.supporters([answer], 1).get(answer.pk, 0)
    is_open = answer.submission.form.takes_votes
    if not is_open and not number:
        return None
    label = ngettext("person supports this idea", "people support this idea", number)
    form = address_form(f"idea:{answer.pk}", "support") if is_open else None
    return {"number": number, "label": label, "action": reverse("vote"), "form": form}


def answer_facts(answer: PublicAnswer) -> list[dict]:
    """What was decided, by whom, what it costs and by when: rows of the facts component."""
    promised = date_label(answer.promised_on, answer.promised_precision, weekday=False) if answer.promised_on else ""
    return [
        {"label": _("What the city answered"), "value": answer.outcome_label},
        {"label": _("Decided by"), "value": answer.department},
        {"label": _("Answered on"), "value": day_of(answer.published_at)},
        {"label": _("What was done"), "value": EXECUTION_LABELS.get(answer.execution, "")},
        {"label": _("Promised for"), "value": promised},
        {"label": _("Done on"), "value": date_label(answer.delivered_on, weekday=False) if answer.delivered_on else ""},
        {"label": _("Cost"), "value": money_label(answer.cost) if answer.cost is not None else ""},
    ]


def day_of(moment) -> str:
    return date_label(moment.astimezone(CITY_ZONE).date(), weekday=False)


def steps(answer: PublicAnswer, updates: list[AnswerUpdate]) -> list[dict]:
    """The way of an idea so far, and what is still promised."""
    submission = answer.submission
    moments = [(_("Received"), submission.received_at), (_("Being worked on"), submission.taken_at)]
    found = [
        {"title": title, "date": day_of(moment), "state": "done", "text": ""} for title, moment in moments if moment
    ]
    found.append(
        {"title": _("Answered"), "date": day_of(answer.published_at), "state": "done", "text": answer.outcome_label}
    )
    for update in updates:
        day = date_label(update.happened_on, weekday=False) if update.happened_on else day_of(update.published_at)
        is_last = update is updates[-1]
        state = STAGES.get(update.execution, "done") if is_last else "done"
        found.append({"title": EXECUTION_LABELS[update.execution], "date": day, "state": state, "text": slip(update)})
    if answer.promised_on and not answer.delivered_on and answer.execution not in ("done", "dropped"):
        day = date_label(answer.promised_on, answer.promised_precision, weekday=False)
        found.append({"title": _("Promised for"), "date": day, "state": "imagined", "text": ""})
    return found


def slip(update: AnswerUpdate) -> str:
    """That a date was moved, and from which."""
    if not update.promised_before or update.promised_before == update.promised_on or update.execution == "done":
        return ""
    before = date_label(update.promised_before, update.precision_before, weekday=False)
    if not update.promised_on:
        return _("The date %(before)s no longer holds.") % {"before": before}
    after = date_label(update.promised_on, update.promised_precision, weekday=False)
    return _("The date was moved from %(before)s to %(after)s.") % {"before": before, "after": after}


def told(update: AnswerUpdate, page: IdeasPage) -> dict:
    """A step of the execution in words."""
    in_english = page.words_language == "en" and update.text_en
    return {
        "title": EXECUTION_LABELS[update.execution],
        "day": day_of(update.published_at),
        "text": update.text_en if in_english else update.text_ro,
        "lang": other_language("en" if in_english else "ro", page),
        "slip": slip(update),
        "cost": money_label(update.cost) if update.cost is not None else "",
    }


def idea_node(answer: PublicAnswer, words: dict, url: str) -> dict:
    """An idea and its official answer, as schema.org tells a question with its accepted answer; no author is named."""
    return {
        "@type": "Question",
        "name": words["title"],
        "text": words["text"],
        "url": url,
        "inLanguage": words["language"],
        "dateCreated": answer.submission.received_at.isoformat(),
        "answerCount": 1,
        "acceptedAnswer": {
            "@type": "Answer",
            "text": answer.text,
            "inLanguage": answer.text_language,
            "dateCreated": answer.published_at.isoformat(),
            "url": url,
        },
    }


def addresses(request: HttpRequest, page: IdeasPage, answer: PublicAnswer) -> dict:
    """This idea below the list of each language; search engines hear of a pair only when the answer is in both."""
    alternates = [
        item | {"url": f"{item['url']}{answer.pk}/" if item["url"] else None} for item in page.alternates(request)
    ]
    canonical = next((item["url"] for item in alternates if item["is_current"]), "")
    return {
        "alternates": alternates,
        "canonical_url": canonical,
        "hreflang": page.hreflang(alternates) if answer.text_en else [],
    }
