"""The home page: what is open now from every section, what comes, what happened with ideas."""

import datetime as dt
import re
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Site

from cms.models import SiteSettings
from home.models import HomePage, NewsIndexPage, NewsPage
from tests.factories import make_debate, make_form_page, publish, translate

pytestmark = pytest.mark.django_db


def in_days(days: float):
    return timezone.now() + dt.timedelta(days=days)


def soon(days: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=days)


def section(client, name: str, url: str = "/ro/") -> str:
    html = client.get(url).content.decode()
    found = re.search(rf'aria-labelledby="{name}".*?</section>', html, re.DOTALL)
    return found[0] if found else ""


def titles(html: str) -> list[str]:
    return re.findall(r'class="(?:card|event)__title"[^>]*><a href="[^"]*">([^<]*)</a>', html)


def test_open_now_is_sorted_by_deadline_whatever_the_section(client, site):
    debate = make_debate(site, title="Parcul Est", date=soon(20))
    make_form_page(debate, title="Idei pentru parc", opens_at=in_days(-1), closes_at=in_days(10))
    make_form_page(site, title="Scrie-ne", opens_at=in_days(-1))
    make_form_page(site, title="Sondaj", opens_at=in_days(-1), closes_at=in_days(1))
    make_form_page(site, title="Încă nu", opens_at=in_days(1), closes_at=in_days(3))
    make_form_page(site, title="Deja nu", opens_at=in_days(-5), closes_at=in_days(-1))
    make_debate(debate.get_parent().specific, title="Strada", date=soon(5))
    html = section(client, "open-now")
    assert titles(html) == ["Sondaj", "Strada", "Idei pentru parc", "Scrie-ne"]
    assert "Parcul Est" in html  # the debate is what the form is about


def test_the_pinned_page_leads_until_it_closes(client, site):
    make_form_page(site, title="Sondaj", opens_at=in_days(-1), closes_at=in_days(1))
    pinned = make_form_page(site, title="Important", opens_at=in_days(-1), closes_at=in_days(30))
    site.pinned_page = pinned
    publish(site)
    assert titles(section(client, "open-now")) == ["Important", "Sondaj"]
    pinned.closes_at = in_days(-0.5)
    publish(pinned)
    assert titles(section(client, "open-now")) == ["Sondaj"]


def test_the_english_home_pins_the_translation_and_shows_no_romanian(client, site):
    form = make_form_page(site, title="Important", slug="important", opens_at=in_days(-1), closes_at=in_days(30))
    make_form_page(site, title="Netradus", opens_at=in_days(-1), closes_at=in_days(3))
    translate(form)
    site.pinned_page = form
    publish(site)
    english = HomePage.objects.get(locale__language_code="en")
    assert english.pinned_page_id == form.pk
    assert titles(section(client, "open-now", "/en/")) == ["EN Important"]


def test_nothing_open_says_so(client, site):
    assert 'class="empty' in section(client, "open-now")


def test_next_events_show_changes(client, site):
    debate = make_debate(site, title="Parcul Est", date=soon(3), time=dt.time(17))
    make_debate(debate.get_parent().specific, title="Amânată", date=soon(1), change="postponed", change_reason="Sala.")
    make_debate(debate.get_parent().specific, title="Trecută", date=soon(-3))
    html = section(client, "next-events")
    assert titles(html) == ["Amânată", "Parcul Est"]
    assert "event__change" in html.partition("Parcul Est")[0]
    assert titles(section(client, "open-now")) == ["Parcul Est"]


def test_latest_mixes_news_and_past_events(client, site):
    index = NewsIndexPage(title="Noutăți", slug="noutati", locale=site.locale)
    site.add_child(instance=index)
    for title, days in (("Veche", -40), ("Nouă", -2), ("Mâine", 1)):
        news = NewsPage(
            title=title, slug=title.lower().replace("ă", "a").replace("â", "a"), date=soon(days), locale=site.locale
        )
        index.add_child(instance=news)
        publish(news)
    make_debate(site, title="Dezbătută", date=soon(-10), is_held=True)
    assert titles(section(client, "latest")) == ["Nouă", "Dezbătută", "Veche"]


def test_the_notice_is_shown_on_every_page_until_its_hour(client, site):
    settings = SiteSettings.for_site(Site.objects.get())
    settings.notice_ro, settings.notice_en, settings.notice_until = "Închis vineri.", "Closed on Friday.", in_days(1)
    settings.save()
    assert "Închis vineri." in client.get("/ro/").content.decode()
    assert "Closed on Friday." in client.get("/en/").content.decode()
    settings.notice_until = in_days(-1)
    settings.save()
    assert "Închis vineri." not in client.get("/ro/").content.decode()


def test_the_slogan_underlines_its_word(client, site):
    site.hero_emphasis = "viitorul"
    publish(site)
    assert "Imaginăm <em>viitorul</em> orașului!" in client.get("/ro/").content.decode()


def fill(site, count: int) -> None:
    first = make_debate(site, title="D", date=soon(2))
    index = first.get_parent().specific
    news = NewsIndexPage.objects.first() or site.add_child(
        instance=NewsIndexPage(title="N", slug="noutati", locale=site.locale)
    )
    for number in range(count):
        debate = make_debate(index, title=f"D{number}", date=soon(number + 3))
        make_debate(index, title=f"P{number}", date=soon(-number - 3))
        make_form_page(debate, title=f"F{number}", opens_at=in_days(-1), closes_at=in_days(number + 1))
        page = NewsPage(title=f"N{number}", slug=f"n{number}-{count}", date=soon(-number), locale=site.locale)
        news.add_child(instance=page)
        publish(page)


def test_sixteen_queries_whatever_the_content_and_none_twice(client, site):
    fill(site, 2)
    client.get("/ro/")
    with CaptureQueriesContext(connection) as few:
        client.get("/ro/")
    fill_more = few.captured_queries
    index = NewsIndexPage.objects.get()
    for number in range(5):
        page = NewsPage(title=f"M{number}", slug=f"m{number}", date=soon(-number), locale=site.locale)
        index.add_child(instance=page)
        publish(page)
    with CaptureQueriesContext(connection) as many:
        client.get("/ro/")
    assert len(many) == len(fill_more) <= 16
    assert [sql for sql, times in Counter(query["sql"] for query in many).items() if times > 1] == []
