"""Encoders of the Hugging Face hub, kept in its own cache on this machine."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

from factcheck.errors import MissingExtra, ModelError

_NAME = re.compile(r"[\w-][\w.-]*/[\w-][\w.-]*(?:@[\w./-]+)?")
_CONFIGS = ["*.json", "*/config.json"]
# The first of them that is there is what is run (`folder`).
_GRAPH = ["onnx/model.onnx", "onnx/model.onnx_data"]
_WEIGHTS = ["model.safetensors"]


def fetch(name: str) -> Path:
    """Return the folder of the encoder `name`, ``owner/name`` or ``owner/name@revision``.

    What the cache holds is taken as it is, so that neither the network nor a later revision changes
    a result; what it lacks is downloaded. Raises ModelError when the name is none, or the encoder
    cannot be had.
    """
    if _NAME.fullmatch(name) is None:
        raise ModelError(name, "", "a folder, or owner/name on the Hugging Face hub", None)
    if find_spec("huggingface_hub") is None:
        raise MissingExtra("an encoder of the hub", "semantic")
    owner, _, revision = name.partition("@")
    kept = _snapshot(owner, revision or None, [], offline=True)
    if kept is not None and _is_whole(kept):
        return kept
    folder = _snapshot(owner, revision or None, _CONFIGS + _GRAPH, offline=False)
    assert folder is not None
    if not (folder / _GRAPH[0]).exists():
        _snapshot(owner, revision or None, _WEIGHTS, offline=False)
    return folder


def _is_whole(folder: Path) -> bool:
    runs = (folder / _GRAPH[0], folder / _WEIGHTS[0])
    return (folder / "tokenizer.json").exists() and any(path.exists() for path in runs)


def _snapshot(name: str, revision: str | None, files: list[str], *, offline: bool) -> Path | None:
    """The folder of a revision with these files; None when it is not there and we are offline."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    try:
        return Path(
            snapshot_download(
                name, revision=revision, allow_patterns=files or None, local_files_only=offline
            )
        )
    except (HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OSError) as error:
        if offline:
            return None
        told = " ".join(str(error).split())
        raise ModelError(name, "", "an encoder, here or on the Hugging Face hub", told) from None
