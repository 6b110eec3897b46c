# SPDX-License-Identifier: Apache-2.0
"""What is delivered says what it is, and is signed where there is a key."""

import json

import delivery
import pytest
import signing


def test_the_bill_of_materials_says_the_version() -> None:
    listed = {"metadata": {"component": {"name": "wisedesk"}}, "components": []}
    told = json.loads(delivery.with_version(json.dumps(listed), "1.2.0"))
    assert told["metadata"]["component"] == {"name": "wisedesk", "version": "1.2.0"}
    assert told["components"] == []


def test_without_a_key_a_warning_is_given_and_nothing_is_signed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(signing.CERTIFICATE, "")
    assert not signing.has_key()
    assert capsys.readouterr().out.startswith("::warning::Nothing is signed")


def test_with_a_key_no_warning_is_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(signing.CERTIFICATE, "Zm9v")
    assert signing.has_key()
    assert capsys.readouterr().out == ""
