# SPDX-License-Identifier: Apache-2.0
"""What the frozen program leaves out of all that was found; build_app.spec asks it.

It does its work without what is named here: a test blocks the modules and uses it, and
the frozen programs prove themselves.
"""

import re
from pathlib import Path

MODULES = (
    # Qt that no widget asks for
    "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtOpenGL", "PySide6.QtQml",
    "PySide6.QtQuick", "PySide6.QtSql", "PySide6.QtUiTools", "PySide6.scripts",
    # the library runs on the SQLite of pysqlite3 alone
    "sqlite3", "_sqlite3",
    "sqlalchemy.dialects.mssql", "sqlalchemy.dialects.mysql",
    "sqlalchemy.dialects.oracle", "sqlalchemy.ext.mypy", "sqlalchemy.testing",
    # statements are compiled, nothing is mapped
    "sqlalchemy.ext.asyncio", "sqlalchemy.ext.baked", "sqlalchemy.orm",
    # it speaks to nobody: no OpenSSL to keep up with (without_tls.py tells stdnum)
    "ssl", "_ssl", "_hashlib", "dns", "ftplib", "http.cookiejar",
    "http.server", "pydoc", "smtplib", "webbrowser", "xmlrpc",
    # what rich can do beyond tables and progress; what msgspec and email can do beyond
    "markdown_it", "pygments", "rich.markdown", "yaml",
    # no second process; no archives but Python's own zip
    "multiprocessing", "bz2", "_bz2", "lzma", "_lzma",
    "tarfile",
    # what Python has compiled
    "_pydecimal",
    # what builds and tests programs
    "doctest", "ensurepip", "idlelib", "lib2to3", "pdb", "pip", "pkg_resources",
    "pydoc_data", "setuptools", "statistics", "test", "tkinter", "turtledemo",
    "unittest",
)  # fmt: skip
KEPT = {  # of the files in a folder of that name, these alone
    "translations": ("qtbase_nl", "qtbase_en"),
    "imageformats": ("qsvg", "qico"),
    "platforms": ("qxcb", "qoffscreen", "qwindows"),
    "Europe": ("Amsterdam",),  # the zone of a library
}
TABLES = ("iban", "isbn")  # those of stdnum that a check looks into
PLUGINS = (
    "egldeviceintegrations",
    "generic",
    "networkinformation",
    "platforminputcontexts",
    "platformthemes",
    "qmltooling",
    "sqldrivers",
    "tls",
    "vectorimageformats",
    "xcbglintegrations",
)
# never part of the product: the desktop's libraries on Linux, the system's on Windows
SYSTEM_LIBRARIES = re.compile(
    r"lib(gtk|gdk|cairo|pango|atk|atspi|epoxy|gnutls|p11-kit|cups|avahi|gbm|drm|EGL|GLX"
    r"|GLdispatch|OpenGL|GL\.|gio|gobject|gmodule|harfbuzz|fribidi|thai|datrie|pixman)"
    r"|(icuuc|icuin|icu|mscms|ucrtbase|opengl32sw|d3dcompiler_47)\.dll|api-ms-win-"
)
QT_LIBRARIES = re.compile(  # opengl32sw: twenty megabytes that no widget draws with
    r"opengl32sw|(lib)?Qt6(Wayland|WlShell|EglF[sS]|Qml|Quick|OpenGL|Pdf|Virtual)"
)


def is_wanted(name: str) -> bool:
    """Return whether a file belongs in the folder, by the place it would have there."""
    place = Path(name.replace("\\", "/"))
    folders, parent = place.parts[:-1], place.parent.name
    stem = place.stem.removeprefix("lib")
    if parent in KEPT:
        return stem in KEPT[parent]
    if place.suffix == ".dat" and "stdnum" in folders:
        return stem in TABLES
    if "tzdata" in folders or parent in (*PLUGINS, "__pycache__"):
        return False
    if "PySide6" in folders:
        of_wayland = parent.startswith("wayland-")
        return not of_wayland and QT_LIBRARIES.match(place.name) is None
    return SYSTEM_LIBRARIES.match(place.name) is None
