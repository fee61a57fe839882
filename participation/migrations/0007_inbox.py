"""What staff search by names apart from what anybody at the desk searches, with an index on PostgreSQL; exports by the worker."""

from django.db import migrations, models

import participation.models.desk
import participation.models.files
from cms.folding import fold

INDEXES = {"submission_search_trgm": "search_text", "submission_contact_trgm": "contact_text"}


def tell_apart(apps, schema_editor):
    """Until now one column held name, e-mail, phone and answers, in this order; the reference was looked up by itself."""
    Submission = apps.get_model("participation", "Submission")
    rows = Submission.objects.only("reference", "author_name", "email", "phone", "search_text").order_by("pk")
    batch = []
    for row in rows.iterator(chunk_size=500):
        row.contact_text = fold(" ".join(part for part in (row.author_name, row.email, row.phone) if part))
        answers = row.search_text.removeprefix(row.contact_text).strip()
        row.search_text = f"{fold(row.reference)} {answers}"
        batch.append(row)
        if len(batch) == 500:
            Submission.objects.bulk_update(batch, ["search_text", "contact_text"])
            batch = []
    Submission.objects.bulk_update(batch, ["search_text", "contact_text"])


def add_indexes(apps, schema_editor):
    """Any piece of a word is found through its trigrams; elsewhere the table is read."""
    if schema_editor.connection.vendor != "postgresql":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        for name, column in INDEXES.items():
            cursor.execute(
                f"CREATE INDEX IF NOT EXISTS {name} ON participation_submission USING gin ({column} gin_trgm_ops)"
            )


def drop_indexes(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(f"DROP INDEX IF EXISTS {', '.join(INDEXES)}")


class Migration(migrations.Migration):
    dependencies = [("participation", "0006_public_ideas")]

    operations = [
        migrations.AddField("exportjob", "ids", models.JSONField(blank=True, default=list)),
        migrations.AddField("exportjob", "tries", models.PositiveSmallIntegerField(default=0)),
        migrations.AlterField(
            "exportjob",
            "file",
            models.FileField(
                blank=True,
                storage=participation.models.files.private_storage,
                upload_to=participation.models.desk.export_path,
            ),
        ),
        migrations.AlterField("exportjob", "selection", models.TextField(blank=True)),
        migrations.AddField("submission", "contact_text", models.TextField(blank=True, editable=False)),
        migrations.RunPython(tell_apart, migrations.RunPython.noop),
        migrations.RunPython(add_indexes, drop_indexes),
    ]
