"""Facts once, words twice: what a publication in Romanian does to the English page, in every way it can happen."""

import datetime as dt

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale, Page, PageLogEntry, Revision
from wagtail_localize.models import TranslationSource

from cms.models import PageTopic, Topic, Venue
from debates.models import DebatePage, DebateStage
from tests.factories import make_debate, publish, translate

pytestmark = pytest.mark.django_db
OLD, NEW = dt.date(2030, 3, 1), dt.date(2030, 3, 12)
WORDS = {"Parcul Est": "East Park", "parcul-est": "east-park", "Ce facem?": "What do we do?"}


@pytest.fixture
def romanian(site):
    return make_debate(site, title="Parcul Est", slug="parcul-est", question="Ce facem?", date=OLD, time=dt.time(17))


@pytest.fixture
def english(romanian):
    return translate(romanian, words=WORDS)


def fresh(page):
    return DebatePage.objects.get(pk=page.pk)


def move(page, **changes):
    """Publish the Romanian page with other facts or words."""
    page = fresh(page).get_latest_revision_as_object()
    for name, value in ({"date": NEW} | changes).items():
        setattr(page, name, value)
    return publish(page)


def test_facts_reach_the_live_translation_and_words_do_not(romanian, english):
    venue = Venue.objects.create(name_ro="Casino", name_en="Casino")
    revisions = Revision.objects.for_instance(english).count()
    move(
        romanian,
        venue=venue,
        title="Alt titlu",
        question="Altă întrebare?",
        change="cancelled",
        change_reason="Ploaie.",
    )
    after = fresh(english)
    assert (after.date, after.venue, after.change) == (NEW, venue, "cancelled")
    assert (after.title, after.question, after.change_reason) == ("East Park", "What do we do?", "")
    assert Revision.objects.for_instance(english).count() == revisions


def test_the_translations_draft_keeps_its_words_and_gets_the_facts(romanian, english):
    draft = fresh(english)
    draft.question = "A better question?"
    draft.save_revision()
    move(romanian)
    assert fresh(english).question == "What do we do?"
    latest = fresh(english).get_latest_revision_as_object()
    assert (latest.question, latest.date) == ("A better question?", NEW)
    assert publish(latest).date == NEW


def test_a_romanian_draft_changes_nothing_in_english(romanian, english):
    draft = fresh(romanian)
    draft.date = NEW
    draft.save_revision()
    assert fresh(english).date == OLD
    assert fresh(romanian).get_latest_revision_as_object().date == NEW


def test_rows_without_words_are_facts_too(romanian, english):
    topic = Topic.objects.create(slug="parcuri", name_ro="Parcuri", name_en="Parks")
    draft = fresh(romanian)
    draft.stages = [DebateStage(kind="announced", starts_on=OLD), DebateStage(kind="debate", starts_on=NEW)]
    draft.topics = [PageTopic(topic=topic)]
    revision = draft.save_revision()
    assert fresh(english).stages.count() == 0
    revision.publish()
    kept = list(fresh(english).stages.values_list("pk", "kind", "starts_on"))
    assert [row[1:] for row in kept] == [("announced", OLD), ("debate", NEW)]
    assert [row.topic for row in fresh(english).topics.all()] == [topic]
    move(romanian, title="Doar titlul", date=OLD)
    assert list(fresh(english).stages.values_list("pk", "kind", "starts_on")) == kept


def test_going_back_to_an_old_english_revision_keeps_todays_facts(romanian, english):
    first = Revision.objects.for_instance(english).order_by("created_at").first()
    move(romanian)
    first.publish()
    assert fresh(english).date == NEW


def test_an_english_revision_scheduled_before_the_change_publishes_todays_facts(romanian, english):
    later = fresh(english)
    later.go_live_at = timezone.now() + dt.timedelta(hours=1)
    later.question = "Scheduled words?"
    later.save_revision(approved_go_live_at=later.go_live_at)
    move(romanian)
    with time_machine.travel(later.go_live_at + dt.timedelta(minutes=1), tick=False):
        call_command("publish_scheduled", verbosity=0)
    assert (fresh(english).question, fresh(english).date) == ("Scheduled words?", NEW)


def test_a_scheduled_romanian_publication_carries_facts(romanian, english):
    later = fresh(romanian)
    later.date = NEW
    later.go_live_at = timezone.now() + dt.timedelta(hours=1)
    later.save_revision(approved_go_live_at=later.go_live_at)
    assert fresh(english).date == OLD
    with time_machine.travel(later.go_live_at + dt.timedelta(minutes=1), tick=False):
        call_command("publish_scheduled", verbosity=0)
    assert fresh(english).date == NEW


def test_a_translation_made_from_old_words_does_not_bring_old_facts_back(romanian, english):
    stale = TranslationSource.objects.get_for_instance(romanian)
    content = stale.content_json
    move(romanian)
    TranslationSource.objects.filter(pk=stale.pk).update(content_json=content)
    stale = TranslationSource.objects.get(pk=stale.pk)
    stale.translations.get().save_target(publish=True)
    assert fresh(english).date == NEW


def test_while_the_source_is_down_the_translation_keeps_what_it_had(romanian, english):
    fresh(romanian).unpublish()
    assert (fresh(english).live, fresh(english).date) == (True, OLD)
    move(romanian)
    assert fresh(english).date == NEW


def test_an_alias_follows_once_and_a_page_without_translation_is_left_alone(romanian):
    alias = romanian.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True, alias=True)
    move(romanian)
    assert fresh(alias).date == NEW
    assert not PageLogEntry.objects.filter(action="cms.carry_facts").exists()


def test_a_translation_never_published_gets_facts_and_stays_unpublished(romanian):
    waiting = translate(romanian, words={}, publish_it=False)
    move(romanian)
    assert (fresh(waiting).live, fresh(waiting).date) == (False, NEW)


def test_a_copy_in_the_same_language_is_its_own_event(romanian, english):
    copy = fresh(romanian).copy(update_attrs={"slug": "copie"})
    move(romanian)
    assert (fresh(copy).date, fresh(copy).get_latest_revision_as_object().date) == (None, None), "a day is one event's"


def test_an_alias_of_the_translation_follows_it(romanian, english):
    alias = fresh(english).create_alias(update_slug="east-park-again", parent=english.get_parent())
    move(romanian)
    assert fresh(alias).date == NEW


def test_the_log_says_what_was_carried_once(romanian, english):
    move(romanian, title="Numai titlul", date=OLD)
    assert not PageLogEntry.objects.filter(action="cms.carry_facts").exists()
    move(romanian)
    entry = PageLogEntry.objects.get(action="cms.carry_facts")
    assert entry.page_id == english.pk
    assert set(entry.data["changed"]) == {"date", "latest_on", "sequence"}


def test_a_row_broken_behind_the_back_is_found_and_healed(romanian, english):
    DebatePage.objects.filter(pk=english.pk).update(date=NEW)
    broken = [page for page in DebatePage.objects.all() if page.take_facts(otherwise=page)]
    assert [page.pk for page in broken] == [english.pk]
    fresh(english).save()
    assert fresh(english).date == OLD


def test_an_editor_sees_but_cannot_change_facts_of_a_translation(romanian, english):
    form_class = DebatePage.get_edit_handler().get_form_class()
    form = form_class(instance=fresh(english), for_user=None)
    for name in ("date", "time", "venue", "change", "kind"):
        assert form.fields[name].disabled, name
    assert not form.fields["question"].disabled
    assert not form_class(instance=fresh(romanian), for_user=None).fields["date"].disabled


def test_deleting_the_translation_loses_nothing_and_it_can_be_made_again(romanian, english):
    Page.objects.get(pk=english.pk).delete()
    assert fresh(romanian).date == OLD
    again = translate(romanian, words=WORDS)
    assert (again.live, again.title, again.specific.date) == (True, "East Park", OLD)
