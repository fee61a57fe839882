"""Questions as blocks: the block's id is the key, stable, never typed, never shown, never translated.

docs/decisions/0003-form-version-submission.md says why, and which traps these classes avoid: own text blocks have
`default=""`; settings sit in one nested struct that gives translators nothing; choices and columns are ListBlocks of
items with ids of their own.
"""

from .questions import QuestionsBlock
from .settings import SettingsBlock

__all__ = ["QuestionsBlock", "SettingsBlock"]
