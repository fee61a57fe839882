"""Budget rules: by hand at and beyond every bound, properties, and beside the question on the form."""

import uuid
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fix_cluj.budget import Budget, Limits, budget_of, in_another_currency, least_own, problems
from participation.choices import Role
from tests.factories import make_form_page, publish, question_block
from tests.fix_cluj.builders import latest
from tests.participation.sending import Visitor, soup

LIMITS = Limits(ceiling=D(15000), own_percent=D(10))


@pytest.mark.parametrize(
    ("requested", "own", "table", "roles"),
    [
        ("13500", "1500", "15000", []),
        ("13500.01", "1499.99", "15000", [Role.OWN]),  # a ban below a tenth
        ("13500.01", None, "15000", [Role.AMOUNT]),  # nobody asked for the contribution by itself
        ("15000", "1666.67", "16666.67", []),
        ("15000.01", "5000", "20000.01", [Role.AMOUNT]),
        ("15000.01", "0", "10000", [Role.AMOUNT, Role.AMOUNT]),
        ("9000", "900", "10000", [Role.OWN]),  # does not add up
        ("9000", "1000", None, []),
        ("9001", "999", None, [Role.OWN]),
        ("14000", None, None, []),
        (None, "5", "10", []),
        (None, None, None, []),
    ],
)
def test_sums_at_and_beyond_each_bound(requested, own, table, roles):
    budget = Budget(*(None if value is None else D(value) for value in (requested, own, table)))
    assert [problem.role for problem in problems(LIMITS, budget)] == roles


def test_what_the_call_does_not_say_is_not_judged():
    assert problems(Limits(), Budget(D(10**9), None, None)) == []
    assert problems(Limits(own_percent=D(0)), Budget(D(100), None, D(100))) == []


sums = st.decimals(min_value=0, max_value=10**7, places=2)


@given(total=sums, percent=st.decimals(min_value=0, max_value=100, places=2))
def test_the_least_contribution_is_enough_and_a_ban_less_is_not(total, percent):
    least = least_own(total, percent)
    assert least == least.quantize(D("0.01")) and least * 100 >= total * percent
    assert (least - D("0.01")) * 100 < total * percent
    assert problems(Limits(own_percent=percent), Budget(total - least, None, total)) == []


@given(lines=st.lists(sums, min_size=1, max_size=20), quantity=sums)
def test_lines_add_up_in_the_last_column_of_sums_with_a_total(lines, quantity):
    columns = [{"key": "n", "type": "number", "total": True}, {"key": "p", "type": "money"}]
    columns.append({"key": "t", "type": "money", "total": True})
    structure = [
        {"key": "b", "role": Role.BUDGET, "settings": {}, "columns": columns},
        {"key": "a", "role": Role.AMOUNT, "settings": {}},
    ]
    rows = [{"n": quantity, "p": quantity, "t": line} for line in lines]
    answers = {"b": rows, "a": {"amount": D(5), "currency": "EUR"}}
    assert budget_of(structure, answers, "RON") == Budget(None, None, sum(lines))
    assert budget_of(structure, answers, "EUR") == Budget(D(5), None, None)
    assert budget_of(structure, {}, "RON") == Budget()
    assert [problem.role for problem in in_another_currency(structure, answers, "RON")] == [Role.AMOUNT]
    assert in_another_currency(structure, answers, "EUR") == []


@pytest.mark.django_db
@pytest.mark.parametrize("asked", [("12.000", 302), ("13.000", 422), ("16.000", 422)])
def test_the_form_says_what_is_wrong_with_the_sums_beside_the_question(call, asked):
    page = latest(call)
    page.ceiling, page.own_contribution = D(15000), D(10)
    publish(page)
    form = make_form_page(
        call,
        kind="application",
        desk="grants",
        answer_days=10,
        questions=[
            question_block("text", "Titlul ideii", required=True, role="title"),
            question_block("money", "Suma cerută", role="amount", currency="RON"),
            table_block("Buget", {"label": "Ce", "type": "text"}, {"label": "Lei", "type": "money", "total": True}),
        ],
    )
    typed_sum, status = asked
    team = Visitor(form)
    table = team.key("Buget")
    posted = team.typed({"Titlul ideii": "Umbră", "Suma cerută": typed_sum})
    what, lei = (column["key"] for column in _entry(form, table)["columns"])
    for number, (text, amount) in enumerate([("Pânze", "10.000"), ("Stâlpi", "4.000")]):
        posted |= {f"{table}-{number}-{what}": text, f"{table}-{number}-{lei}": amount}
    response = team.post(posted)
    assert response.status_code == status
    if status == 422:
        wrong = soup(response).select_one(f"[name='{team.key('Suma cerută')}'][aria-invalid=true]")
        words = soup(response).select_one("[data-error-summary]").get_text()
        assert wrong and ("1.400,00" in words if typed_sum == "13.000" else "15.000,00" in words)


def table_block(label: str, *columns: dict) -> dict:
    block = question_block("rows", label, role="budget", currency="RON", maximum_rows=9)
    block["value"]["columns"] = [{"type": "item", "id": str(uuid.uuid4()), "value": column} for column in columns]
    return block


def _entry(form, key) -> dict:
    return next(entry for entry in form.form_row.current_version.structure if entry["key"] == key)
