"""manage.py demo_documents: print the demonstration's documents to tagged PDF with Chromium; run after their text changes."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from django.core.management import BaseCommand, CommandError

from demo.content.open_debate import DOCUMENTS
from demo.open_debate import FILES

PAGE = """<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<style>body{{font:12pt/1.5 sans-serif;margin:2cm}}h1{{font-size:20pt}}</style></head>
<body><h1>{title}</h1>{html}</body></html>"""
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-pdf-header-footer",
    "--export-tagged-pdf",
    "--disable-background-networking",
]


class Command(BaseCommand):
    help = "Print the demonstration's documents to PDF (needs Chromium); the files are kept with the code."

    def handle(self, *args, **options):
        browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        if not browser:
            raise CommandError("Chromium was not found: set CHROMIUM to its path.")
        for row in DOCUMENTS:
            for language in ("ro", "en"):
                self.print_one(browser, row, language)
                if "next" in row:
                    self.print_one(browser, row | row["next"], language)

    def print_one(self, browser: str, row: dict, language: str) -> None:
        target = FILES / row[f"filename_{language}"]
        text = PAGE.format(language=language, title=row[f"title_{language}"], html=row[f"html_{language}"])
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "page.html"
            source.write_text(text, encoding="utf-8")
            command = [
                browser,
                *FLAGS,
                f"--user-data-dir={folder}/profile",
                f"--print-to-pdf={target}",
                source.as_uri(),
            ]
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command
        self.stdout.write(f"{target.name}: {target.stat().st_size} bytes")
