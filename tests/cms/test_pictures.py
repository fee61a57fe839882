"""Pictures: what they say belongs to each use, even of the same picture on one page."""

import pytest
from wagtail.images.tests.utils import get_test_image_file

from cms.models import PortalImage
from home.models import StandardPage

pytestmark = pytest.mark.django_db


def test_two_uses_of_a_picture_keep_their_own_alternative_texts(site, client):
    picture = PortalImage.objects.create(title="Stejari", file=get_test_image_file())
    page = StandardPage(title="Despre", slug="despre", locale=site.locale)
    uses = [{"alt_text": "Doi stejari.", "decorative": False}, {"alt_text": "", "decorative": True}]
    site.add_child(instance=page)
    raw = [{"type": "image", "value": {"image": {"image": picture.pk, **use}, "caption": ""}} for use in uses]
    page.body = page.body.stream_block.to_python(raw)
    page.save_revision().publish()
    for _again in range(2):  # sizes are made at the first visit and found at the second
        shown = client.get("/ro/despre/").content.decode()
        assert [part.partition('"')[0] for part in shown.split('alt="')[1:]] == ["Doi stejari.", ""]
