# SPDX-License-Identifier: Apache-2.0
"""A library's file as it is looked at by the threads of one desk."""

from pathlib import Path

import pytest

from wisedesk.db.watched_file import WatchedFile
from wisedesk.services import errors

PAGE = 4096


class WrittenMeanwhile(type(Path())):
    """A file that another thread writes to, and looks at, during a first look."""

    meanwhile = staticmethod(lambda: None)

    def stat(self, **how):
        found = super().stat(**how)
        self.meanwhile()
        return found


def test_a_file_that_grows_during_two_looks_is_not_damaged(tmp_path):
    path = WrittenMeanwhile(tmp_path / "library.sqlite")
    path.write_bytes(bytes(PAGE))
    file = WatchedFile(path)

    def grow():
        path.meanwhile = lambda: None
        path.write_bytes(bytes(2 * PAGE))
        file.look(lambda: 2 * PAGE)

    path.meanwhile = grow
    file.look(lambda: 2 * PAGE)


def test_a_file_that_is_cut_short_is(tmp_path):
    path = tmp_path / "library.sqlite"
    path.write_bytes(bytes(2 * PAGE))
    file = WatchedFile(path)
    path.write_bytes(bytes(PAGE))
    with pytest.raises(errors.DatabaseDamaged):
        file.look(lambda: 2 * PAGE)
