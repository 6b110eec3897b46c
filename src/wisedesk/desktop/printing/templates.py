# SPDX-License-Identifier: Apache-2.0
"""The templates of what is printed: a library makes them its own."""

from typing import TYPE_CHECKING

from wisedesk.resources import resource

if TYPE_CHECKING:
    from jinja2 import Template


def print_template(name: str) -> "Template":
    """Return the template with a name under resources/print, such as list.html."""
    # imported when something is printed: the desk is ready sooner without
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(_text),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    ).get_template(name)


def _text(name: str) -> str:
    return resource(f"print/{name}.j2").read_text(encoding="utf-8")
