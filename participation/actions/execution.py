"""What became of what the city promised: told in public, to the author and to those who follow."""

from django.db import transaction
from django.utils.translation import override
from wagtail.log_actions import log

from cms.dates import DAY, date_label, last_day

from ..choices import Execution
from ..models import AnswerUpdate, PublicAnswer
from ..outbox import enqueue
from ..queries.subjects import idea_address, idea_words
from .answers import purge_ideas, reply_address
from .cases import locked
from .followers import authors_of, tell_followers


class ExecutionIncomplete(Exception):
    """A step lacks what people are owed: the reason why a date slips, or their language."""


@transaction.atomic
def announce(
    *,
    answer: PublicAnswer,
    execution: str,
    text_ro: str = "",
    text_en: str = "",
    cost=None,
    promised_on=None,
    promised_precision: str = DAY,
    happened_on=None,
    by,
    now,
    seen=None,
) -> AnswerUpdate:
    """Tell a step of the execution; said again in the same words (a double click), nothing happens.

    An empty cost leaves the one that was told before. A date later than promised, a delay and giving up need a reason.
    """
    locked(answer.submission, None)  # first, as whoever answers it does, so that neither waits for the other
    row = PublicAnswer.objects.select_for_update(of=("self",)).select_related("submission__form").get(pk=answer.pk)
    update = AnswerUpdate(
        answer=row, execution=execution, text_ro=text_ro.strip(), text_en=text_en.strip(), cost=cost,
        promised_on=promised_on, promised_precision=promised_precision, promised_before=row.promised_on,
        precision_before=row.promised_precision, happened_on=happened_on, by=by, published_at=now,
    )  # fmt: skip
    if said_before := same_as_last(update):
        return said_before
    locked(row.submission, seen)
    require_complete(update)
    update.save(force_insert=True)
    take_over(row, update, now=now)
    told = tell_author(update)
    told += tell_followers(row, kind="follow_news", context_of=context_of(update), now=now)
    data = {"execution": execution, "slipped": slips(update), "told": told}
    log(instance=row.submission, action="participation.announce", user=by, title=row.submission.reference, data=data)
    transaction.on_commit(purge_ideas)
    return update


def take_over(row: PublicAnswer, update: AnswerUpdate, *, now) -> None:
    """The answer stands where its last step says."""
    row.execution, row.updated_at = update.execution, now
    row.promised_on, row.promised_precision = update.promised_on, update.promised_precision
    row.cost = row.cost if update.cost is None else update.cost
    row.delivered_on = (update.happened_on or now.date()) if update.execution == Execution.DONE else None
    row.save()


def same_as_last(update: AnswerUpdate) -> AnswerUpdate | None:
    last = AnswerUpdate.objects.filter(answer=update.answer).last()
    names = ("execution", "text_ro", "text_en", "cost", "promised_on", "happened_on")
    is_same = last is not None and all(getattr(last, name) == getattr(update, name) for name in names)
    return last if is_same else None


def slips(update: AnswerUpdate) -> bool:
    """Whether it promises a later day than before, or none any more."""
    before = last_day(update.promised_before, update.precision_before)
    after = last_day(update.promised_on, update.promised_precision)
    return bool(before and update.execution != Execution.DONE and (after is None or after > before))


def require_complete(update: AnswerUpdate) -> None:
    """The form says it in friendlier words; this is the wall behind it."""
    submission = update.answer.submission
    if update.answer.published_at is None:
        raise ExecutionIncomplete("Only what was answered in public can be carried out in public.")
    if update.execution not in Execution.values:
        raise ExecutionIncomplete("A step needs to say where the execution stands.")
    is_broken = slips(update) or update.execution in (Execution.LATE, Execution.DROPPED)
    if is_broken and not update.text_ro:
        raise ExecutionIncomplete("A promise that is not kept needs its reason.")
    if update.text_ro and submission.language == "en" and not update.text_en:
        raise ExecutionIncomplete("Who wrote in English is told in English.")


def context_of(update: AnswerUpdate):
    """What a letter says about a step, by language."""

    def facts(language: str) -> dict:
        answer = update.answer
        with override(language):
            return {
                "title": idea_words(answer, language)["title"],
                "execution": update.get_execution_display(),
                "text": (language == "en" and update.text_en) or update.text_ro,
                "promised": date_label(update.promised_on, update.promised_precision, weekday=False)
                if update.promised_on
                else "",
                "promised_before": date_label(update.promised_before, update.precision_before, weekday=False)
                if slips(update)
                else "",
                "happened": date_label(update.happened_on, weekday=False) if update.happened_on else "",
                "url": idea_address(answer, language),
            }

    return facts


def tell_author(update: AnswerUpdate) -> int:
    """Authors are told whether they follow or not; how many letters."""
    facts = context_of(update)
    authors = authors_of(update.answer)
    for author in authors:
        context = facts(author.language) | {"reference": author.reference, "author_name": author.author_name}
        if not author.may_publish:
            context["url"] = ""
        enqueue(
            kind="execution", to=author.email, language=author.language, context=context, submission=author,
            reply_to=reply_address(author), now=update.published_at,
        )  # fmt: skip
    return len(authors)
