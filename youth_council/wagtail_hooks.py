"""What the admin gets from youth_council: the working groups."""

from wagtail.snippets.models import register_snippet

from .viewsets import WorkingGroupViewSet

register_snippet(WorkingGroupViewSet)
