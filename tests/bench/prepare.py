"""Fill the benchmark's database: the demonstration, then the yardstick pages."""

from django.core.management import call_command


def prepare() -> dict[str, str]:
    """Migrate, load, publish the yardstick; returns the addresses to measure by name."""
    call_command("migrate", verbosity=0)
    call_command("demo_load", verbosity=0)
    from wagtail.models import Site

    from participation.models import Form

    from .bare.models import BareField, BareForm, BarePage

    home = Site.objects.get(is_default_site=True).root_page
    if not BarePage.objects.exists():
        page = home.add_child(instance=BarePage(title="Yardstick", slug="yardstick", text="One text field."))
        page.save_revision().publish()
        form = BareForm(title="Yardstick form", slug="yardstick-form")
        form.form_fields = [
            BareField(label=label, field_type=kind, required=required, sort_order=place)
            for place, (label, kind, required) in enumerate(
                [
                    ("Title", "singleline", True),
                    ("Text", "multiline", True),
                    ("Name", "singleline", False),
                    ("E-mail", "email", True),
                    ("Phone", "singleline", False),
                    ("Agreed", "checkbox", False),
                ]
            )
        ]
        home.add_child(instance=form)
        form.save_revision().publish()
    call_command("db_worker", batch=True, verbosity=0)
    return addresses() | {"form key": Form.objects.get(title__startswith="Trimite o idee").key}


def addresses() -> dict[str, str]:
    """Name → path of the pages that readers read most, and of the yardsticks."""
    from debates.models import DebatePage, DebatesIndexPage
    from home.models import HomePage, NewsIndexPage, NewsPage, StandardPage
    from participation.models import FormPage, IdeasPage

    from .bare.models import BareForm, BarePage

    def first(model, **filters):
        return model.objects.live().filter(locale__language_code="ro", **filters).order_by("pk").first().url

    page, form = BarePage.objects.get().url, BareForm.objects.get().url
    return {
        "bare page": page.replace("/ro/", "/ro/stock/", 1),
        "bare form": form.replace("/ro/", "/ro/stock/", 1),
        "bare page, our view": page,
        "bare form, our view": form,
        "home": first(HomePage),
        "debates list": first(DebatesIndexPage),
        "debate": first(DebatePage, is_demonstration=True),
        "news list": first(NewsIndexPage),
        "news": first(NewsPage),
        "standard page": first(StandardPage),
        "ideas list": first(IdeasPage),
        "form page": first(FormPage, kind="idea"),
    }
