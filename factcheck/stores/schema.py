"""The JSON Schema of claim files, made from the table of fields, so that editors complete them.

``python -m factcheck.stores.schema`` prints it; ``docs/claim-file.schema.json`` is its output. What
needs more than one value, such as a quote held against its source, is beyond a schema: loading
checks that.
"""

from __future__ import annotations

import json
from typing import Any

from factcheck.claims import Verdict
from factcheck.stores.fields import ENTRIES, EVIDENCE, FILE, Field, Form

_TEXT = {"type": "string", "pattern": r"\S"}
_FORMS: dict[Form, dict[str, Any]] = {
    Form.TEXT: _TEXT,
    Form.STRING: {"type": "string", "minLength": 1},
    Form.DATE: {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    Form.NUMBER: {"type": "number"},
    Form.OFFSET: {"type": "integer", "minimum": 0},
    Form.FLAG: {"type": "boolean"},
    Form.VERDICT: {"enum": [verdict.value for verdict in Verdict]},
    Form.TEXTS: {"type": "array", "items": _TEXT},
}


def schema() -> dict[str, Any]:
    """Return the schema of a claim file, in JSON Schema draft 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "factcheck claim file",
        "description": "Checked statements, and the sources that bear them out.",
        **_object(FILE),
        "minProperties": 1,
        "$defs": {name: _definition(name, fields) for name, fields in ENTRIES.values()},
    }


def _definition(name: str, fields: tuple[Field, ...]) -> dict[str, Any]:
    made = _object(fields)
    if fields is EVIDENCE:
        made["dependentRequired"] = {"start": ["end"], "end": ["start"]}
    return made


def _object(fields: tuple[Field, ...]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {field.name: _property(field) for field in fields},
    }
    if required := [field.name for field in fields if field.required]:
        made["required"] = required
    return made


def _property(field: Field) -> dict[str, Any]:
    if field.form in ENTRIES:
        name, _ = ENTRIES[field.form]
        form: dict[str, Any] = {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}
    else:
        form = _FORMS[field.form]
    return {"description": field.description, **form}


if __name__ == "__main__":
    print(json.dumps(schema(), indent=2, ensure_ascii=False))
