# SPDX-License-Identifier: Apache-2.0
"""What every test stands on: a library of its own, and a home of its own."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt

import importlib.util
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import hypothesis
import pytest

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


@pytest.fixture(scope="session")
def empty_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the empty library that tests copy."""
    path = tmp_path_factory.mktemp("template") / "empty.sqlite"
    create_library(as_address(str(path)))
    return path


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample library that tests copy."""
    path = tmp_path_factory.mktemp("template") / "sample.sqlite"
    create_library(as_address(str(path)), WORK_DATE)
    return path


@pytest.fixture
def library_file(empty_template: Path, tmp_path: Path) -> Path:
    """Return a fresh library with its definitions, nobody and nothing in it."""
    return Path(shutil.copyfile(empty_template, tmp_path / "library.sqlite"))


@pytest.fixture
def sample_file(sample_template: Path, tmp_path: Path) -> Path:
    """Return a fresh sample library as of the work date."""
    return Path(shutil.copyfile(sample_template, tmp_path / "sample.sqlite"))


@pytest.fixture
def services(sample_file: Path) -> Iterator[Services]:
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
def other_desk(sample_file: Path) -> Iterator[Desk]:
    """Return a second desk with its own connection to the same library."""
    config = Config(as_address(str(sample_file)), desk="balie-2", branch="9408")
    opened = open_services(config, WORK_DATE)
    yield opened.desk
    opened.library.close()
