"""What is taken out of a packed file, and what is refused before it is unpacked."""

import re
import struct
import zipfile
from io import BytesIO

import pytest

from ptdiary.diary.fields import DocumentError
from ptdiary.tables import archive
from ptdiary.tables.archive import packed_anew, unpacked

XML = re.compile(r".*\.xml")


def packed(files, how=zipfile.ZIP_DEFLATED):
    content = BytesIO()
    with zipfile.ZipFile(content, "w", how) as made:
        for name, each in files.items():
            made.writestr(name, each)
    return content.getvalue()


def refusal(content):
    with pytest.raises(DocumentError) as refused:
        unpacked(content, XML)
    return str(refused.value)


def test_what_is_wanted_comes_out_and_goes_back_in():
    files = {"a.xml": b"<a/>", "b/c.xml": b"<b/>" * 100}
    out = unpacked(packed(files | {"picture.png": b"\x89PNG"}), XML)
    assert out == files
    assert unpacked(packed_anew(out), XML) == files


def test_a_file_that_would_fill_the_memory_is_not_unpacked(monkeypatch):
    content = packed({f"{number}.xml": bytes(2**20) for number in range(4)})
    assert len(content) < 2**16
    monkeypatch.setattr(archive, "MOST_UNPACKED", 4 * 2**20)
    assert len(unpacked(content, XML)) == 4
    monkeypatch.setattr(archive, "MOST_UNPACKED", 4 * 2**20 - 1)
    assert "holds far more than a diary" in refusal(content)
    monkeypatch.setattr(archive, "MOST_FILES", 3)
    assert "holds far more than a diary" in refusal(content)


def test_a_file_that_says_it_is_small_is_cut_to_what_it_says():
    content = bytearray(packed({"a.xml": bytes(2**20)}))
    for place in (content.index(b"PK\x03\x04") + 22, content.index(b"PK\x01\x02") + 24):
        struct.pack_into("<I", content, place, 10)
    assert "damaged" in refusal(bytes(content))


def test_a_way_of_packing_without_a_limit_is_refused():
    for how in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        assert "cannot be read here" in refusal(packed({"a.xml": bytes(100)}, how))


def test_a_password_is_told():
    content = bytearray(packed({"a.xml": b"<a/>"}))
    for place in (content.index(b"PK\x03\x04") + 6, content.index(b"PK\x01\x02") + 8):
        content[place] |= 1
    assert "has a password" in refusal(bytes(content))


@pytest.mark.parametrize("cut", [4, 30, 60, 100])
def test_a_damaged_file_is_refused_in_a_sentence(cut):
    content = packed({"a.xml": b"<a/>" * 100})
    assert refusal(content[:-cut]) == "the file is damaged and cannot be unpacked"
    assert "damaged" in refusal(b"PK\x03\x04" + bytes(200))
    broken = content.replace(b"a.xml", b"b.xml", 1)  # the names no longer agree
    assert "damaged" in refusal(broken)
