"""The copy of a PDF that staff take first: no author, program, place or private data; the same pages; nothing hostile holds it up."""

import contextlib
import io
import time
import zlib

import pikepdf
import pytest
from django.core.files.base import ContentFile
from PIL import Image

from participation import bare_pdf
from participation.bare_pdf import Unbared, bare_jpeg
from participation.metadata import NotCleaned, clean, holds
from tests.participation.test_metadata import MARKS, XMP, photograph

PAGE = b"BT /F1 24 Tf 72 720 Td (Vreau banci in parc) Tj ET q 60 0 0 40 72 600 cm /Im1 Do Q"


def report(photo: bytes = b"", **more) -> bytes:
    """A PDF as programs make it: who, when, with what, on the document, on a page, on a photograph, on a comment."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    photo = photo or photograph()
    picture = pdf.make_stream(photo, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=60, Height=40)
    picture.ColorSpace, picture.BitsPerComponent, picture.Filter = pikepdf.Name.DeviceRGB, 8, pikepdf.Name.DCTDecode
    picture.Metadata = pdf.make_stream(XMP)
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.obj.Resources = pikepdf.Dictionary(
        XObject=pikepdf.Dictionary(Im1=picture), Font=pikepdf.Dictionary(F1=font),
        Properties=pikepdf.Dictionary(P1=pikepdf.Dictionary(Metadata=pdf.make_stream(XMP))),
    )  # fmt: skip
    page.obj.Contents = pdf.make_stream(PAGE)
    page.obj.PieceInfo = pikepdf.Dictionary(Scriitor=pikepdf.Dictionary(Private="Ioana Pop"))
    page.obj.LastModified = "D:20260301"
    comment = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="De mutat", T="Ioana Pop",
        M="D:20260301",
    )  # fmt: skip
    field = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, Rect=[0, 9, 9, 18], FT=pikepdf.Name.Tx, T="strada",
        V="Lalelelor",
    )  # fmt: skip
    page.obj.Annots = pikepdf.Array([pdf.make_indirect(comment), pdf.make_indirect(field)])
    pdf.Root.Metadata = pdf.make_stream(XMP)
    pdf.docinfo["/Author"], pdf.docinfo["/Creator"] = "Ioana Pop", "Scriitor 7"
    for name, value in more.items():
        pdf.Root[f"/{name}"] = pdf.make_indirect(value)
    kept = io.BytesIO()
    pdf.save(kept, compress_streams=False)
    return kept.getvalue()


def copied(content: bytes) -> bytes:
    return clean(io.BytesIO(content), "pdf")


def test_who_made_it_when_with_what_and_where_is_gone():
    sent = report()
    assert all(mark in sent for mark in (b"Ioana", b"Scriitor", b"46,46", b"Fabrica", b"casa mea"))
    copy = copied(sent)
    assert not any(mark in copy for mark in (*MARKS, b"D:2026"))
    assert holds(io.BytesIO(copy), "pdf") == []
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert "/Info" not in pdf.trailer and "/Metadata" not in pdf.Root


def test_pages_stay_as_they_were():
    sent = report()
    with pikepdf.open(io.BytesIO(sent)) as before, pikepdf.open(io.BytesIO(copied(sent))) as after:
        assert len(after.pages) == len(before.pages) == 1
        assert after.pages[0].Contents.read_raw_bytes() == PAGE
        comment, field = after.pages[0].Annots
        assert (str(comment.Contents), str(field.T), str(field.V)) == ("De mutat", "strada", "Lalelelor")
        old, new = (pdf.pages[0].Resources.XObject.Im1.read_raw_bytes() for pdf in (before, after))
    assert new != old
    with Image.open(io.BytesIO(old)) as one, Image.open(io.BytesIO(new)) as other:
        assert one.tobytes() == other.tobytes()


def test_what_an_earlier_saving_left_in_the_file_is_gone():
    sent = report()
    assert b"Ioana" not in copied(sent + b"\n% Ioana Pop\n" + sent[sent.rindex(b"startxref") :])


def test_the_small_picture_of_a_page_and_photographs_that_no_page_names_lose_their_words_too():
    with pikepdf.open(io.BytesIO(report())) as pdf:
        small = pdf.make_stream(photograph(), Width=60, Height=40, Filter=pikepdf.Name.DCTDecode)
        pdf.pages[0].obj.Thumb, pdf.Root.Kept = small, pdf.make_stream(photograph(), Filter=pikepdf.Name.DCTDecode)
        kept = io.BytesIO()
        pdf.save(kept, compress_streams=False)
    copy = copied(kept.getvalue())
    assert not any(mark in copy for mark in MARKS)
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert "/Thumb" not in pdf.pages[0] and "/Kept" in pdf.Root


@pytest.mark.parametrize(
    "options",
    [{"progressive": True}, {"subsampling": 2, "quality": 60}, {"icc_profile": b"p" * 300}, {"dpi": (72, 72)}],
)
def test_a_photograph_keeps_every_pixel_and_its_colours(options):
    drawn = io.BytesIO()
    Image.effect_noise((90, 70), 60).convert("RGB").save(drawn, "JPEG", comment=b"casa mea", **options)
    bare = bare_jpeg(drawn.getvalue() + b"Ioana Pop")
    assert b"casa mea" not in bare and b"Ioana" not in bare
    with Image.open(io.BytesIO(drawn.getvalue())) as before, Image.open(io.BytesIO(bare)) as after:
        assert before.tobytes() == after.tobytes()
        assert before.info.get("icc_profile") == after.info.get("icc_profile")


def locked() -> bytes:
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(report())) as pdf:
        pdf.save(kept, encryption=pikepdf.Encryption(owner="x", user=""))
    return kept.getvalue()


def nested(depth: int) -> bytes:
    """Arrays in arrays."""
    return report().replace(b"/Lang", b"/Lang").replace(b"(strada)", b"[" * depth + b"]" * depth)


SIGNED = pikepdf.Dictionary(Type=pikepdf.Name.Sig, Name="Ioana Pop", ByteRange=[0, 1, 2, 3])


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda: report(Perms=SIGNED), id="signed"),
        pytest.param(locked, id="locked"),
        pytest.param(lambda: report(AcroForm=pikepdf.Dictionary(XFA="<x:xmpmeta>Ioana Pop")), id="form in a form"),
        pytest.param(lambda: report(photo=b"\xff\xd8\xff\xe1"), id="photograph cut"),
        pytest.param(lambda: report()[:700], id="cut"),
        pytest.param(lambda: nested(5000), id="nested"),
        pytest.param(lambda: b"%PDF-1.7\n" + b"1 0 obj<<>>endobj\n" * 100_000, id="no end"),
        pytest.param(lambda: b"", id="nothing"),
    ],
)
def test_what_cannot_be_made_bare_is_left_alone(content):
    with pytest.raises(NotCleaned):
        copied(content())


def bomb() -> bytes:
    """A list of objects that unpacks to half a gigabyte."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _time in range(500)) + packer.flush()
    head = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    stream = (
        b"3 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
        + packed
        + b"\nendstream endobj\n"
    )
    index = bytes([1, 0, 9, 0, 2, 0, 3, 0, 1, 0, len(head), 0])
    place = len(head) + len(stream)
    table = (
        b"4 0 obj<</Type/XRef/Size 4/W[1 1 1]/Root 1 0 R/Index[1 3]/Length 9>>stream\n"
        + index[:9]
        + b"\nendstream endobj\n"
    )
    return head + stream + table + b"startxref\n%d\n%%%%EOF" % place


def test_a_bomb_ends_within_its_bounds(monkeypatch):
    monkeypatch.setattr(bare_pdf, "SECONDS", 5)
    began = time.monotonic()
    with contextlib.suppress(NotCleaned):
        copied(bomb())
    assert time.monotonic() - began < 20


def test_a_program_that_hangs_is_ended(monkeypatch, tmp_path):
    stuck = tmp_path / "stuck.py"
    stuck.write_text("while True: pass")
    monkeypatch.setattr(bare_pdf, "__file__", str(stuck))
    monkeypatch.setattr(bare_pdf, "SECONDS", 0.3)
    began = time.monotonic()
    with pytest.raises(Unbared):
        bare_pdf.bare_pdf(report())
    assert time.monotonic() - began < 5


def test_the_original_is_not_touched():
    sent = report()
    file = ContentFile(sent)
    clean(file, "pdf")
    file.seek(0)
    assert file.read() == sent
