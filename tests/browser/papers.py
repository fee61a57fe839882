"""What a PDF of the portal holds: its words as a reader copies them, its tags, its title and its language."""

import io
import subprocess

import pikepdf


def words_of(content: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def check_paper(content: bytes, *, language: str, title: str, words: tuple[str, ...]) -> None:
    """Everybody can read it: copied letter by letter, with a screen reader, in the language that it says."""
    text = words_of(content)
    for word in words:
        assert word in text, f"“{word}” is not in the PDF:\n{text[:1500]}"
    assert not set("\u015f\u0163\u015e\u0162") & set(text), "a cedilla instead of a comma below"
    with pikepdf.open(io.BytesIO(content)) as paper:
        root = paper.Root
        assert bool(root.MarkInfo.Marked) and "/K" in root.StructTreeRoot, "without tags"
        assert str(root.Lang).startswith(language)
        assert title in str(paper.docinfo.get("/Title", ""))
