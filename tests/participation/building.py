"""How tests build the questions of a form, and ask what is wrong with them."""

import uuid

from wagtail.blocks.stream_block import StreamBlockValidationError

from participation.blocks import QuestionsBlock

BLOCK = QuestionsBlock()


def stream(blocks):
    return BLOCK.to_python(blocks)


def columns(*labels, **kind):
    about = {"type": "text", "required": False, "total": False} | kind
    return [{"type": "item", "id": str(uuid.uuid4()), "value": {"label": label} | about} for label in labels]


def depends_on(block, target, answer):
    block["value"]["settings"] = block["value"].get("settings", {}) | {"if_question": target, "if_answer": answer}
    return block


def refused(blocks) -> dict[int, str]:
    """The places of the questions at fault, and why."""
    try:
        BLOCK.clean(stream(blocks))
    except StreamBlockValidationError as problem:
        return {place: " ".join(error.messages) for place, error in problem.block_errors.items()}
    return {}
