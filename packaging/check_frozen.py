"""Build the program with its own Python, and let it check itself.

It has to pass while it is whole, also where an update takes its place meanwhile, and to fail once a
part is taken out.

For CI, run with the private environment's Python. It borrows that one's packages; only what packs
the program is fetched, into a temporary folder. `bundle.py` builds what people get, of a clean
environment.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bundle import EPOCH, PACKAGE, ROOT, extra

# without it no window opens, and only the self-check's last line says so
TAKEN_OUT = {"linux": "libqxcb.so", "win32": "qwindows.dll", "darwin": "libqcocoa.dylib"}


def main() -> int:
    """0 where the built program says that it is whole, and then that it is not."""
    with tempfile.TemporaryDirectory(prefix="ptdiary-frozen-") as name:
        folder = Path(name)
        program = build(folder)
        whole = self_check(program, folder)
        print(whole.stdout, end="")
        if whole.returncode:
            print(whole.stderr)
            return 1
        if os.name == "posix" and not outlives_its_file(program, folder):
            print("the built program does not outlive an update of its file")
            return 1
        part = next(program.parent.rglob(TAKEN_OUT[sys.platform]))
        part.unlink()
        if self_check(program, folder).returncode == 0:
            print(f"the built program does not miss {part.name}")
            return 1
    print("the built program has all its parts, and says when it has not")
    return 0


def build(folder: Path) -> Path:
    """The program, built below a folder."""
    packer = folder / "packer"
    constraints = ROOT / "packaging" / "constraints.txt"
    run(
        "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input",
        "--only-binary", ":all:", "--constraint", constraints, "--target", packer, *extra(PACKAGE),
    )  # fmt: skip
    run(
        "PyInstaller", "--noconfirm", "--log-level", "ERROR", "--distpath", folder / "dist",
        "--workpath", folder / "build", ROOT / "packaging" / "ptdiary.spec",
        PYTHONPATH=str(packer), PYTHONHASHSEED="1", SOURCE_DATE_EPOCH=EPOCH,
        PYINSTALLER_CONFIG_DIR=str(folder / "cache"),
    )  # fmt: skip
    return folder / "dist" / "ptdiary" / ("ptdiary.exe" if os.name == "nt" else "ptdiary")


def run(module: str, *words: str | Path, **more: str) -> None:
    """Run a module of this Python; its words are shown where it fails."""
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        env={**os.environ, **more}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def self_check(program: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """What the built program says of itself, where nothing of the checkout leads to it."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "XDG_"))}
    return subprocess.run(
        [program, "self-check"], cwd=folder, env={**kept, "HOME": str(folder)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def outlives_its_file(program: Path, folder: Path) -> bool:
    """Whether it goes on with another file in its place, as after an update while it is open."""
    import pty  # noqa: PLC0415  not on Windows

    kept = program.with_name("kept")
    shutil.copy2(program, kept)
    seen, shown = pty.openpty()
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "XDG_"))}
    process = subprocess.Popen(
        [program, "self-check"], cwd=folder, env={**env, "HOME": str(folder)},
        stdout=shown, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(shown)
    said = os.read(seen, 1)  # it has begun
    program.unlink()
    program.write_bytes(b"of another version")
    with contextlib.suppress(OSError):  # so a terminal ends
        while os.read(seen, 4096):
            pass
    os.close(seen)
    status = process.wait()
    kept.replace(program)
    return bool(said) and status == 0


if __name__ == "__main__":
    sys.exit(main())
