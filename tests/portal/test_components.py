"""Every component renders, stands on the style guide and keeps the rules of the house; the forms pack behaves."""

import gzip
import itertools
import re
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from portal.styleguide import SampleForm, sample_with_errors

TEMPLATES = settings.BASE_DIR / "templates"
STATIC = settings.BASE_DIR / "portal" / "static" / "portal"
COMPONENTS = sorted(path.stem for path in (TEMPLATES / "components").glob("*.html"))
GUIDE_SOURCE = "".join(path.read_text() for path in (TEMPLATES / "styleguide").glob("*.html"))
# Shown by the layout of the guide itself.
SHOWN_BY_LAYOUT = {"breadcrumbs"}


@pytest.fixture(params=["ro", "en"])
def language(request, own_language):
    with translation.override(request.param):
        yield request.param


@pytest.fixture
def guide(language, site, client):
    address = {"ro": "/ro/ghid-de-stil/", "en": "/en/style-guide/"}[language]
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_stands_on_the_style_guide(name):
    assert f"components/{name}.html" in GUIDE_SOURCE or name in SHOWN_BY_LAYOUT


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_says_its_arguments_and_bears_their_absence(name):
    source = (TEMPLATES / "components" / f"{name}.html").read_text()
    assert "{#" in source, "a component opens with its arguments"
    if name not in {"word_counter"}:
        render_to_string(
            f"components/{name}.html", {"page_obj": SimpleNamespace(paginator=SimpleNamespace(num_pages=1))}
        )


def test_style_guide_is_sound_html(guide, language):
    assert guide.html["lang"] == language
    assert len(guide.find_all("h1")) == 1
    assert not guide.find_all(style=True)
    ids = [tag["id"] for tag in guide.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_style_guide_skips_no_heading_level(guide):
    levels = [int(tag.name[1]) for tag in guide.find("main").find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_reference_points_at_something(guide):
    ids = {tag["id"] for tag in guide.find_all(id=True)}
    asked = [tag["for"] for tag in guide.find_all("label")]
    for attribute in ("aria-describedby", "aria-labelledby"):
        asked += [token for tag in guide.find_all(attrs={attribute: True}) for token in tag[attribute].split()]
    assert [one for one in asked if one not in ids] == []


def test_style_guide_sets_no_cookie(site, client):
    assert not client.get("/ro/ghid-de-stil/").cookies


def test_stage_is_said_in_words_too():
    for stage, word in (("imagined", "Imagined"), ("underway", "Under way"), ("done", "Done")):
        with translation.override("en"):
            card = render_to_string("components/card.html", {"stage": stage, "title": "A", "programme": "fix"})
        assert f'data-stage="{stage}"' in card and word in card


def test_deadline_is_written_as_the_city_writes_it():
    import datetime as dt
    from zoneinfo import ZoneInfo

    zone = ZoneInfo("Europe/Bucharest")
    closes = dt.datetime(2020, 7, 28, 17, 0, tzinfo=zone)
    with translation.override("ro"):
        box = render_to_string(
            "components/deadline_box.html", {"closes_at": closes, "now": closes - dt.timedelta(days=20)}
        )
    assert "28 iulie 2020, ora 17.00" in box
    assert 'datetime="2020-07-28T17:00+0300"' in box
    assert "data-countdown" in box
    with translation.override("en"):
        facts = {"closes_at": closes, "now": closes - dt.timedelta(seconds=59)}
        assert "less than a minute" in render_to_string("components/deadline_box.html", facts)
    over = render_to_string("components/deadline_box.html", {"closes_at": closes, "now": closes})
    assert "data-countdown" not in over


@pytest.mark.parametrize(
    ("page", "count", "shown"),
    [
        (1, 2, "1 2"),
        (1, 12, "1 2 12"),
        (2, 12, "1 2 3 12"),
        (6, 12, "1 5 6 7 12"),
        (12, 12, "1 11 12"),
        (11, 12, "1 10 11 12"),
    ],
)
def test_pagination_shows_both_ends_and_the_neighbours(page, count, shown):
    from django.core.paginator import Paginator

    html = render_to_string(
        "components/pagination.html", {"page_obj": Paginator(range(count), 1).page(page), "query": "a=1"}
    )
    numbers = [tag.get_text().split()[-1] for tag in BeautifulSoup(html, "html.parser").select("a, b")]
    assert [n for n in numbers if n.isdigit()] == shown.split()
    if page > 1:
        assert f"?a=1&amp;page={page - 1}" in html


# --- the forms pack ---------------------------------------------------------------------------------------------


def render_form(form) -> BeautifulSoup:
    from crispy_forms.templatetags.crispy_forms_filters import as_crispy_form

    return BeautifulSoup(render_to_string("ciic/errors.html", {"form": form}) + as_crispy_form(form), "html.parser")


def position(soup, tag) -> int:
    return next(number for number, one in enumerate(soup.descendants) if one is tag)


@pytest.mark.parametrize("name", ["name", "email", "idea", "kind", "file"])
def test_order_is_label_hint_error_input(name):
    form = sample_with_errors()
    form.add_error(name, "Wrong.") if name not in form.errors else None
    soup = render_form(form)
    box = soup.find(id=f"div_wrong_{name}")
    parts = [
        box.find(["label", "legend"]),
        box.find(class_="hint"),
        box.find(class_="field-error"),
        box.find(["input", "textarea"]),
    ]
    places = [position(soup, part) for part in parts if part is not None]
    assert places == sorted(places) and len(places) >= 3


def test_hint_and_error_describe_the_input():
    soup = render_form(sample_with_errors())
    email = soup.find(id="wrong_email")
    assert email["aria-invalid"] == "true"
    assert email["aria-describedby"].split() == ["wrong_email_helptext", "wrong_email_error"]
    assert "aria-invalid" not in soup.find(id="wrong_phone").attrs


def test_counter_describes_its_text_area_together_with_the_hint():
    soup = render_form(SampleForm(auto_id="clean_%s"))
    area, counter = soup.find(id="clean_idea"), soup.find(id="clean_idea_count")
    assert area["aria-describedby"].split() == ["clean_idea_helptext", "clean_idea_count"]
    assert counter["data-counter"] == "clean_idea" and counter["data-max-words"] == "300"
    assert "300" in counter.text


def test_choices_are_fieldsets_with_legends():
    soup = render_form(SampleForm())
    for name in ("kind", "topics"):
        box = soup.find(id=f"div_id_{name}")
        assert box.name == "fieldset" and box.find("legend")
        assert all(soup.find("label", attrs={"for": one["id"]}) for one in box.find_all("input"))
    assert soup.find(id="div_id_topics")["aria-describedby"] == "id_topics_helptext"


def test_only_optional_fields_are_marked(language):
    soup = render_form(SampleForm())
    word = {"ro": "(opțional)", "en": "(optional)"}[language]
    assert word in soup.find(id="div_id_phone").text and word in soup.find(id="div_id_topics").legend.text
    assert word not in soup.find(id="div_id_name").text
    assert "*" not in soup.text


def test_summary_links_lead_to_controls_that_exist():
    soup = render_form(sample_with_errors())
    summary = soup.find(attrs={"data-error-summary": True})
    links = summary.find_all("a")
    assert summary["role"] == "alert" and summary["tabindex"] == "-1" and links
    targets = [link["href"].removeprefix("#") for link in links]
    assert "wrong_kind_0" in targets
    assert all(soup.find(["input", "select", "textarea"], id=target) for target in targets)
    assert all(": " in link.text for link in links)


def test_summary_speaks_the_language_of_the_page(language):
    heading = render_form(sample_with_errors()).find("h2").text
    assert heading == {"ro": "Sunt 8 probleme în formular", "en": "There are 8 problems in the form"}[language]


def test_honeypot_is_out_of_everybodys_way():
    box = render_form(SampleForm()).find(class_="honeypot")
    assert box["aria-hidden"] == "true"
    assert box.input["tabindex"] == "-1" and box.input["name"] == "website"


def test_staged_files_are_listed_and_can_be_removed():
    box = render_form(sample_with_errors()).find(id="div_wrong_file")
    assert "schita.pdf" in box.text
    assert box.find("input", type="checkbox")["value"] == "staged-1"
    assert box.find("input", type="file")["accept"] == ".pdf,.jpg,.png"


def test_consent_box_is_described_by_what_is_agreed_to():
    soup = render_form(sample_with_errors())
    described = soup.find(id="wrong_consent")["aria-describedby"].split()
    assert described == ["wrong_consent_text", "wrong_consent_error"]


def test_words_of_a_form_are_escaped():
    form = SampleForm()
    form.fields["name"].label = form.fields["name"].help_text = "<script>alert(1)</script>"
    form.fields["consent"].consent_text = "<script>alert(2)</script>"
    page = render_form(form)
    assert "alert(1)" in page.get_text() and "alert(2)" in page.get_text()
    assert not [script for script in page.find_all("script") if not script.get("src")]


# --- error pages and weight -------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["400", "500", "503"])
def test_error_page_needs_no_database_and_speaks_both_languages(code):
    html = render_to_string(f"{code}.html")  # pytest-django refuses any query here
    soup = BeautifulSoup(html, "html.parser")
    assert len(soup.find_all("h1")) == 1
    assert soup.find("div", lang="en").h2.text not in soup.h1.text
    assert "{{" not in html and not soup.find_all(style=True)


@pytest.mark.parametrize(("address", "headings"), [("/ro/nu-exista/", 1), ("/en/not-there/", 1)])
def test_page_not_found_speaks_the_language_of_the_address(site, client, address, headings):
    response = client.get(address)
    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 404 and soup.html["lang"] == address[1:3]
    assert len(soup.find("main").find_all(["h1", "h2"])) == headings


@pytest.mark.parametrize(("file", "limit"), [("css/portal.css", 12_000), ("js/portal.js", 5_000)])
def test_style_and_script_stay_within_budget(file, limit):
    assert len(gzip.compress((STATIC / file).read_bytes())) <= limit


def test_fonts_and_hero_stay_within_budget():
    assert sum(font.stat().st_size for font in (STATIC / "fonts").glob("*.woff2")) <= 65_000
    assert (TEMPLATES / "icons" / "skyline.svg").stat().st_size <= 6_000
    assert len(list((STATIC / "fonts").glob("*OFL.txt"))) == 2


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("text", "ground"),
    [("ink", "lime"), ("ink-soft", "mist"), ("ink-soft", "lime-tint"), ("error", "error-tint")]
    + [(colour, f"{colour}-tint") for colour in ("river", "brick", "forest", "violet")],
)
def test_text_stands_out_from_its_ground(text, ground):
    tokens = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})", (STATIC / "css" / "portal.css").read_text()))
    light, dark = sorted((luminance(tokens[text]), luminance(tokens[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
