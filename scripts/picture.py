"""Take the picture of the HTML report that the documentation shows: of the example draft.

    python -m scripts.picture [FILE]

Needs Chromium or Chrome on the PATH, as the tests of the report do. The second finding is opened by
keys. The letters are the same wherever their fonts are (Debian: fonts-sil-charis, fonts-inter).
"""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from factcheck.cli import main
from tests.reports.browser import launched, missing

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "how-to" / "report.png"
DRAFT = "examples/draft.md"
SIZE: ViewportSize = {"width": 1280, "height": 1130}
SHARPNESS = 1.5
KEYS = ("j", "j")
FONTS = ':root { --serif: "Charis SIL", serif; --sans: Inter, sans-serif; }'
COLOURS = 256


def take(page: Path, picture: Path) -> None:
    """Write the picture of a report to a file, as PNG."""
    with launched() as browser:
        context = browser.new_context(
            viewport=SIZE, device_scale_factor=SHARPNESS, color_scheme="light", bypass_csp=True
        )
        tab = context.new_page()
        tab.goto(page.as_uri())
        tab.add_style_tag(content=FONTS)
        for key in KEYS:
            tab.keyboard.press(key)
            _settled(tab)
        image = Image.open(io.BytesIO(_settled(tab)))
        image.convert("RGB").quantize(COLOURS).save(picture, optimize=True)


def _settled(tab: Page) -> bytes:
    """Take pictures until two are the same: moving to a finding is animated."""
    before = b""
    while (now := tab.screenshot()) != before:
        before = now
        tab.wait_for_timeout(200)
    return now


def run() -> int:
    """Take the picture; return 2 when there is no browser."""
    if lacking := missing():
        print(f"error: {lacking}", file=sys.stderr)
        return 2
    picture = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else PICTURE
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(ROOT):
        page = Path(folder) / "report.html"
        main(["check", DRAFT, "--format", "html", "--output", str(page), "--fail-on", "never"])
        take(page, picture)
    return 0


if __name__ == "__main__":
    sys.exit(run())
