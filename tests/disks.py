"""Small disks for tests that fill them. Mounting needs root, or sudo without a password."""

import os
import subprocess
from contextlib import contextmanager


@contextmanager
def tiny_disk(folder, size):
    """Mount a disk of `size` ("64k") at `folder`, which is made."""
    folder.mkdir()
    sudo = [] if os.getuid() == 0 else ["sudo", "-n"]
    options = f"size={size},uid={os.getuid()},gid={os.getgid()},mode=700"
    subprocess.run([*sudo, "mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run([*sudo, "umount", folder], check=True)
