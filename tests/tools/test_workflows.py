# SPDX-License-Identifier: Apache-2.0
"""The workflows are pinned, may do little, and run only what this checkout has."""

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
WORKFLOWS = {each.name: yaml.safe_load(each.read_text("utf-8")) for each in FILES}
JOBS = [
    (name, job, told)
    for name, workflow in WORKFLOWS.items()
    for job, told in workflow["jobs"].items()
]
NAMES = [f"{name}: {job}" for name, job, _ in JOBS]
STEPS = [step for _, _, told in JOBS for step in told.get("steps", ())]
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
PLACE = re.compile(r"(?:tools|packaging|\.ci)/[\w./-]+|[\w-]+\.(?:txt|spec|toml)")
COMMANDS = {
    *("python", "python3", "sudo", ".venv/bin/python", "gh"),
    *("build/delivered/Scripts/python", "build/listing/Scripts/python"),
    "build/listing/Scripts/cyclonedx-py",
}


def commands() -> list[list[str]]:
    lines = [line for step in STEPS for line in step.get("run", "").splitlines()]
    return [shlex.split(line) for line in lines if line]


def test_there_are_workflows_for_a_change_and_for_a_release() -> None:
    assert set(WORKFLOWS) == {"checks.yml", "release.yml"}
    assert all(WORKFLOWS.values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_action_is_pinned_by_the_hash_of_its_commit(path: Path) -> None:
    uses = re.findall(r"uses: (.+)", path.read_text("utf-8"))
    others = [use for use in uses if not use.startswith("./")]
    assert others
    assert [use for use in others if not PINNED.fullmatch(use)] == []


def test_an_action_has_one_hash() -> None:
    uses = {step["uses"] for step in STEPS if "uses" in step}
    actions = [use.partition("@")[0] for use in uses]
    assert len(actions) == len(set(actions)) > 1


def test_nothing_may_be_done_that_no_job_asks_for() -> None:
    assert [each["permissions"] for each in WORKFLOWS.values()] == [{}, {}]


@pytest.mark.parametrize(("name", "job", "told"), JOBS, ids=NAMES)
def test_a_job_reads_only_except_the_one_that_drafts(
    name: str, job: str, told: dict[str, Any]
) -> None:
    writes = (name, job) == ("release.yml", "draft")
    assert told["permissions"] == {"contents": "write" if writes else "read"}


@pytest.mark.parametrize(
    "told",
    [told for *_, told in JOBS if "steps" in told],
    ids=lambda told: told["name"],
)
def test_a_job_has_an_end_and_keeps_no_password(told: dict[str, Any]) -> None:
    assert told["timeout-minutes"] <= 60
    [checkout] = [s for s in told["steps"] if "/checkout@" in s.get("uses", "")]
    assert checkout["with"]["persist-credentials"] is False


def test_what_is_run_is_there() -> None:
    names = {
        place for words in commands() for word in words for place in PLACE.findall(word)
    }
    assert {
        "tools/release.py",
        "packaging/windows/delivery.py",
        "constraints.txt",
    } <= names
    assert [each for each in sorted(names) if not (ROOT / each).exists()] == []


def test_only_known_programs_are_run() -> None:
    assert {words[0] for words in commands()} == COMMANDS


def test_a_group_that_is_installed_is_in_the_project() -> None:
    groups = {
        words[words.index("--group") + 1] for words in commands() if "--group" in words
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert groups
    assert groups <= set(project["dependency-groups"])


def test_both_systems_are_tested_with_the_oldest_and_the_same_newest_python() -> None:
    jobs = WORKFLOWS["checks.yml"]["jobs"]
    versions = [job["strategy"]["matrix"]["python"] for job in jobs.values()]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    oldest = project["project"]["requires-python"].removeprefix(">=")
    assert {job["runs-on"].partition("-")[0] for job in jobs.values()} == {
        "ubuntu",
        "windows",
    }
    assert all(each == versions[0] and each[0] == oldest for each in versions)


def test_what_is_delivered_is_made_with_a_python_that_was_tested() -> None:
    tested = WORKFLOWS["checks.yml"]["jobs"]["windows"]["strategy"]["matrix"]["python"]
    steps = WORKFLOWS["release.yml"]["jobs"]["freeze"]["steps"]
    [python] = [
        s["with"]["python-version"]
        for s in steps
        if "setup-python" in s.get("uses", "")
    ]
    assert python in tested


def test_nothing_is_drafted_before_all_was_tried() -> None:
    jobs = WORKFLOWS["release.yml"]["jobs"]
    waits, further = set(), {"draft"}
    while further:
        waits |= further
        needs = [jobs[each].get("needs", []) for each in further]
        further = {
            n for need in needs for n in ([need] if isinstance(need, str) else need)
        }
    assert waits == set(jobs)


def test_the_tests_of_linux_alone_are_left_out_by_a_marker_that_exists() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    markers = [each.partition(":")[0] for each in project["tool"]["pytest"]["markers"]]
    chosen = [
        words[words.index("-m", 3) + 1] for words in commands() if "pytest" in words
    ]
    assert {each.removeprefix("not ") for each in chosen} == {"linux"} <= set(markers)
