"""The upload gate: what a file is, whatever its name says; each refusal is a sentence with the file's name."""

import io

import pytest

from participation.gate import Refused, clean_name, inspect
from tests.participation import files

ALL = ["pdf", "jpg", "jpeg", "png", "docx", "odt", "xlsx", "ods"]
BOMB = b"\0" * 30_000_000

HONEST = {
    "plan.pdf": files.PDF,
    "Plan.PDF": files.PDF,
    "parc.png": files.picture(),
    "parc.jpg": files.picture("JPEG"),
    "parc.jpeg": files.picture("JPEG"),
    "idee.docx": files.docx(),
    "idee.odt": files.odt(),
    "buget.xlsx": files.xlsx(),
}
HOSTILE = {
    "empty.pdf": b"",
    "program.exe": b"MZ" + b"\0" * 100,
    "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "drawing.png": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "page.pdf": b"<html><script>alert(1)</script></html>",
    "program.pdf": b"MZ" + files.PDF,
    "picture.pdf": files.picture(),
    "gzipped.pdf": b"\x1f\x8b" + b"\0" * 100,
    "cut.pdf": files.PDF[:-20],
    "locked.pdf": files.PDF.replace(b"/Root", b"/Encrypt 5 0 R/Root"),
    "script.pdf": files.PDF.replace(b"/Root", b"/OpenAction<</S/JavaScript>>/Root"),
    "launch.pdf": files.PDF.replace(b"/Root", b"/A<</S/Launch>>/Root"),
    "carrier.pdf": files.PDF.replace(b"/Root", b"/EmbeddedFiles 3 0 R/Root"),
    "both.pdf": files.PDF + files.docx(),
    "both.jpg": files.picture("JPEG") + files.archive({"a.txt": b"a"}),
    "huge.png": files.huge_picture(),
    "cut.png": files.picture()[:20],
    "jpeg.png": files.picture("JPEG"),
    "gif.png": b"GIF89a" + b"\0" * 50,
    "bomb.docx": files.archive({"[Content_Types].xml": b"x", "word/document.xml": BOMB}),
    "bomb.xlsx": files.xlsx({"xl/a.xml": BOMB}),
    "many.docx": files.archive(
        {"[Content_Types].xml": b"x", "word/document.xml": b"x"} | {f"word/{n}": b"" for n in range(2100)}
    ),
    "nested.docx": files.docx(word__inside=b"x", **{"word__a.zip": b"PK"}),
    "embedded.docx": files.docx(word__embeddings__x=b"x"),
    "macro.docx": files.docx(**{"word__vbaProject.bin": b"x"}),
    "macro.xlsx": files.xlsx({"xl/macrosheets/sheet1.xml": b"x"}),
    "linked.xlsx": files.xlsx({"xl/externalLinks/externalLink1.xml": b"x"}),
    "macro.odt": files.archive({"mimetype": files.ODT, "content.xml": b"x", "Basic/Standard/a.xml": b"x"}),
    "climb.docx": files.docx(**{"..__..__etc__passwd": b"x"}),
    "locked.docx": files.encrypted_flag(files.docx()),
    "old.docx": bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600,
    "plain.docx": files.archive({"a.txt": b"a"}),
    "text.docx": b"just text",
    "sheet.docx": files.xlsx(),
    "other.odt": files.odt(b"application/zip"),
    "nameless.odt": files.archive({"content.xml": b"x"}),
    "noextension": files.PDF,
}


def look_at(name: str, content: bytes, extensions=ALL, max_bytes: int = 10 * 1024 * 1024):
    return inspect(io.BytesIO(content), name=name, size=len(content), extensions=extensions, max_bytes=max_bytes)


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_file_is_taken(name):
    accepted = look_at(name, HONEST[name])
    assert accepted.name == name
    assert accepted.extension == name.rpartition(".")[2].lower()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_not_what_it_should_be_is_refused_with_a_sentence(name):
    with pytest.raises(Refused) as refusal:
        look_at(name, HOSTILE[name])
    assert f"{name}”" in str(refusal.value)
    assert str(refusal.value).endswith(".")
    assert "%(" not in str(refusal.value)


def test_a_file_of_another_kind_than_asked_for_is_refused():
    with pytest.raises(Refused, match="PDF"):
        look_at("parc.png", files.picture(), extensions=["pdf"])


def test_a_file_above_the_limit_is_refused():
    with pytest.raises(Refused, match="1 MB"):
        look_at("plan.pdf", files.PDF + b"\n" * 1024 * 1024, max_bytes=1024 * 1024)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Users\\ana\\plan.pdf", "plan.pdf"),
        ("../../etc/passwd", "passwd"),
        ("plan\u202efdp.exe", "planfdp.exe"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("", "file"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
    ],
)
def test_a_name_is_kept_without_what_could_mislead(given, kept):
    assert clean_name(given) == kept


def test_the_file_is_left_at_its_start():
    file = io.BytesIO(files.docx())
    inspect(file, name="a.docx", size=1, extensions=ALL, max_bytes=10)
    assert file.tell() == 0
