"""BERT as a graph that onnxruntime runs, for weights that come without one.

The encoder of Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers" (2019): blocks
of attention and two dense layers, each with its sum normalised, over the sum of word, position and
segment embeddings. MiniLM and most sentence encoders of its kind are of this form.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from factcheck.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_OPSET = 20
_IR = 10
ACTIVATIONS = {"gelu": "none", "gelu_new": "tanh", "gelu_pytorch_tanh": "tanh"}
"""The functions between the dense layers, as `config.json` names them, and ONNX does."""
# Some files name every weight below the model's own name.
_PREFIXES = ("", "bert.")
_WORDS = "embeddings.word_embeddings.weight"
_PLACES = "embeddings.position_embeddings.weight"
_SEGMENTS = "embeddings.token_type_embeddings.weight"


@attrs.frozen
class Shape:
    """The sizes that a model's `config.json` gives."""

    layers: int
    heads: int
    width: int
    inner: int
    words: int
    places: int
    segments: int
    activation: str
    epsilon: float

    def weights(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Every weight that the encoder needs, with its shape."""
        width, inner = self.width, self.inner
        yield _WORDS, (self.words, width)
        yield _PLACES, (self.places, width)
        yield _SEGMENTS, (self.segments, width)
        yield from _norm("embeddings.LayerNorm", width)
        for number in range(self.layers):
            layer = f"encoder.layer.{number}"
            for part in ("query", "key", "value"):
                yield from _dense(f"{layer}.attention.self.{part}", width, width)
            yield from _dense(f"{layer}.attention.output.dense", width, width)
            yield from _norm(f"{layer}.attention.output.LayerNorm", width)
            yield from _dense(f"{layer}.intermediate.dense", inner, width)
            yield from _dense(f"{layer}.output.dense", width, inner)
            yield from _norm(f"{layer}.output.LayerNorm", width)


def _dense(name: str, rows: int, columns: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    yield f"{name}.weight", (rows, columns)
    yield f"{name}.bias", (rows,)


def _norm(name: str, width: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    yield f"{name}.weight", (width,)
    yield f"{name}.bias", (width,)


def read_weights(path: Path, shape: Shape) -> dict[str, NDArray[np.float32]]:
    """Read the encoder's weights from a safetensors file.

    Raises ModelError when the file is missing or damaged, or a weight is missing or of another
    shape.
    """
    import numpy as np
    from safetensors import SafetensorError, safe_open

    made = {}
    try:
        with safe_open(path, "np") as file:
            held = set(file.keys())
            prefix = next((some for some in _PREFIXES if some + _WORDS in held), "")
            for name, expected in shape.weights():
                if prefix + name not in held:
                    raise ModelError(str(path), prefix + name, f"a weight {expected}", None)
                got = tuple(file.get_slice(prefix + name).get_shape())
                if got != expected:
                    raise ModelError(str(path), prefix + name, f"the shape {expected}", got)
                made[name] = np.asarray(file.get_tensor(prefix + name), np.float32)
    except (SafetensorError, OSError, ValueError, TypeError) as error:
        raise ModelError(str(path), "", "weights as safetensors holds them", str(error)) from None
    return made


def to_graph(shape: Shape) -> bytes:
    """Return the serialized graph: ``input_ids`` (1, tokens) to ``last_hidden_state``.

    It holds no weights: its constants are handed to the session by their names.
    """
    return _Graph(shape).made()


class _Graph:
    """The nodes and constants of the graph while it is made."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._nodes: list[Any] = []
        self._constants: dict[str, Any] = {
            name: _outside(name, size) for name, size in shape.weights()
        }

    def made(self) -> bytes:
        from onnx import TensorProto, helper

        hidden = self._embedded()
        for number in range(self._shape.layers):
            hidden = self._block(f"encoder.layer.{number}", hidden)
        whole = self._ints("whole", 1, -1, self._shape.width)
        self._node("Reshape", hidden, whole, output="last_hidden_state")
        told = helper.make_tensor_value_info
        graph = helper.make_graph(
            self._nodes,
            "bert",
            [told("input_ids", TensorProto.INT64, (1, "tokens"))],
            [told("last_hidden_state", TensorProto.FLOAT, (1, "tokens", self._shape.width))],
            list(self._constants.values()),
        )
        opset = [helper.make_opsetid("", _OPSET)]
        model = helper.make_model(graph, opset_imports=opset, ir_version=_IR)
        return bytes(model.SerializeToString())

    def _embedded(self) -> str:
        ids = self._node("Reshape", "input_ids", self._ints("flat", -1))
        words = self._node("Gather", _WORDS, ids)
        begin = self._ints("begin", 0)
        places = self._node("Slice", _PLACES, begin, self._node("Shape", ids), begin)
        # All tokens of a text are of the first segment.
        segment = self._node("Slice", _SEGMENTS, begin, self._ints("one", 1), begin)
        told = self._node("Add", self._node("Add", words, segment), places)
        return self._normed("embeddings.LayerNorm", told)

    def _block(self, layer: str, hidden: str) -> str:
        attention = self._dense(f"{layer}.attention.output.dense", self._attended(layer, hidden))
        told = self._node("Add", attention, hidden)
        hidden = self._normed(f"{layer}.attention.output.LayerNorm", told)
        inner = self._dense(f"{layer}.intermediate.dense", hidden)
        inner = self._node("Gelu", inner, approximate=ACTIVATIONS[self._shape.activation])
        told = self._node("Add", self._dense(f"{layer}.output.dense", inner), hidden)
        return self._normed(f"{layer}.output.LayerNorm", told)

    def _attended(self, layer: str, hidden: str) -> str:
        from onnx import helper

        heads, size = self._shape.heads, self._shape.width // self._shape.heads
        if "scale" not in self._constants:
            self._constants["scale"] = helper.make_tensor("scale", 1, (), [size**-0.5])
        query, key, value = (
            self._node(
                "Transpose",
                self._node(
                    "Reshape",
                    self._dense(f"{layer}.attention.self.{part}", hidden),
                    self._ints("heads", -1, heads, size),
                ),
                perm=order,
            )
            for part, order in (("query", (1, 0, 2)), ("key", (1, 2, 0)), ("value", (1, 0, 2)))
        )
        met = self._node("MatMul", self._node("Mul", query, "scale"), key)
        seen = self._node("MatMul", self._node("Softmax", met, axis=-1), value)
        turned = self._node("Transpose", seen, perm=(1, 0, 2))
        return self._node("Reshape", turned, self._ints("joined", -1, heads * size))

    def _dense(self, name: str, given: str) -> str:
        return self._node("Gemm", given, f"{name}.weight", f"{name}.bias", transB=1)

    def _normed(self, name: str, given: str) -> str:
        names = (f"{name}.weight", f"{name}.bias")
        return self._node("LayerNormalization", given, *names, epsilon=self._shape.epsilon)

    def _node(self, kind: str, *given: str, output: str | None = None, **values: Any) -> str:
        from onnx import helper

        name = output or f"{kind}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, given, [name], **values))
        return name

    def _ints(self, name: str, *values: int) -> str:
        from onnx import TensorProto, helper

        if name not in self._constants:
            size = (len(values),)
            self._constants[name] = helper.make_tensor(name, TensorProto.INT64, size, values)
        return name


def _outside(name: str, size: tuple[int, ...]) -> Any:
    """A constant whose values lie outside the graph."""
    from onnx import TensorProto

    made = TensorProto(name=name, dims=size, data_type=TensorProto.FLOAT)
    made.data_location = TensorProto.EXTERNAL
    made.external_data.add(key="location", value="weights")
    return made
