from django.db import migrations, models


class Migration(migrations.Migration):
    """Forms that are there keep the term that they promised; the usual one is for new forms."""

    dependencies = [
        ('participation', '0026_refused_answers'),
    ]

    operations = [
        migrations.AddField(
            model_name='form',
            name='months_funded',
            field=models.PositiveSmallIntegerField(blank=True, help_text='After the end of the contract, for the accounts. Empty: as long as all others.', null=True, verbose_name='months in which funded ones are kept'),
        ),
        migrations.AddField(
            model_name='form',
            name='months_left_out',
            field=models.PositiveSmallIntegerField(blank=True, help_text='After they were withdrawn, or after the results. Empty: as long as all others.', null=True, verbose_name='months in which withdrawn and not eligible ones are kept'),
        ),
        migrations.AddField(
            model_name='formpage',
            name='months_funded',
            field=models.PositiveSmallIntegerField(blank=True, help_text='After the end of the contract, for the accounts. Empty: as long as all others.', null=True, verbose_name='months in which funded ones are kept'),
        ),
        migrations.AddField(
            model_name='formpage',
            name='months_left_out',
            field=models.PositiveSmallIntegerField(blank=True, help_text='After they were withdrawn, or after the results. Empty: as long as all others.', null=True, verbose_name='months in which withdrawn and not eligible ones are kept'),
        ),
        migrations.AlterField(
            model_name='form',
            name='months_funded',
            field=models.PositiveSmallIntegerField(blank=True, default=60, help_text='After the end of the contract, for the accounts. Empty: as long as all others.', null=True, verbose_name='months in which funded ones are kept'),
        ),
        migrations.AlterField(
            model_name='formpage',
            name='months_funded',
            field=models.PositiveSmallIntegerField(blank=True, default=60, help_text='After the end of the contract, for the accounts. Empty: as long as all others.', null=True, verbose_name='months in which funded ones are kept'),
        ),
    ]
