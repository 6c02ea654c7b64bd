"""Encoders of the hub: out of its cache, without the network."""

from __future__ import annotations

from pathlib import Path

import pytest

import factcheck
from factcheck.errors import ModelError
from tests.encoders import write_encoder

_COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, and a hub that cannot be reached."""
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    return tmp_path / "hub"


def test_what_the_cache_holds_is_taken(cache: Path) -> None:
    kept = cache / "models--desk--mini"
    (kept / "refs").mkdir(parents=True)
    (kept / "refs" / "main").write_text(_COMMIT, encoding="utf-8")
    folder = write_encoder(kept / "snapshots" / _COMMIT)
    expected = factcheck.load_encoder(folder)
    for name in ("desk/mini", f"desk/mini@{_COMMIT}", "desk/mini@main"):
        found = factcheck.load_encoder(name)
        assert found.fingerprint == expected.fingerprint
    with pytest.raises(ModelError, match=r"desk/mini: expected an encoder, here or on the Hugging"):
        factcheck.load_encoder("desk/mini@v2")
    (folder / "model.safetensors").unlink()
    with pytest.raises(ModelError, match=r"expected onnx/model.onnx or model.safetensors"):
        factcheck.load_encoder("desk/mini")


def test_what_cannot_be_had_is_told(cache: Path) -> None:
    with pytest.raises(ModelError, match=r"desk/none: expected an encoder, here or on the Hugging"):
        factcheck.load_encoder("desk/none")


@pytest.mark.parametrize("name", ["", "mini", "./mini", "/no/such/folder", "a/b/c", "../a/b", "a/"])
def test_what_is_no_name_is_not_asked_for(cache: Path, name: str) -> None:
    with pytest.raises(ModelError, match=r"expected a folder, or owner/name on the Hugging Face"):
        factcheck.load_encoder(name or "no such")
