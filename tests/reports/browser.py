"""A real Chromium for tests of what a page does."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Root may not use Chromium's sandbox; the others keep it from asking its maker for anything.
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


def missing() -> str:
    """Say what there is none of to start a Chromium; "" where all is there."""
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return "playwright, of the extra dev, is not installed"
    return "" if _program() else f"no browser on the PATH: {', '.join(NAMES)}"


def _program() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def launched() -> Iterator[Browser]:
    """Start the Chromium on the PATH, where nothing is `missing`."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_program(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium; skips when there is none, unless this is CI: then it fails.

    It is to be left before other tests run: as long as it is open, an event loop is.
    """
    lacking = missing()
    if lacking and os.environ.get("CI"):
        pytest.fail(lacking)
    if lacking:
        pytest.skip(lacking)
    with launched() as browser:
        yield browser
