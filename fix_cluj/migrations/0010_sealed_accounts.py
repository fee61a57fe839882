from django.db import migrations, models

import fix_cluj.fields
from fix_cluj.fields import ACCOUNT

NAMES = {'iban': 'IBAN', 'holder': 'holder of the account'}


def rewrite(apps, change):
    rows = apps.get_model('fix_cluj', 'Payee').objects
    for row in rows.all():
        rows.filter(pk=row.pk).update(**{name: change(getattr(row, name)) for name in NAMES})


def seal(apps, schema_editor):
    rewrite(apps, ACCOUNT.seal)


def unseal(apps, schema_editor):
    rewrite(apps, ACCOUNT.unseal)


class Migration(migrations.Migration):
    """Accounts of teams are encrypted from now on, those that are there as well."""

    dependencies = [
        ('fix_cluj', '0009_applicants'),
    ]

    operations = [
        *(migrations.AlterField('payee', name, models.TextField(verbose_name=words)) for name, words in NAMES.items()),
        migrations.RunPython(seal, unseal),
        *(migrations.AlterField('payee', name, fix_cluj.fields.SealedField(verbose_name=words)) for name, words in NAMES.items()),
    ]
