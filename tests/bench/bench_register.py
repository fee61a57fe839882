"""A debate with a thousand contributions: as many queries as with a hundred, on every page that shows its register.

    python -m tests.bench.bench_register [--few 100] [--many 1000] [--rounds 9]

Makes a database of its own on the PostgreSQL of TEST_DATABASE_URL (or one that it finds or starts) and drops it. Half of
the contributions are answered, a tenth of those together with another; one in four was spoken.
"""

from tests.bench.growing import run


def prepare() -> dict:
    """A debate with a form, somebody who works at its desk and may keep the report, and the pages to ask."""
    from django.test import Client
    from django.urls import reverse
    from django.utils import timezone

    from accounts.models import User
    from participation.models import Form, FormWording
    from tests.factories import make_debate, make_form_page, make_site

    site = make_site()
    page = make_debate(site, title="Piața Unirii", date=timezone.localdate(), announced_on=timezone.localdate())
    form_page = make_form_page(page, title="Contribuții")
    form = Form.objects.select_related("current_version").get(page_key=form_page.translation_key)
    user = User.objects.create_superuser(email="bench@example.org", password="parola-de-test-1")
    staff = Client(SERVER_NAME="testserver")
    staff.force_login(user)
    reader = Client(SERVER_NAME="testserver")
    pages = {
        "debate": (reader, page.get_url()),
        "register": (reader, f"{page.get_url()}registru/"),
        "register, last page": (reader, f"{page.get_url()}registru/?page=2"),
        "refused ones": (reader, f"{page.get_url()}registru/?outcome=refused"),
        "staff register": (staff, reverse("registers:register", args=[page.translation_key])),
        "all registers": (staff, reverse("registers:index")),
        "report of the year": (staff, reverse("law_report:index")),
    }
    return {
        "page": page,
        "form": form,
        "wording": FormWording.objects.newest(form.current_version, "ro"),
        "pages": pages,
    }


def add(place: dict, start: int, stop: int) -> None:
    """Rows as the public side stores them, numbered on."""
    from django.utils import timezone

    from debates.models import Contribution, DebateRegister
    from participation.models import PublicAnswer, Submission

    register, _new = DebateRegister.objects.get_or_create(debate_key=place["page"].translation_key)
    form, now, rows = place["form"], timezone.now(), []
    outcomes = ("accepted", "partly", "explained", "refused")
    for number in range(start, stop):
        row = Submission(
            form=form, desk=form.desk, wording=place["wording"], language="ro", title=f"Propunerea {number}"
        )
        row.nonce, row.secret_hash, row.received_at = f"r{number}", f"r{number}", now
        row.email, row.may_publish = f"om{number}@example.org", number % 3 != 0
        row.channel = "spoken" if number % 4 == 0 else "web"
        row.status = "answered" if number % 2 else "new"
        # Of twenty, the last goes with the first answered one.
        row.merged_into = rows[-18] if number % 20 == 19 and len(rows) >= 18 else None
        rows.append(row)
    Submission.objects.bulk_create(rows, batch_size=500)
    PublicAnswer.objects.bulk_create(
        PublicAnswer(
            submission=row, outcome=outcomes[place_in % 4], text_ro="Motivul răspunsului, pe larg.", published_at=now,
            public_title=row.title, public_text="Textul propunerii.",
        )
        for place_in, row in enumerate(rows) if row.status == "answered" and row.merged_into is None
    )  # fmt: skip
    Contribution.objects.bulk_create(
        Contribution(register=register, number=number, submission=row, numbered_at=now)
        for number, row in enumerate(rows, start=start + 1)
    )
    DebateRegister.objects.filter(pk=register.pk).update(last_number=stop)


if __name__ == "__main__":
    run(
        about=__doc__.splitlines()[0],
        what="A debate with %s contributions",
        prepare=prepare,
        add=add,
        few=100,
        many=1_000,
    )
