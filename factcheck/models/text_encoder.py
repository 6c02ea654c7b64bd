"""Texts to vectors: a tokenizer and a graph, one text at a time.

A text is run by itself, on one thread, so that its vector does not depend on which others it comes
with, or on how many threads there are; texts are run beside each other instead.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import InvalidValueError, ModelError
from factcheck.models.bert import read_weights, to_graph
from factcheck.models.folder import Folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
# What exporters name the vectors of the tokens.
_OUTPUTS = ("last_hidden_state", "token_embeddings")
_PROBE = "factcheck"


class TextEncoder:
    """A sentence encoder of a folder; threads may share it."""

    def __init__(self, folder: Folder) -> None:
        """Load the encoder. Raises ModelError when a file of it is damaged or does not fit."""
        self.fingerprint = folder.fingerprint
        self._folder = folder
        self._tokenizer = _tokenizer(folder)
        self._session = _session(folder)
        self._inputs = [given.name for given in self._session.get_inputs()]
        names = [made.name for made in self._session.get_outputs()]
        unknown = [name for name in self._inputs if name not in _INPUTS]
        if unknown:
            expected = "no inputs but " + ", ".join(_INPUTS)
            raise ModelError(str(folder.model), "inputs", expected, unknown)
        self._output = next((name for name in _OUTPUTS if name in names), None)
        if self._output is None:
            expected = "one of " + ", ".join(_OUTPUTS)
            raise ModelError(str(folder.model), "outputs", expected, names)
        self.dimensions = len(self._vector(_PROBE))

    def __repr__(self) -> str:
        """Show which model it is."""
        return f"TextEncoder({str(self._folder.model)!r})"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of texts, of unit length, one row each.

        Raises InvalidValueError for anything but texts. What lies beyond the longest that the model
        reads is left out.
        """
        import numpy as np

        for text in texts:
            if not isinstance(text, str):
                raise InvalidValueError("texts", "texts", text)
        made = np.empty((len(texts), self.dimensions), np.float32)
        workers = min(len(texts), os.cpu_count() or 1)
        if workers < 2:
            for row, text in enumerate(texts):
                made[row] = self._vector(text)
            return made
        with ThreadPoolExecutor(workers) as pool:
            for row, vector in enumerate(pool.map(self._vector, texts)):
                made[row] = vector
        return made

    def tokens(self, text: str) -> list[int]:
        """Return the numbers of a text's tokens, the marks at its ends included."""
        told = self._folder.prompt + text
        made: list[int] = self._tokenizer.encode(told.lower() if self._folder.lower else told).ids
        return made

    def _vector(self, text: str) -> NDArray[np.float32]:
        import numpy as np

        ids = self.tokens(text)
        if not ids:
            raise ModelError(str(self._folder.tokenizer), "", "a token for every text", None)
        given = {
            "input_ids": np.array([ids], np.int64),
            "attention_mask": np.ones((1, len(ids)), np.int64),
            "token_type_ids": np.zeros((1, len(ids)), np.int64),
        }
        tokens = self._run({name: given[name] for name in self._inputs})
        pooled = tokens[0] if self._folder.pooling == "cls" else tokens.mean(axis=0)
        length = float(np.sqrt(np.square(pooled, dtype=np.float64).sum()))
        if not 0 < length < float("inf"):
            raise ModelError(str(self._folder.model), "", "finite vectors", length)
        return np.asarray(pooled / length, np.float32)

    def _run(self, given: dict[str, NDArray[np.int64]]) -> NDArray[np.float32]:
        """The vectors of the tokens, one row each."""
        from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidArgument
        from onnxruntime.capi.onnxruntime_pybind11_state import RuntimeException as Broken

        try:
            made = self._session.run([self._output], given)[0]
        except (Fail, InvalidArgument, Broken) as error:
            expected = "a graph that runs on any text"
            raise ModelError(str(self._folder.model), "", expected, str(error)) from None
        size = given["input_ids"].shape
        if made.ndim != 3 or made.shape[:2] != size:
            expected = f"a vector for each of {size} tokens"
            raise ModelError(str(self._folder.model), str(self._output), expected, made.shape)
        return made[0]  # type: ignore[no-any-return]


def _tokenizer(folder: Folder) -> Any:
    from tokenizers import Tokenizer

    try:
        made = Tokenizer.from_file(str(folder.tokenizer))
    except Exception as error:  # the package raises nothing narrower
        expected = "a tokenizer as tokenizers saves it"
        raise ModelError(str(folder.tokenizer), "", expected, str(error)) from None
    made.no_padding()
    made.enable_truncation(folder.max_tokens)
    return made


def _session(folder: Folder) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # Errors are raised, and told once.
    options.log_severity_level = 4
    told: str | bytes = str(folder.model)
    if folder.shape is not None:
        held = {
            name: onnxruntime.OrtValue.ortvalue_from_numpy(weight)
            for name, weight in read_weights(folder.model, folder.shape).items()
        }
        options.add_external_initializers(list(held), list(held.values()))
        told = to_graph(folder.shape)
    return _opened(folder.model, told, options)


def _opened(path: Path, told: str | bytes, options: Any) -> Any:
    import onnxruntime

    try:
        return onnxruntime.InferenceSession(told, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # classes of its own, which share no base but this
        reason = " ".join(str(error).split())
        raise ModelError(str(path), "", "a graph that onnxruntime runs", reason) from None
