"""From the content's simple block tuples to raw StreamField data with stable ids."""

from .links import Links
from .pages import stable_id


def body(owner: str, blocks: list, links: Links) -> list[dict]:
    """Raw BodyBlock data; `owner` names the page, so that both languages get the same ids."""
    return [raw_block(f"{owner}/{place}", block, links) for place, block in enumerate(blocks)]


def raw_block(owner: str, block: tuple, links: Links) -> dict:
    kind, *rest = block
    return {"id": stable_id(owner), **MAKERS[kind](owner, links, *rest)}


def heading(owner, links, text):
    return {"type": "heading", "value": text}


def paragraph(owner, links, html):
    return {"type": "paragraph", "value": links.resolve(html if html.startswith("<p") else f"<p>{html}</p>")}


def bullets(owner, links, items):
    return {
        "type": "paragraph",
        "value": links.resolve("<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"),
    }


def quote(owner, links, text, who):
    return {"type": "quote", "value": {"text": text, "who": who}}


def facts(owner, links, pairs):
    items = [
        {"type": "item", "id": stable_id(owner, place), "value": {"label": label, "value": value}}
        for place, (label, value) in enumerate(pairs)
    ]
    return {"type": "facts", "value": {"facts": items}}


def partners(owner, links, keys):
    items = [
        {"type": "item", "id": stable_id(owner, place), "value": links.organisations[key]}
        for place, key in enumerate(keys)
    ]
    return {"type": "partners", "value": {"partners": items}}


MAKERS = {
    "heading": heading,
    "paragraph": paragraph,
    "list": bullets,
    "quote": quote,
    "facts": facts,
    "partners": partners,
}


def html_body(owner: str, html: str, links: Links) -> list[dict]:
    """One paragraph block of whole HTML."""
    return body(owner, [("paragraph", html)], links) if html else []
