"""What the folder of an encoder says, and what is told when it can't be used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.errors import ModelError
from factcheck.models.folder import read_folder
from tests.encoders import SHAPE, write_encoder, write_graph


def test_a_folder_is_read(tmp_path: Path) -> None:
    folder = read_folder(write_encoder(tmp_path))
    assert folder.model == tmp_path / "model.safetensors"
    assert folder.shape == SHAPE
    assert (folder.pooling, folder.max_tokens, folder.lower, folder.prompt) == (
        "mean",
        12,
        False,
        "",
    )
    assert len(folder.fingerprint) == 64


def test_the_fingerprint_is_that_of_what_decides_a_vector(tmp_path: Path) -> None:
    def made(name: str, changes: Any = None) -> str:
        return read_folder(write_encoder(tmp_path / name, changes)).fingerprint

    first = made("a")
    assert made("b") == first
    (tmp_path / "b" / "README.md").write_text("A model.", encoding="utf-8")
    assert read_folder(tmp_path / "b").fingerprint == first
    others = {
        made("c", {"sentence_bert_config.json": {"max_seq_length": 11}}),
        made("d", {"sentence_bert_config.json": {"do_lower_case": True}}),
        made(
            "e",
            {
                "config_sentence_transformers.json": {
                    "prompts": {"query": "query: "},
                    "default_prompt_name": "query",
                }
            },
        ),
        made("f", {"config.json": {"layer_norm_eps": 1e-5}}),
    }
    weights = bytearray((tmp_path / "b" / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (tmp_path / "b" / "model.safetensors").write_bytes(weights)
    others.add(read_folder(tmp_path / "b").fingerprint)
    assert len(others - {first}) == 5


def test_a_graph_is_preferred_and_can_be_named(tmp_path: Path) -> None:
    write_encoder(tmp_path)
    odd = write_graph(tmp_path / "onnx" / "model_odd.onnx")
    assert read_folder(tmp_path).model == odd
    other = write_graph(tmp_path / "onnx" / "model_other.onnx")
    assert read_folder(tmp_path).model == tmp_path / "model.safetensors", "neither is preferred"
    plain = write_graph(tmp_path / "onnx" / "model.onnx")
    assert read_folder(tmp_path).model == plain
    assert read_folder(other).model == other
    assert read_folder(other).shape is None


def test_of_several_graphs_alone_one_is_to_be_named(tmp_path: Path) -> None:
    write_encoder(tmp_path)
    (tmp_path / "model.safetensors").unlink()
    for name in ("model_a.onnx", "model_b.onnx"):
        write_graph(tmp_path / "onnx" / name)
    with pytest.raises(ModelError, match=r"or one of these by name, got 'model_a.onnx, model_b"):
        read_folder(tmp_path)


def test_a_folder_without_a_list_is_a_transformer_alone(tmp_path: Path) -> None:
    write_encoder(tmp_path)
    for name in ("modules.json", "sentence_bert_config.json", "config_sentence_transformers.json"):
        (tmp_path / name).unlink()
    folder = read_folder(tmp_path)
    assert (folder.pooling, folder.max_tokens) == ("mean", SHAPE.places)


_DENSE = [{"path": "", "type": "m.Transformer"}, {"path": "2_Dense", "type": "m.Dense"}]


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("config.json", {"model_type": "mpnet"}, "config.json: model_type: expected bert"),
        ("config.json", {"model_type": None}, "config.json: model_type: expected bert"),
        ("config.json", {"hidden_act": "relu"}, "config.json: hidden_act: expected one of gelu"),
        ("config.json", {"hidden_size": "32"}, "hidden_size: expected a whole number above 0"),
        ("config.json", {"hidden_size": True}, "hidden_size: expected a whole number above 0"),
        ("config.json", {"num_attention_heads": 5}, "expected a number that divides hidden_size"),
        ("config.json", {"position_embedding_type": "relative_key"}, "expected absolute"),
        ("config.json", "[]", "config.json: expected a JSON object"),
        ("config.json", "{", "config.json: expected JSON"),
        ("modules.json", _DENSE, "modules.json: type: expected one each of .*, got 'Dense'"),
        ("modules.json", [{"type": "m.Pooling"}], "expected a list of modules"),
        ("modules.json", [{"type": "m.Pooling", "path": ""}], "expected a Transformer"),
        ("modules.json", "7", "expected a list of modules"),
        ("1_Pooling/config.json", {"pooling_mode": "max"}, "expected one of mean, cls, got 'max'"),
        (
            "1_Pooling/config.json",
            {"pooling_mode_cls_token": True},
            "1_Pooling/config.json: pooling_mode: expected one of mean, cls, got .*cls_token",
        ),
        ("sentence_bert_config.json", {"max_seq_length": 0}, "max_seq_length: expected a whole"),
        (
            "config_sentence_transformers.json",
            {"default_prompt_name": "query"},
            "default_prompt_name: expected the name of a prompt, got 'query'",
        ),
    ],
)
def test_what_is_not_known_is_told(tmp_path: Path, name: str, change: Any, told: str) -> None:
    write_encoder(tmp_path, {name: change})
    with pytest.raises(ModelError, match=told):
        read_folder(tmp_path)


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"none: expected the folder of an encoder, got nothing"):
        read_folder(tmp_path / "none")
    for name in ("tokenizer.json", "config.json", "1_Pooling/config.json"):
        folder = write_encoder(tmp_path / "some")
        (folder / name).unlink()
        with pytest.raises(ModelError, match=f"{name}: expected .*, got nothing"):
            read_folder(folder)
    folder = write_encoder(tmp_path / "some")
    (folder / "model.safetensors").unlink()
    with pytest.raises(
        ModelError, match=r"expected onnx/model.onnx or model.safetensors, got noth"
    ):
        read_folder(folder)
    (folder / "pytorch_model.bin").write_bytes(b"\x80\x04.")
    with pytest.raises(ModelError, match=r"model.safetensors, got 'pytorch_model.bin'"):
        read_folder(folder)
    with pytest.raises(ModelError, match=r"a file that ends in .onnx, got 'pytorch_model.bin'"):
        read_folder(folder / "pytorch_model.bin")


def test_an_error_is_one_of_the_package(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps({}), encoding="utf-8")
    with pytest.raises(factcheck.FactcheckError) as caught:
        factcheck.load_encoder(tmp_path)
    assert isinstance(caught.value, ModelError)
    assert caught.value.path.startswith(str(tmp_path))
