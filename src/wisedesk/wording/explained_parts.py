# SPDX-License-Identifier: Apache-2.0
"""What an explanation is made of: parts with a heading, and facts under each."""

from typing import NamedTuple


class Fact(NamedTuple):
    """A name and what there is to say of it."""

    name: str
    told: str


class Part(NamedTuple):
    """A heading with its facts."""

    title: str
    facts: tuple[Fact, ...]
