"""Run inside the portal's environment: a dossier whose promised date has just passed; prints where."""

import datetime as dt
import json
import secrets


def main() -> None:
    import django

    django.setup()
    from django.utils import timezone

    from dossiers.models import DossiersIndexPage
    from tests.dossiers.builders import make_dossier, stage
    from tests.factories import translate

    today = timezone.localdate()
    index = DossiersIndexPage.objects.get(locale__language_code="ro")
    stages = [
        stage("verdict", actual=(today - dt.timedelta(days=900)).isoformat()),
        stage("works", "underway", promised=(today - dt.timedelta(days=3)).isoformat()),
    ]
    mark = secrets.token_hex(2)
    page = make_dossier(index, f"Scuarul {mark}", slug=f"scuarul-{mark}", stages=stages)
    english = translate(page, words={page.title: f"Little square {mark}", page.slug: f"little-square-{mark}"})
    pages = {
        "ro": {"title": page.title, "url": page.url, "city": index.url},
        "en": {"title": english.title, "url": english.url, "city": english.get_parent().url},
    }
    print(json.dumps({"page": page.pk, "pages": pages}))


if __name__ == "__main__":
    main()
