"""What an editor builds: settings that change nothing when untouched, words for translators, answers that stay as read."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail_localize.models import TranslationSource

from participation.choices import Privacy
from participation.models import FormVersion, Submission
from participation.readings import display_value
from participation.structure import privacy_of, question_key, structure_of, words_of
from tests.factories import make_form_page, publish, question_block, translate
from tests.participation.building import columns, depends_on, stream
from tests.participation.sending import Visitor, soup
from tests.participation.test_versions import edit


@pytest.fixture
def choice():
    return question_block("single_choice", "De unde scrii?", choices=["Din oraș", "De lângă oraș"])


@pytest.fixture
def near(choice):
    return choice["value"]["choices"][1]["id"]


def test_an_untouched_save_with_every_new_setting_leaves_the_structure_as_it_was(choice):
    old = [choice, question_block("heading", "Despre"), question_block("text", "Titlul", role="title", required=True)]
    again = json.loads(json.dumps(old))
    for block in again:
        untouched = {"if_question": "", "if_answer": "", "if_effect": "show", "privacy": ""}
        block["value"]["settings"] = block["value"].get("settings", {}) | untouched
        block["value"]["example"] = ""
    assert structure_of(stream(again)) == structure_of(stream(old))
    assert words_of(stream(again)) == words_of(stream(old))


def test_a_privacy_that_a_question_has_anyway_is_no_setting():
    by_default = {
        "title": Privacy.PUBLIC,
        "author_name": Privacy.STAFF,
    }
    for role, privacy in by_default.items():
        entry = structure_of(stream([question_block("text", "T", role=role, privacy=privacy.value)]))[0]
        assert "privacy" not in entry["settings"]
        assert privacy_of(entry) == privacy
    address = structure_of(stream([question_block("address", "Adresa"), question_block("guardian", "Părinte")]))
    assert {privacy_of(entry) for entry in address} == {Privacy.SENSITIVE}
    chosen = structure_of(stream([question_block("text", "Boala", privacy="sensitive")]))[0]
    assert privacy_of(chosen) == Privacy.SENSITIVE == chosen["settings"]["privacy"]


@pytest.mark.django_db
def test_translators_get_columns_and_examples_and_never_a_setting(site, choice, near):
    table = depends_on(question_block("rows", "Buget", maximum_rows=3), choice["id"], near)
    table["value"]["columns"] = columns("Ce se cumpără", "Cât costă")
    table["value"]["example"] = "bănci, 3"
    page = make_form_page(site, questions=[choice, table])
    translate(page, publish_it=False)
    source = TranslationSource.objects.get_for_instance(page)
    words = {segment.string.data for segment in source.stringsegment_set.select_related("string")}
    assert {"Ce se cumpără", "Cât costă", "bănci, 3", "Din oraș"} <= words
    assert not words & {"text", "show", near, choice["id"], "RON"}
    assert not [
        s.context.path for s in source.overridablesegment_set.select_related("context") if "settings" in s.context.path
    ]


@pytest.mark.django_db
def test_a_column_that_waits_for_its_translation_withholds_the_table_from_english(site):
    table = question_block("rows", "Buget", required=True)
    table["value"]["columns"] = columns("Ce", "Cât")
    page = make_form_page(site, questions=[question_block("text", "Titlul", required=True), table])
    words = {"Trimite o idee": "Send an idea", "Titlul": "Title", "Buget": "Budget", "Ce": "What"}
    english = Visitor(translate(page, words=words), language="en")
    assert english.send({"Title": "Trees"}).status_code == 302
    english = Visitor(translate(page, words=words | {"Cât": "How much"}), language="en")
    assert "How much" in english.client.get(english.page.url).content.decode()
    assert english.send({"Title": "Trees"}).status_code == 422


@pytest.mark.django_db
def test_a_condition_holds_alike_in_both_languages_and_follows_no_word(site, choice, near):
    place = depends_on(question_block("text", "Comuna", required=True), choice["id"], near)
    page = make_form_page(site, questions=[choice, place])
    words = {
        "Trimite o idee": "Send",
        "De unde scrii?": "Where from?",
        "Din oraș": "Town",
        "De lângă oraș": "Nearby",
        "Comuna": "Village",
    }
    ana, bob = Visitor(page), Visitor(translate(page, words=words), language="en")
    asked = ana.key("Comuna")
    assert asked == bob.key("Village") == question_key(place["id"])
    assert ana.send({"De unde scrii?": ana.choice("De unde scrii?", "Din oraș")}).status_code == 302
    assert bob.send({"Where from?": bob.choice("Where from?", "Town"), "Village": "typed before"}).status_code == 302
    assert bob.send({"Where from?": bob.choice("Where from?", "Nearby")}).status_code == 422
    assert all(asked not in row.answers for row in Submission.objects.all())


@pytest.mark.django_db
def test_a_condition_whose_question_waits_for_english_hides_what_depends_on_it_there(site, choice, near):
    place = depends_on(question_block("text", "Comuna", required=True), choice["id"], near)
    page = make_form_page(site, questions=[question_block("text", "Titlul"), choice, place])
    english = Visitor(
        translate(page, words={"Trimite o idee": "Send", "Titlul": "Title", "Comuna": "Village"}), language="en"
    )
    assert "Village" not in english.client.get(english.page.url).content.decode()
    assert english.send({"Title": "x"}).status_code == 302


@pytest.mark.django_db
def test_a_changed_condition_is_a_new_version_and_what_was_open_is_judged_by_the_old_one(site, choice, near):
    place = question_block("text", "Comuna")
    page = make_form_page(site, questions=[choice, place])
    ana = Visitor(page)
    typed = ana.typed({"De unde scrii?": ana.choice("De unde scrii?", "Din oraș"), "Comuna": "Florești"})

    def condition(raw):
        depends_on(raw[1], choice["id"], near)

    edit(page, condition)
    publish(page)
    assert FormVersion.objects.count() == 2
    assert ana.post(typed).status_code == 302
    assert ana.key("Comuna") in Submission.objects.get().answers
    later = Visitor(page)
    later.send({"De unde scrii?": later.choice("De unde scrii?", "Din oraș"), "Comuna": "Florești"})
    assert later.key("Comuna") not in Submission.objects.order_by("-received_at").first().answers


@pytest.mark.django_db
def test_a_table_is_sent_shown_again_and_read_on_the_receipt(site):
    table = question_block("rows", "Buget", required=True)
    table["value"]["columns"] = columns("Ce") + columns("Cât", type="money", total=True)
    visitor = Visitor(
        make_form_page(site, questions=[question_block("text", "Titlul", required=True, role="title"), table])
    )
    page = soup(visitor.client.get(visitor.page.url))
    name = visitor.key("Buget")
    what, cost = (control["name"].removeprefix(f"{name}-0-") for control in page.select("[data-row] input")[:2])
    typed = {f"{name}-0-{what}": "Bănci", f"{name}-0-{cost}": "1.500,50"}

    grown = visitor.post({"token": visitor.token(), "add_row": name} | typed)
    assert grown.status_code == 200
    again = soup(grown)
    assert not again.select("[data-error-summary]"), "nothing is judged before it is sent"
    assert len(again.select("[data-rows-list] [data-row]")) == 2
    assert again.find("input", {"name": f"{name}-0-{what}"})["value"] == "Bănci"

    refused_once = soup(visitor.post({"token": visitor.token(), f"{name}-1-{cost}": "mult"} | typed))
    summary = [link["href"] for link in refused_once.select("[data-error-summary] a")]
    assert f"#id_{name}-1-{cost}" in summary
    assert refused_once.find("input", {"name": f"{name}-1-{cost}"})["value"] == "mult"

    sent = visitor.send({"Titlul": "Bănci"}, **typed)
    assert sent.status_code == 302
    assert "1.500,50" in soup(visitor.client.get(sent.url)).main.get_text()
    row = Submission.objects.get()
    assert row.labelled_answers()[1]["table"]["totals"][1].startswith("1.500,50")
    assert Submission.objects.matching("banci").count() == 1


@pytest.mark.django_db
def test_a_topic_chosen_from_the_vocabulary_is_the_submission_s(site):
    from cms.models import Topic

    parks = Topic.objects.create(name_ro="Parcuri", name_en="Parks", slug="parcuri")
    visitor = Visitor(make_form_page(site, questions=[question_block("topic", "Tema", role="topic")]))
    assert visitor.send({"Tema": "parcuri"}).status_code == 302
    assert Submission.objects.get().topic == parks


@pytest.mark.django_db
def test_files_of_a_question_that_was_hidden_again_are_not_sent(site):
    from tests.participation.files import picture, upload

    box = question_block("checkbox", "Am un plan")
    plan = depends_on(question_block("file", "Planul"), box["id"], "yes")
    visitor = Visitor(make_form_page(site, questions=[box, plan]))
    nonce = "nonce-of-a-plan-0001"
    file = upload("plan.png", picture())
    data = visitor.typed({"Planul": file}) | {"token": visitor.token(nonce=nonce)}
    assert visitor.post(data).status_code == 302
    assert not Submission.objects.get().attachments.exists()


KINDS = ["text", "single_choice", "ranking", "money", "rows", "date", "checkbox"]
ANSWERED = {"text": "Bănci", "money": {"amount": "1500.50", "currency": "RON"}, "date": "2027-05-01", "checkbox": True}


def built(kind: str, place: int) -> dict:
    has_choices = kind in ("single_choice", "ranking")
    block = question_block(kind, f"Întrebarea {place}", choices=["Da", "Nu"] if has_choices else None)
    if kind == "rows":
        block["value"]["columns"] = columns("Ce", "Cât")
    return block


def answered(entry: dict):
    """An answer as it would be stored."""
    if entry["type"] == "rows":
        return [{column["key"]: "x" for column in entry["columns"]}]
    if entry["type"] == "ranking":
        return entry["choices"][::-1]
    return entry["choices"][0] if entry["type"] == "single_choice" else ANSWERED[entry["type"]]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(KINDS), min_size=1, max_size=6), st.data())
def test_whatever_an_editor_does_later_an_answer_is_read_as_its_author_saw_it(kinds, data):
    blocks = [built(kind, place) for place, kind in enumerate(kinds)]
    first, words = structure_of(stream(blocks)), words_of(stream(blocks))
    then = {entry["key"]: display_value(entry, words[entry["key"]], answered(entry)) for entry in first}
    for _edit in range(data.draw(st.integers(1, 5))):
        what = data.draw(st.sampled_from(["rename", "remove", "shuffle", "add", "require"]))
        place = data.draw(st.integers(0, len(blocks) - 1)) if blocks else 0
        if what == "add" or not blocks:
            blocks.insert(place, built(data.draw(st.sampled_from(KINDS)), 9))
        elif what == "remove":
            blocks.pop(place)
        elif what == "shuffle":
            blocks = data.draw(st.permutations(blocks))
        elif what == "rename":
            before = structure_of(stream(blocks))
            blocks[place]["value"]["label"] = "Altfel"
            for item in blocks[place]["value"].get("choices", []) + blocks[place]["value"].get("columns", []):
                item["value"]["label"] = "Alt cuvânt"
            assert structure_of(stream(blocks)) == before, "words alone make no version"
        else:
            blocks[place]["value"]["settings"]["required"] = True
    later = {entry["key"]: entry for entry in structure_of(stream(blocks))}
    assert len(later) == len(blocks), "no key is given twice"
    for entry in first:
        assert display_value(entry, words[entry["key"]], answered(entry)) == then[entry["key"]]
        if entry["key"] in later:
            same = {name: later[entry["key"]].get(name) for name in ("type", "choices", "columns")}
            assert same == {name: entry.get(name) for name in same}


@pytest.mark.django_db
def test_a_retired_column_still_exports_what_was_answered_in_it(site, django_user_model):
    from participation.exports import Columns

    table = question_block("rows", "Buget")
    table["value"]["columns"] = columns("Ce", "Cât")
    page = make_form_page(site, questions=[table])
    visitor = Visitor(page)
    key, (what, much) = visitor.key("Buget"), [item["id"][:8] for item in table["value"]["columns"]]
    assert visitor.send({}, **{f"{key}-0-{what}": "Bănci", f"{key}-0-{much}": "trei"}).status_code == 302
    edit(page, lambda raw: raw[0]["value"]["columns"].pop(1))
    boss = django_user_model.objects.create_superuser(email="boss@example.org", password="x" * 20)
    exported = list(Columns([visitor.form], boss).values(Submission.objects.get(), {}))
    assert exported == ["Ce: Bănci; Cât: trei"]
