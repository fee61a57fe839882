"""The funded projects that an editor may add to a dossier: told by the sections that fund, never typed."""

from django import forms
from django.utils.translation import gettext as _
from wagtail import hooks

HOOK = "projects_to_choose"  # () → [(call, [(code, title)])]: what published results fund


def projects_to_choose() -> list[tuple[str, list[tuple[str, str]]]]:
    """Call by call, the newest first."""
    return [group for told in hooks.get_hooks(HOOK) for group in told()]


class ProjectSelect(forms.Select):
    """A drop-down of the projects; what was chosen before and is not public any more stays, and says so."""

    def optgroups(self, name, value, attrs=None):
        groups = projects_to_choose()
        known = {code for _call, projects in groups for code, _title in projects}
        gone = [code for code in value if code and code not in known]
        gone = [(code, _("%(code)s (no longer public)") % {"code": code}) for code in gone]
        self.choices = [("", _("Choose a project")), *gone, *groups]
        return super().optgroups(name, value, attrs)


def refuse_unknown(formset) -> None:
    """What is newly chosen has to be on the list; what stood there before does no harm."""
    chosen = [form for form in formset.forms if form not in formset.deleted_forms and "code" in form.changed_data]
    if not chosen:
        return
    known = {code for _call, projects in projects_to_choose() for code, _title in projects}
    for form in chosen:
        if form.cleaned_data.get("code") not in known and not form.has_error("code"):
            form.add_error("code", _("Choose a project from the list."))
