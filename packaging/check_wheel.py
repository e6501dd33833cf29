"""Build the wheel, install it where nothing of the checkout is seen, and let it check itself.

Run by `start.py test` with the private environment's Python. The new environment borrows that
one's packages, so nothing is downloaded, but its `ptdiary` is the one of the wheel.
"""

import os
import subprocess
import sys
import sysconfig
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """0 where the installed wheel says that it is whole."""
    with tempfile.TemporaryDirectory(prefix="ptdiary-wheel-") as folder:
        installed = install(build(Path(folder)), Path(folder) / "installed")
        programs = installed / ("Scripts" if os.name == "nt" else "bin")
        own = {"PATH": os.environ.get("PATH", os.defpath), "HOME": folder}
        system = {key: os.environ[key] for key in ("SYSTEMROOT", "TMPDIR") if key in os.environ}
        where = "import ptdiary; print(ptdiary.__file__)"
        found = subprocess.run(
            [programs / "python", "-c", where],
            cwd=folder, env={**own, **system}, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        if str(installed) not in found:
            print("the wheel is not what would run:", found)
            return 1
        return subprocess.call(
            [programs / "ptdiary", "self-check"], cwd=folder, env={**own, **system}
        )


def build(folder: Path) -> Path:
    """The wheel of this checkout."""
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet"]
    pip("wheel", *options, "--wheel-dir", str(folder / "wheels"), str(ROOT))
    return next((folder / "wheels").glob("ptdiary-*.whl"))


def install(wheel: Path, folder: Path) -> Path:
    """A new environment with the wheel, that borrows the other packages of this one."""
    venv.EnvBuilder(symlinks=os.name != "nt").create(folder)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    here = Path(sysconfig.get_path("purelib"))
    packages = folder / here.relative_to(sys.prefix)
    # a plain line is a folder to look in; links to the checkout inside it are not followed
    (packages / "borrowed.pth").write_text(f"{here}\n", encoding="utf-8")
    where = ["--python", str(python)]
    pip(*where, "install", "--no-deps", "--no-index", "--quiet", str(wheel))
    return folder


def pip(*words: str) -> None:
    """Run pip; its words are shown where it fails."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


if __name__ == "__main__":
    sys.exit(main())
