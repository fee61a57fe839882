"""Turn `href="page:about"` in the content into Wagtail's link to that page, once the page exists."""

import re

PATTERN = re.compile(r'<a\s+href="(page|section|debate|news|form|competition):([a-z0-9-]+)">')


class Links:
    """Knows the pages made so far by `kind:key`."""

    def __init__(self) -> None:
        self.pages: dict[str, int] = {}
        self.organisations: dict[str, int] = {}  # by key, for the block of partners

    def add(self, kind: str, key: str, page) -> None:
        self.pages[f"{kind}:{key}"] = page.pk

    def resolve(self, html: str) -> str:
        """HTML with the links that can be made; the others stay as they are, see `is_complete`."""

        def replace(match: re.Match) -> str:
            pk = self.pages.get(f"{match[1]}:{match[2]}")
            return f'<a linktype="page" id="{pk}">' if pk else match[0]

        return PATTERN.sub(replace, html)

    @staticmethod
    def is_complete(html: str) -> bool:
        return PATTERN.search(html) is None
