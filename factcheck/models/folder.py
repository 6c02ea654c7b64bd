"""The folder of a sentence encoder, in the form that sentence-transformers saves.

``modules.json`` lists what a text goes through: the transformer, how the vectors of its tokens
become one (pooling), and whether that is made of unit length.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import attrs

from factcheck.errors import ModelError
from factcheck.models.bert import ACTIVATIONS, Shape

# What this package makes of a folder's files: another version gives other vectors.
_VERSION = "1"
_POOLINGS = ("mean", "cls")
_MODULES = ("Transformer", "Pooling", "Normalize")
_GRAPH = "onnx/model.onnx"
_WEIGHTS = "model.safetensors"
_MAX_TOKENS = 512


@attrs.frozen
class Folder:
    """What a folder says of its encoder.

    `model` is the file that is run, with the `shape` of its weights when it is no graph;
    `fingerprint` is a digest of everything in the folder that decides a vector.
    """

    tokenizer: Path
    model: Path
    shape: Shape | None
    pooling: str
    max_tokens: int
    lower: bool
    prompt: str
    fingerprint: str


def read_folder(path: Path) -> Folder:
    """Read the folder `path`, or that of the ``.onnx`` file `path`.

    Raises ModelError when a file is missing, or says what this package does not know.
    """
    named = path if path.is_file() else None
    root = path if named is None else path.parent
    if named is not None and root.name == "onnx":
        root = root.parent
    modules = _modules(root)
    base = root / modules["Transformer"]
    model = _model(root, base) if named is None else named
    if model.suffix not in (".onnx", ".safetensors"):
        raise ModelError(str(model), "", "a file that ends in .onnx", model.name)
    config, places = base / "config.json", base / "sentence_bert_config.json"
    limits = _object(places) if places.exists() else {}
    tokenizer = base / "tokenizer.json"
    if not tokenizer.is_file():
        raise ModelError(str(tokenizer), "", "the tokenizer of the encoder", None)
    told = _object(config)
    pooling = root / modules["Pooling"] / "config.json" if "Pooling" in modules else None
    most = _number(config, told, "max_position_embeddings", _MAX_TOKENS)
    asked = limits.get("max_seq_length")
    if asked is not None:
        most = min(most, _number(places, limits, "max_seq_length", most))
    made = Folder(
        tokenizer,
        model,
        _shape(config, told) if model.suffix == ".safetensors" else None,
        "mean" if pooling is None else _pooling(pooling),
        most,
        limits.get("do_lower_case") is True,
        _prompt(root / "config_sentence_transformers.json"),
        "",
    )
    return attrs.evolve(made, fingerprint=_fingerprint(made))


def _modules(root: Path) -> dict[str, str]:
    """The module of each kind with its folder; a folder without a list is a transformer alone."""
    path = root / "modules.json"
    if not root.is_dir():
        raise ModelError(str(root), "", "the folder of an encoder", None)
    if not path.exists():
        return {"Transformer": ""}
    listed = _read(path)
    made: dict[str, str] = {}
    try:
        for module in listed:
            kind = str(module["type"]).rpartition(".")[2]
            if kind not in _MODULES or kind in made:
                raise ModelError(str(path), "type", "one each of " + ", ".join(_MODULES), kind)
            made[kind] = str(module["path"])
    except (TypeError, KeyError):
        raise ModelError(str(path), "", "a list of modules with type and path", listed) from None
    if "Transformer" not in made:
        raise ModelError(str(path), "type", "a Transformer", list(made))
    return made


def _model(root: Path, base: Path) -> Path:
    """The file that is run: a graph before weights alone."""
    graphs = sorted((root / "onnx").glob("*.onnx")) or sorted(base.glob("*.onnx"))
    preferred = [graph for graph in graphs if graph.name == Path(_GRAPH).name] or graphs
    if preferred and len(preferred) == 1:
        return preferred[0]
    if (base / _WEIGHTS).is_file():
        return base / _WEIGHTS
    if graphs:
        names = ", ".join(graph.name for graph in graphs)
        raise ModelError(str(graphs[0].parent), "", "model.onnx, or one of these by name", names)
    held = sorted(path.name for path in base.iterdir() if path.suffix in (".bin", ".pt", ".h5"))
    raise ModelError(str(root), "", f"{_GRAPH} or {_WEIGHTS}", ", ".join(held) or None)


def _pooling(path: Path) -> str:
    told = _object(path)
    mode = told.get("pooling_mode")
    if mode is None:
        flags = [name for name, value in told.items() if value is True]
        modes = [name for name in flags if name.startswith("pooling_mode_")]
        known = {"pooling_mode_mean_tokens": "mean", "pooling_mode_cls_token": "cls"}
        mode = known.get(modes[0], modes[0]) if len(modes) == 1 else modes
    if mode not in _POOLINGS:
        raise ModelError(str(path), "pooling_mode", "one of " + ", ".join(_POOLINGS), mode)
    return str(mode)


def _shape(path: Path, told: dict[str, Any]) -> Shape:
    kind = told.get("model_type")
    if kind != "bert":
        raise ModelError(
            str(path), "model_type", "bert (others need a graph, onnx/model.onnx)", kind
        )
    placing = told.get("position_embedding_type", "absolute")
    if placing != "absolute":
        raise ModelError(str(path), "position_embedding_type", "absolute", placing)
    activation = told.get("hidden_act")
    if activation not in ACTIVATIONS:
        raise ModelError(str(path), "hidden_act", "one of " + ", ".join(ACTIVATIONS), activation)
    made = Shape(
        layers=_number(path, told, "num_hidden_layers"),
        heads=_number(path, told, "num_attention_heads"),
        width=_number(path, told, "hidden_size"),
        inner=_number(path, told, "intermediate_size"),
        words=_number(path, told, "vocab_size"),
        places=_number(path, told, "max_position_embeddings"),
        segments=_number(path, told, "type_vocab_size"),
        activation=str(activation),
        epsilon=float(told.get("layer_norm_eps", 1e-12)),
    )
    if made.width % made.heads:
        expected = f"a number that divides hidden_size, {made.width}"
        raise ModelError(str(path), "num_attention_heads", expected, made.heads)
    return made


def _prompt(path: Path) -> str:
    """What is put before every text, where the folder names one."""
    told = _object(path) if path.exists() else {}
    name = told.get("default_prompt_name")
    if name is None:
        return ""
    prompts = told.get("prompts")
    if not isinstance(prompts, dict) or not isinstance(prompts.get(name), str):
        raise ModelError(str(path), "default_prompt_name", "the name of a prompt", name)
    return str(prompts[name])


def _number(path: Path, told: dict[str, Any], name: str, default: int | None = None) -> int:
    value = told.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ModelError(str(path), name, "a whole number above 0", value)
    return value


def _object(path: Path) -> dict[str, Any]:
    told = _read(path)
    if not isinstance(told, dict):
        raise ModelError(str(path), "", "a JSON object", told)
    return told


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ModelError(str(path), "", "a file of the encoder", None) from None
    except (OSError, ValueError) as error:
        raise ModelError(str(path), "", "JSON", str(error)) from None


def _fingerprint(folder: Folder) -> str:
    """A digest of the files and choices that decide a vector."""
    weights = sorted(folder.model.parent.glob(f"{folder.model.name}*"))
    digest = hashlib.sha256()
    try:
        for path in (*weights, folder.tokenizer):
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    except OSError as error:
        raise ModelError(str(path), "", "a file that can be read", error.strerror) from None
    choices = attrs.asdict(
        folder, filter=attrs.filters.exclude("tokenizer", "model", "fingerprint")
    )
    digest.update(json.dumps([_VERSION, choices], sort_keys=True).encode())
    return digest.hexdigest()
