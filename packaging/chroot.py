"""A bare Debian in a folder, to try in it what a person would do: made by debootstrap.

    python packaging/chroot.py FOLDER SUITE [command...]

makes one, where there is none, and runs a command in it as root. It takes from this machine only
what it needs to reach packages: its mirror of Debian, its resolver, what it trusts, and pip's
settings. Each command has mounts and processes of its own, which are gone when it has ended, so
that a folder can be removed at any time. It needs root.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from progress import TroubleError, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SCRIPTS = Path("/usr/share/debootstrap/scripts")
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
TRUSTED = "usr/local/share/ca-certificates"  # what `update-ca-certificates` takes in
CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----\n", re.DOTALL)
HOST_FILES = ("etc/resolv.conf", "etc/hosts", "etc/pip.conf", "etc/xdg/pip")
# A program in there is to find the packages that one out here finds.
HANDED_ON = re.compile(r"PIP_|SSL_CERT_|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|\w+_proxy", re.IGNORECASE)
# What apt is told of the age of a mirror here holds in there too.
APT_SETTINGS = re.compile(r"^Acquire::(?:Check-|https?::).*", re.MULTILINE)
FOLDER_OF_PIP = re.compile(r"(?<![:/\w.])(?:file:/{2})?(/[^\s'\",]+)")
SUPERUSER = "root"
SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


class Chroot(NamedTuple):
    """A folder with a whole Debian."""

    folder: Path

    def command(
        self,
        command: Sequence[str],
        user: str = SUPERUSER,
        environment: Mapping[str, str] | None = None,
        shared: Iterable[Path] = (),
        at: str = "",
    ) -> list[str]:
        """What runs a command in there, to be given to `subprocess` as it is.

        `environment` comes on top of what leads to packages. `shared` are folders of this machine
        that are seen in there under the same name. `at` is where it begins, else the user's home.
        """
        home = "/root" if user == SUPERUSER else f"/home/{user}"
        handed = {k: v for k, v in os.environ.items() if HANDED_ON.match(k)}
        said = {
            "HOME": home, "USER": user, "LOGNAME": user, "PATH": SYSTEM_PATH, "LANG": "C.UTF-8",
            **({"TERM": os.environ["TERM"]} if "TERM" in os.environ else {}),
            **handed, **(environment or {}),
        }  # fmt: skip
        lines = ["set -e", 'cd "$ROOT"', "mount -t tmpfs tmpfs dev/shm"]
        for each in folders_of_pip():
            lines += [f'mkdir -p "$ROOT{each}"', f'mount --bind -o ro "{each}" "$ROOT{each}"']
        for each in shared:
            lines += [f'mkdir -p "$ROOT{each}"', f'mount --bind "{each}" "$ROOT{each}"']
        lines.append('exec chroot --userspec="$WHO" "$ROOT" /usr/bin/env -i "$@"')
        return [
            "env", f"ROOT={self.folder}", f"WHO={user}:{user}",
            "unshare", "--mount", "--pid", "--fork", "--kill-child",
            f"--mount-proc={self.folder / 'proc'}", "sh", "-c", "\n".join(lines), "chroot",
            *(f"{name}={value}" for name, value in said.items()),
            "sh", "-c", 'cd "$0" && exec "$@"', at or home, *command,
        ]  # fmt: skip

    def run(
        self,
        *command: str,
        user: str = SUPERUSER,
        environment: Mapping[str, str] | None = None,
        shared: Iterable[Path] = (),
        at: str = "",
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in there to its end, and what it printed on both ways out."""
        return subprocess.run(
            self.command(command, user, environment, shared, at),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip

    def do(self, *command: str, user: str = SUPERUSER) -> str:
        """`run`, where nothing may fail: what it printed. TroubleError with its last line."""
        done = self.run(*command, user=user, environment={"DEBIAN_FRONTEND": "noninteractive"})
        if done.returncode:
            last = next(filter(str.strip, reversed(done.stdout.splitlines())), "no reason given")
            msg = f"in {self.folder}, {' '.join(command)} ended with {done.returncode}: {last}"
            raise TroubleError(msg)
        return done.stdout

    def install(self, *packages: str) -> None:
        """Have packages of Debian, or `.deb` files in there, installed with what they need."""
        self.do("apt-get", "update", "-q")
        self.do("apt-get", "install", "-q", "-y", "--no-install-recommends", *packages)

    def add_user(self, name: str) -> None:
        """Somebody with a home and without rights."""
        self.do("useradd", "--create-home", "--user-group", "--shell", "/bin/bash", name)

    def inside(self, path: str) -> Path:
        """Where an absolute path of theirs lies on this machine."""
        return self.folder / path.lstrip("/")

    def remove(self) -> None:
        """Take it away: nothing is mounted in it while no command runs."""
        if f" {self.folder}" in Path("/proc/mounts").read_text(encoding="utf-8"):
            msg = f"something is mounted in {self.folder}; it stays."
            raise TroubleError(msg)
        shutil.rmtree(self.folder)


def made(folder: Path, suite: str, packages: Sequence[str] = ()) -> Chroot:
    """A Debian of a suite ("bookworm") with nothing but what it cannot be without, and `packages`.

    One that lies there whole is taken as it is. TroubleError.
    """
    folder = folder.absolute()
    here, stamp = Chroot(folder), folder / "etc/ptdiary-suite"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == suite:
        return here
    if os.geteuid() != 0:
        msg = "a bare Debian can only be made and entered as root."
        raise TroubleError(msg)
    if shutil.which("debootstrap") is None:
        _do(["apt-get", "install", "-q", "-y", "--no-install-recommends", "debootstrap"])
    if folder.exists():
        here.remove()
    folder.parent.mkdir(parents=True, exist_ok=True)
    say(f"making a bare {suite} in {folder}.")
    script = SCRIPTS / suite
    # one that this machine's debootstrap has never heard of is made as the newest is
    scripts = [] if script.exists() else [str(SCRIPTS / "sid")]
    _do(["debootstrap", "--variant=minbase", suite, str(folder), mirror(), *scripts])
    _equip(here)
    if packages:
        here.install(*packages)
    stamp.write_text(suite, encoding="utf-8")
    return here


def mirror() -> str:
    """Where this machine has its Debian from. TroubleError where it is none."""
    lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    release = {name: value.strip('"') for name, _, value in (each.partition("=") for each in lines)}
    codename = release.get("VERSION_CODENAME", "")
    asked = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE)"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    for line in asked.stdout.splitlines():
        place, _, suite = line.partition(" ")
        if suite == codename and release.get("ID") == "debian":
            return place
    msg = "a bare Debian can only be made on a Debian, from its own mirror."
    raise TroubleError(msg)


def folders_of_pip() -> list[Path]:
    """The folders of this machine that its pip looks for packages in."""
    asked = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    )
    found = set()
    for line in asked.stdout.splitlines():
        name, _, value = line.partition("=")
        option = name.rpartition(".")[2].rpartition("-")[0]
        if option in {"index", "extra-index", "find"}:
            # the pages of an index lie beside the files that they name
            above = "index" in option
            paths = [Path(each) for each in FOLDER_OF_PIP.findall(value)]
            found |= {each.parent if above else each for each in paths if each.is_dir()}
    return sorted(found)


def _equip(chroot: Chroot) -> None:
    """Hand on what leads to packages, so that no later installation takes it away again."""
    for name in HOST_FILES:
        source, target = Path("/") / name, chroot.inside(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        elif source.exists():
            shutil.copyfile(source, target)
    dumped = subprocess.run(["apt-config", "dump"], capture_output=True, text=True, check=False)
    settings = "\n".join([*APT_SETTINGS.findall(dumped.stdout), ""])
    chroot.inside("etc/apt/apt.conf.d/90machine").write_text(settings, encoding="utf-8")
    if not CERTIFICATES.exists():
        return
    bundle = CERTIFICATES.read_text(encoding="utf-8")
    trusted = chroot.inside(TRUSTED)
    trusted.mkdir(parents=True, exist_ok=True)
    for number, each in enumerate(CERTIFICATE.findall(bundle)):
        (trusted / f"machine-{number}.crt").write_text(each, encoding="utf-8")
    target = chroot.inside(str(CERTIFICATES))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(bundle, encoding="utf-8")


def _do(command: list[str]) -> None:
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        last = next(filter(str.strip, reversed(done.stdout.splitlines())), "no reason given")
        msg = f"{command[0]} ended with {done.returncode}: {last}"
        raise TroubleError(msg)


def main(arguments: list[str]) -> int:
    """Make one, and run a command in it."""
    try:
        chroot = made(Path(arguments[0]), arguments[1])
    except TroubleError as trouble:
        say(str(trouble))
        return 2
    command = arguments[2:]
    return subprocess.call(chroot.command(command)) if command else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
