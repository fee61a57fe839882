"""Who can apply, from a call's structured facts to sentences; what is not known is said to be so."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cms.dates import date_label


def eligibility_facts(call) -> list[dict]:
    """Age, team and link with the city, as rows of the facts component."""
    return [
        {"label": _("Age"), "value": age_label(call.age_from, call.age_to, call.age_on)},
        {"label": _("Team"), "value": team_label(call.team_min, call.team_max)},
        {"label": _("Link with the city"), "value": link_label(call)},
    ]


def age_label(low: int | None, high: int | None, day) -> str:
    """`16–26 de ani, împliniți la 18 decembrie 2021`."""
    if low is None and high is None:
        return _("not known")
    if low is not None and high is not None:
        words = ngettext("%(low)d–%(high)d year old", "%(low)d–%(high)d years old", high) % {"low": low, "high": high}
    elif low is not None:
        words = ngettext("from %(age)d year", "from %(age)d years", low) % {"age": low}
    else:
        words = ngettext("up to %(age)d year", "up to %(age)d years", high) % {"age": high}
    on = (
        _("counted on %(day)s") % {"day": date_label(day, weekday=False)}
        if day
        else _("the day on which it is counted is not known")
    )
    return f"{words}; {on}"


def team_label(low: int | None, high: int | None) -> str:
    """`echipe de 3–6 membri`."""
    if low is None and high is None:
        return _("size not known")
    if low is not None and high is not None:
        return ngettext("%(low)d–%(high)d member", "%(low)d–%(high)d members", high) % {"low": low, "high": high}
    if low is not None:
        return ngettext("at least %(count)d member", "at least %(count)d members", low) % {"count": low}
    return ngettext("at most %(count)d member", "at most %(count)d members", high) % {"count": high}


def link_label(call) -> str:
    """`locuiesc, studiază sau lucrează în Cluj-Napoca`."""
    ways = [
        word
        for holds, word in (
            (call.takes_residents, pgettext("they …", "live")),
            (call.takes_students, pgettext("they …", "study")),
            (call.takes_workers, pgettext("they …", "work")),
        )
        if holds
    ]
    if not ways:
        return _("not known")
    listed = (
        ways[0] if len(ways) == 1 else _("%(first)s or %(last)s") % {"first": ", ".join(ways[:-1]), "last": ways[-1]}
    )
    return _("those who %(ways)s in Cluj-Napoca") % {"ways": listed}
