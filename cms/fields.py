"""A StreamField that leaves its blocks out of migrations."""

from wagtail.fields import StreamField


class LeanStreamField(StreamField):
    """StreamField whose migrations hold no block definitions: a block may change without a migration.

    An empty `block_lookup` must stay in the arguments; without it stock StreamField adds it again and
    every `makemigrations` finds a change.
    """

    def deconstruct(self):
        name, _path, _args, kwargs = super().deconstruct()
        kwargs["block_lookup"] = {}
        return name, "wagtail.fields.StreamField", [[]], kwargs
