"""The graph of a BERT gives what its formulas give."""

from __future__ import annotations

import math
from pathlib import Path

import attrs
import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck.errors import ModelError
from factcheck.models.bert import Shape, read_weights
from factcheck.models.folder import read_folder
from factcheck.models.text_encoder import TextEncoder
from tests.encoders import SHAPE, weights, write_encoder

Floats = NDArray[np.float64]
_TEXTS = ["a", "Bed and cab.", "the quick brown fox jumps over it", "A\u00a0b\u2019c 12"]


def _naive(shape: Shape, ids: list[int]) -> Floats:
    """The formulas as they are written, token by token where that is plain."""
    held = {name: weight.astype(np.float64) for name, weight in weights(shape).items()}

    def dense(given: Floats, name: str) -> Floats:
        return given @ held[f"{name}.weight"].T + held[f"{name}.bias"]

    def normed(given: Floats, name: str) -> Floats:
        away = given - given.mean(axis=-1, keepdims=True)
        spread = np.sqrt((away**2).mean(axis=-1, keepdims=True) + shape.epsilon)
        return away / spread * held[f"{name}.weight"] + held[f"{name}.bias"]  # type: ignore[no-any-return]

    def activated(given: Floats) -> Floats:
        if shape.activation == "gelu":
            return given * 0.5 * (1 + np.vectorize(math.erf)(given / math.sqrt(2)))  # type: ignore[no-any-return]
        inner = math.sqrt(2 / math.pi) * (given + 0.044715 * given**3)
        return given * 0.5 * (1 + np.tanh(inner))  # type: ignore[no-any-return]

    hidden = normed(
        held["embeddings.word_embeddings.weight"][ids]
        + held["embeddings.position_embeddings.weight"][: len(ids)]
        + held["embeddings.token_type_embeddings.weight"][0],
        "embeddings.LayerNorm",
    )
    size = shape.width // shape.heads
    for number in range(shape.layers):
        layer = f"encoder.layer.{number}"
        query, key, value = (
            dense(hidden, f"{layer}.attention.self.{part}") for part in ("query", "key", "value")
        )
        seen = np.empty_like(hidden)
        for head in range(shape.heads):
            own = slice(head * size, (head + 1) * size)
            met = np.exp(query[:, own] @ key[:, own].T / math.sqrt(size))
            seen[:, own] = met / met.sum(axis=1, keepdims=True) @ value[:, own]
        hidden = normed(
            dense(seen, f"{layer}.attention.output.dense") + hidden,
            f"{layer}.attention.output.LayerNorm",
        )
        inner = activated(dense(hidden, f"{layer}.intermediate.dense"))
        hidden = normed(dense(inner, f"{layer}.output.dense") + hidden, f"{layer}.output.LayerNorm")
    return hidden


@pytest.mark.parametrize(
    ("activation", "pooling"), [("gelu", "mean"), ("gelu_new", "mean"), ("gelu", "cls")]
)
def test_the_graph_gives_what_the_formulas_give(
    tmp_path: Path, activation: str, pooling: str
) -> None:
    shape = attrs.evolve(SHAPE, activation=activation)
    modes = {
        "pooling_mode_mean_tokens": pooling == "mean",
        "pooling_mode_cls_token": pooling == "cls",
    }
    encoder = TextEncoder(
        read_folder(write_encoder(tmp_path, {"1_Pooling/config.json": modes}, shape))
    )
    for text, found in zip(_TEXTS, encoder.encode(_TEXTS), strict=True):
        hidden = _naive(shape, encoder.tokens(text))
        pooled = hidden[0] if pooling == "cls" else hidden.mean(axis=0)
        assert found == pytest.approx(pooled / np.linalg.norm(pooled), abs=1e-5)


def test_weights_below_a_name_of_their_own_and_of_half_precision(tmp_path: Path) -> None:
    from safetensors.numpy import save_file

    path = tmp_path / "model.safetensors"
    save_file({f"bert.{k}": v.astype(np.float16) for k, v in weights().items()}, path)
    held = read_weights(path, SHAPE)
    assert held["embeddings.LayerNorm.bias"].dtype == np.float32
    for name, weight in weights().items():
        assert held[name] == pytest.approx(weight, abs=2e-3)


def test_what_is_wrong_with_weights_is_told(tmp_path: Path) -> None:
    from safetensors.numpy import save_file

    path = tmp_path / "model.safetensors"
    with pytest.raises(ModelError, match=r"model.safetensors: expected weights as safetensors"):
        read_weights(path, SHAPE)
    held = weights()
    del held["encoder.layer.1.output.dense.bias"]
    save_file(held, path)
    with pytest.raises(ModelError, match=r"layer\.1\.output\.dense\.bias: .*, got nothing"):
        read_weights(path, SHAPE)
    save_file(weights(attrs.evolve(SHAPE, inner=60)), path)
    told = r"intermediate\.dense\.weight: expected the shape \(64, 32\), got \(60, 32\)"
    with pytest.raises(ModelError, match=told):
        read_weights(path, SHAPE)
    whole = path.read_bytes()
    for damaged in (whole[:-40], whole[:5], b"", b"\xff" * 64, b"\x80\x04" + whole):
        path.write_bytes(damaged)
        with pytest.raises(ModelError, match=r"model.safetensors: expected weights as safetensors"):
            read_weights(path, SHAPE)
