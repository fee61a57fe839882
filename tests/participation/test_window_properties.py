"""Windows hold for every moment: half-open, the same in every zone, on the nights when the clocks change as on any other."""

import datetime as dt
import os
import time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.windows import WindowState, is_too_slow, moment_of_arrival, window_state

BUCHAREST, CHICAGO = ZoneInfo("Europe/Bucharest"), ZoneInfo("America/Chicago")
ZONES = [dt.UTC, BUCHAREST, CHICAGO, ZoneInfo("Asia/Kathmandu")]
TICK = dt.timedelta(microseconds=1)
# The clocks of Bucharest change at 01:00 UTC.
CHANGES = [
    dt.datetime(2026, 10, 25, 1, tzinfo=dt.UTC),
    dt.datetime(2027, 3, 28, 1, tzinfo=dt.UTC),
    dt.datetime(2027, 10, 31, 1, tzinfo=dt.UTC),
]

any_moment = st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2035, 1, 1), timezones=st.sampled_from(ZONES))
near_a_change = st.builds(
    lambda change, seconds: change + dt.timedelta(seconds=seconds), st.sampled_from(CHANGES), st.floats(-7200, 7200)
)
moments = any_moment | near_a_change
spans = st.timedeltas(TICK, dt.timedelta(days=400))


@given(moments, spans)
def test_a_window_holds_its_first_moment_and_not_its_last(opens_at, length):
    closes_at = opens_at.astimezone(dt.UTC) + length
    assert window_state(opens_at, closes_at, opens_at) == WindowState.OPEN
    assert window_state(opens_at, closes_at, opens_at.astimezone(dt.UTC) - TICK) == WindowState.NOT_YET
    assert window_state(opens_at, closes_at, closes_at - TICK) == WindowState.OPEN
    assert window_state(opens_at, closes_at, closes_at) == WindowState.CLOSED


@given(moments, spans, moments)
def test_whichever_zone_tells_the_time_the_answer_is_the_same(opens_at, length, now):
    closes_at = opens_at.astimezone(dt.UTC) + length
    answers = {
        window_state(opens_at.astimezone(one), closes_at.astimezone(two), now.astimezone(three))
        for one in ZONES
        for two in ZONES
        for three in ZONES
    }
    assert len(answers) == 1


@given(moments, spans, st.lists(moments, min_size=2, max_size=6))
def test_time_goes_one_way_through_a_window(opens_at, length, later):
    order = [WindowState.NOT_YET, WindowState.OPEN, WindowState.CLOSED]
    closes_at = opens_at.astimezone(dt.UTC) + length
    seen = [
        order.index(window_state(opens_at, closes_at, now))
        for now in sorted(moment.astimezone(dt.UTC) for moment in later)
    ]
    assert seen == sorted(seen)


@given(moments)
def test_a_missing_bound_is_no_bound(now):
    assert window_state(None, None, now) == WindowState.OPEN


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("seconds", [-3600, -1, 0, 1, 3600])
def test_on_the_night_of_a_change_every_hour_counts_once(change, seconds):
    """At 3:30 in October the clock on the wall shows the same hour twice; only one of them is before a deadline between."""
    closes_at = change + dt.timedelta(seconds=seconds)
    for now in (closes_at - TICK, closes_at):
        told = window_state(None, closes_at.astimezone(BUCHAREST), now.astimezone(BUCHAREST))
        assert told == (WindowState.OPEN if now < closes_at else WindowState.CLOSED)


@pytest.mark.parametrize("zone", ["UTC", "Europe/Bucharest", "America/Chicago"])
def test_the_zone_of_the_process_changes_nothing(zone, monkeypatch):
    closes_at = CHANGES[0].astimezone(BUCHAREST)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert window_state(None, closes_at, CHANGES[0] - TICK) == WindowState.OPEN
        assert window_state(None, closes_at, CHANGES[0]) == WindowState.CLOSED
    finally:
        monkeypatch.undo()
        time.tzset()
    assert os.environ.get("TZ") != zone or zone == os.environ.get("TZ")


@given(
    moments,
    st.timedeltas(dt.timedelta(0), dt.timedelta(hours=2)),
    spans,
    st.timedeltas(dt.timedelta(0), dt.timedelta(hours=1)),
)
def test_what_is_whole_before_the_end_or_within_the_grace_is_never_too_slow(closes_at, before, took, grace):
    closes_at = closes_at.astimezone(dt.UTC)
    began_at = closes_at - before - TICK
    whole_at = began_at + took
    told = is_too_slow(closes_at=closes_at, began_at=began_at, whole_at=whole_at, grace=grace)
    assert told == (whole_at >= closes_at and took > grace)


@given(moments, st.floats(-10_000, 10_000), st.sampled_from([1, 1_000, 1_000_000]), st.sampled_from(["", "t="]))
def test_a_proxy_s_stamp_moves_an_arrival_back_by_ten_minutes_at_most(now, age, unit, prefix):
    now = now.astimezone(dt.UTC)
    stamp = f"{prefix}{(now.timestamp() - age) * unit:.6f}"[:20]
    found = moment_of_arrival(stamp, now=now)
    assert now - dt.timedelta(minutes=10, seconds=1) <= found <= now


@given(moments, st.text(max_size=40))
def test_a_stamp_of_any_kind_never_opens_the_future(now, stamp):
    assert now.astimezone(dt.UTC) - dt.timedelta(minutes=10, seconds=1) <= moment_of_arrival(stamp, now=now) <= now
