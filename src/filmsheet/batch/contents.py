"""What an input holds, as a digest: by it a run that goes on sees that what it has read is still what is there."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from ..system.console import Failure
from .inputs import BROKEN
from .reading import UNREAD, digest_of, read_bytes

if TYPE_CHECKING:
    from .inputs import Input
    from .streams import ByteStream

_CHUNK = 1_000_000


def chained(digest: str, name: str) -> str:
    """The digest of the names so far and one more."""
    return hashlib.blake2b(f"{digest}\0{name}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def content_of(item: Input) -> str:
    """The digest of what an input holds now."""
    try:
        if item.path is not None:
            return digest_of(read_bytes(item.path))
        if item.read is not None:
            return digest_of(item.read())
        if item.open is not None:
            with item.open() as file:
                return streamed(file)
    except (Failure, *BROKEN):
        pass
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
