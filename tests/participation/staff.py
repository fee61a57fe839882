"""People at desks and submissions for the tests of the inbox."""

import uuid

from django.contrib.auth.models import Permission
from django.utils import timezone

from accounts.models import User
from participation.models import Form, FormVersion, FormWording, Submission
from participation.references import hash_secret

CLERK = (
    "view_submission",
    "change_submission",
    "answer_submission",
    "view_contact",
    "view_sensitive",
    "work_ideas_desk",
)
STRUCTURE = [
    {"key": "q_title", "type": "text", "role": "title", "settings": {"required": True}},
    {"key": "q_body", "type": "long_text", "role": "body", "settings": {"required": True}},
    {"key": "q_topic", "type": "single_choice", "role": "topic", "settings": {}, "choices": ["parks", "mobility"]},
    {"key": "q_name", "type": "text", "role": "author_name", "settings": {}},
    {"key": "q_email", "type": "email", "role": "email", "settings": {}},
    {"key": "q_file", "type": "file", "role": "", "settings": {}},
]
WORDS = {
    "ro": {
        "q_title": {"label": "Titlul ideii"},
        "q_body": {"label": "Ideea ta"},
        "q_topic": {"label": "Domeniul", "choices": {"parks": "Parcuri", "mobility": "Mobilitate"}},
        "q_name": {"label": "Numele tău"},
        "q_email": {"label": "E-mail"},
        "q_file": {"label": "Fotografii"},
    },
    "en": {
        "q_title": {"label": "Title of the idea"},
        "q_body": {"label": "Your idea"},
        "q_topic": {"label": "Field", "choices": {"parks": "Parks", "mobility": "Mobility"}},
        "q_name": {"label": "Your name"},
        "q_email": {"label": "E-mail"},
        "q_file": {"label": "Photographs"},
    },
}


def make_user(*permissions: str, email: str = "", **fields) -> User:
    """Somebody who may open the staff area, with these permissions given in person."""
    user = User.objects.create_user(
        email or f"{uuid.uuid4().hex[:8]}@example.com", "parola-de-test-1", is_staff=True, **fields
    )
    codenames = [name.rpartition(".")[2] for name in permissions]
    found = Permission.objects.filter(content_type__app_label="participation", codename__in=codenames)
    assert found.count() == len(set(codenames)), "an unknown permission"
    user.user_permissions.add(*found, Permission.objects.get(codename="access_admin"))
    return user


def make_clerk(*more: str, **fields) -> User:
    """A clerk of the ideas desk who answers."""
    return make_user(*CLERK, *more, **fields)


def make_form(*, title: str = "Idei pentru oraș", desk: str = "ideas", structure=None, **fields) -> Form:
    """A published form with its first version and wordings in both languages."""
    form = Form.objects.create(page_key=uuid.uuid4(), title=title, desk=desk, is_published=True, **fields)
    version = FormVersion.objects.freeze(form, structure or STRUCTURE)
    for language, words in WORDS.items():
        FormWording.objects.freeze(version, language, words | {"_form": {"title": title}})
    return form


def make_submission(
    form: Form, *, language: str = "ro", title: str = "Bănci în parc", answers=None, **fields
) -> Submission:
    """A submission as the public side stores it."""
    wording = FormWording.objects.newest(form.current_version, language)
    nonce = uuid.uuid4().hex
    values = {
        "author_name": "Ioana Pop",
        "email": "ioana@example.com",
        "received_at": timezone.now(),
        "answers": {"q_title": title, "q_body": "Aș vrea bănci la umbră.", "q_topic": "parks"} | (answers or {}),
        "search_text": title.lower(),
    } | fields
    return Submission.objects.create(
        form=form,
        wording=wording,
        language=language,
        title=title,
        nonce=nonce,
        secret_hash=hash_secret(nonce),
        **values,
    )
