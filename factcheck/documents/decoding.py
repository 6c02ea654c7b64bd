"""From bytes to text: encodings, byte order marks, and what is no text at all."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

from factcheck.errors import DocumentError, InvalidValueError

MAX_BYTES = 64 * 2**20
"""The longest draft that is read, in bytes (64 MB): some ten million words."""

# UTF-32 first: its little-endian mark begins with that of UTF-16. The Unicode Standard, 23.8.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
)
# Python's names for "follow the mark and drop it"; a Document keeps its mark, so that offsets fit.
_DROP_THE_MARK = frozenset({"utf-8-sig", "utf-16", "utf-32"})

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older Word file"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip file"),
)


def load(path: str | os.PathLike[str]) -> tuple[bytes, str]:
    """Return the bytes of the file `path`, one more than `MAX_BYTES` at most, and its name.

    Raises DocumentError, naming the file, when it is missing, a folder or unreadable;
    InvalidValueError when `path` is none.
    """
    try:
        name = os.fspath(path)
    except TypeError:
        raise InvalidValueError("path", "a path", path) from None
    try:
        with Path(name).open("rb") as file:
            return file.read(MAX_BYTES + 1), name
    except FileNotFoundError:
        raise DocumentError(f"{name}: no such file") from None
    except IsADirectoryError:
        raise DocumentError(f"{name}: a folder, not a file") from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise DocumentError(f"{name}: cannot be read: {reason}") from None


def refuse_large(data: bytes, path: str) -> None:
    """Raise DocumentError when `data` is longer than `MAX_BYTES`."""
    if len(data) > MAX_BYTES:
        raise DocumentError(
            f"{path}: larger than {MAX_BYTES // 2**20} MB; split it into several files"
        )


def decode(data: bytes, *, encoding: str | None = None, path: str = "<text>") -> str:
    """Return the text of `data`, every character kept: line ends and byte order mark too.

    Without `encoding`, a byte order mark decides between UTF-8, UTF-16 and UTF-32, and text
    without one is UTF-8. NUL bytes or the signature of a well-known file format then mean a binary
    file. A named encoding is taken at its word. `path` is the name used in messages.

    Raises DocumentError for binary data, more than `MAX_BYTES`, or bytes that the encoding does
    not allow, with the offset of the first; InvalidValueError for an unknown encoding.
    """
    refuse_large(data, path)
    if encoding is None:
        why = why_binary(data)
        if why is not None:
            raise DocumentError(f"{path}: {why}")
        advice = "; if it is in another encoding, name that, for example --encoding windows-1252"
    else:
        advice = "; is that the right encoding?"
    codec = codec_of(data, encoding)
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        what = (
            f"byte 0x{data[error.start]:02x} at offset {error.start} is not valid {codec.upper()}"
        )
        raise DocumentError(f"{path}: {what}{advice}") from None
    except UnicodeError as error:
        raise DocumentError(f"{path}: not valid {codec.upper()}: {error}{advice}") from None


def codec_of(data: bytes, encoding: str | None = None) -> str:
    """Return Python's name of the codec that `decode` reads `data` with.

    Raises InvalidValueError for an unknown encoding.
    """
    marked = next((codec for mark, codec in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if encoding is None:
        return marked or "utf-8"
    named = lookup_encoding(encoding)
    return marked if marked and named in _DROP_THE_MARK else named


def lookup_encoding(name: str) -> str:
    """Return Python's own name of the text encoding `name`.

    Raises InvalidValueError when there is none, or it is no encoding of text (``base64``).
    """
    try:
        found = codecs.lookup(name).name
        b" ".decode(found)  # LookupError for the codecs that turn bytes into bytes
    except UnicodeError:
        return found
    except (LookupError, ValueError):
        expected = "a text encoding such as utf-8, utf-16 or windows-1252"
        raise InvalidValueError("encoding", expected, name) from None
    return found


def why_binary(data: bytes) -> str | None:
    """Say why `data` is no text, or return None when nothing shows that."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            return f"{what}, not text; save it as plain text or Markdown first"
    at = data.find(0)
    if at < 0 or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return None
    return (
        f"a binary file (NUL byte at offset {at}); if it is text all the same, "
        "name its encoding, for example --encoding utf-16"
    )
