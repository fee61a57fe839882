"""The guides inside the staff area: docs/ghid/*.md, written by hand, with pictures that a script takes."""

import re

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

FOLDER = settings.BASE_DIR / "docs" / "ghid"
INLINE = (
    (re.compile(r"!\[([^\]]*)\]\(([^)]+)\)"), r'<img src="\2" alt="\1" loading="lazy">'),
    (re.compile(r"\[([^\]]*)\]\(([^)]+)\)"), r'<a href="\2">\1</a>'),
    (re.compile(r"\*\*([^*]+)\*\*"), r"<strong>\1</strong>"),
)


# For every editor; then debates, documents, forms, the inbox, calls, entries without names, dossiers, who follows and who comes.
PAGES = (
    "README", "dezbatere", "cuvant", "contributii", "documente", "formular", "cutia", "intrebari", "sigilate", "dosar",
    "urmarire",
)  # fmt: skip


def guide(request: HttpRequest, page: str = "README") -> HttpResponse:
    """One guide as a page of the staff area."""
    if page not in PAGES:
        raise Http404
    return render(request, "cms/staff/guide.html", {"text": as_html(addressed((FOLDER / f"{page}.md").read_text()))})


def addressed(text: str) -> str:
    """Pictures and other guides by their address here; in the folder they are neighbours."""
    start = reverse("editors_guide")
    text = text.replace("](img/", f"]({start}img/").replace("](README.md)", f"]({start})")
    return re.sub(r"\]\((\w+)\.md\)", rf"]({start}\1/)", text)


def guide_picture(request: HttpRequest, name: str) -> FileResponse:
    """One of the guide's pictures."""
    file = FOLDER / "img" / f"{name}.webp"
    if not file.is_file():
        raise Http404
    return FileResponse(file.open("rb"), content_type="image/webp")


def as_html(text: str) -> SafeString:
    """What the guide uses of Markdown: headings, paragraphs, two kinds of list, tables, pictures, links and bold."""
    return mark_safe("\n".join(block_as_html(block) for block in re.split(r"\n{2,}", text.strip())))  # noqa: S308


def block_as_html(block: str) -> str:
    if heading := re.match(r"(#+) (.*)", block):
        level = len(heading[1])
        return f'<h{level} id="{slugify(heading[2])}">{inline(heading[2])}</h{level}>'
    if block.startswith("|"):
        return table(block.splitlines())
    if re.match(r"(\d+\.|-) ", block):
        tag = "ul" if block.startswith("-") else "ol"
        items = re.split(r"^(?:\d+\.|-) ", block, flags=re.MULTILINE)[1:]
        return f"<{tag}>" + "".join(f"<li>{inline(item)}</li>" for item in items) + f"</{tag}>"
    return f"<p>{inline(block)}</p>"


def table(rows: list[str]) -> str:
    """The first row names the columns; the second only draws a line."""

    def cells(row: str, tag: str) -> str:
        return (
            "<tr>" + "".join(f"<{tag}>{inline(cell.strip())}</{tag}>" for cell in row.strip("|").split("|")) + "</tr>"
        )

    body = "".join(cells(row, "td") for row in rows[2:])
    return f'<table class="listing"><thead>{cells(rows[0], "th")}</thead><tbody>{body}</tbody></table>'


def inline(text: str) -> str:
    text = str(escape(" ".join(text.split())))
    for pattern, shown in INLINE:
        text = pattern.sub(shown, text)
    return text
