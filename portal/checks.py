"""House rules as system checks."""

from django.apps import apps
from django.core.checks import Warning, register


@register()
def every_fact_exists(app_configs, **kwargs):
    """A name in `facts` or `fact_rows` that is no field would silently stay behind."""
    from cms.models import FactsMixin

    found = []
    for model in apps.get_models():
        if not issubclass(model, FactsMixin):
            continue
        names = {field.name for field in model._meta.get_fields()}
        for name in (*model.all_facts(), *model.all_fact_rows()):
            if name not in names:
                found.append(Warning(f"{model._meta.label}: fact “{name}” is no field.", id="portal.W001"))
    return found
