"""The votes among variants of a debate: the open ones among the ways to contribute, the closed ones with their results."""

import datetime as dt

from participation.views.entries import poll_entries

from ..models import DebatePage


def votes_of(page: DebatePage, now: dt.datetime) -> dict:
    """What the page's template shows of votes."""
    votes = poll_entries(page, now) if getattr(page, "has_vote", False) else []  # a preview was not asked
    return {
        "open_votes": [vote for vote in votes if vote["state"] != "closed"],
        "closed_votes": [vote for vote in votes if vote["state"] == "closed"],
    }
