# SPDX-License-Identifier: Apache-2.0
"""What every test stands on: a library of its own, and a home of its own."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt

import importlib.util
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from support.raw_file import Place, copied
from wisedesk.bootstrap import Services, create_library, open_services
from wisedesk.config import Config, as_address
from wisedesk.services.desk import Desk

hypothesis.settings.register_profile("wisedesk", deadline=None)  # machines differ
hypothesis.settings.load_profile("wisedesk")

ROOT = Path(__file__).parent.parent
WORK_DATE = date(2026, 5, 4)  # a Monday: the day the seed's screens were made
HOME_FOLDERS = (
    "HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
    "APPDATA",
    "LOCALAPPDATA",
    *(  # Windows itself is asked where they are, unless these say it
        f"WIN_PD_OVERRIDE_{name}"
        for name in ("APPDATA", "LOCAL_APPDATA", "COMMON_APPDATA")
    ),
)


def pytest_sessionstart() -> None:
    """Stop at once where a form was changed and not built."""
    spec = importlib.util.spec_from_file_location(
        "build_assets", ROOT / "tools" / "build_assets.py"
    )
    assert spec is not None
    assert spec.loader is not None
    build_assets = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build_assets)
    stale = [str(form.relative_to(ROOT)) for form in build_assets.out_of_date()]
    if stale:
        pytest.exit(
            f"newer than what was made of them: {', '.join(stale)}."
            " Run: python tools/build_assets.py",
            returncode=pytest.ExitCode.USAGE_ERROR,
        )


@pytest.fixture(autouse=True)
def own_home(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Keep a test away from the files of whoever runs it; return its own home."""
    home = tmp_path_factory.mktemp("home")
    for name in HOME_FOLDERS:
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("WISEDESK_DATABASE", str(home / "library.sqlite"))
    return home


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the libraries of a run lie on a server: `pytest --server tests/services`."""
    parser.addoption(
        "--server", action="store_true", help="libraries on PostgreSQL, not in files"
    )


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave out what is about a file where libraries lie on a server."""
    if config.getoption("--server"):
        left = [each for each in items if each.get_closest_marker("file")]
        config.hook.pytest_deselected(items=left)
        items[:] = [each for each in items if each not in left]


@pytest.fixture(scope="session")
def qapp() -> Any:
    """Return the application of the program, whichever test is the first to ask.

    There is one in a process: pytest-qt's would be without our style and language.
    """
    from support.program import application

    return application()


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Iterator[str | None]:
    """Return the address of a server for the libraries, None where they are files."""
    if not request.config.getoption("--server"):
        yield None
        return
    from support.server import running

    with running() as address:
        yield address


def _new_place(server: str | None, path: Path) -> Place:
    if server is None:
        return path
    from support.server import new_database

    return new_database(server)


@pytest.fixture(scope="session")
def empty_template(
    server: str | None, tmp_path_factory: pytest.TempPathFactory
) -> Place:
    """Return the empty library that tests copy."""
    place = _new_place(server, tmp_path_factory.mktemp("template") / "empty.sqlite")
    create_library(as_address(str(place)))
    return place


@pytest.fixture(scope="session")
def sample_template(
    server: str | None, tmp_path_factory: pytest.TempPathFactory
) -> Place:
    """Return the sample library that tests copy."""
    place = _new_place(server, tmp_path_factory.mktemp("template") / "sample.sqlite")
    create_library(as_address(str(place)), WORK_DATE)
    return place


@pytest.fixture
def library_file(empty_template: Place, tmp_path: Path) -> Place:
    """Return a fresh library with its definitions, nobody and nothing in it."""
    return copied(empty_template, tmp_path / "library.sqlite")


@pytest.fixture
def sample_file(sample_template: Place, tmp_path: Path) -> Place:
    """Return a fresh sample library as of the work date."""
    return copied(sample_template, tmp_path / "sample.sqlite")


@pytest.fixture
def services(sample_file: Place) -> Iterator[Services]:
    """Return the services on a sample library, at a desk in Nieuw-Buinen."""
    config = Config(as_address(str(sample_file)), desk="balie-1", branch="9408")
    opened = open_services(config, WORK_DATE)
    yield opened
    opened.library.close()


@pytest.fixture
def desk(services: Services) -> Desk:
    """Return the desk of the services."""
    return services.desk


@pytest.fixture
def other_desk(sample_file: Place) -> Iterator[Desk]:
    """Return a second desk with its own connection to the same library."""
    config = Config(as_address(str(sample_file)), desk="balie-2", branch="9408")
    opened = open_services(config, WORK_DATE)
    yield opened.desk
    opened.library.close()
