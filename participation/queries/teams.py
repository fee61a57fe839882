"""Whether an application is written by several: a section knows where one person applies alone."""

from wagtail import hooks

from ..choices import FormKind


def may_have_team(kind: str, page_key) -> bool:
    """Asked by the hook `applies_alone(page_key)`, of a form by the key that its pages share."""
    return kind == FormKind.APPLICATION and not any(alone(page_key) for alone in hooks.get_hooks("applies_alone"))
