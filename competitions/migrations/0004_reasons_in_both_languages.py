from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("competitions", "0003_after_the_verdict")]

    operations = [
        migrations.RenameField("sealedentry", "refused_because", "refused_because_ro"),
        migrations.AlterField(
            "sealedentry",
            "refused_because_ro",
            models.TextField(blank=True, max_length=1000, verbose_name="why it is not admitted, in Romanian"),
        ),
        migrations.AddField(
            "sealedentry",
            "refused_because_en",
            models.TextField(blank=True, max_length=1000, verbose_name="why it is not admitted, in English"),
        ),
    ]
