"""The privacy page says how long things are kept, from the settings that decide it."""

import datetime as dt

import pytest
from django.utils import timezone

from cms.models import SiteSettings
from home.models import StandardPage
from participation.actions import rates, votes
from participation.models import Form, RateBucket
from participation.personal import FIELDS
from participation.views.keeping import terms
from tests.factories import make_form_page, publish
from tests.participation.sending import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def privacy(site):
    page = publish(site.add_child(instance=StandardPage(title="Date personale", slug="date", locale=site.locale)))
    settings = SiteSettings.for_site(site.get_site())
    settings.privacy_page = page
    settings.save()
    return page


def tables(client, page) -> list:
    """The table of forms and the list of everything else."""
    return soup(client.get(page.url)).select("section[aria-labelledby=kept] :is(table, dl)")


def test_a_forms_term_on_the_page_is_the_forms_own(client, site, privacy):
    page = make_form_page(site, title="Idei pentru oraș")
    for months in (7, 19):
        Form.objects.filter(page_key=page.translation_key).update(retention_months=months, draft_days=months)
        cells = [
            cell.get_text(strip=True) for cell in tables(client, privacy)[0].select("tbody tr")[0].select("th, td")
        ]
        assert cells[0] == "Idei pentru oraș"
        assert str(months) in cells[1] and "lun" in cells[1] and str(months) in cells[2]


def test_the_terms_on_the_page_are_those_that_the_sweeps_use(client, privacy, monkeypatch):
    assert "7 zile" in tables(client, privacy)[-1].text
    monkeypatch.setattr(votes, "WISH", dt.timedelta(days=43))
    assert "43 de zile" in tables(client, privacy)[-1].text


def test_everything_in_the_registry_of_fields_has_its_row():
    told = [model for _what, models, _term in terms() for model in models]
    assert sorted(told) == sorted(FIELDS)


def test_other_pages_of_text_do_not_tell_it(client, site, privacy):
    other = publish(site.add_child(instance=StandardPage(title="Despre", slug="despre", locale=site.locale)))
    assert tables(client, other) == []


def test_it_asks_the_same_however_many_forms_there_are(client, site, privacy, django_assert_max_num_queries):
    for number in range(4):
        make_form_page(site, title=f"Formular {number}")
    client.get(privacy.url)
    with django_assert_max_num_queries(12):
        assert len(tables(client, privacy)[0].select("tbody tr")) == 4


def test_how_often_somebody_sent_is_forgotten():
    now = timezone.now()
    stamp = now.timestamp()
    RateBucket.objects.create(key="old", full_at=stamp - 90_000)
    RateBucket.objects.create(key="new", full_at=stamp + 60)
    assert rates.sweep_rates(now=now) == 1
    assert RateBucket.objects.get().key == "new"
