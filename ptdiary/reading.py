"""Reading a file whose kind and size are known first.

A pipe would be waited for without an end, and a device has none: where a file of the program or of
the patient is wanted, neither is read.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

SMALL = 16 * 2**20  # bytes; what the program keeps beside a diary is far less

# Windows has no such pipes, and would else change the ends of lines
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def all_of(path: Path, most: int = SMALL) -> bytes:
    """All of a file. OSError: it cannot be read, it is no file, or (EFBIG) it holds more."""
    with _opened(path) as file:
        if os.fstat(file.fileno()).st_size <= most:
            content = file.read(most + 1)
            if len(content) <= most:
                return content
    raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))


def beginning_of(path: Path, count: int) -> bytes:
    """The first bytes of a file. OSError: it cannot be read, or it is no file."""
    with _opened(path) as file:
        return file.read(count)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    number = os.open(path, _FLAGS)
    try:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(errno.EINVAL, "not a file", str(path))
        with open(number, "rb", closefd=False) as file:
            yield file
    finally:
        os.close(number)
