"""A form with every kind of question, for the pages and journeys that need one."""

import uuid

TITLE = "Toate felurile de întrebări"


def ask(kind: str, label: str, *, columns=(), example: str = "", choices=None, **settings) -> dict:
    from tests.factories import question_block

    block = question_block(kind, label, choices=choices, **settings)
    if kind == "heading":
        block["value"]["settings"] = settings
    else:
        block["value"]["example"] = example
    if columns:
        names = ("label", "type", "required", "total")
        block["value"]["columns"] = [
            {"type": "item", "id": str(uuid.uuid4()), "value": dict(zip(names, column, strict=True))}
            for column in columns
        ]
    return block


def questions() -> list[dict]:
    """Every kind, with a question, a section and a guardian that depend on answers above them."""
    who = ask("single_choice", "Cine scrie?", required=True, choices=["Un om", "O organizație"])
    organisation = who["value"]["choices"][1]["id"]
    costs = ask("checkbox", "Costă bani")
    lines = [("Ce", "text", True, False), ("Suma", "money", True, True), ("Până când", "date", False, False)]
    return [
        ask("text", "Titlul", required=True, role="title", max_length=80, example="Bănci la umbră"),
        ask("long_text", "Ideea", required=True, role="body", max_words=20),
        ask("topic", "Tema", role="topic"),
        ask("link", "Legătura"),
        ask("date_range", "Perioada"),
        ask("address", "Adresa"),
        ask("heading", "Despre tine"),
        ask("age", "Vârsta", required=True, adult_age=18, minimum_age=14),
        ask("guardian", "Părintele"),
        who,
        ask("cui", "Codul organizației", required=True, if_question=who["id"], if_answer=organisation),
        ask("email", "E-mailul", required=True, role="email"),
        ask("ranking", "Ordinea", choices=["Umbră", "Bănci", "Flori"]),
        ask("ranking", "Primele două", choices=["Luni", "Marți", "Miercuri"], ranked=2),
        costs,
        ask("heading", "Banii", if_question=costs["id"], if_answer="yes"),
        ask("money", "Suma cerută", required=True, currency="RON", minimum=100),
        ask("money", "De la alții", currency="both"),
        ask("rows", "Bugetul", required=True, columns=lines, maximum_rows=3, currency="RON"),
    ]
