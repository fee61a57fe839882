"""What files say about themselves: found, left out of the copy that staff take first, kept in the original."""

import hashlib
import io
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import ExifTags, Image, PngImagePlugin
from wagtail.models import ModelLogEntry

from participation import metadata
from participation.choices import Held, Scan
from participation.metadata import NotCleaned, clean, holds
from participation.models import Attachment, PersonalDataAccess
from tests.participation import files
from tests.participation.staff import make_clerk, make_form, make_submission

XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description exif:GPSLatitude="46,46.2N">'
    b"<dc:creator><rdf:Seq><rdf:li>Ioana Pop</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
)
CORE = b"<cp:coreProperties><dc:creator>Ioana Pop</dc:creator></cp:coreProperties>"
APP = b"<Properties><Application>Scriitor 7</Application></Properties>"
BODY = "<w:document>Vreau bănci, spune parcul.</w:document>".encode() * 50
META = b"<office:document-meta><meta:initial-creator>Ioana Pop</meta:initial-creator></office:document-meta>"
MARKS = (b"Ioana", b"Fabrica", b"Exif", b"GPS", b"46,46", b"casa mea", b"adobe:ns:meta", b"Scriitor")


def photograph(size=(60, 40), turned: bool = False) -> bytes:
    """A JPEG as a telephone makes it: where, with what, by whom, and a comment."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x013B] = "Fabrica", "Fabrica X1", "Ioana Pop"
    if turned:
        exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (46.0, 46.0, 12.0), 3: "E", 4: (23.0, 35.0, 24.0)})
    kept = io.BytesIO()
    picture = Image.new("RGB", size, "teal")
    picture.paste("orange", (0, 0, size[0] // 2, size[1]))
    picture.save(kept, "JPEG", quality=93, exif=exif, comment=b"casa mea", xmp=XMP)
    return kept.getvalue()


def screenshot() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Ioana Pop")
    words.add_text("Comment", "casa mea", zip=True)
    words.add_itxt("XML:com.adobe.xmp", XMP.decode())
    kept = io.BytesIO()
    Image.new("RGBA", (40, 30), (0, 128, 128, 90)).save(kept, "PNG", pnginfo=words)
    return kept.getvalue()


def letter() -> bytes:
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": BODY}
    about = {"docProps/core.xml": CORE, "docProps/app.xml": APP, "docProps/custom.xml": CORE}
    return files.archive(parts | about)


def table() -> bytes:
    parts = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": BODY, "meta.xml": META}
    return files.archive(parts | {"Object 1/meta.xml": META})


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def cleaned(content: bytes, extension: str) -> bytes:
    return clean(io.BytesIO(content), extension)


def held(content: bytes, extension: str) -> list[Held]:
    return holds(io.BytesIO(content), extension)


class TestPictures:
    def test_a_photograph_loses_place_camera_author_and_comment(self):
        sent = photograph()
        assert all(mark in sent for mark in (b"Ioana", b"Fabrica", b"Exif", b"casa mea", b"adobe:ns:meta"))
        assert held(sent, "jpg") == list(Held)
        copy = cleaned(sent, "jpg")
        assert not any(mark in copy for mark in MARKS)
        assert held(copy, "jpg") == []
        with Image.open(io.BytesIO(copy)) as picture:
            assert (picture.format, picture.size, dict(picture.getexif())) == ("JPEG", (60, 40), {})
            assert not {"comment", "exif", "xmp"} & set(picture.info)
            picture.load()

    def test_it_stays_as_good_as_it_was(self):
        sent = photograph()
        with Image.open(io.BytesIO(sent)) as before, Image.open(io.BytesIO(cleaned(sent, "jpeg"))) as after:
            assert after.quantization == before.quantization
            assert after.layer == before.layer

    def test_it_stands_upright_without_the_word_that_turned_it(self):
        with Image.open(io.BytesIO(cleaned(photograph(turned=True), "jpg"))) as picture:
            assert picture.size == (40, 60)
            assert picture.getpixel((20, 5))[0] > 200 > 100 > picture.getpixel((20, 55))[0]

    def test_a_png_loses_its_words_and_keeps_its_pixels(self):
        sent = screenshot()
        assert held(sent, "png") == [Held.LOCATION, Held.AUTHOR]
        copy = cleaned(sent, "png")
        assert not any(chunk in copy for chunk in (b"tEXt", b"zTXt", b"iTXt", b"eXIf", *MARKS))
        with Image.open(io.BytesIO(sent)) as before, Image.open(io.BytesIO(copy)) as after:
            assert (after.format, after.mode, after.tobytes()) == ("PNG", before.mode, before.tobytes())

    @pytest.mark.parametrize("mode", ["L", "P", "CMYK", "1", "RGBA", "I;16"])
    def test_pictures_of_every_kind_open_afterwards(self, mode):
        kind = "JPEG" if mode in ("L", "CMYK") else "PNG"
        kept = io.BytesIO()
        Image.new(mode, (20, 10)).save(kept, kind)
        with Image.open(io.BytesIO(cleaned(kept.getvalue(), "jpg" if kind == "JPEG" else "png"))) as picture:
            picture.load()
            assert (picture.format, picture.mode, picture.size) == (kind, mode, (20, 10))


class TestDocuments:
    def test_a_letter_loses_its_author_and_keeps_its_words(self):
        sent = letter()
        assert held(sent, "docx") == [Held.DEVICE, Held.AUTHOR]
        before, after = parts_of(sent), parts_of(cleaned(sent, "docx"))
        assert list(after) == list(before)
        assert after["word/document.xml"] == before["word/document.xml"] == BODY
        assert not any(mark in content for content in after.values() for mark in MARKS)
        assert b"coreProperties" in after["docProps/core.xml"]
        assert held(cleaned(sent, "docx"), "docx") == []

    @pytest.mark.parametrize("name", ["word/media/image1.jpg", "docProps/thumbnail.jpeg"])
    def test_pictures_inside_lose_theirs_and_keep_their_size(self, name):
        sent = files.archive(parts_of(letter()) | {name: photograph(turned=True)})
        assert held(sent, "docx") == list(Held)
        after = parts_of(cleaned(sent, "docx"))
        assert not any(mark in after[name] for mark in MARKS)
        with Image.open(io.BytesIO(after[name])) as picture:
            assert picture.size == (60, 40)  # the page around it says how it is turned

    def test_days_and_words_of_the_archive_itself_are_gone(self):
        kept = io.BytesIO(letter())
        with zipfile.ZipFile(kept, "a") as archive:
            archive.comment = b"Ioana Pop"
        with zipfile.ZipFile(io.BytesIO(cleaned(kept.getvalue(), "docx"))) as archive:
            assert archive.comment == b""
            assert {entry.date_time[0] for entry in archive.infolist()} == {1980}

    def test_an_open_document_loses_its_author_inside_and_out(self):
        sent = table()
        assert held(sent, "ods") == [Held.AUTHOR]
        after = parts_of(cleaned(sent, "ods"))
        assert next(iter(after)) == "mimetype"
        assert after["content.xml"] == BODY
        assert after["meta.xml"] == after["Object 1/meta.xml"] != META
        assert b"Ioana" not in after["meta.xml"]


SAID = {
    "docx": {
        "word/document.xml": (
            b'<w:p><w:ins w:id="1" w:author="Ioana Pop" w:date="2026-03-01T08:00:00Z"><w:t>B\xc4\x83nci author="E"</w:t></w:ins></w:p>',
            b'<w:p><w:ins w:id="1" w:author="-"><w:t>B\xc4\x83nci author="E"</w:t></w:ins></w:p>',
        ),
        "word/comments.xml": (
            b"<w:comment w:id='0' w:initials='IP' w:author='Ioana Pop'><w:t>De mutat</w:t></w:comment>",
            b'<w:comment w:id=\'0\' w:initials="-" w:author="-"><w:t>De mutat</w:t></w:comment>',
        ),
        "word/people.xml": (
            b'<w15:person w15:author="Ioana Pop"><w15:presenceInfo w15:userId="ioana@example.org"/></w15:person>',
            b'<w15:person w15:author="-"><w15:presenceInfo w15:userId="-"/></w15:person>',
        ),
    },
    "xlsx": {
        "xl/workbook.xml": (
            b'<workbook><fileSharing userName="Ioana"/><x15ac:absPath url="C:\\Ioana\\"/></workbook>',
            b'<workbook><fileSharing userName="-"/><x15ac:absPath url="-"/></workbook>',
        ),
        "xl/comments1.xml": (
            b"<authors><author>Ioana Pop</author></authors>",
            b"<authors><author>-</author></authors>",
        ),
        "xl/persons/person.xml": (b'<person displayName="Ioana" id="{1}"/>', b'<person displayName="-" id="{1}"/>'),
        "xl/tables/table1.xml": (b'<table displayName="Costuri"/>', b'<table displayName="Costuri"/>'),
    },
    "odt": {
        "content.xml": (
            b"<office:annotation><dc:creator>Ioana Pop</dc:creator><dc:date>2026</dc:date><text:p>De mutat</text:p>",
            b"<office:annotation><dc:creator>-</dc:creator><text:p>De mutat</text:p>",
        ),
        "settings.xml": (
            b'<config:config-item config:name="PrinterName" config:type="string">La Ioana</config:config-item>',
            b'<config:config-item config:name="PrinterName" config:type="string"></config:config-item>',
        ),
    },
}


class TestWhoSaidIt:
    @pytest.mark.parametrize("extension", SAID)
    def test_comments_and_changes_stay_without_the_names_and_days_of_those_who_made_them(self, extension):
        parts = SAID[extension]
        sent = files.archive({name: before for name, (before, _after) in parts.items()})
        assert held(sent, extension) == [Held.AUTHOR]
        copy = cleaned(sent, extension)
        assert parts_of(copy) == {name: after for name, (_before, after) in parts.items()}
        assert held(copy, extension) == []

    def test_what_is_written_in_letters_that_cannot_be_searched_is_left(self):
        with pytest.raises(NotCleaned):
            cleaned(files.archive({"word/document.xml": '<w:ins w:author="Ioana"/>'.encode("utf-16")}), "docx")


class TestPdf:
    @pytest.mark.parametrize(
        ("words", "kinds"),
        [
            (b"/Author (Ioana Pop)", [Held.AUTHOR]),
            (b"/Creator(Scriitor 7) /Producer ()", [Held.DEVICE]),
            (b"/Author <FEFF0049>", [Held.AUTHOR]),
            (XMP, [Held.LOCATION, Held.AUTHOR]),
            (b"/Author () <dc:creator></dc:creator>", []),
        ],
    )
    def test_says_who_made_it_and_with_what(self, words, kinds):
        assert held(files.PDF.replace(b"trailer", b"2 0 obj<<" + words + b">>endobj\ntrailer"), "pdf") == kinds


HOSTILE = {
    "cut": (photograph()[:400], "jpg"),
    "nothing": (b"", "png"),
    "another kind": (b"GIF89a" + b"\0" * 90, "jpg"),
    "enormous": (files.huge_picture(), "png"),
    "cut letter": (letter()[:300], "docx"),
    "encrypted": (files.encrypted_flag(letter()), "docx"),
    "picture that is none": (files.archive({"word/document.xml": BODY, "word/media/a.png": b"\x89PNG"}), "docx"),
    "enormous inside": (files.archive({"word/document.xml": BODY, "word/media/a.png": files.huge_picture()}), "docx"),
    "what cannot be redrawn": (files.archive({"word/document.xml": BODY, "word/media/a.tiff": b"II*\0"}), "docx"),
    "too many parts": (files.archive({str(number): b"" for number in range(metadata.MAX_PARTS + 1)}), "xlsx"),
    "no document": (b"%PDF-1.7 nothing", "pdf"),
    "unknown": (b"x", "exe"),
}


class TestHostile:
    @pytest.mark.parametrize("what", HOSTILE)
    def test_is_not_cleaned_and_nothing_breaks(self, what):
        content, extension = HOSTILE[what]
        with pytest.raises(NotCleaned):
            cleaned(content, extension)
        assert isinstance(held(content, extension), list)

    def test_what_unpacks_too_far_is_left(self, monkeypatch):
        monkeypatch.setattr(metadata, "MAX_UNPACKED", 1000)
        with pytest.raises(NotCleaned):
            cleaned(letter(), "docx")

    def test_so_is_what_is_too_long_to_look_for_names(self, monkeypatch):
        monkeypatch.setattr(metadata, "MAX_SAID", 1000)
        with pytest.raises(NotCleaned):
            cleaned(letter(), "docx")
        assert held(letter(), "docx") == [Held.DEVICE, Held.AUTHOR]

    def test_what_is_too_large_is_not_even_opened(self, monkeypatch):
        monkeypatch.setattr(metadata, "MAX_BYTES", 100)
        with pytest.raises(NotCleaned):
            cleaned(photograph(), "jpg")
        assert held(photograph(), "jpg") == []

    def test_pictures_of_one_document_share_a_limit(self, monkeypatch):
        monkeypatch.setattr(metadata, "MAX_DRAWN", 60 * 40)
        parts = {"word/document.xml": BODY, "word/media/a.jpg": photograph()}
        assert cleaned(files.archive(parts), "docx")
        with pytest.raises(NotCleaned):
            cleaned(files.archive(parts | {"word/media/b.jpg": photograph()}), "docx")

    def test_words_that_repeat_are_searched_in_a_moment(self):
        import time

        began = time.monotonic()
        held(b"%PDF-" + b"<dc:creator" * 400_000, "pdf")
        held(b"%PDF-" + b"/Author" + b" " * 4_000_000, "pdf")
        for words in (b"<a>", b' w:author="', b'"PrinterName" date', b"<absPath url="):
            beginning = b"<config:config-item " if b"P" in words else b"<w:ins "
            metadata.unsaid(beginning + words * (4_000_000 // len(words)), "word/document.xml")
        assert time.monotonic() - began < 5


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


def attach(content: bytes, extension: str, **fields) -> Attachment:
    made = Attachment(
        submission=make_submission(make_form()),
        key="q_file",
        name=f"parcul nostru.{extension}",
        extension=extension,
        content_type="application/octet-stream",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        **fields,
    )
    made.file.save("x", ContentFile(content), save=False)
    made.save()
    return made


def address(file: Attachment, name: str = "clean_copy") -> str:
    return reverse(f"inbox:{name}", args=[file.submission_id, file.pk])


def case(client, file: Attachment) -> str:
    return client.get(reverse("inbox:case", args=[file.submission_id])).content.decode()


def downloads(file: Attachment) -> list[dict]:
    entries = ModelLogEntry.objects.for_instance(file.submission).filter(action="participation.download")
    return [entry.data for entry in entries.order_by("pk")]


@pytest.mark.django_db
class TestCase:
    def test_offers_the_copy_first_and_the_original_second(self, client, clerk):
        file = attach(photograph(), "jpg")
        page = case(client, file)
        copy, original = (page.index(f'href="{address(file, name)}"') for name in ("clean_copy", "attachment"))
        assert copy < original
        assert page.index("Descarcă fără metadate") < page.index("Originalul, cum a fost trimis")

    def test_hands_out_a_copy_and_keeps_the_original(self, client, clerk):
        sent = photograph()
        file = attach(sent, "jpg")
        response = client.get(address(file))
        copy = b"".join(response.streaming_content)
        assert copy == cleaned(sent, "jpg")
        assert response["Content-Disposition"].startswith("attachment;")
        assert "parcul%20nostru-fara-metadate.jpg" in response["Content-Disposition"].replace(" ", "%20")
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert "no-store" in response["Cache-Control"]
        original = b"".join(client.get(address(file, "attachment")).streaming_content)
        assert hashlib.sha256(original).hexdigest() == file.sha256
        assert len(list(file.file.storage.listdir(file.file.name.rpartition("/")[0])[1])) == 1

    def test_writes_down_both_downloads_and_what_the_original_tells(self, client, clerk):
        file = attach(photograph(), "jpg")
        client.get(address(file))
        client.get(address(file, "attachment"))
        kinds = ["location", "device", "author"]
        facts = {"file": str(file.pk), "held": kinds}
        assert downloads(file) == [facts | {"copy": "clean"}, facts | {"copy": "original"}]
        seen = PersonalDataAccess.objects.filter(submission=file.submission, how=PersonalDataAccess.How.DOWNLOADED)
        assert [row.user for row in seen] == [clerk, clerk]
        page = client.get(reverse("inbox:past", args=[file.submission_id])).content.decode()
        assert "fără metadate (în original se află: locul, aparatul sau programul, autorul)" in page
        assert "originalul (în original se află" in page
        assert "Ioana" not in str(downloads(file))

    @pytest.mark.parametrize("what", HOSTILE)
    def test_says_so_when_no_copy_could_be_made(self, client, clerk, what):
        file = attach(*HOSTILE[what])
        response = client.get(address(file), follow=True)
        assert response.redirect_chain == [(reverse("inbox:case", args=[file.submission_id]), 302)]
        assert "nu s-a putut face o copie fără metadate" in response.content.decode()
        assert downloads(file) == []
        assert client.get(address(file, "attachment")).status_code == 200

    def test_hands_out_nothing_of_what_the_antivirus_refused_or_the_disk_lost(self, client, clerk):
        assert client.get(address(attach(photograph(), "jpg", scan=Scan.INFECTED))).status_code == 404
        file = attach(photograph(), "jpg")
        file.file.storage.delete(file.file.name)
        assert client.get(address(file)).status_code == 404
