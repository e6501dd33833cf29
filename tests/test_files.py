"""Files appear whole or not at all; the faults here are real ones."""

import contextlib
import os
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ptdiary.files import (
    FileError,
    _is_name,
    is_open_to_others,
    is_private,
    replacing,
    scratch_folder,
    sweep,
    write_folder,
    write_whole,
)
from tests.disks import tiny_disk
from tests.systems import (
    IS_WINDOWS,
    needs_free_names,
    needs_limits,
    needs_links,
    needs_modes,
    needs_pipes,
)
from tests.tracing import calls_of, needs_strace, with_faults


def names_in(folder):
    return sorted(each.name for each in folder.iterdir())


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(name="tiny_disk")
def disk_of_64_kib(tmp_path):
    with tiny_disk(tmp_path / "disk", "64k") as folder:
        yield folder


@contextlib.contextmanager
def largest_file(size):
    """The system refuses to let a file grow past `size` bytes."""
    import resource  # noqa: PLC0415  Windows has none

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("content", [b"", b"one\r\ntwo\x00", bytes(range(256)) * 5000])
def test_a_file_holds_what_was_written_and_nothing_stays_beside_it(tmp_path, content):
    path = tmp_path / "out.bin"
    write_whole(path, content)
    assert path.read_bytes() == content
    assert names_in(tmp_path) == ["out.bin"]


def test_an_older_longer_file_is_replaced_whole(tmp_path):
    path = tmp_path / "out"
    write_whole(path, b"x" * 100_000)
    write_whole(path, b"short")
    assert path.read_bytes() == b"short"


@needs_modes
def test_only_its_owner_can_read_it_whatever_the_umask(tmp_path):
    before = os.umask(0)
    try:
        write_whole(tmp_path / "new", b"1")
        (tmp_path / "old").write_bytes(b"0")
        write_whole(tmp_path / "old", b"1")
        write_folder(tmp_path / "folder", {"a.csv": b"1"})
    finally:
        os.umask(before)
    assert mode(tmp_path / "new") == 0o600
    assert mode(tmp_path / "old") == 0o600
    assert mode(tmp_path / "folder") == 0o700
    assert mode(tmp_path / "folder" / "a.csv") == 0o600


@needs_modes
def test_it_is_private_from_its_first_byte(tmp_path):
    with replacing(tmp_path / "out") as part:
        assert mode(part) == 0o600
        assert part.parent == tmp_path


ELSEWHERE = [
    pytest.param(each, marks=needs_free_names) for each in ("a#b?c%20d", "quote'\"", "x" * 255)
]


@pytest.mark.parametrize(
    "name", ["a b", "a#b,c%20d", "quote'", "übung 🙂", "x" * 120, "-rf", ".hidden", *ELSEWHERE]
)
def test_any_name_the_system_takes_will_do(tmp_path, name):
    write_whole(tmp_path / name, b"1")
    assert names_in(tmp_path) == [name]


@needs_links
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_full_disk_keeps_the_old_file(tiny_disk):
    path = tiny_disk / "page.pdf"
    write_whole(path, b"old" * 1000)
    with pytest.raises(FileError) as caught:
        write_whole(path, b"x" * 200_000)
    assert str(caught.value) == f"The disk is full, so {path} was not written."
    assert path.read_bytes() == b"old" * 1000
    assert names_in(tiny_disk) == ["page.pdf"]
    write_whole(path, b"works again")
    assert path.read_bytes() == b"works again"


@needs_limits
def test_a_file_that_may_not_grow_keeps_the_old_one(tmp_path):
    path = tmp_path / "out"
    write_whole(path, b"old")
    with largest_file(1000), pytest.raises(FileError) as caught:
        write_whole(path, b"x" * 5000)
    assert str(caught.value) == (f"The disk takes no file of this size, so {path} was not written.")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["out"]


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(FileError) as caught:
        write_whole(tmp_path / "gone" / "out", b"1")
    assert str(caught.value) == f"There is no folder {tmp_path / 'gone'}, so out was not written."


def test_a_file_in_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileError) as caught:
        write_whole(tmp_path / "file" / "out", b"1")
    assert str(caught.value) == f"There is no folder {tmp_path / 'file'}, so out was not written."


def test_a_folder_is_not_overwritten(tmp_path):
    (tmp_path / "out").mkdir()
    with pytest.raises(FileError) as caught:
        write_whole(tmp_path / "out", b"1")
    assert str(caught.value) == f"{tmp_path / 'out'} is a folder, so no file can be written there."
    assert names_in(tmp_path) == ["out"]


@needs_pipes
def test_a_device_is_not_replaced_by_a_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileError) as caught:
        write_whole(tmp_path / "pipe", b"1")
    assert str(caught.value) == f"{tmp_path / 'pipe'} is a device, so no file can be written there."
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_name_that_is_too_long_is_told(tmp_path):
    path = tmp_path / ("x" * 300)
    with pytest.raises(FileError) as caught:
        write_whole(path, b"1")
    assert str(caught.value) == f"The name of the file is too long: {path}"


@pytest.mark.parametrize("name", ["a\0b", "\ud800b"])
def test_a_name_that_is_none_is_told(tmp_path, name):
    with pytest.raises(FileError, match=r"is not the name of a file\.$"):
        write_whole(tmp_path / name, b"1")


@pytest.mark.parametrize(
    ("name", "takes"),
    [
        ("diary", True), ("a b.pdf", True), (".hidden", True), ("..", True), ("console", True),
        ("com0", True), ("null.txt", True), ("a.con", True), ("übung 🙂", True),
        ("a?b", False), ('quote"', False), ("a:b", False), ("a*", False), ("<a>", False),
        ("a|b", False), ("a/b", False), ("tab\t", False), ("dot.", False), ("blank ", False),
        ("...", False), ("con", False), ("NUL.pdf", False), ("Aux .txt", False),
        ("lpt1.a.b", False),
    ],
)  # fmt: skip
def test_what_windows_takes_for_a_name(name, takes):
    assert _is_name(name) is takes


def test_a_file_that_another_program_holds_is_told_on_windows(tmp_path):
    path = tmp_path / "out"
    path.write_bytes(b"old")
    with path.open("rb") as held:
        if IS_WINDOWS:
            with pytest.raises(FileError, match=r"^Another program is using"):
                write_whole(path, b"new")
        else:
            write_whole(path, b"new")
        assert held.read() == b"old"
    assert names_in(tmp_path) == ["out"]


@needs_modes
def test_a_folder_one_may_not_write_to_is_named(tmp_path):
    """Root may write everywhere, so the writer gives its powers up first."""
    tmp_path.chmod(0o755)
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    program = (
        "import sys\nfrom pathlib import Path\nfrom ptdiary.files import FileError, write_whole\n"
        "try:\n    write_whole(Path(sys.argv[1]), b'1')\n"
        "except FileError as error:\n    print(error)\n"
    )
    drop = ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all"] if os.getuid() == 0 else []
    done = subprocess.run(
        [*drop, sys.executable, "-c", program, closed / "out"],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == f"You may not write to {closed}, so out was not written.\n"


def test_a_body_that_raises_replaces_nothing(tmp_path):
    (tmp_path / "out").write_bytes(b"old")

    def fill():
        with replacing(tmp_path / "out") as part:
            part.write_bytes(b"half")
            raise KeyError

    with pytest.raises(KeyError):
        fill()
    assert (tmp_path / "out").read_bytes() == b"old"
    assert names_in(tmp_path) == ["out"]


def test_a_killed_writer_leaves_the_old_file_or_the_new_one(tmp_path):
    path = tmp_path / "out"
    program = (
        "import itertools, sys\nfrom pathlib import Path\nfrom ptdiary.files import write_whole\n"
        "for n in itertools.count():\n"
        "    write_whole(Path(sys.argv[1]), str(n).encode() * 40000)\n"
        "    print(n, flush=True)\n"
    )
    for kill_after in range(10):
        writer = subprocess.Popen([sys.executable, "-c", program, path], stdout=subprocess.PIPE)
        for _ in range(kill_after + 1):
            last = int(writer.stdout.readline())
        writer.kill()
        rest = writer.communicate()[0].split()
        last = int(rest[-1]) if rest else last
        content = path.read_bytes()
        assert content in (str(last).encode() * 40000, str(last + 1).encode() * 40000)


WRITER = """
import sys
from pathlib import Path
from ptdiary.files import replacing, write_folder

folder = Path(sys.argv[1])
match sys.argv[2]:
    case "file":
        with replacing(folder / "out") as part:
            part.write_bytes(b"1")
    case "folder":
        write_folder(folder / "out", {"a.csv": b"1", "b.csv": b"2"})
"""


def order_on_the_disk(folder, what):
    """What a writer has flushed and renamed, in order; its private name reads `part`."""
    log = folder.with_name("log")
    said = []
    for name, arguments, _ in calls_of("/^(rename.*|fsync)$", log, WRITER, folder, what):
        places = re.findall(rf"[<\"]{re.escape(str(folder))}/?([^>\"]*)", arguments)
        names = [re.sub(r"\.ptdiary-\w+\.part", "part", place) or "." for place in places]
        said.append(" ".join([name.rstrip("at2"), *names]))
    return said


@needs_strace
def test_a_file_is_on_the_disk_before_it_has_its_name_and_its_name_before_it_is_told(tmp_path):
    (tmp_path / "here").mkdir()
    assert order_on_the_disk(tmp_path / "here", "file") == [
        "fsync part", "rename part out", "fsync .",
    ]  # fmt: skip


@needs_strace
def test_a_folder_is_on_the_disk_before_it_has_its_name_and_its_name_before_it_is_told(tmp_path):
    (tmp_path / "here").mkdir()
    files = ["fsync part/a.csv", "fsync part/b.csv", "fsync part"]
    assert order_on_the_disk(tmp_path / "here", "folder") == [
        *files, "rename part out", "fsync .",
    ]  # fmt: skip
    (tmp_path / "here/out/mine.txt").write_text("")
    assert order_on_the_disk(tmp_path / "here", "folder") == [
        *files, "rename part/a.csv out/a.csv", "rename part/b.csv out/b.csv", "fsync out",
    ]  # fmt: skip


LIED_TO = """
import sys
from pathlib import Path
from ptdiary.files import FileError, write_folder, write_whole

target = Path(sys.argv[1])
try:
    if sys.argv[2] == "file":
        write_whole(target, b"new words")
    else:
        write_folder(target, {"a.csv": b"new words"})
except FileError as error:
    sys.stderr.write(str(error))
"""


@needs_strace
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_disk_that_says_written_and_writes_nothing_is_told(tmp_path, what):
    path = tmp_path / "out"
    old = path if what == "file" else path / "a.csv"
    old.parent.mkdir(exist_ok=True)
    old.write_bytes(b"old")
    done = with_faults("write", f"retval={len(b'new words')}:when=1", LIED_TO, path, what)
    assert done.stderr == (
        f"The disk reported an error, so {path} was not written"
        " (what was read back is not what was written)."
    )
    assert old.read_bytes() == b"old"
    assert names_in(tmp_path) == ["out"]


def test_a_new_folder_appears_with_all_its_files(tmp_path):
    write_folder(tmp_path / "out", {"a.csv": b"1", "b.csv": b"2"})
    assert (tmp_path / "out" / "a.csv").read_bytes() == b"1"
    assert names_in(tmp_path / "out") == ["a.csv", "b.csv"]
    assert names_in(tmp_path) == ["out"]


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "out").mkdir()
    write_folder(tmp_path / "out", {"a.csv": b"1"})
    assert names_in(tmp_path / "out") == ["a.csv"]


def test_a_folder_in_use_keeps_what_is_not_ours(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "holiday.jpg").write_bytes(b"jpg")
    (tmp_path / "out" / "a.csv").write_bytes(b"old")
    write_folder(tmp_path / "out", {"a.csv": b"new", "b.csv": b"2"})
    assert names_in(tmp_path / "out") == ["a.csv", "b.csv", "holiday.jpg"]
    assert (tmp_path / "out" / "a.csv").read_bytes() == b"new"
    assert names_in(tmp_path) == ["out"]


def test_a_full_disk_leaves_no_half_written_folder(tiny_disk):
    with pytest.raises(FileError, match=r"^The disk is full, so .*out was not written\.$"):
        write_folder(tiny_disk / "out", {"a.csv": b"1", "b.csv": b"x" * 200_000})
    assert names_in(tiny_disk) == []


def test_a_full_disk_replaces_no_file_of_a_folder_in_use(tiny_disk):
    (tiny_disk / "out").mkdir()
    (tiny_disk / "out" / "a.csv").write_bytes(b"old")
    with pytest.raises(FileError):
        write_folder(tiny_disk / "out", {"a.csv": b"new", "b.csv": b"x" * 200_000})
    assert (tiny_disk / "out" / "a.csv").read_bytes() == b"old"
    assert names_in(tiny_disk / "out") == ["a.csv"]


def test_a_file_where_the_folder_would_be_is_told(tmp_path):
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(FileError) as caught:
        write_folder(tmp_path / "out", {"a.csv": b"1"})
    assert str(caught.value) == f"{tmp_path / 'out'} is a file, so no folder can be written there."
    assert (tmp_path / "out").read_bytes() == b"mine"


def test_a_folder_whose_parent_is_missing_is_told(tmp_path):
    with pytest.raises(FileError, match=r"^There is no folder .*gone, so out was not written\.$"):
        write_folder(tmp_path / "gone" / "out", {"a.csv": b"1"})


@needs_pipes
def test_what_only_has_the_name_of_a_half_built_file_stays(tmp_path):
    """Folders for all hold what other people put there, by whatever name."""
    hers, here = tmp_path / "hers", tmp_path / "here"
    hers.mkdir()
    here.mkdir()
    (hers / "letter.txt").write_text("hers")
    (here / ".ptdiary-0.part").symlink_to(hers)
    os.mkfifo(here / ".ptdiary-1.part")
    assert sweep(here) == 0
    assert names_in(hers) == ["letter.txt"]
    assert names_in(here) == [".ptdiary-0.part", ".ptdiary-1.part"]


def test_a_scratch_folder_goes_with_all_that_is_in_it_and_stays_while_it_is_used(tmp_path):
    with scratch_folder(tmp_path) as folder:
        (folder / "inner").mkdir()
        (folder / "inner/words").write_bytes(b"words")
        assert IS_WINDOWS or mode(folder) == 0o700
        assert sweep(tmp_path) == 0
        assert (folder / "inner/words").exists()
    assert names_in(tmp_path) == []


@needs_modes
def test_others_come_to_a_folder_only_where_the_whole_way_is_open(open_place):
    inner = open_place / "inner"
    inner.mkdir()
    inner.chmod(0o755)
    assert is_open_to_others(inner)
    assert not is_private(inner)
    open_place.chmod(0o750)
    assert not is_open_to_others(inner)
    open_place.chmod(0o711)
    inner.chmod(0o751)  # who knows a name may use it, and nobody sees one
    assert not is_open_to_others(inner)
    inner.chmod(0o700)
    assert is_private(inner)
    assert not is_private(inner / "none")
    assert not is_open_to_others(inner / "none")
