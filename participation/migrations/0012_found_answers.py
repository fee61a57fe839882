"""Published answers are searched by any piece of a word, as submissions are; a purpose that no link ever had goes."""

from django.db import migrations, models


def add_index(apps, schema_editor):
    """Any piece of a word is found through its trigrams; elsewhere the table is read."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        schema_editor.execute(
            "CREATE INDEX IF NOT EXISTS answer_search_trgm ON participation_publicanswer "
            "USING gin (search_text gin_trgm_ops)"
        )


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS answer_search_trgm")


class Migration(migrations.Migration):
    dependencies = [("participation", "0011_export_rights")]

    operations = [
        migrations.AlterField(
            "accesslink",
            "purpose",
            models.CharField(
                choices=[
                    ("resume", "continue a draft"),
                    ("follow", "follow a case"),
                    ("enter", "open a case from a letter"),
                    ("confirm", "confirm an e-mail address"),
                    ("erase", "ask for erasure"),
                ],
                max_length=8,
            ),
        ),
        migrations.RunPython(add_index, drop_index),
    ]
