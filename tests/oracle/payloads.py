# SPDX-License-Identifier: GPL-3.0-or-later
"""Bytes as scenario files and transcripts write them."""
import base64
import hashlib
from pathlib import Path

MOST_HEX = 64 * 1024


def bytes_of(spec, folder):
    if "text" in spec:
        return spec["text"].encode(spec.get("encoding", "UTF-8"))
    if "hex" in spec:
        return bytes.fromhex(spec["hex"].replace(":", " "))
    if "base64" in spec:
        return base64.b64decode(spec["base64"])
    if "file" in spec:
        return (Path(folder) / spec["file"]).read_bytes()
    return bytes_of(spec["repeat"], folder) * int(spec["times"])


def hexed(data):
    """Bytes as the format writes them: what is beyond 64 KiB only as a hash of all."""
    told = {"bytes": len(data), "hex": bytes(data[:MOST_HEX]).hex()}
    return told if len(data) <= MOST_HEX else told | {"sha256": hashlib.sha256(data).hexdigest()}
