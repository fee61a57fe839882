"""A QR code as a picture: black on white, readable from paper."""

import segno


def qr_image(text: str) -> str:
    """A data address for `<img>`."""
    return segno.make(text, error="m", micro=False).svg_data_uri(scale=4, border=4, light="#fff", dark="#000")
