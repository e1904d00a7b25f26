"""What an input holds, as a digest: by it a run that goes on sees that what it has read is still what is there."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from .inputs import BROKEN

if TYPE_CHECKING:
    from .inputs import Input
    from .streams import ByteStream

UNREAD = "unread"
"""Stands for the digest of an input that could not be read."""
_CHUNK = 1_000_000


def digest(text: str) -> str:
    """The digest of a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def chained(before: str, name: str) -> str:
    """The digest of the names so far and one more."""
    return digest(f"{before}\0{name}")


def digest_of(data: bytes) -> str:
    """What tells the content of an input from another: its size and a hash."""
    return f"{len(data)}:{hashlib.blake2b(data, digest_size=16).hexdigest()}"


def content_of(item: Input) -> str:
    """The digest of what an input holds now."""
    if item.failure:
        return UNREAD
    try:
        if not item.is_large:
            return digest_of(item.read())
        with item.open() as file:
            return streamed(file)
    except BROKEN:
        return UNREAD


def streamed(file: ByteStream) -> str:
    """The digest of a large input, as far as it can be read; it is at its start again."""
    found = hashlib.blake2b(digest_size=16)
    size = 0
    try:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
            size += len(chunk)
    except BROKEN:
        found.update(b"broken")
    file.seek(0)
    return f"{size}:{found.hexdigest()}"
