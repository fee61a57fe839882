"""Tables of states: which verb leads from where to where, the one source of buttons, permissions, diagrams, tests; pure."""

from dataclasses import dataclass
from typing import TypeVar


class TransitionRefused(Exception):
    """The verb does not apply to what stands in that state."""


@dataclass(frozen=True)
class Transition:
    """A verb, the states where it may start and the one where it ends; each app adds who may use it."""

    verb: str
    sources: frozenset[str]
    target: str


Row = TypeVar("Row", bound=Transition)


class Table(tuple[Row, ...]):
    """The transitions of one kind of thing, in the order in which people read them; every verb stands in it once."""

    def __new__(cls, *rows: Row) -> "Table[Row]":
        return super().__new__(cls, rows)

    def row(self, verb: str) -> Row:
        """The row of a verb; raises KeyError for an unknown one."""
        for row in self:
            if row.verb == verb:
                return row
        raise KeyError(verb)

    def apply(self, verb: str, state: str) -> str:
        """The state after `verb`; raises TransitionRefused when it does not apply."""
        row = self.row(verb)
        if state not in row.sources:
            raise TransitionRefused(f"{verb} does not apply to {state}")
        return row.target

    def verbs(self, state: str) -> list[str]:
        """The verbs that apply to a state, in the table's order."""
        return [row.verb for row in self if state in row.sources]

    def diagram(self, first: str) -> str:
        """The table as a Mermaid diagram of states that begins with `first`."""
        lines = ["stateDiagram-v2", f"  [*] --> {first}"]
        for row in self:
            lines += [f"  {source} --> {row.target}: {row.verb}" for source in sorted(row.sources)]
        return "\n".join(lines)
