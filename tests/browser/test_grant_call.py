"""An officer runs a grant call: board, check, reviewers with a conflict, ranking, two people, results, a contestation, minutes."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.grant_world import CHECKLIST, POINTS, TEAMS
from tests.browser.papers import check_paper
from tests.browser.sweep import AUDIT, axe_findings

pytestmark = pytest.mark.browser
# Who applied; nobody who reads blind may be given any of this, once the declaration is over.
TOKENS = ("Ștefana", "@example.org", "0745 111", *(f"{team}escu" for team in TEAMS))
REASON = {"ro": "Comisia a citit altă anexă.", "en": "The committee read another annex."}


class World:
    """The call, and what others do in it meanwhile."""

    def __init__(self, portal):
        self.portal = portal
        self.__dict__.update(self.step("make_judged"))
        self.board = f"/admin/grants/{self.key}/"

    def step(self, name: str, *words: str):
        done = self.portal.python("-m", "tests.browser.grant_world", name, *words)
        return json.loads(done.strip().splitlines()[-1])

    @property
    def committee(self) -> str:
        return f"/admin/grants/committees/{self.number}/"

    @property
    def desk(self) -> str:
        return f"/admin/grants/review/{self.number}/"

    @property
    def results(self) -> dict[str, str]:
        return {"ro": f"/ro/rezultate/{self.key}/", "en": f"/en/results/{self.key}/"}


@pytest.fixture(scope="module")
def world(portal) -> World:
    return World(portal)


def press(page: Page, ending: str) -> None:
    page.locator(f"form[action$='{ending}'] button[type=submit]").first.click()
    page.wait_for_load_state("load")


def look(page: Page) -> None:
    """Ours: Wagtail’s own messages fade in and out."""
    assert axe_findings(page, include="main", exclude=[".messages"]) == [], page.url


class Ears:
    """Keeps every byte that a reviewer's browser is given."""

    def __init__(self, page: Page):
        self.page, self.heard = page, b""
        page.on("response", self.hear)

    def hear(self, answer) -> None:
        if "text/html" in answer.headers.get("content-type", "") and answer.status == 200:
            self.heard += answer.body()

    def names(self) -> list[str]:
        return [token for token in TOKENS if token.encode() in self.heard]


def check_and_convene(officer: Page, world: World) -> None:
    """The checklist, one application by hand, the rest by the same action; then the committee."""
    officer.goto(world.board)
    expect(officer.locator("main table.listing tbody tr")).to_have_count(len(TEAMS))
    look(officer)
    officer.goto(f"{world.board}checklist/")
    for language, place in (("ro", 0), ("en", 1)):
        officer.fill(f"[name=lines_{language}]", "\n".join(line[place] for line in CHECKLIST))
    officer.locator("main form.inbox-form button[type=submit], main form button[type=submit]").last.click()
    officer.goto(f"{world.board}applications/{world.codes['Ecoul']}/")
    look(officer)
    for line in officer.locator("input[type=radio][value=yes]").all():
        line.check()
    officer.locator("form:has([name=seen]) button[type=submit]").click()
    officer.wait_for_url(f"**{world.board}")
    press(officer, "/committee/")
    world.number = world.step("check_rest", world.key)["committee"]
    officer.goto(world.committee)
    press(officer, "/do/convene/")
    look(officer)


def declare(page: Page, world: World, *, conflict: str = "") -> None:
    """Nothing is to be read before; the declaration names applicants, no title and no code."""
    page.goto(world.desk)
    expect(page.locator("main table")).to_have_count(0)
    look(page)
    page.goto(f"{world.desk}declaration/")
    text = page.locator("main").inner_text()
    assert "Frunza" in text and "Ideea Frunza" not in text and world.codes["Frunza"] not in text
    look(page)
    if conflict:
        page.get_by_label(conflict, exact=True).fill("Lucrăm la aceeași asociație.")
    page.check("[name=is_impartial]")
    page.locator("form:has([name=is_impartial]) button[type=submit]").click()
    page.wait_for_url(f"**{world.desk}")


def stand_back(page: Page, world: World, code: str) -> None:
    """Who recognises an application loses it at once."""
    page.goto(f"{world.desk}{code}/")
    look(page)
    page.fill("[name=recusal-reason]", "Recunosc echipa.")
    press(page, "/recusal/")
    expect(page.locator("main")).not_to_contain_text(code)
    assert page.goto(f"{world.desk}{code}/").status == 404


def hand_in(page: Page, world: World) -> None:
    page.goto(world.desk)
    link = page.locator("main table tbody a").first
    team = next(team for team, code in world.codes.items() if code == link.inner_text().strip())
    with page.expect_navigation():
        link.click()
    for field, value in zip(page.locator("[name^=points_]").all(), POINTS[team], strict=True):
        field.fill(str(value))
    page.locator("[name=hand_in]").click()
    page.wait_for_url(f"**{world.desk}")
    look(page)


def give_password(page: Page, world: World) -> None:
    page.goto(f"/cont/reauthenticate/?next={world.committee}")
    page.fill("[name=password]", world.portal.password)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "reauthenticate" not in url)


def approve_and_publish(officer: Page, second: Page, world: World) -> None:
    """Two people, each with the password just given; the first sees no second button."""
    officer.goto(world.committee)
    press(officer, "/do/rank/")
    look(officer)
    give_password(officer, world)
    officer.goto(world.committee)
    press(officer, "/do/approve/")
    expect(officer.locator("form[action$='/do/approve_second/']")).to_have_count(0)
    give_password(second, world)
    second.goto(world.committee)
    press(second, "/do/approve_second/")
    press(second, "/do/publish/")
    look(second)


def contest(officer: Page, second: Page, world: World) -> None:
    """The last but one reads better the second time; two people approve what changes."""
    officer.goto(f"{world.committee}contested/")
    officer.locator("[name=decision]").select_option(label=f"5. {world.codes['Gradina']} · Gradina")
    for language, said in REASON.items():
        officer.fill(f"[name=reason_{language}]", said)
    officer.locator("form:has([name=decision]) button[type=submit]").last.click()
    officer.wait_for_url("**/changes/*/")
    look(officer)
    world.step("read_again", world.key)
    officer.reload()
    look(officer)
    press(officer, "/propose_revision/")
    second.goto(officer.url)
    press(second, "/apply_revision/")
    look(second)


def test_a_call_from_its_board_to_revised_results(staff, new_context, world):
    officer = staff("grants_officer")
    check_and_convene(officer, world)

    one, two = staff("reviewer_one"), staff("reviewer_two")
    declare(one, world, conflict="Frunza")
    declare(two, world)
    world.step("declare_rest", world.key)
    officer.goto(world.committee)
    press(officer, "/do/draw/")
    before = world.step("drawn", world.key)
    assert "reviewer-one" not in before[world.codes["Frunza"]]
    ears = [Ears(page) for page in (one, two)]
    one.goto(world.desk)
    expect(one.locator("main")).not_to_contain_text(world.codes["Frunza"])
    assert one.goto(f"{world.desk}{world.codes['Frunza']}/").status == 404
    lost = next(code for code, names in before.items() if "reviewer-two" in names)
    stand_back(two, world, lost)
    after = world.step("drawn", world.key)
    assert "reviewer-two" not in after[lost] and len(after[lost]) == len(before[lost]), "somebody else is drawn"
    hand_in(one, world)
    world.step("read_rest", world.key)
    for each in ears:
        each.page.goto(world.desk)
        assert len(each.heard) > 20_000 and each.names() == []

    second = staff("second_officer")
    approve_and_publish(officer, second, world)
    contest(officer, second, world)
    reader = new_context(viewport=PHONE).new_page()
    for language, address in world.results.items():
        reader.goto(address)
        main = reader.locator("main")
        expect(main).to_contain_text(REASON[language])
        changed = reader.locator("#changes ~ div table tr", has_text=world.codes["Gradina"])
        expect(changed.locator("td").nth(0)).to_have_text(re.compile(r"^\s*5, .*50"))
        expect(changed.locator("td").nth(1)).to_have_text(re.compile(r"^\s*2, .*100"))
        assert axe_findings(reader) == [] and reader.evaluate(AUDIT)["wide"] == []
        assert not any(token in reader.content() for token in TOKENS) and reader.context.cookies() == []
    minutes = officer.request.get(f"{world.committee}minutes/")
    words = (*world.codes.values(), "Evaluator one", "Proces-verbal", REASON["ro"])
    check_paper(minutes.body(), language="ro", title="Proces-verbal", words=words)
