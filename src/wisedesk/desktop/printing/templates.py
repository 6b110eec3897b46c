# SPDX-License-Identifier: Apache-2.0
"""The templates of what is printed: a library makes them its own."""

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from wisedesk.resources import resource


def print_template(name: str) -> Template:
    """Return the template with a name under resources/print, such as list.html."""
    return Environment(
        loader=FunctionLoader(_text),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    ).get_template(name)


def _text(name: str) -> str:
    return resource(f"print/{name}.j2").read_text(encoding="utf-8")
