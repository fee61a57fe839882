"""Partners by kind, and one partner with the pages that it stands behind."""

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext_lazy, ngettext, override
from wagtail.models import Page

from cms import seo
from cms.addresses import address_of
from cms.folding import fold
from cms.models import Organisation, PageOrganisation
from cms.prepared import Prepared, PreparedList, Slot, any_of, counted, ids
from cms.queries import page_type, private_branches, readable
from cms.views.routes import addresses_below

from ..models import PartnersPage

PER_PAGE = 12
# What it is to a page, said of the organisation.
ROLES = {
    PageOrganisation.Role.ORGANISER: gettext_lazy("Organiser"),
    PageOrganisation.Role.PROMOTER: gettext_lazy("Initiator"),
    PageOrganisation.Role.PARTNER: gettext_lazy("Supporter"),
    PageOrganisation.Role.FUNDER: gettext_lazy("Funder"),
    PageOrganisation.Role.BENEFICIARY: gettext_lazy("Beneficiary"),
    PageOrganisation.Role.AUTHOR: gettext_lazy("Author"),
}
GROUPS = {
    Organisation.Kind.AUTHORITY: gettext_lazy("Public authorities"),
    Organisation.Kind.ASSOCIATION: gettext_lazy("Associations and foundations"),
    Organisation.Kind.UNIVERSITY: gettext_lazy("Universities"),
    Organisation.Kind.COMPANY: gettext_lazy("Companies"),
    Organisation.Kind.NETWORK: gettext_lazy("Networks and international organisations"),
    Organisation.Kind.OTHER: gettext_lazy("Other organisations"),
}


def _behind(private):
    rows = PageOrganisation.objects.filter(organisation=Slot("organisation"))
    return readable(Page.objects.filter(pk__in=rows.values("page")), Slot("locale"), private)


def _numbers(private):
    rows = PageOrganisation.objects.filter(
        organisation__is_partner=True, page__in=readable(Page.objects.all(), Slot("locale"), private)
    )
    return (
        rows.order_by()
        .values("organisation")
        .annotate(number=Count("page", distinct=True))
        .values_list("organisation", "number")
    )


PARTNERS = Prepared(lambda: Organisation.objects.filter(is_partner=True))
PARTNER = Prepared(lambda: Organisation.objects.filter(is_partner=True, slug=Slot("slug")))
NUMBERS = Prepared(_numbers)
PAGES = Prepared(
    lambda private, start, stop: (
        _behind(private)
        .order_by("-first_published_at", "-pk")
        .only("path", "depth", "title", "url_path", "content_type", "locale")[start:stop]
    )
)
COUNTED = Prepared(lambda private: counted(_behind(private)))
ROLES_ON = Prepared(
    lambda number: PageOrganisation.objects.filter(
        any_of("page", number), organisation=Slot("organisation")
    ).values_list("page_id", "role")
)


def list_partners(request, page: PartnersPage):
    """Partners by kind, each with the number of pages that name it."""
    with override(page.words_language):
        url = page.get_url(request) or ""
        partners = sorted(PARTNERS(), key=lambda partner: fold(partner.name))
        numbers = dict(NUMBERS(private_branches(page), locale=page.locale_id)) if partners else {}
        cards = dict(zip((one.pk for one in partners), Organisation.cards(partners, url), strict=True))
        for partner in partners:
            number = numbers.get(partner.pk, 0)
            label = ngettext("%(count)d page", "%(count)d pages", number) % {"count": number}
            cards[partner.pk] |= {"meta": [label] if number else []}
        groups = [
            {"title": title, "partners": [cards[one.pk] for one in partners if one.kind == kind]}
            for kind, title in GROUPS.items()
        ]
    return page.render(request, context_overrides={"groups": [group for group in groups if group["partners"]]})


def show_partner(request, page: PartnersPage, slug: str):
    """Who a partner is and the pages that it stands behind, the newest first."""
    partner = PARTNER.first(slug=slug)
    if partner is None:
        raise Http404
    with override(page.words_language):
        context = _partner_context(request, page, partner)
    return page.render(request, template="home/partner.html", context_overrides=context)


def _partner_context(request, page: PartnersPage, partner: Organisation) -> dict:
    private = private_branches(page)
    values = {"organisation": partner.pk, "locale": page.locale_id}
    page_obj = Paginator(PreparedList(PAGES, COUNTED, (private,), values), PER_PAGE).get_page(request.GET.get("page"))
    pages = list(page_obj.object_list)
    roles: dict[int, list[str]] = {}
    if pages:
        for pk, role in ROLES_ON(PER_PAGE, organisation=partner.pk, **ids([one.pk for one in pages], PER_PAGE)):
            roles.setdefault(pk, []).append(str(ROLES[role]))
    url = page.get_url(request) or ""
    trail = [*page.breadcrumbs(request)[:-1], {"title": page.title, "url": url}, {"title": partner.name, "url": ""}]
    count = page_obj.paginator.count
    return addresses_below(page, f"{partner.slug}/", page_obj.number, request) | {
        "head": {"title": partner.name, "summary": Truncator(partner.description).words(30)},
        "partner": partner.card(url) | {"kind": _kind(partner)},
        "page_obj": page_obj,
        "count_label": ngettext("%(count)d page", "%(count)d pages", count) % {"count": count},
        "cards": [_card(one, roles.get(one.pk, []), request) for one in pages],
        "list_url": url,
        "breadcrumbs": trail,
        "structured_data": seo.graph(
            seo.organisation({"name": partner.name, "url": partner.url}), seo.breadcrumb_node(trail, settings.SITE_URL)
        ),
    }


def _kind(partner: Organisation) -> str:
    return "" if partner.kind == Organisation.Kind.OTHER else capfirst(partner.get_kind_display())


def _card(found: Page, roles: list[str], request) -> dict:
    """A page of any section known only by its base row."""
    model = page_type(found) or Page
    programme = getattr(model, "programme", "city")
    return {
        "programme": programme if isinstance(programme, str) else "city",
        "kind": capfirst(model._meta.verbose_name),
        "title": found.title,
        "url": address_of(found.url_path, request),
        "meta": roles,
    }
