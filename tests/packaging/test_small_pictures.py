# SPDX-License-Identifier: Apache-2.0
"""The manual that is frozen shows what the manual shows, in smaller files."""

from pathlib import Path

from PySide6.QtGui import QImage
from small_pictures import MANUAL, small_manual
from version_resource import ROOT


def test_the_frozen_manual_has_every_picture_as_it_was(tmp_path: Path) -> None:
    source = ROOT / "docs" / "handleiding"
    drawn = sorted(source.glob("beelden/*.png"))[:2]
    manual = tmp_path / "manual"
    (manual / "beelden").mkdir(parents=True)
    for each in drawn:
        (manual / "beelden" / each.name).write_bytes(each.read_bytes())
    shown = "".join(f'<img src="beelden/{each.name}">' for each in drawn)
    (manual / "index.html").write_text(f"{shown}é", encoding="utf-8")

    made = dict(entry[:2] for entry in small_manual(manual, tmp_path / "made"))

    page = Path(made[f"{MANUAL}/index.html"]).read_text(encoding="utf-8")
    for each in drawn:
        place = f"beelden/{each.stem}.webp"
        assert f'src="{place}"' in page
        small = Path(made[f"{MANUAL}/{place}"])
        as_drawn, as_frozen = QImage(str(each)), QImage(str(small))
        form = QImage.Format.Format_RGB32
        assert as_frozen.convertToFormat(form) == as_drawn.convertToFormat(form)
        assert small.stat().st_size < each.stat().st_size
