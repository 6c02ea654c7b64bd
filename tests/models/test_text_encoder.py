"""Texts to vectors: the same whatever they come with, from weights and from a graph."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import factcheck
from factcheck.errors import InvalidValueError, MissingExtra, ModelError
from factcheck.protocols import Encoder
from tests.encoders import SHAPE, real_folder, write_encoder, write_graph

_TEXTS = ["Bed and cab.", "", "a", "the quick brown fox jumps over the lazy dog", "bed AND cab."]


def test_vectors_are_of_unit_length_and_stand_alone(tmp_path: Path) -> None:
    encoder = factcheck.load_encoder(write_encoder(tmp_path))
    assert isinstance(encoder, Encoder)
    together = encoder.encode(_TEXTS)
    assert together.shape == (len(_TEXTS), SHAPE.width)
    assert together.dtype == np.float32
    assert np.linalg.norm(together, axis=1) == pytest.approx(1)
    assert encoder.encode([]).shape == (0, SHAPE.width)
    for text, vector in zip(_TEXTS, together, strict=True):
        assert (encoder.encode([text])[0] == vector).all()
    assert (encoder.encode(_TEXTS[::-1]) == together[::-1]).all()
    assert (together[0] == together[4]).all(), "the tokenizer lowers"
    assert (factcheck.load_encoder(tmp_path).encode(_TEXTS) == together).all()


def test_a_graph_gives_what_the_weights_give(tmp_path: Path) -> None:
    weights = factcheck.load_encoder(write_encoder(tmp_path))
    for name in ("last_hidden_state", "token_embeddings"):
        write_graph(tmp_path / "onnx" / "model.onnx", output=name)
        graph = factcheck.load_encoder(tmp_path)
        assert "model.onnx" in repr(graph)
        assert graph.fingerprint != weights.fingerprint
        assert graph.encode(_TEXTS) == pytest.approx(weights.encode(_TEXTS), abs=1e-6)


def test_what_lies_beyond_the_longest_is_left_out(tmp_path: Path) -> None:
    encoder = factcheck.load_encoder(write_encoder(tmp_path))
    first = encoder.encode(["a b c d e f g h i j", "a b c d e f g h i j k l m", "a b c d e f g"])
    assert (first[0] == first[1]).all()
    assert not (first[0] == first[2]).all(), "it is not the tokenizer's own length that cuts"


def test_a_prompt_is_put_before_every_text_and_capitals_may_go(tmp_path: Path) -> None:
    plain = factcheck.load_encoder(write_encoder(tmp_path / "a"))
    prompted = factcheck.load_encoder(
        write_encoder(
            tmp_path / "b",
            {
                "config_sentence_transformers.json": {
                    "prompts": {"query": "Ask "},
                    "default_prompt_name": "query",
                },
                "sentence_bert_config.json": {"do_lower_case": True},
            },
        )
    )
    assert (prompted.encode(["Bed"]) == plain.encode(["ask bed"])).all()


def test_only_texts_are_encoded(tmp_path: Path) -> None:
    encoder = factcheck.load_encoder(write_encoder(tmp_path))
    with pytest.raises(InvalidValueError, match=r"expected texts, got 7"):
        encoder.encode(["a", 7])  # type: ignore[list-item]


def test_a_graph_that_does_not_fit_is_told(tmp_path: Path) -> None:
    path = write_encoder(tmp_path) / "onnx" / "model.onnx"
    write_graph(path, output="pooled")
    with pytest.raises(ModelError, match=r"outputs: expected one of last_hidden_state"):
        factcheck.load_encoder(tmp_path)
    path.write_bytes(path.read_bytes()[:999])
    with pytest.raises(ModelError, match=r"model.onnx: expected a graph that onnxruntime runs"):
        factcheck.load_encoder(tmp_path)
    path.write_bytes(b"")
    with pytest.raises(ModelError, match=r"model.onnx: expected a graph that onnxruntime runs"):
        factcheck.load_encoder(tmp_path)


def test_a_tokenizer_that_does_not_fit_is_told(tmp_path: Path) -> None:
    path = write_encoder(tmp_path) / "tokenizer.json"
    told = json.loads(path.read_text("utf-8"))
    told["model"]["vocab"] = {**told["model"]["vocab"], "b": 999}
    path.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(ModelError, match=r"model.safetensors: expected a graph that runs on any"):
        factcheck.load_encoder(tmp_path).encode(["b"])
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match=r"expected a tokenizer as tokenizers saves it"):
        factcheck.load_encoder(tmp_path)


def test_no_numbers_are_no_vector(tmp_path: Path) -> None:
    from safetensors.numpy import load_file, save_file

    path = write_encoder(tmp_path) / "model.safetensors"
    held = load_file(path)
    held["embeddings.LayerNorm.bias"][0] = np.nan
    save_file(held, path)
    with pytest.raises(ModelError, match=r"expected finite vectors, got nan"):
        factcheck.load_encoder(tmp_path)


def test_without_the_packages_the_command_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_encoder(tmp_path)
    monkeypatch.setattr("factcheck.models.find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match=r"pip install 'factcheck\[semantic\]'"):
        factcheck.load_encoder(tmp_path)


def test_the_real_model_gives_what_its_own_libraries_give() -> None:
    """Vectors as transformers 5.24 and torch 2.13 give them, mean pooling and unit length."""
    encoder = factcheck.load_encoder(real_folder())
    told = json.loads((Path(__file__).parent / "minilm_reference.json").read_text("utf-8"))
    expected = np.array(told["vectors"])
    found = encoder.encode(told["texts"])
    assert ((found * expected).sum(axis=1) > 1 - 1e-5).all()
    assert found == pytest.approx(expected, abs=2e-6)
