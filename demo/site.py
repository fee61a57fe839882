"""Build the frame: locales, the site, home pages, vocabularies, site settings."""

from django.core.cache import cache
from wagtail.models import Locale, Page, Site

from cms.models import Goal, Neighbourhood, Organisation, SiteSettings, Topic, Venue
from home.models import HomePage

from .content import site as words
from .content import vocabularies
from .links import Links
from .pages import stable_id, translate


def build_vocabularies() -> dict[str, dict[str, object]]:
    """Rows by vocabulary and key; existing rows are brought up to date."""
    topics = {
        row["key"]: Topic.objects.update_or_create(
            slug=row["slug_ro"], defaults={"name_ro": row["name_ro"], "name_en": row["name_en"]}
        )[0]
        for row in vocabularies.TOPICS
    }
    neighbourhoods = {
        row["key"]: Neighbourhood.objects.update_or_create(
            slug=row["slug"], defaults={"name_ro": row["name_ro"], "name_en": row["name_en"], "is_core": row["core_20"]}
        )[0]
        for row in vocabularies.NEIGHBOURHOODS
    }
    goals = {
        row["key"]: Goal.objects.update_or_create(
            number=row["number"], defaults={name: row[name] for name in ("slug", "name_ro", "name_en")}
        )[0]
        for row in vocabularies.GOALS
    }
    venues = {
        row["key"]: Venue.objects.update_or_create(
            name_ro=row["name_ro"], defaults={name: row[name] for name in ("name_en", "address_ro", "address_en")}
        )[0]
        for row in vocabularies.VENUES
    }
    return {
        "topics": topics,
        "neighbourhoods": neighbourhoods,
        "goals": goals,
        "venues": venues,
        "organisations": build_organisations(),
    }


def build_organisations() -> dict[str, Organisation]:
    """Organisations by key, partners with what is known of them."""
    return {
        row["key"]: Organisation.objects.update_or_create(
            name_ro=row["name_ro"],
            defaults={name: row[name] for name in ("name_en", "url", "kind", "description_ro", "description_en")}
            | {"is_partner": row["partner"]},
        )[0]
        for row in vocabularies.ORGANISATIONS
    }


def build_home(hostname: str, port: int) -> HomePage:
    """Both home pages below the root and the site that serves them; Wagtail's welcome page goes."""
    ro, _made = Locale.objects.get_or_create(language_code="ro")
    Locale.objects.get_or_create(language_code="en")
    for welcome in Page.objects.filter(depth=2).exclude(pk__in=HomePage.objects.values("pk")):
        welcome.delete()
    home = Page.objects.get(depth=1).add_child(instance=HomePage(locale=ro, slug="ro", **home_words("ro")))
    home.save_revision().publish()
    translate(home, home_words("en") | {"slug": "en"})
    Site.objects.all().delete()
    Site.objects.create(
        hostname=hostname, port=port, root_page=home, is_default_site=True, site_name="CIIC Cluj-Napoca"
    )
    cache.clear()
    return home


def home_words(language: str) -> dict:
    """Words of the home page in a language."""
    home = words.HOME
    return {
        "title": home[f"title_{language}"],
        "hero_title": home[f"hero_title_{language}"],
        "hero_emphasis": home[f"hero_emphasis_{language}"],
        "hero_text": home[f"hero_text_{language}"],
        "action_text": home["actions"][0][f"label_{language}"],
        "closing_title": home[f"call_title_{language}"],
        "closing_text": home[f"call_text_{language}"],
        "summary": words.FOOTER[f"text_{language}"],
    }


def point_hero(home: HomePage, links: Links) -> None:
    """The first button of the home page leads to the idea form, which did not exist when the page was made."""
    page = HomePage.objects.get(pk=home.pk)
    page.action_page_id = links.pages[words.HOME["actions"][0]["target"]]
    page.save_revision().publish()


def build_settings(site: Site, links: Links) -> SiteSettings:
    """Contact facts, menus and the notice."""
    settings = SiteSettings.for_site(site)
    contact = words.CONTACT
    settings.address = contact["address"]
    settings.phone = contact["phone_short"]
    settings.email = contact["email"]
    settings.hours_ro, settings.hours_en = contact["hours_ro"], contact["hours_en"]
    settings.notice_ro, settings.notice_en = words.NOTICE["text_ro"], words.NOTICE["text_en"]
    settings.main_menu = menu("main", words.MAIN_MENU, links)
    settings.footer_menu = menu("footer", words.FOOTER_MENU, links)
    settings.accessibility_page_id = links.pages.get("page:accessibility")
    settings.privacy_page_id = links.pages.get("page:privacy")
    settings.save()
    return settings


def menu(name: str, entries: list[dict], links: Links) -> list[dict]:
    """Raw StreamField data of a menu; entries whose page is missing are left out."""
    return [
        {
            "type": "page",
            "id": stable_id("menu", name, entry["target"]),
            "value": {
                "page": links.pages[entry["target"]],
                "label_ro": entry["label_ro"],
                "label_en": entry["label_en"],
            },
        }
        for entry in entries
        if entry["target"] in links.pages
    ]
