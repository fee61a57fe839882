"""Run inside the portal's environment: makes the states that the demonstration lacks, and prints where everything is."""

import json
import sys

from tests.browser.found_pages import find_pages, question_ids
from tests.browser.made_states import make_states
from tests.browser.shown_places import other_places


def main() -> None:
    import django

    django.setup()
    from django.utils.translation import override

    with override("ro"):
        found = find_pages() | ({} if "--as-it-is" in sys.argv else make_states())
        pages = {name: both(page) for name, page in found.items()}
        places = {name: {language: {"path": path} for language, path in found.items()} for name, found in pages.items()}
        for language in ("ro", "en"):
            with override(language):
                for name, one in other_places(pages, language).items():
                    places.setdefault(name, {})[language] = one
        print(
            json.dumps(
                {
                    "places": places,
                    "questions": question_ids(),
                    "pages": {name: page.pk for name, page in found.items()},
                    "admin": admin_places(),
                }
            )
        )


def both(page) -> dict[str, str]:
    """Paths of a page in its two languages."""
    from urllib.parse import urlsplit

    from django.utils.translation import override

    found = {}
    for translation in page.get_translations(inclusive=True).live():
        with override(translation.locale.language_code):
            found[translation.locale.language_code] = urlsplit(translation.specific.full_url).path
    return found


def admin_places() -> dict[str, dict[str, str]]:
    """Role → picture → path of the staff pages that are shown in the documentation."""
    from django.urls import reverse

    from debates.models import DebatePage
    from demo.content.fix_cluj import DEMONSTRATION
    from demo.content.open_debate import DEBATE
    from fix_cluj.models import GrantCallPage
    from participation.models import Submission
    from youth_council.models import YouthCouncilPage

    call = GrantCallPage.objects.get(slug=DEMONSTRATION["slug_ro"], locale__language_code="ro")
    council = YouthCouncilPage.objects.get(locale__language_code="ro")
    debate = DebatePage.objects.get(slug=DEBATE["slug_ro"], locale__language_code="ro")
    english = debate.get_translations().get(locale__language_code="en")
    at_desk = Submission.objects.filter(desk="ideas", status="new", language="ro").exclude(title="")
    case = at_desk.order_by("-received_at").first()
    return {
        "moderator": {"admin_inbox": reverse("inbox:index")}
        | {f"admin_{name}": reverse(f"inbox:{name}", args=[case.pk]) for name in ("case", "related", "past")},
        "communications_editor": {
            "admin_page_editor": reverse("wagtailadmin_pages:edit", args=[debate.pk]),
            "admin_form_editor": reverse("wagtailadmin_pages:edit", args=[debate.get_children().live().first().pk]),
            "admin_translation_editor": reverse("wagtailadmin_pages:edit", args=[english.pk]),
        },
        "administrator": {"admin_roles": reverse("wagtailusers_users:index")},
        "grants_officer": {
            "admin_applications": reverse("applications:index"),
            "admin_call_editor": reverse("wagtailadmin_pages:edit", args=[call.pk]),
        },
        "youth_editor": {"admin_youth_editor": reverse("wagtailadmin_pages:edit", args=[council.pk])},
    }


if __name__ == "__main__":
    main()
