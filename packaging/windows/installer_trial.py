# SPDX-License-Identifier: Apache-2.0
"""The installer tried in a fresh Windows: installed, upgraded, refused, removed.

Judged by what lies on the disk and in the registry afterwards, and by the codes and
last words that IT departments go by. What it must stand is in bad_input_trial.py.
"""

import shutil

import bad_input_trial
from fresh_windows import fresh_windows
from frozen_folder import size_of
from frozen_program import prove_itself
from installed import (
    ALL_USERS,
    CURRENT_USER,
    DONE,
    NEWER,
    OLDER,
    SETTINGS,
    Installed,
    has,
)
from installer import compile_installer, delivered
from own_mounts import read_only
from version_resource import PUBLISHER, product_version

OURS = {"DisplayName": "wisedesk", "Publisher": PUBLISHER}
KILOBYTE = 1024


def try_installer(display: str) -> None:
    """Try the delivered installer both ways, each in a Windows of its own."""
    for way in (ALL_USERS, CURRENT_USER):
        with fresh_windows(display) as prefix:
            setups = prefix.drive / "setups"
            shutil.copy(delivered(), setups)
            older = setups / f"wisedesk-{OLDER}-setup.exe"
            compile_installer(older, OLDER, quick=True)
            print(f"Trying the installer {way.switch}", flush=True)
            try_life(Installed(prefix, way, setups))


def try_life(desk: Installed) -> None:
    """Go through the life of an installation, from the first to the last."""
    bad_input_trial.refuse_old_windows(desk)
    bad_input_trial.refuse_other_program(desk)
    if desk.way is CURRENT_USER:
        bad_input_trial.fill_a_disk(desk)
    install(desk)
    use(desk)
    bad_input_trial.refuse_while_running(desk)
    bad_input_trial.refuse_while_in_use(desk)
    bad_input_trial.fail_without_harm(desk)
    upgrade(desk)
    desk.setup(OLDER, NEWER, "is newer than")
    expect_registered(desk, product_version())
    remove(desk)


def install(desk: Installed) -> None:
    """Install the older one where a user has settings and scans already."""
    settings, inbox = desk.at(f"{SETTINGS}/wisedesk.toml"), desk.at(f"{SETTINGS}/inbox")
    inbox.mkdir(parents=True, exist_ok=True)
    settings.write_text("# van deze gebruiker\n", encoding="utf-8")
    before = desk.data()
    desk.setup(OLDER, DONE, "wisedesk is in", "/LogOn")
    desk.expect(has(desk.program / "wisedesk.exe"), "the program is there")
    desk.expect_links(there=True)
    expect_registered(desk, OLDER)
    desk.expect(desk.data() == before, "settings and inbox are as they were")


def use(desk: Installed) -> None:
    """Make a library where it belongs without a word, and work the window."""
    admin = desk.prefix.inside(desk.program / "wisedesk-admin.exe")
    told = desk.prefix.run(admin, "demo").stdout
    desk.expect(has(desk.library), f"the library is in its place: {told.strip()}")
    told = desk.prefix.run(admin, "backup").stdout
    backups = list((desk.library.parent / "backups").iterdir())
    desk.expect(bool(backups), f"a backup lies beside it: {told.strip()}")
    prove_itself(desk.prefix, desk.program, desk.prefix.drive / "uitslag.txt")


def upgrade(desk: Installed) -> None:
    """Put the delivered one over the older, where not even data can be written."""
    stale = desk.program / "_internal" / "stale.pyd"
    foreign = desk.program / "van ons.txt"
    stale.write_bytes(b"")
    foreign.write_bytes(b"")
    desk.at(desk.way.desktop).unlink()
    before = desk.data()
    admin = desk.prefix.inside(desk.program / "wisedesk-admin.exe")
    with read_only(desk.library.parent):
        desk.setup("", DONE, "wisedesk is in")
        change = ("settings", "set", "undo-minutes", "30")
        told = desk.prefix.run(admin, *change).stdout.strip()
        desk.expect(told.startswith("wisedesk-admin: "), f"read-only data: {told}")
        desk.prefix.settle()
    expect_registered(desk, product_version())
    desk.expect(not stale.exists(), "a stale file is gone")
    desk.expect(foreign.is_file(), "a foreign file is kept")
    desk.expect(desk.data() == before, "library, backups and settings are as they were")
    desk.expect(not has(desk.at(desk.way.desktop)), "no desktop icon again")
    desk.expect(has(desk.at(desk.way.log_on)), "it still starts at log-on")
    left = [name for name in ("_new", "_old") if (desk.program / name).exists()]
    desk.expect(not left, f"nothing is left over: {left}")
    told = desk.prefix.run(admin, "check").stdout.strip()
    desk.expect("Alles is in orde" in told, f"the library in use: {told}")
    prove_itself(desk.prefix, desk.program, desk.prefix.drive / "uitslag.txt")


def remove(desk: Installed) -> None:
    """Uninstall by the words that Windows keeps; what is not ours stays."""
    before = desk.data()
    ended = desk.batch(desk.registered()["QuietUninstallString"])
    desk.prefix.settle()
    desk.expect_end("uninstall", ended, DONE, "wisedesk is gone from")
    left = [each.name for each in desk.program.iterdir()]
    desk.expect(left == ["van ons.txt"], f"the program is gone: {left}")
    desk.expect_links(there=False)
    desk.expect(not desk.registered(), "it is registered no more")
    desk.expect(desk.data() == before, "library, backups and settings are kept")


def expect_registered(desk: Installed, version: str) -> None:
    """See that Windows shows its name, maker, version, size and place."""
    told, place = desk.registered(), desk.prefix.inside(desk.program)
    wanted = {**OURS, "DisplayVersion": version, "InstallLocation": place}
    shown = {name: told.get(name) for name in wanted}
    desk.expect(shown == wanted, f"registered: {shown}")
    size = int(told["EstimatedSize"], 16) * KILOBYTE
    differs = abs(size - size_of(desk.program))
    desk.expect(differs < size / 100, f"its size: {size:,} bytes")
    desk.expect(told["DisplayIcon"] == f"{place}\\wisedesk.exe", "its icon")
