"""The guides, docs/ghid/*.md: written by hand, with pictures that a script takes; for staff, and one for everybody."""

import functools
import re

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from PIL import Image

from .labelled import head_of, home_link, trail_of

FOLDER = settings.BASE_DIR / "docs" / "ghid"
INLINE = (
    (re.compile(r"!\[([^\]]*)\]\(([^)]+)\)"), r'<img src="\2" alt="\1" loading="lazy">'),
    (re.compile(r"\[([^\]]*)\]\(([^)]+)\)"), r'<a href="\2">\1</a>'),
    (re.compile(r"\*\*([^*]+)\*\*"), r"<strong>\1</strong>"),
)


# For every editor; then debates, documents, forms, the inbox, calls, entries without names, dossiers, who follows and who
# comes, grant applications: who runs the call, who judges, who applies.
PAGES = (
    "README", "dezbatere", "cuvant", "contributii", "documente", "formular", "cutia", "intrebari", "sigilate", "dosar",
    "urmarire", "responsabil", "evaluator", "solicitant", "applicant",
)  # fmt: skip
APPLICANTS = {"ro": "solicitant", "en": "applicant"}  # whoever applies reads it on the public site
PICTURE_SECONDS = 3600


def guide(request: HttpRequest, page: str = "README") -> HttpResponse:
    """One guide as a page of the staff area."""
    if page not in PAGES:
        raise Http404
    return render(request, "cms/staff/guide.html", {"text": as_html(addressed(text_of(page)))})


def text_of(page: str) -> str:
    return (FOLDER / f"{page}.md").read_text()


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


@require_safe
def applicants_guide(request: HttpRequest) -> HttpResponse:
    """How to apply for money, for everybody, in the reader's language."""
    title, lead, text = applicants_words(get_language())
    trail = [home_link(), {"title": title, "url": ""}]
    context = head_of(request, "applicants_guide", {}, dict.fromkeys(dict(settings.LANGUAGES), 1)) | trail_of(trail)
    context |= {"head": {"title": title, "summary": lead}, "text": text}
    return render(request, "cms/applicants_guide.html", context)


@require_safe
def applicants_picture(request: HttpRequest, name: str) -> FileResponse:
    """A picture of that guide; those of the staff area stay there."""
    if f"](img/{name}.webp)" not in text_of(APPLICANTS[get_language()]):
        raise Http404
    response = guide_picture(request, name)
    response.headers["Cache-Control"] = f"public, max-age={PICTURE_SECONDS}"
    return response


@functools.cache
def applicants_words(language: str) -> tuple[str, str, SafeString]:
    """Title, first sentence and the rest; its pictures say their size, so that nothing moves while they come."""
    title, lead, text = text_of(APPLICANTS[language]).split("\n\n", 2)
    shown = as_html(text.replace("](img/", f"]({reverse('applicants_guide')}"))
    sized = re.sub(r'<img src="[^"]*/([\w-]+)\.webp"', lambda found: f"{found[0]} {size_of(found[1])}", shown)
    return title.removeprefix("# "), lead, mark_safe(sized)  # noqa: S308


def size_of(name: str) -> str:
    with Image.open(FOLDER / "img" / f"{name}.webp") as picture:
        return 'width="{}" height="{}"'.format(*picture.size)


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
        first, tag = block.split(".")[0], "ul" if block.startswith("-") else "ol"
        start = "" if tag == "ul" or first == "1" else f' start="{first}"'  # a picture stood between two steps
        items = re.split(r"^(?:\d+\.|-) ", block, flags=re.MULTILINE)[1:]
        return f"<{tag}{start}>" + "".join(f"<li>{inline(item)}</li>" for item in items) + f"</{tag}>"
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
