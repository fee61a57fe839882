"""Run inside the portal's environment: an invented square for an outline, a form about places, an idea with a pin.

With `--away` all of it goes again: the demonstration has no outline, and other tests look at it.
"""

import json
import sys

TITLE = "Unde e locul"


def main() -> None:
    import django

    django.setup()
    take_away() if "--away" in sys.argv else print(json.dumps(make()))


def make() -> dict[str, str]:
    """Addresses of the form and of the list of ideas."""
    from wagtail.models import Site

    from cms.models import CityMap
    from cms.outline import read_outline
    from home.models import HomePage
    from participation.models import IdeasPage, PublicAnswer
    from tests.cms.test_city_map import SQUARE
    from tests.factories import make_form_page, question_block

    city = CityMap.for_site(Site.objects.get(is_default_site=True))
    city.take(read_outline(json.dumps(SQUARE).encode()))
    city.source_ro, city.source_en = "Pătrat inventat, CC0", "Invented square, CC0"
    city.save()
    idea = PublicAnswer.objects.public().first()
    PublicAnswer.objects.filter(pk=idea.pk).update(place="20.05000,10.10000")
    asked = [
        question_block("text", "Titlul", required=True, role="title"),
        question_block("place", "Unde?", privacy="public"),
    ]
    home = HomePage.objects.get(locale__language_code="ro", alias_of=None)
    form = make_form_page(home, title=TITLE, questions=asked)
    return {"form": form.url, "ideas": IdeasPage.objects.get(locale__language_code="ro").url}


def take_away() -> None:
    from cms.models import CityMap
    from participation.models import FormPage, PublicAnswer

    CityMap.objects.all().delete()
    PublicAnswer.objects.exclude(place="").update(place="")
    FormPage.objects.get(title=TITLE).unpublish()


if __name__ == "__main__":
    main()
