# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

import pytest

from wisedesk.bootstrap import DEFAULT_STAFF, create_library, open_services
from wisedesk.config import (
    BadSettings,
    Config,
    as_address,
    default_library,
    log_folder,
    read_config,
    settings_file,
    shown_address,
)
from wisedesk.services.errors import BranchUnknown

TOML = """
database = "{database}"
desk = "Balie 2"
branch = "9408"
staff = "mies"
backups = "/mnt/other/backups"

[scanner]
gap-ms = 50
end = "tab"
"""


def write_settings(text: str) -> Path:
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def nowhere_named(monkeypatch):
    """Take away the library the environment names."""
    monkeypatch.delenv("WISEDESK_DATABASE")


def test_a_test_never_touches_the_files_of_its_user(own_home):
    for path in (settings_file(), default_library(), log_folder()):
        assert path.is_relative_to(own_home)


@pytest.mark.usefixtures("nowhere_named")
def test_a_first_start_needs_no_settings():
    config = read_config()
    assert config.database == as_address(str(default_library()))
    assert config.desk
    assert (config.branch, config.staff, config.scanner) == ("", "", {})


@pytest.fixture
def shared_folder(own_home, monkeypatch) -> Path:
    """Make the folder of a library for all who use this machine, and return it."""
    monkeypatch.setenv("XDG_DATA_DIRS", str(own_home / "everybody"))
    folder = own_home / "everybody" / "wisedesk" / "library"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.linux
def test_who_shares_a_machine_shares_its_library(shared_folder):
    """The installer of Windows makes the folder when it installs for all users."""
    assert default_library() == shared_folder / "library.sqlite"


@pytest.mark.usefixtures("shared_folder")
def test_who_has_a_library_already_keeps_to_it(own_home):
    """Installing for all users does not put an empty library before a full one."""
    own = own_home / "wisedesk" / "library.sqlite"
    own.parent.mkdir(exist_ok=True)
    own.write_bytes(b"")
    assert default_library() == own


@pytest.mark.usefixtures("nowhere_named")
@pytest.mark.linux
def test_the_settings_file_says_what_this_machine_is():
    write_settings(TOML.format(database="/srv/library.sqlite"))
    assert read_config() == Config(
        database="sqlite:////srv/library.sqlite",
        desk="Balie 2",
        branch="9408",
        staff="mies",
        scanner={"gap-ms": "50", "end": "tab"},
        backups=Path("/mnt/other/backups"),
    )


@pytest.mark.linux
def test_the_environment_goes_before_the_file_and_the_command_line_before_both(
    monkeypatch,
):
    write_settings(TOML.format(database="/from/file.sqlite"))
    monkeypatch.setenv("WISEDESK_DATABASE", "/from/environment.sqlite")
    assert read_config().database == "sqlite:////from/environment.sqlite"
    told = read_config("/from/command.sqlite")
    assert told.database == "sqlite:////from/command.sqlite"


@pytest.mark.parametrize("text", ["desk = ", "desk = 'a'\ndesk = 'b'", "\x00"])
def test_a_settings_file_that_cannot_be_read_says_where(text):
    path = write_settings(text)
    with pytest.raises(BadSettings, match=path.name):
        read_config()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("database = 5", "database = 5"),
        ("desk = {a = 1}", "desk = "),
        ("branch = 9408", "branch = 9408"),
        ("staff = true", "staff = "),
        ("backups = false", "backups = "),
        ("scanner = 3", "scanner = 3"),
        ("[[scanner]]", "scanner = "),
        ("[scanner]\ngap-ms = 1.5", "gap-ms = 1.5"),
    ],
)
def test_a_setting_of_a_wrong_kind_is_named(text, named):
    path = write_settings(text)
    with pytest.raises(BadSettings, match=f"{path.name}: .*{named}"):
        read_config()


@pytest.mark.linux
def test_a_plain_path_becomes_an_address():
    assert as_address("/a/b.sqlite") == "sqlite:////a/b.sqlite"
    assert as_address("postgresql://desk@server/x") == "postgresql://desk@server/x"
    relative = as_address("b.sqlite")
    assert relative == f"sqlite:///{Path.cwd().as_posix()}/b.sqlite"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("sqlite:////a/b.sqlite", "/a/b.sqlite"),
        ("postgresql://desk:geheim@server:5432/x", "postgresql://desk@server:5432/x"),
        ("postgresql://server/x", "postgresql://server/x"),
    ],
)
def test_an_address_is_shown_without_its_password(address, shown):
    assert shown_address(address) == shown


@pytest.mark.parametrize("folder", ["een map", "50% korting", "map #2", "wie?", "é"])
@pytest.mark.linux
def test_a_library_opens_wherever_it_lies(tmp_path, folder):
    path = tmp_path / folder / "library.sqlite"
    create_library(as_address(str(path)))
    assert path.is_file()
    services = open_services(Config(as_address(str(path)), desk="balie-1"))
    assert services.clock.work_date is None
    services.library.close()


@pytest.mark.parametrize(("asked", "stands_in"), [("9408", "9408"), ("", "9000")])
def test_the_branch_a_desk_stands_in(library_file, asked, stands_in):
    config = Config(as_address(str(library_file)), desk="balie-1", branch=asked)
    services = open_services(config)
    station = services.desk.station
    services.library.close()
    assert (station.branch, station.staff) == (stands_in, DEFAULT_STAFF)


def test_a_desk_does_not_stand_in_a_branch_the_library_does_not_have(library_file):
    config = Config(as_address(str(library_file)), desk="balie-1", branch="1234")
    with pytest.raises(BranchUnknown, match="1234"):
        open_services(config)


@pytest.mark.usefixtures("nowhere_named")
def test_a_library_may_lie_in_a_folder_with_spaces_and_accents(tmp_path):
    """The folder of a user of Windows has the user's name, accents and all."""
    path = tmp_path / "Bibliotheek Oude Dorp" / "gegevens van José é" / "library.sqlite"
    write_settings(f'database = "{path.as_posix()}"\n')
    create_library(read_config().database)
    assert path.is_file()
    assert shown_address(read_config().database) == path.as_posix()
    services = open_services(read_config())
    staff = services.desk.station.staff
    services.library.close()
    assert staff == DEFAULT_STAFF
