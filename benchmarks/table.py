# SPDX-License-Identifier: Apache-2.0
"""The table of figures, each beside its floor and its target."""

from dataclasses import dataclass

HEAD = f"{'':46}{'measured':>10}{'floor':>10}{'ratio':>8}  {'to reach':<28}"


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, in `unit`, beside its floor; the targets that are None hold.

    `most_ratio` is the most it may be times the floor, `most_above` the most it may be
    above it, `most` the most it may be.
    """

    what: str
    measured: float
    floor: float | None = None
    unit: str = "ms"
    most_ratio: float | None = None
    most_above: float | None = None
    most: float | None = None

    @property
    def ratio(self) -> float | None:
        """Return how many times the floor it is."""
        return self.measured / self.floor if self.floor else None

    @property
    def is_met(self) -> bool:
        """Whether every target is reached."""
        floor = self.floor or 0.0
        return not (
            (self.most is not None and self.measured > self.most)
            or (self.most_above is not None and self.measured > floor + self.most_above)
            or (self.most_ratio is not None and self.measured > floor * self.most_ratio)
        )

    @property
    def has_target(self) -> bool:
        """Whether anything is to be reached."""
        return (self.most, self.most_above, self.most_ratio) != (None, None, None)

    def line(self) -> str:
        """Return the line of the table."""
        floor = "" if self.floor is None else f"{self.floor:.2f}"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} x"
        verdict = ("ok" if self.is_met else "NOT") if self.has_target else "-"
        measured = f"{self.measured:.2f} {self.unit}"
        figures = f"{self.what:46}{measured:>10}{floor:>10}{ratio:>8}"
        return f"{figures}  {self._told():<28}{verdict}"

    def _told(self) -> str:
        """Return the targets in words."""
        told = []
        if self.most_ratio is not None:
            told.append(f"<= {self.most_ratio:g} x the floor")
        if self.most_above is not None:
            told.append(f"<= floor + {self.most_above:g} {self.unit}")
        if self.most is not None:
            told.append(f"<= {self.most:g} {self.unit}")
        return ", ".join(told)
