"""What an editor of a debate sees of the law: its calendar, and the box that accepts a shorter term."""

from wagtail.admin.panels import FieldPanel, Panel


class CalendarPanel(Panel):
    """What the law asks, from which day, the last day, the day chosen, and whether that is right."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "debates/staff/calendar_panel.html"

        def get_context_data(self, parent_context=None) -> dict:
            page = self.instance
            calendar = page.legal_calendar()
            accepted = page.accepted_terms if page.shorter_because.strip() else ""
            return super().get_context_data(parent_context) | {
                "calendar": calendar,
                "accepted": accepted.split(),
                "is_open": bool(calendar.unaccepted(accepted)),
                "regime": page.get_regime_display(),
                "is_strict": page.is_strict,
            }


class AcceptPanel(FieldPanel):
    """A box to tick, shown only while a term is broken that nobody gave a reason for."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            if not super().is_shown():
                return False
            page = self.instance
            return self.field_name in self.form.errors or bool(page.legal_calendar().unaccepted(page.accepted_terms))

        def get_comparison(self) -> list:
            return []
