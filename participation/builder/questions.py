"""A question as a form shows it: what the structure says of it, in the words of one language."""

from dataclasses import dataclass, field

from ..conditions import REQUIRE, SHOW, Asked, Rule, must_be_answered, rules_of
from ..readings import as_json, display_value


@dataclass
class Question:
    """One question as a form shows it; has the attributes that Wagtail's FormBuilder reads."""

    key: str
    type: str
    label: str
    help_text: str = ""
    example: str = ""
    text: str = ""
    settings: dict = field(default_factory=dict)
    choices: list[tuple[str, str]] = field(default_factory=list)
    columns: list[dict] = field(default_factory=list)
    role: str = ""
    rules: tuple[Rule, ...] = ()
    own_rule: Rule | None = None
    required: bool = False

    @property
    def field_type(self) -> str:
        return self.type

    @property
    def clean_name(self) -> str:
        return self.key

    @property
    def asked(self) -> Asked:
        """What decides whether it is asked."""
        return Asked(self.key, self.rules, self.required)

    def read(self, cleaned) -> str:
        """A right answer, as people will read it."""
        about = {"type": self.type, "settings": self.settings, "columns": self.columns}
        words = {"choices": dict(self.choices), "columns": {column["key"]: column["label"] for column in self.columns}}
        return str(display_value(about, words, as_json(cleaned)))

    @property
    def may_be_left_out(self) -> bool:
        """Whether it is never required, whatever else is answered."""
        return not self.required and not any(rule.effect == REQUIRE for rule in self.rules)


def questions_of(structure: list[dict], words: dict) -> list[Question]:
    """The questions that have words in this language, in the order of the structure.

    One that is shown by the answer to a question without words is left out too: nobody here can be asked it.
    """
    rules = rules_of(structure)
    section: tuple[Rule, ...] = ()
    found = []
    for entry in structure:
        key, is_heading = entry["key"], entry["type"] == "heading"
        section = rules[key] if is_heading else section
        if key in words and all(rule.question in words for rule in rules[key] if rule.effect == SHOW):
            own = rules[key][-1] if rules[key] and (is_heading or rules[key] != section) else None
            found.append(question_of(entry, words[key], rules[key], own))
    return found


def question_of(entry: dict, words: dict, rules: tuple[Rule, ...], own_rule: Rule | None) -> Question:
    return Question(
        key=entry["key"],
        type=entry["type"],
        label=words["label"],
        help_text=words.get("help", ""),
        example=words.get("example", ""),
        text=words.get("text", ""),
        settings=entry["settings"],
        choices=[(key, words["choices"].get(key, "")) for key in entry.get("choices", [])],
        columns=[
            column | {"label": words.get("columns", {}).get(column["key"], "")} for column in entry.get("columns", [])
        ],
        role=entry["role"],
        rules=rules,
        own_rule=own_rule,
        required=must_be_answered(entry, rules),
    )
