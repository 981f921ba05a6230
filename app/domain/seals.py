"""Seals that hang on each other: of closed quarters, and of the amendments after them."""

import hashlib


def seal(previous: str, content: str) -> str:
    """SHA-256 in hex over the seal before ("" for the first) and what is sealed."""
    return hashlib.sha256((previous + content).encode()).hexdigest()
