"""Small disks for tests that fill them, and one whose power can be cut.

Mounting needs root, or sudo without a password.
"""

import os
import subprocess
import sys
from contextlib import contextmanager

# ext4's own way of trying out power cuts: from now on nothing more reaches the disk, and what its
# journal has not flushed is dropped
_SHUT = """
import fcntl, os, struct, sys
fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587D, struct.pack("I", 2))
"""


def _run_as_root(*command):
    sudo = [] if os.getuid() == 0 else ["sudo", "-n"]
    subprocess.run([*sudo, *command], check=True)


@contextmanager
def tiny_disk(folder, size):
    """Mount a disk of `size` ("64k") at `folder`, which is made."""
    if sys.platform == "win32":
        import pytest  # noqa: PLC0415  the nightly programs need none

        pytest.skip("Windows: a test has no small disk to mount")
    folder.mkdir()
    options = f"size={size},uid={os.getuid()},gid={os.getgid()},mode=700"
    _run_as_root("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder)
    try:
        yield folder
    finally:
        _run_as_root("umount", folder)


def forbid_writing(disk):
    """From now on a mounted disk can be read only."""
    _run_as_root("mount", "-o", "remount,ro", disk)


class CutDisk:
    """A disk of its own, in a file; it loses what was not flushed when its power is cut.

    `place` is where it is mounted while it is plugged in. Whoever uses it must have ended before it
    is unplugged.
    """

    def __init__(self, folder):
        self.place = folder / "disk"
        self.place.mkdir()
        self._image = folder / "image"
        self._before = folder / "before"
        self._is_in = False

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        if self._is_in:
            self.unplug()

    def make(self):
        """Make it, empty, and plug it in."""
        with self._image.open("wb") as image:
            image.truncate(32 * 2**20)
        owner = f"root_owner={os.getuid()}:{os.getgid()}"
        subprocess.run(["mkfs.ext4", "-q", "-F", "-E", owner, self._image], check=True)
        self.plug_in()

    def remember(self):
        """Flush it, and remember what it holds, for `go_back`."""
        self.unplug()
        self._copy(self._image, self._before)
        self.plug_in()

    def go_back(self):
        """Let it hold what it held, and plug it in. It has to be unplugged."""
        self._copy(self._before, self._image)
        self.plug_in()

    def plug_in(self):
        _run_as_root("mount", "-o", "loop", self._image, self.place)
        self._is_in = True

    def unplug(self):
        """Flush everything, unless its power is cut, and unplug it."""
        _run_as_root("umount", self.place)
        self._is_in = False

    def cut(self):
        """Cut its power; programs that still use it hear of errors of the disk."""
        _run_as_root(sys.executable, "-c", _SHUT, self.place)

    @staticmethod
    def _copy(source, target):
        subprocess.run(["cp", "--sparse=always", source, target], check=True)
