"""What editors see beside fields: the outline of the city as it is stored."""

from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel

from .outline import drawn, number_of_points


class OutlinePanel(Panel):
    """A picture of the outline with its bounds, so that a wrong file is seen before a reader sees it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/staff/outline_panel.html"

        def get_context_data(self, parent_context=None) -> dict:
            outline = self.instance.outline
            context = super().get_context_data(parent_context)
            if not outline:
                return context
            return context | {
                "picture": drawn(outline),
                "points": number_of_points(outline),
                "since": self.instance.since,
                "bounds": _("from %(south)s to %(north)s north, from %(west)s to %(east)s east")
                % dict(zip(("west", "south", "east", "north"), outline["bbox"], strict=True)),
            }
