"""What of its page a submission is about: a key that an address brings, and its name, told by the page's section."""

import re

from django.http import HttpRequest
from django.utils.translation import override
from wagtail import hooks

from ..choices import FormKind
from ..models import Form
from .teams import may_have_team

ABOUT = "about"  # the posted field; in addresses it is a word of each language
IN_ADDRESSES = ("despre", ABOUT)
KEY = re.compile(r"[\w.:-]{1,100}", re.ASCII)


def about_in(request: HttpRequest) -> str:
    """The key that the address of a form's page brings."""
    found = next((request.GET[name] for name in IN_ADDRESSES if name in request.GET), "")
    return found if KEY.fullmatch(found) else ""


def about_label(form: Form, key: str, language: str) -> str:
    """How the section calls it, asked by the hook `describe_about(form, key)`; empty: there is no such thing."""
    if not KEY.fullmatch(key):
        return ""
    with override(language):
        told = (describe(form, key) for describe in hooks.get_hooks("describe_about"))
        return next((label for label in told if label), "")


def known_about(form: Form, key: str, language: str) -> str:
    """The key, if it names something; whatever else was posted is not kept."""
    return key if key and about_label(form, key, language) else ""


def about_shown(form: Form, key: str, language: str, whole_url: str = "") -> dict | None:
    """What a form's page says of it; `whole_url` is the form without it."""
    label = about_label(form, key, language) if key else ""
    if not label:
        return None
    # Of an application it is said who applies, and nothing of a page is left out.
    applies = form.kind == FormKind.APPLICATION
    is_team = applies and may_have_team(form.kind, form.page_key)
    facts = {"key": key, "label": label, "whole_url": "" if applies else whole_url}
    return facts | {"applies": applies, "is_team": is_team}
