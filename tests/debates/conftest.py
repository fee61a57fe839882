"""The day on which tests with written dates take place: the one before the first worked example is announced."""

import pytest
import time_machine

from tests.debates.editing import NOW


@pytest.fixture
def in_november():
    with time_machine.travel(NOW, tick=True):
        yield
