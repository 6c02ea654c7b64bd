"""Models: sentence encoders, from a folder or from the hub.

::

    load_encoder("models/all-MiniLM-L6-v2")                  a folder of sentence-transformers form
    load_encoder("models/minilm/onnx/model_quint8_avx2.onnx")  one of several files in such a folder
    load_encoder("sentence-transformers/all-MiniLM-L6-v2")   a name on the Hugging Face hub
    load_encoder("owner/name@revision")                      one revision of it

Needs the extra ``semantic``.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from factcheck.errors import MissingExtra
from factcheck.protocols import Encoder

__all__ = ["load_encoder"]

_PACKAGES = ("numpy", "onnx", "onnxruntime", "safetensors", "tokenizers")


def load_encoder(path_or_name: str | Path) -> Encoder:
    """Load a sentence encoder that was saved in the form of sentence-transformers.

    `path_or_name` is a folder, an ``.onnx`` file in one, or an ``owner/name`` (with ``@revision``
    where one is to be pinned) on the Hugging Face hub: that is looked for in the hub's cache on
    this machine, and downloaded only when it is not there.

    Of a folder ``onnx/model.onnx`` is run where it holds one, another ``.onnx`` file where there is
    only one, else the weights in ``model.safetensors``, which must be those of a BERT. Nothing
    that could hold code is ever read: no pickle, no custom module.

    Raises ModelError, naming the file, what was expected and what was found, when the encoder
    cannot be loaded; MissingExtra without the packages of the extra ``semantic``.
    """
    if any(find_spec(name) is None for name in _PACKAGES):
        raise MissingExtra("loading an encoder", "semantic")
    from factcheck.models.folder import read_folder
    from factcheck.models.text_encoder import TextEncoder

    return TextEncoder(read_folder(_found(str(path_or_name))))


def _found(told: str) -> Path:
    path = Path(told).expanduser()
    if path.exists():
        return path
    from factcheck.models.hub import fetch

    return fetch(told)
