"""The picture of the report in the documentation can be taken anew."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.reports.browser import missing


@pytest.mark.skipif(bool(missing()) and not os.environ.get("CI"), reason=missing())
def test_the_picture_is_taken(tmp_path: Path) -> None:
    Image = pytest.importorskip("PIL.Image", reason="Pillow comes with matplotlib")  # noqa: N806
    command = [sys.executable, "-m", "scripts.picture", str(tmp_path / "report.png")]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    with (
        Image.open(tmp_path / "report.png") as taken,
        Image.open(ROOT / "docs" / "how-to" / "report.png") as shown,
    ):
        assert taken.size == shown.size == (1920, 1695)
        # The frame of the open note, and words on paper: it is no empty page.
        assert len(taken.convert("RGB").getcolors(taken.width * taken.height)) > 50
