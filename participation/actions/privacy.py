"""A person's rights over what was sent: erasure, the end of its term, a copy of everything."""

from .erasure import erase, replay_erasures
from .own_data import own_data
from .retention import retention

__all__ = ["erase", "own_data", "replay_erasures", "retention"]
