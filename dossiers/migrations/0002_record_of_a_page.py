"""A dossier's one correction becomes a dated note in both languages, as every page has them."""

from django.db import migrations, models
from django.utils import timezone


def keep_corrections(apps, schema_editor):
    """The words of both languages meet in one note, which both pages have."""
    DossierPage = apps.get_model("dossiers", "DossierPage")
    PageCorrection = apps.get_model("cms", "PageCorrection")
    told = DossierPage.objects.exclude(correction="")
    for key in set(told.values_list("translation_key", flat=True)):
        pages = list(DossierPage.objects.filter(translation_key=key).select_related("locale"))
        words = {page.locale.language_code: page.correction for page in pages if page.correction}
        days = [page.corrected_on for page in pages if page.corrected_on]
        days += [page.last_published_at.date() for page in pages if page.last_published_at]
        notes = {f"note_{code}": words.get(code) or next(iter(words.values())) for code in ("ro", "en")}
        for page in pages:
            PageCorrection.objects.create(page_id=page.pk, sort_order=0, corrected_on=(days or [timezone.localdate()])[0], **notes)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial"), ("cms", "0007_record_of_a_page")]

    operations = [
        migrations.AddField("dossierpage", "source_url", models.URLField(blank=True, verbose_name="link to the source")),
        migrations.RunPython(keep_corrections, migrations.RunPython.noop),
        migrations.RemoveField("dossierpage", "corrected_on"),
        migrations.RemoveField("dossierpage", "correction"),
    ]
