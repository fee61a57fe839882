"""The list of EU-funded projects and a project's page."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.dates import CITY_ZONE, date_label, money_label
from cms.models import PortalImage
from cms.prepared import Prepared, Slot
from cms.queries import below, documents_of, lean, listed_in_slots, rows_of
from cms.views.labels import labels_as_facts, organisations_as_facts

from ..models import ProjectEmblem, ProjectPage, ProjectsIndexPage, ProjectSum
from ..models.sums import Balance, Difference, SumKind, balances

EMBLEM_SIZE = "max-480x160"
PROJECTS = Prepared(lambda is_alias: lean(listed_in_slots(ProjectPage, is_alias).order_by("-starts_on", "title")))
SUMS = Prepared(lambda: ProjectSum.objects.filter(page=Slot("page")))
EMBLEMS = Prepared(lambda: ProjectEmblem.objects.filter(page=Slot("page")))
KINDS = {str(value): label for value, label in SumKind.choices}


def list_projects(request, page: ProjectsIndexPage):
    """All projects with their stage by today's date."""
    today = timezone.localdate(timezone=CITY_ZONE)
    cards = []
    for project in PROJECTS(bool(page.alias_of_id), **below(page)):
        stage, label = project.stage_on(today)
        cards.append(project.card(request) | {"stage": stage, "stage_label": label})
    return page.render(request, context_overrides={"cards": cards})


def project_context(page: ProjectPage) -> dict:
    """What a project's page shows beside its texts."""
    stage, label = page.stage_on(timezone.localdate(timezone=CITY_ZONE))
    found = balances(rows_of(page, "sums", SUMS))
    return {
        "stage": stage,
        "stage_label": label,
        "union_text": _union_text(page),
        "emblems": _emblems(page),
        "facts": [*_who_and_when(page), *labels_as_facts(page.terms)],
        "codes": _codes(page),
        "money": [_money(one) for one in found],
        "documents": [document.listed() for document in documents_of(page)],
    }


def _union_text(page: ProjectPage) -> list[str]:
    """The words beside the emblem: Regulation 821/2014, art. 4, names Union and fund; 2021/1060, annex IX, no fund."""
    if page.period == ProjectPage.Period.P2021:
        return [_("Co-funded by the European Union")]
    fund = page.get_fund_display() if page.fund != ProjectPage.Fund.OTHER else ""
    return [part for part in (_("European Union"), fund) if part]


def _emblems(page: ProjectPage) -> list[dict]:
    """The emblems that stand beside the Union's: a picture where its owner supplied the file, else its name."""
    rows = rows_of(page, "emblems", EMBLEMS)
    wanted = {row.image_id for row in rows if row.image_id}
    images = {image.pk: image for image in PortalImage.objects.filter(pk__in=wanted)} if wanted else {}
    found = []
    for row in rows:
        size = images[row.image_id].get_rendition(EMBLEM_SIZE) if row.image_id in images else None
        picture = {"url": size.url, "width": size.width, "height": size.height} if size else None
        name = page.programme_name if row.kind == ProjectEmblem.Kind.PROGRAMME else ""
        found.append({"name": name or capfirst(row.get_kind_display()), "picture": picture})
    return found


def _who_and_when(page: ProjectPage) -> list[dict]:
    return [
        {"label": _("Acronym"), "value": page.acronym},
        *organisations_as_facts(page.terms),
        {"label": _("Period"), "value": page.period_label or _("not known")},
        {"label": _("Duration"), "value": _duration(page)},
        {"label": _("Place"), "value": page.place},
        {
            "label": _("Contact"),
            "value": _("Write an e-mail") if page.contact_email else "",
            "url": f"mailto:{page.contact_email}",
        },
        {"label": _("Website"), "value": page.website, "url": page.website},
    ]


def _duration(page: ProjectPage) -> str:
    """Counted from the dates; a contract that says otherwise is quoted beside it."""
    counted = page.counted_months
    if not counted:
        return ""
    label = _months(counted)
    if page.months in (None, counted):
        return label
    return _("%(counted)s by the dates; the contract says %(contract)s") % {
        "counted": label,
        "contract": _months(page.months),
    }


def _months(number: int) -> str:
    return ngettext("%(n)d month", "%(n)d months", number) % {"n": number}


def _codes(page: ProjectPage) -> list[dict]:
    """Programme, codes and contract; a code that is not known is said to be so."""
    signed = date_label(page.contract_on, weekday=False) if page.contract_on else ""
    contract = (
        f"{page.contract_number} / {signed}" if page.contract_number and signed else page.contract_number or signed
    )
    return [
        {"label": _("Programme"), "value": page.programme_name},
        {"label": _("Fund"), "value": page.get_fund_display() if page.fund != ProjectPage.Fund.OTHER else ""},
        {"label": _("Priority axis"), "value": page.axis},
        {"label": _("Specific objective"), "value": page.specific_objective},
        {"label": _("Call for projects"), "value": " – ".join(filter(None, [page.call_code, page.call_title]))},
        {"label": _("SMIS code"), "value": page.smis_code or _("not known")},
        {"label": _("Contract"), "value": contract or _("not known")},
    ]


def _money(found: Balance) -> dict:
    """The total and its parts as components/results_bars.html shows them, with what is not known of them."""
    parts = [(str(KINDS[kind]), amount) for kind, amount in found.parts]
    names = ", ".join(str(KINDS[kind]) for kind in found.unknown if kind != SumKind.TOTAL)
    if found.missing:
        parts.append((_("not known by source (%(parts)s)") % {"parts": names}, found.missing))
    rows = [
        {"label": capfirst(label), "value": _unbroken(amount, found.currency), "percent": _share(amount, found.total)}
        for label, amount in parts
    ]
    if found.total is None:
        rows = []
    total = _("not known") if found.total is None else money_label(found.total, found.currency)
    if names:
        note = _("Not known from the sources: %(parts)s.") % {"parts": names}
    else:
        note = "" if found.differences else _("The parts add up to the total.")
    return {
        "total": total,
        "rows": rows,
        "note": note if rows else "",
        "differences": [_difference(one, found) for one in found.differences],
        "facts": [] if rows else _as_facts(parts, found),
    }


def _difference(one: Difference, found: Balance) -> str:
    words = _("As published, “%(name)s” is %(whole)s and its parts come to %(parts)s: %(difference)s of difference.")
    return words % (found.labels(one) | {"name": KINDS[one.kind]})


def _as_facts(parts: list, found: Balance) -> list[dict]:
    """Parts without a share: there is no total to take one of."""
    known = [{"label": capfirst(label), "value": money_label(amount, found.currency)} for label, amount in parts]
    unknown = [kind for kind in found.unknown if kind != SumKind.TOTAL]
    return known + [{"label": capfirst(str(KINDS[kind])), "value": _("not known")} for kind in unknown]


def _unbroken(amount: Decimal, currency: str) -> str:
    """A sum that stays in one line of a narrow table."""
    return money_label(amount, currency).replace(" ", "\u00a0")


def _share(amount: Decimal, total: Decimal | None) -> Decimal:
    if not total:
        return Decimal(0)
    return (amount * 100 / total).quantize(Decimal("0.01"), ROUND_HALF_UP)
