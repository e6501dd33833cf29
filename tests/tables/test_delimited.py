"""Where the lines and cells of a text end, whatever its quotes."""

import pytest

from ptdiary.diary.fields import DocumentError
from ptdiary.tables import delimited as module
from ptdiary.tables.delimited import delimited
from ptdiary.tables.grid import TableLine


def cells(text):
    return [line.cells for line in delimited(text).lines]


def numbered(text):
    return {line.number: line.cells for line in delimited(text).lines}


# Which sign stands between the cells.


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("date,pain\n2026-03-14,5\n", ","),
        ("date;pain;sleep\n14.3.2026;5;6,5\n15.3.2026;4;7,5\n", ";"),
        ("14.3.2026;5,5;6,5;7,5\n15.3.2026;4,5;7,5;7,0\n", ";"),
        ("date\tpain, now\n2026\t5\n", "\t"),
        ("date|pain|note\n2026|5|a, b\n", "|"),
        ("date；pain\n2026；5\n", "；"),  # noqa: RUF001 the wide ones
        ("date，pain\n2026，5\n", "，"),  # noqa: RUF001
        ("at,feels\n2026,a; b; c\n2026,a; b; c\n2026,a; b; c\n", ","),
        ("when; pain\nMarch 14, 2026; 5\nMarch 15, 2026; 4\n", ";"),
        ("My diary, of back pain\n\ndate;pain\n2026;5\n2027;6\n", ";"),
        ("date,time,pain\n", ","),
        ('"a;b","c;d"\n"e;f","g;h"\n', ","),
    ],
)
def test_the_separator_is_what_parts_most_lines_alike(text, separator):
    assert delimited(text).separator == separator


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;;;", "sep=; "])
def test_a_line_that_declares_the_separator_is_no_line_of_the_table(first):
    grid = delimited(f"{first}\na,b;c\n1,5;2\n")
    assert grid.separator == ";"
    assert [(line.number, line.cells) for line in grid.lines] == [
        (2, ("a,b", "c")),
        (3, ("1,5", "2")),
    ]
    assert grid.blank == ()


def test_a_declared_separator_that_parts_nothing_was_left_by_another_program():
    assert numbered("sep=;\nday,pain\n1,5\n") == {2: ("day", "pain"), 3: ("1", "5")}
    assert delimited("sep=\t\nday\tpain, now\n1\t5\n").separator == "\t"


def test_lines_that_a_program_put_into_quotes_as_a_whole_are_parted():
    text = '"day,pain,note"\n"1,5,""a, b"""\n"2,6,"\n'
    assert cells(text) == [("day", "pain", "note"), ("1", "5", "a, b"), ("2", "6")]


@pytest.mark.parametrize("text", ["a\nb\nc\n", "one line", "Stiff. Then better.\n\nThen worse.\n"])
def test_a_text_without_cells_is_no_table(text):
    with pytest.raises(DocumentError, match="none of its lines has two cells"):
        delimited(text)


def test_a_text_beyond_all_measure_is_refused(monkeypatch):
    monkeypatch.setattr(module, "MOST_LINES", 100)
    monkeypatch.setattr(module, "MOST_CELLS", 200)
    with pytest.raises(DocumentError, match="more than 100 lines"):
        delimited("a,b\n" * 100)
    with pytest.raises(DocumentError, match="more than 200 cells"):
        delimited("a,b,c,d\n" * 90)


def test_a_line_wider_than_any_table_of_a_diary_is_refused():
    assert len(cells("a,b\n" + ",x" * 1999)[1]) == 2000
    with pytest.raises(DocumentError, match="line 2: has more than 2,000 cells"):
        delimited("a,b\n" + ",x" * 2000)
    assert cells("a,b\nc,d" + "," * 9000) == [("a", "b"), ("c", "d")]


# Blank and ragged lines.


def test_a_line_is_known_by_the_number_on_which_it_begins():
    text = '\nday,pain,note\n\n1,5,"a\n\nb"\n2,6,\n,,\n3,7,c\n\n'
    grid = delimited(text)
    assert {line.number: line.cells for line in grid.lines} == {
        2: ("day", "pain", "note"), 4: ("1", "5", "a\n\nb"), 7: ("2", "6"), 9: ("3", "7", "c"),
    }  # fmt: skip
    assert grid.blank == (1, 3, 8)


def test_ten_thousand_blank_lines_are_noted_and_no_more():
    grid = delimited("day,pain\n" + "\n" * 20_000 + "1,5\n")
    assert grid.lines[-1].number == 20_002
    assert (len(grid.blank), grid.blank[-1]) == (10_000, 10_001)


def test_a_table_may_begin_far_down():
    grid = delimited("\n" * 1000 + "day;pain\n1;5\n")
    assert (grid.separator, grid.lines[0].number, len(grid.blank)) == (";", 1001, 1000)


def test_only_empty_cells_at_the_end_of_a_line_are_left_out():
    text = "day,pain,note,,\n,5,,,\n1,2,3,4,5,6\n \t,\xa0,,,\n1,2,,,x\n"
    assert cells(text) == [
        ("day", "pain", "note"), ("", "5"), ("1", "2", "3", "4", "5", "6"), ("1", "2", "", "", "x"),
    ]  # fmt: skip


# Quotes.


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ('"plain"', "plain"),
        ('"a, b"', "a, b"),
        ('"said ""ow"""', 'said "ow"'),
        ('said "ow"', 'said "ow"'),
        ('"said "ow" loudly"', 'said "ow" loudly'),
        ('"said "ow, ow" loudly"', 'said "ow, ow" loudly'),
        ('"said "ow""', 'said "ow"'),
        ('"ow" he said', '"ow" he said'),
        ('5" higher', '5" higher'),
        ("“ow”", "“ow”"),
        ("“ow, ow”", "“ow, ow”"),
        ("„au, au“", "„au, au“"),
        ("“never closed", "“never closed"),
        ('"closed" ', "closed"),
        ("O'Neil's", "O'Neil's"),
        ('""', ""),
        ('""""', '"'),
    ],
)
def test_a_cell_with_quotes_is_what_was_meant(cell, read):
    text = f"day,note,pain\n1,plain,5\n2,{cell},6\n3,plain,7\n"
    assert numbered(text)[3] == ("2", read, "6")
    assert numbered(text)[4] == ("3", "plain", "7")


def test_quotes_after_a_blank_are_quotes_where_the_whole_table_has_them_so():
    assert cells('day, note, pain\n1, "a, b", 5\n2, "c", 6\n') == [
        ("day", "note", "pain"), ("1", "a, b", "5"), ("2", "c", "6"),
    ]  # fmt: skip


@pytest.mark.parametrize("later", ["plain", '"quoted"', '""', '"a ""b"""', '"two\nlines"'])
@pytest.mark.parametrize("count", [1, 40])
def test_a_quote_that_is_never_closed_swallows_no_other_line(later, count):
    rest = "".join(f"{number},5,{later}\n" for number in range(2, 2 + count))
    read = cells(f'day,pain,note\n1,4,"sat too long\n{rest}')
    assert read[1] == ("1", "4", "sat too long")
    assert [line[0] for line in read[2:]] == [str(number) for number in range(2, 2 + count)]


def test_an_unclosed_quote_in_the_heading_is_no_part_of_its_name():
    assert cells('day,"pain,note\n1,5,a\n') == [("day", "pain", "note"), ("1", "5", "a")]


def test_a_cell_of_typed_quotes_may_go_on_in_the_next_lines():
    text = 'day,pain,note\n1,5,"said "ow"\nand "au" too"\n2,6,b\n'
    assert numbered(text)[2][:2] == ("1", "5")
    assert numbered(text)[4] == ("2", "6", "b")
    text = 'day,pain,note\n1,5,"said "ow" and\nthen "au" too"\n2,6,b\n'
    assert numbered(text)[2] == ("1", "5", 'said "ow" and\nthen "au" too')
    assert numbered(text)[4] == ("2", "6", "b")


def test_a_cell_longer_than_the_csv_module_takes_is_read():
    long = "x" * 200_000
    assert cells(f'day,note\n1,{long}\n2,"{long}, y"\n3,b\n')[1:] == [
        ("1", long), ("2", f"{long}, y"), ("3", "b"),
    ]  # fmt: skip


def test_a_cell_of_what_is_no_text_is_empty():
    assert cells("day,pain,note\n1,5,\x16\n\x01,\x02,\x03\n") == [
        ("day", "pain", "note"),
        ("1", "5"),
    ]


def test_ends_of_lines_of_other_systems_become_one_and_what_is_no_text_goes():
    assert cells('day,note\n1,"a\vb\fc\x85d\u2028e\u2029f"\n2,a\x01b\x7fc\ud83d\n') == [
        ("day", "note"), ("1", "a\nb\nc\nd\ne\nf"), ("2", "abc"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    ['1,5,"a', '1,"5,a"b', '"', '",', 'a,""', '"""', "1,“a, b", ",,,", ' "', '1," ""'],
)
def test_many_broken_lines_end_soon_and_leave_the_others(line):
    lines = delimited("day,pain,note\n" + f"{line}\n" * 20_000 + "2,3,4\n").lines
    assert lines[0].cells == ("day", "pain", "note")
    assert lines[-1] == TableLine(20_002, ("2", "3", "4"))
