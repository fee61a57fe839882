"""What search engines and social networks read: schema.org nodes built from plain values; pure."""

import datetime as dt
from typing import Any

from .dates import CITY_ZONE

Node = dict[str, Any]
ORGANISATION = "#organisation"
ILLUSTRATED = {"Event", "MonetaryGrant", "NewsArticle", "Report"}
EVENT_STATUS = {"": "EventScheduled", "postponed": "EventPostponed", "cancelled": "EventCancelled"}


def graph(*nodes: Node | None) -> Node:
    """One document of several nodes; missing ones are left out."""
    return {"@context": "https://schema.org", "@graph": [filled(node) for node in nodes if node]}


def filled(node: Node) -> Node:
    """The node without empty values."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}


def illustrated(node: Node, image: str) -> Node:
    """What is told about a page's subject, with the page's own picture where it has none."""
    return node | {"image": image} if node["@type"] in ILLUSTRATED and not node.get("image") else node


def breadcrumb_node(items: list[dict], site_url: str) -> Node | None:
    """The path to a page; `items` are those of the breadcrumbs component."""
    if len(items) < 2:
        return None
    places = [
        filled(
            {
                "@type": "ListItem",
                "position": number,
                "name": str(item["title"]),
                "item": absolute(item.get("url"), site_url),
            }
        )
        for number, item in enumerate(items, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": places}


def absolute(url: str | None, site_url: str) -> str:
    if not url:
        return ""
    return url if "://" in url else site_url + url


def organisation_node(*, name: str, site_url: str, address: str, phone: str, email: str) -> Node:
    postal = {
        "@type": "PostalAddress",
        "streetAddress": address,
        "addressLocality": "Cluj-Napoca",
        "addressCountry": "RO",
    }
    return {
        "@type": "GovernmentOrganization",
        "@id": site_url + "/" + ORGANISATION,
        "name": name,
        "alternateName": "CIIC Cluj-Napoca",
        "url": site_url + "/",
        "email": email,
        "telephone": phone,
        "address": postal if address else None,
    }


def organisation(term: dict) -> Node:
    """An organisation as a page names it; `term` as `cms.queries.terms_of` gives it."""
    return filled({"@type": "Organization", "name": term["name"], "url": term["url"]})


def website_node(*, name: str, site_url: str, url: str, language: str, search_url: str) -> Node:
    return {
        "@type": "WebSite",
        "name": name,
        "url": url,
        "inLanguage": language,
        "publisher": {"@id": site_url + "/" + ORGANISATION},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": absolute(search_url, site_url) + "?q={search_term_string}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def article_node(
    *,
    headline: str,
    url: str,
    language: str,
    published: dt.date | None,
    modified: dt.datetime | None,
    summary: str,
    image: str,
) -> Node:
    return {
        "@type": "NewsArticle",
        "headline": headline[:110],
        "url": url,
        "inLanguage": language,
        "datePublished": published.isoformat() if published else "",
        "dateModified": modified.isoformat() if modified else "",
        "description": summary,
        "image": image,
        "publisher": {"@type": "GovernmentOrganization", "name": "CIIC Cluj-Napoca"},
    }


def event_node(*, name: str, url: str, language: str, summary: str, image: str, starts: dt.datetime | dt.date, ends: dt.datetime | None,
               change: str, place: str, address: str, stream_url: str, is_online: bool) -> Node:  # fmt: skip
    """An event with its standing: a cancelled one keeps its date, as schema.org asks."""
    venue = filled({"@type": "Place", "name": place, "address": address or place}) if place else None
    online = {"@type": "VirtualLocation", "url": stream_url or url} if is_online else None
    mode = "Mixed" if venue and online else "Online" if online else "Offline"
    return {
        "@type": "Event",
        "name": name,
        "url": url,
        "inLanguage": language,
        "description": summary,
        "image": image,
        "startDate": starts.isoformat(),
        "endDate": ends.isoformat() if ends else "",
        "eventStatus": "https://schema.org/" + EVENT_STATUS[change],
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode",
        "location": [node for node in (venue, online) if node],
    }


def grant_node(*, name: str, url: str, language: str, summary: str, amount: Any, currency: str, funders: list[Node], sponsors: list[Node]) -> Node:  # fmt: skip
    """A call for grants; `amount` is the most that one applicant can get, None when it is not known."""
    return {
        "@type": "MonetaryGrant",
        "name": name,
        "url": url,
        "inLanguage": language,
        "description": summary,
        "amount": {"@type": "MonetaryAmount", "maxValue": str(amount), "currency": currency}
        if amount is not None
        else None,
        "funder": funders,
        "sponsor": sponsors,
    }


def call_node(*, name: str, url: str, language: str, summary: str, opens: dt.datetime | None, closes: dt.datetime | None,
              change: str, organisers: list[Node]) -> Node | None:  # fmt: skip
    """A call that can be entered between two moments; without a deadline there is nothing to plan by."""
    if closes is None:
        return None
    return {
        "@type": "Event",
        "name": name,
        "url": url,
        "inLanguage": language,
        "description": summary,
        "startDate": (opens or closes).astimezone(CITY_ZONE).isoformat(),
        "endDate": closes.astimezone(CITY_ZONE).isoformat(),
        "eventStatus": "https://schema.org/" + EVENT_STATUS[change],
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "location": {"@type": "VirtualLocation", "url": url},
        "organizer": organisers,
    }
