"""A debate's documents, organisers, topics and neighbourhoods become rows that every page type has."""

from django.core.management.color import no_style
from django.db import migrations

MOVED = {
    "DebateDocument": ("PageDocument", ("document_id",)),
    "DebateOrganiser": ("PageOrganisation", ("organisation_id",)),
    "DebateTopic": ("PageTopic", ("topic_id",)),
    "DebateNeighbourhood": ("PageNeighbourhood", ("neighbourhood_id",)),
}


def move_rows(apps, schema_editor):
    """Keep the rows' ids: drafts name them, and a draft must not take another page's row when it is published."""
    connection = schema_editor.connection
    made = []
    for old_name, (new_name, columns) in MOVED.items():
        new = apps.get_model("cms", new_name)
        rows = apps.get_model("debates", old_name).objects.values("id", "page_id", "sort_order", *columns)
        new.objects.bulk_create([new(**row) for row in rows])
        made.append(new)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), made):
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0002_labels"),
        ("debates", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(move_rows, migrations.RunPython.noop),
        migrations.DeleteModel("DebateDocument"),
        migrations.DeleteModel("DebateOrganiser"),
        migrations.DeleteModel("DebateTopic"),
        migrations.DeleteModel("DebateNeighbourhood"),
    ]
