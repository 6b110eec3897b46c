# SPDX-License-Identifier: Apache-2.0
"""Signing of what is delivered, where there is a key; a warning where there is none.

    python packaging/windows/signing.py FILE

`WISEDESK_CERTIFICATE` holds a PKCS 12 file in base64, `WISEDESK_CERTIFICATE_PASSWORD`
its password, `WISEDESK_TIMESTAMP` who says when it was signed ("" for nobody: a trial).
"""

import base64
import os
import subprocess
import sys
import tempfile
from pathlib import Path

CERTIFICATE = "WISEDESK_CERTIFICATE"
PASSWORD = "WISEDESK_CERTIFICATE_PASSWORD"  # noqa: S105 - its name
TIMESTAMP = "WISEDESK_TIMESTAMP"
WITNESS = "http://timestamp.digicert.com"
ABOUT = "wisedesk"


def has_key() -> bool:
    """Return whether there is a key; warn as a workflow shows it when there is none."""
    if os.environ.get(CERTIFICATE):
        return True
    print(f"::warning::Nothing is signed: there is no {CERTIFICATE}", flush=True)
    return False


def sign(path: Path) -> None:
    """Sign a program, installer or MSI in place; raises SystemExit when it fails."""
    signed = path.with_name(f"{path.name}.signed")
    with tempfile.TemporaryDirectory() as folder:
        key, password = Path(folder, "key.p12"), Path(folder, "password")
        key.touch(mode=0o600)
        key.write_bytes(base64.b64decode(os.environ[CERTIFICATE], validate=False))
        password.touch(mode=0o600)
        password.write_text(os.environ.get(PASSWORD, ""), encoding="utf-8")
        witness = os.environ.get(TIMESTAMP, WITNESS)
        done = subprocess.run(
            (
                *("osslsigncode", "sign", "-pkcs12", str(key)),
                *("-readpass", str(password), "-h", "sha256", "-n", ABOUT),
                *(("-ts", witness) if witness else ()),
                *("-in", str(path), "-out", str(signed)),
            ),
            stdout=subprocess.DEVNULL,
            check=False,
        )
    if done.returncode:
        signed.unlink(missing_ok=True)
        raise SystemExit(f"{path.name} could not be signed")
    signed.replace(path)


if __name__ == "__main__":
    sign(Path(sys.argv[1]))
