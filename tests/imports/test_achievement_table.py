"""`hitung` keeps every row of a stranger's table and says what it could not compute."""

import csv
import io
from pathlib import Path

import pytest

from app.domain.errors import InputError, UserError
from app.imports.achievement_table import RecomputedTable, recompute, write_csv


def table_of(folder: Path, content: str | bytes) -> RecomputedTable:
    path = folder / "tabel.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return recompute(path)


def results(table: RecomputedTable) -> list[tuple[str, str]]:
    return [(row[-2], row[-1]) for row in table.rows]


def only(folder: Path, row: str, header: str = "target;realisasi;rumus") -> tuple[str, str]:
    (result,) = results(table_of(folder, f"{header}\n{row}\n"))
    return result


def test_a_table_gets_two_columns_behind_its_own(tmp_path: Path) -> None:
    table = table_of(tmp_path, "no,target,realisasi,rumus,catatan\n1,113,113.74,POS,baik\n")
    assert table.header == (
        "no",
        "target",
        "realisasi",
        "rumus",
        "catatan",
        "capaian",
        "keterangan",
    )
    assert table.rows == (("1", "113", "113.74", "POS", "baik", "100.65", ""),)


@pytest.mark.parametrize(
    ("row", "percent"),
    [
        ("3;2,2;NEG_A", "126.67"),
        ("10;8;NEG_B", "125.00"),
        ("1;-13,91;neg_a", "1591.00"),
        ("7-8;6,5;RANGE_NEG", "107.14"),
        ("7 – 8;9;RANGE_NEG", "87.50"),
        ("80 s.d. 90;70;RANGE_POS", "87.50"),
        ("80,5%-90,5%;85;RANGE_POS", "100.00"),
        ("Rp 1.250.000;Rp 1.000.000;POS", "80.00"),
        ("200;193.005;POS", "96.50"),
        ("8;7.7001;POS", "96.25"),
    ],
)
def test_every_rule_and_every_way_of_writing_numbers(
    tmp_path: Path, row: str, percent: str
) -> None:
    evidence = "\n1;1.5;POS" if "193.005" in row else ""
    assert (
        results(table_of(tmp_path, f"target;realisasi;rumus\n{row}{evidence}\n"))[0][0] == percent
    )


def test_plain_range_goes_by_the_polarity_column(tmp_path: Path) -> None:
    header = "target;realisasi;rumus;polaritas"
    assert only(tmp_path, "80-90;70;RANGE;positif", header) == ("87.50", "")
    assert only(tmp_path, "7-8;6,5;RANGE;negatif", header) == ("107.14", "")


def test_plain_range_without_polarity_says_how_it_was_computed(tmp_path: Path) -> None:
    percent, remark = only(tmp_path, "7-8;6,5;RANGE")
    assert percent == "107.14"
    assert "RANGE_POS" in remark
    assert only(tmp_path, "7-8;7,5;RANGE") == ("100.00", "")


@pytest.mark.parametrize(
    ("row", "column", "hint"),
    [
        (";5;POS", "target", "kosong"),
        ("5;;POS", "realisasi", "kosong"),
        ("5;5;", "rumus", "kosong"),
        ("5", "rumus", "kosong"),
        ("0;5;POS", "target", "Target nol"),
        ("-2;5;POS", "target", "Target negatif"),
        ("5;lima;POS", "realisasi", "“lima”"),
        ("5;NaN;POS", "realisasi", "“NaN”"),
        ("5;1e3;POS", "realisasi", "pangkat"),
        ("5;111111111111111111111;POS", "realisasi", "20 angka"),
        ("5;5;POSITIP", "rumus", "POSITIP"),
        ("7-8;7;POS", "target", "rentang"),
        ("7;7;RANGE", "target", "bukan rentang"),
        ("8-7;7;RANGE", "target", "Tukar"),
        ("=1+1;5;POS", "target", "“=1+1”"),
    ],
)
def test_a_row_that_cannot_be_computed_says_where_and_why(
    tmp_path: Path, row: str, column: str, hint: str
) -> None:
    percent, remark = only(tmp_path, row)
    assert percent == ""
    assert remark.startswith(f"Baris 2, kolom {column}: ")
    assert hint in remark


def test_a_negative_result_is_written_as_zero_and_explained(tmp_path: Path) -> None:
    percent, remark = only(tmp_path, "1;-13,91;POS")
    assert percent == "0.00"
    assert "-1.391,00" in remark


def test_a_number_with_two_readings_is_asked_about(tmp_path: Path) -> None:
    percent, remark = only(tmp_path, "1250;1.234;POS")
    assert percent == ""
    assert remark.startswith("Baris 2, kolom realisasi: “1.234” dapat dibaca ")
    assert "seribu dua ratus tiga puluh empat" in remark
    assert "satu koma dua tiga empat" in remark


def test_two_readings_with_one_result_need_no_question(tmp_path: Path) -> None:
    percent, remark = only(tmp_path, "50.500;26.221;POS")
    assert percent == "51.92"
    assert "dua cara" in remark


@pytest.mark.parametrize(("other", "percent"), [("97,5", "98.72"), ("97.5", "0.10")])
def test_the_column_settles_a_number_with_two_readings_and_says_so(
    tmp_path: Path, other: str, percent: str
) -> None:
    table = table_of(tmp_path, f"target;realisasi;rumus\n1250;1.234;POS\n100;{other};POS\n")
    assert results(table)[0][0] == percent
    assert "“1.234” dibaca s" in results(table)[0][1]


def test_the_other_column_settles_it_when_its_own_cannot(tmp_path: Path) -> None:
    percent, remark = only(tmp_path, "1250,5;1.234;POS")
    assert percent == "98.68"
    assert "seribu dua ratus tiga puluh empat" in remark


def test_a_column_that_mixes_both_styles_settles_nothing(tmp_path: Path) -> None:
    content = "target;realisasi;rumus\n1250;1.234;POS\n1;97,5;POS\n1;97.5;POS\n"
    answers = results(table_of(tmp_path, content))
    assert answers[0][0] == ""
    assert [percent for percent, _ in answers[1:]] == ["9750.00", "9750.00"]


def test_no_row_is_ever_dropped(tmp_path: Path) -> None:
    rows = ["1;1;POS", ";;", "x;y;z", "1;2;3;4;5", "1", "# bukan catatan;1;POS"]
    table = table_of(tmp_path, "target;realisasi;rumus\n" + "\n".join(rows) + "\n")
    assert len(table.rows) == len(rows)
    assert all(len(row) == len(table.header) for row in table.rows)
    assert [bool(percent or remark) for percent, remark in results(table)] == [True] * len(rows)


def test_an_unquoted_decimal_comma_is_noticed_and_not_misread(tmp_path: Path) -> None:
    percent, remark = only(tmp_path, "1,5,2,26,POS", "target,realisasi,rumus")
    assert percent == ""
    assert remark.startswith("Baris 2 berisi 5 kolom, judulnya 3.")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_separator_and_encoding_are_found(tmp_path: Path, delimiter: str, encoding: str) -> None:
    cells = (("Indikator", " Target ", "REALISASI", "Rumus"), ("Café, 1", "2", "1", "POS"))
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(cells)
    table = table_of(tmp_path, stream.getvalue().encode(encoding))
    assert table.rows == (("Café, 1", "2", "1", "POS", "50.00", ""),)
    assert table.delimiter == delimiter


def test_remarks_above_the_header_are_skipped_and_lines_still_counted(tmp_path: Path) -> None:
    content = '# sumber\n"# catatan, lain"\n\ntarget,realisasi,rumus\n1,1,POS\n1,x,POS\n'
    table = table_of(tmp_path, content)
    assert results(table)[0] == ("100.00", "")
    assert results(table)[1][1].startswith("Baris 6, ")


def test_a_cell_of_several_lines_counts_as_where_it_begins(tmp_path: Path) -> None:
    content = 'ket,target,realisasi,rumus\n"dua\nbaris",1,x,POS\na,1,y,POS\n'
    remarks = [remark for _, remark in results(table_of(tmp_path, content))]
    assert [remark.split(",")[0] for remark in remarks] == ["Baris 2", "Baris 4"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "table_empty"),
        (b"# hanya catatan\n\n", "table_empty"),
        (b"PK\x03\x04\x14\x00", "table_not_csv"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "table_not_csv"),
        (b"target\x00", "table_not_csv"),
        (b"\xff\xfet", "table_not_csv"),
        (b"goal,value\n1,2\n", "table_columns"),
        (b'target,realisasi,rumus\n1,1,POS\n"1,2,POS\n1,3,POS\n', "table_broken"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_with_a_sentence(
    tmp_path: Path, content: bytes, code: str
) -> None:
    with pytest.raises(InputError) as caught:
        table_of(tmp_path, content)
    assert caught.value.code == code
    assert str(caught.value).endswith(".")


def test_missing_columns_are_named_beside_those_found(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        table_of(tmp_path, "Target;hasil\n1;2\n")
    assert "realisasi, rumus" in str(caught.value)
    assert "Target, hasil" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "code"), [("tak-ada.csv", "table_missing"), (".", "table_unreadable")]
)
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        recompute(tmp_path / name)
    assert caught.value.code == code
    assert str(tmp_path) in str(caught.value)


def test_what_is_written_can_be_read_again_with_the_same_cells(tmp_path: Path) -> None:
    table = table_of(tmp_path, 'ket;target;realisasi;rumus\n"a;b ""c""";2;1;POS\n=A1;2;;POS\n')
    stream = io.StringIO()
    write_csv(table, stream)
    again = tuple(csv.reader(io.StringIO(stream.getvalue()), delimiter=";"))
    assert tuple(tuple(row) for row in again) == (table.header, *table.rows)
