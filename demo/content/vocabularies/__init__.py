"""Single rows named in both languages: topics, neighbourhoods, goals, venues and organisations."""

from .labels import GOALS, NEIGHBOURHOODS, TOPICS
from .organisations import ORGANISATIONS, VENUES

__all__ = ["GOALS", "NEIGHBOURHOODS", "ORGANISATIONS", "TOPICS", "VENUES"]
