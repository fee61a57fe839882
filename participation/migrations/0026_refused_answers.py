import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("participation", "0025_outages")]

    operations = [
        migrations.CreateModel(
            name="RefusedAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=20)),
                ("times", models.PositiveIntegerField(default=0, verbose_name="times")),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="refused_answers",
                        to="participation.form",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("form", "key"), name="refused_answer_counted_once"),
                ],
            },
        ),
    ]
