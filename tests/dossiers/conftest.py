"""What several tests of dossiers need: a public answer to an idea."""

import pytest
from django.utils import timezone

from participation.choices import Outcome
from participation.models import IdeasPage, PublicAnswer, Submission
from tests.factories import make_form_page
from tests.participation.conftest import IDEA_RO
from tests.participation.sending import Visitor


@pytest.fixture
def public_answer(site) -> PublicAnswer:
    site.add_child(instance=IdeasPage(title="Idei", slug="idei", locale=site.locale))
    Visitor(make_form_page(site)).send(IDEA_RO)
    submission = Submission.objects.get()
    Submission.objects.update(may_publish=True)
    return PublicAnswer.objects.create(
        submission=submission,
        outcome=Outcome.ACCEPTED,
        public_title="O bancă",
        public_text="La stație.",
        text_ro="Da.",
        published_at=timezone.now(),
    )
