"""What is in a packed file (zip), taken out only once it is known how much it is."""

import re
import zipfile
import zlib
from io import BytesIO

from ptdiary.diary.fields import DocumentError

MOST_UNPACKED = 256 * 2**20  # bytes
MOST_FILES = 2000

_CHECKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others unpack without a limit
_ENCRYPTED = 1
# what zipfile raises for bytes that are no zip, beside its own error
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, OverflowError,
    NotImplementedError, RuntimeError,
)  # fmt: skip


def unpacked(content: bytes, wanted: re.Pattern[str]) -> dict[str, bytes]:
    """The files whose whole names are `wanted`, by their names.

    DocumentError for a damaged one, one with a password, and one that holds too much.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            files = [each for each in packed.infolist() if wanted.fullmatch(each.filename)]
            _refuse_unfit(files)
            return {each.filename: packed.read(each) for each in files}
    except DocumentError:
        raise
    except _DAMAGED:
        raise DocumentError("", "the file is damaged and cannot be unpacked") from None


def packed_anew(files: dict[str, bytes]) -> bytes:
    """A zip of some files, as they are. It holds what it says and no more."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as packed:
        for name, each in files.items():
            packed.writestr(zipfile.ZipInfo(name), each)
    return content.getvalue()


def _refuse_unfit(files: list[zipfile.ZipInfo]) -> None:
    if len(files) > MOST_FILES or sum(each.file_size for each in files) > MOST_UNPACKED:
        raise DocumentError("", "the file holds far more than a diary once it is unpacked")
    if any(each.flag_bits & _ENCRYPTED for each in files):
        raise DocumentError("", "the file has a password: save it without one")
    if any(each.compress_type not in _CHECKED for each in files):
        raise DocumentError("", "the file is packed in a way that cannot be read here")
