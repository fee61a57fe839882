"""Run inside the portal's environment: every state of a form, of a draft, of a case and of a public idea."""

import datetime as dt


def places_of_participation(pages: dict, language: str, sent) -> dict:
    """Name → place, in the active language; `sent` is something that was sent in it."""
    found = places_of_case(sent) | places_of_verification(sent) | places_of_drafts(language)
    return found | places_of_ideas(pages, language) | places_of_forms(pages, language)


def places_of_forms(pages: dict, language: str) -> dict:
    """A form with every kind of question, and one that closed while somebody still had a draft of it."""
    found = {}
    if "every_kind" in pages:
        path = pages["every_kind"][language]
        found |= {"every_kind_errors": {"path": path, "fill": {}}}
    if "form_closed" in pages:
        late = begin("inchis", language, {"title": "Umbră la școală", "description": "Un text\npe două rânduri."})
        found["closed_draft"] = {"path": address("draft_step", late, number=1), "status": 410}
    return found


def begin(slug_ro: str, language: str, answers: dict[str, str]):
    """A draft of a form of the demonstration, with some answers by question key."""
    from django.utils import timezone

    from demo.content.fix_cluj import APPLICATION_FORM
    from demo.open_debate import question_id
    from participation.actions.drafts import begin_draft
    from participation.models import FormPage, FormWording
    from participation.structure import question_key
    from participation.tokens import new_nonce

    owner = APPLICATION_FORM["key"] if slug_ro == APPLICATION_FORM["slug_ro"] else "ideas"
    form = FormPage.objects.get(slug=slug_ro, locale__language_code="ro").form_row
    typed = {question_key(question_id(owner, key)): [text] for key, text in answers.items()}
    wording = FormWording.objects.newest(form.current_version, language)
    return begin_draft(wording=wording, nonce=new_nonce(), typed=typed, step=1, now=timezone.now())[0]


def address(name: str, draft, **parts) -> str:
    from django.urls import reverse

    from participation.actions.drafts import secret_of

    return reverse(name, kwargs={"secret": secret_of(draft)} | parts)


def places_of_drafts(language: str) -> dict:
    """An application on its way: a step, what is wrong in it, the last look, the letter, and what is left afterwards."""
    from django.urls import reverse
    from django.utils import timezone

    from demo.content.fix_cluj import APPLICATION_FORM
    from participation.actions.access import issue, use

    now, day, slug = timezone.now(), dt.timedelta(days=1), APPLICATION_FORM["slug_ro"]
    draft = begin(
        slug, language, {"team_name": "Umbra", "title": "Umbră la școală", "need": "Copiii așteaptă la soare."}
    )
    old = begin(slug, language, {"team_name": "Umbra"})
    old.expires_at = now - day
    old.save(update_fields=["expires_at"])
    fresh, used = (issue(purpose="resume", now=now, lifetime=day, draft=draft) for _time in range(2))
    use(secret=used, purpose="resume", now=now)
    return {
        "step": {"path": address("draft_step", draft, number=4)},
        "step_errors": {"path": address("draft_step", draft, number=1), "fill": {}},
        "step_rows": {"path": address("draft_step", draft, number=6)},
        "review": {"path": address("draft_review", draft)},
        "later": {"path": address("draft_later", draft)},
        "later_errors": {"path": address("draft_later", draft), "fill": {}},
        "draft_expired": {"path": address("draft", old), "status": 410},
        "resume": {"path": reverse("resume_draft", kwargs={"secret": fresh})},
        "resume_used": {"path": reverse("resume_draft", kwargs={"secret": used}), "status": 410},
    }


def places_of_case(sent) -> dict:
    """What the author of a case sees on the way in and inside, with a question of staff that waits for an answer."""
    from django.urls import reverse
    from django.utils import timezone

    from participation.actions.access import issue
    from participation.actions.conversation import write_to_author
    from participation.outbox.letters import secret_of

    now, day = timezone.now(), dt.timedelta(days=1)
    write_to_author(submission=sent, text="Unde anume?", by=None, now=now, kind="request", nonce=f"shown:{sent.pk}")
    case, letter = (issue(purpose=name, now=now, lifetime=day, submission=sent) for name in ("follow", "enter"))
    door = reverse("case_door")
    found = {name: {"path": reverse(name, kwargs={"secret": case})} for name in ("case", "case_withdraw", "case_erase")}
    return found | {
        "receipt_paper": {"path": reverse("receipt_print", kwargs={"secret": secret_of(sent)})},
        "case_door": {"path": door},
        "case_door_errors": {"path": door, "fill": {}},
        "case_code": {"path": door, "fill": {"number": sent.reference, "proof": "nobody@example.org"}},
        "case_errors": {"path": reverse("case", kwargs={"secret": case}), "fill": {}},
        "case_enter": {"path": reverse("case_enter", kwargs={"secret": letter})},
        "case_over": {"path": reverse("case", kwargs={"secret": "0" * 32}), "status": 410},
    }


def places_of_verification(sent) -> dict:
    """A number that we gave, one that we never gave, one that is none; and too many of them."""
    from django.template.loader import render_to_string
    from django.test import RequestFactory
    from django.urls import reverse
    from django.utils.translation import get_language

    from participation.references import new_reference

    def check(number: str) -> str:
        return reverse("verify", kwargs={"reference": number})

    path = f"/{get_language()}/busy/"
    busy = render_to_string("participation/verify.html", {"is_busy": True}, RequestFactory().get(path))
    return {
        "verify": {"path": check(sent.reference)},
        "verify_errors": {"path": check(sent.reference), "fill": {}},
        "verify_unknown": {"path": check(new_reference())},
        "verify_strange": {"path": check("CJ-ABC")},
        "verify_busy": {"path": path, "status": 429, "html": busy},
    }


def places_of_ideas(pages: dict, language: str) -> dict:
    """The public side: the list under filters, an idea that is carried out, the register, following and voting."""
    from django.db import transaction
    from django.urls import reverse
    from django.utils import timezone

    from participation.actions.subscriptions import open_row, secret_of
    from participation.models import Poll, PublicAnswer

    ideas, now = pages["ideas"][language], timezone.now()
    carried_out = (
        PublicAnswer.objects.filter(updates__isnull=False, submission__may_publish=True).order_by("pk").first()
    )
    with transaction.atomic():
        row = open_row(
            email=f"shown-{language}@example.org", subject="ideas", language=language, now=now, is_at_once=False
        )
    poll = Poll.objects.filter(kind=Poll.Kind.PREFERENCE).first()
    about = f"?about=idea:{carried_out.pk}"
    return {
        "ideas_found": {"path": f"{ideas}?q=" + {"ro": "banci", "en": "bench"}[language]},
        "ideas_nothing": {"path": f"{ideas}?q=zzqqxx"},
        "idea_done": {"path": f"{ideas}{carried_out.pk}/"},
        "register": {"path": ideas + {"ro": "registru/", "en": "register/"}[language]},
        "open_data": {"path": f"{ideas}data/"},
        "follow": {"path": reverse("follow") + about},
        "follow_errors": {"path": reverse("follow") + about, "fill": {}},
        "follow_asked": {"path": reverse("follow_asked") + about},
        "followed": {"path": reverse("followed", kwargs={"secret": secret_of(row)})},
        "unfollow": {"path": reverse("unfollow", kwargs={"secret": secret_of(row)})},
        "poll": {"path": reverse("poll", kwargs={"pk": poll.pk})},
        "poll_errors": {"path": reverse("poll", kwargs={"pk": poll.pk}), "fill": {}},
        "vote_asked": {"path": reverse("vote_asked") + about},
        "voted": {"path": reverse("voted", kwargs={"secret": wish(poll, language)})},
    }


def wish(poll, language: str) -> str:
    """The secret of a vote that waits for its confirmation."""
    from django.utils import timezone

    from participation.actions.screening import Sender
    from participation.actions.votes import cast
    from participation.models import OutboxMessage

    email = f"shown-{language}@example.org"
    option = poll.options.first().key
    cast(
        email=email, subject=poll.subject, option=option, language=language, now=timezone.now(), sender=Sender("shown")
    )
    body = OutboxMessage.objects.filter(kind="vote_confirm", to=email).latest("pk").body
    return body.partition({"ro": "/vot/", "en": "/vote/"}[language])[2][:32]
