# SPDX-License-Identifier: Apache-2.0
"""Keeping a table of this machine's settings file, wisedesk.toml, in its place.

What else stands in the file stays as it was written, comments and order as well.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

Value = str | int | bool


def keep_values(path: Path, values: Mapping[str, Value]) -> None:
    """Let the file hold these values outside its tables; the others stay.

    The file is replaced as a whole. Raises OSError where the disk does not take it,
    ValueError where the file is no TOML.
    """
    import tomlkit  # noqa: PLC0415 - few sessions change a setting, and each would wait

    written = path.read_text(encoding="utf-8") if path.is_file() else ""
    document = tomlkit.parse(written)
    for name, value in values.items():
        document[name] = value
    _replace(path, tomlkit.dumps(document))


def keep_table(path: Path, name: str, values: Mapping[str, Value]) -> None:
    """Let a table of the file hold these values and no others; no values, no table.

    The file is replaced as a whole, so that one cut off half-way is never found. Raises
    OSError where the disk does not take it, ValueError where the file is no TOML.
    """
    import tomlkit  # noqa: PLC0415 - few sessions change a setting, and each would wait

    written = path.read_text(encoding="utf-8") if path.is_file() else ""
    document = tomlkit.parse(written)
    table = document.setdefault(name, tomlkit.table())
    for gone in [each for each in table if each not in values]:
        del table[gone]
    for each, value in values.items():
        table[each] = value
    if not values:
        del document[name]
    _replace(path, tomlkit.dumps(document))


def _replace(path: Path, text: str) -> None:
    """Put a file in the place of another, whole and on disk."""
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(
        "w", encoding="utf-8", dir=target.parent, prefix=".wisedesk-", delete=False
    ) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    made = Path(file.name)
    try:
        if target.exists():
            made.chmod(target.stat().st_mode)
        made.replace(target)
    except OSError:
        made.unlink(missing_ok=True)
        raise
