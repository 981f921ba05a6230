"""Berita Acara of a quarter: every number is one of the query, every word one of the records."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from app.domain.errors import InputError
from app.domain.official import DocumentKind, SignedAs
from app.domain.snapshots.official_year import Minutes
from app.exports.official import export_official
from app.exports.words import goal_of, percent, rupiah, share, value_of
from app.services.office import Office
from tests.exports.official_reading import lines, made, whole, wish
from tests.exports.reading import NUMBER, cells, parts

YEAR = 2026
MINUTES = DocumentKind.MINUTES


@pytest.fixture(scope="module")
def office(practice_file: Path) -> Iterator[Office]:
    with Office.open(practice_file, read_only=True) as opened:
        yield opened


def told(office: Office, quarter: int = 2, **facts: object) -> Minutes:
    found = office.official_document(wish(MINUTES, year=YEAR, quarter=quarter, **facts))
    assert isinstance(found, Minutes)
    return found


def test_every_indicator_stands_with_the_figures_of_the_query(
    office: Office, tmp_path: Path
) -> None:
    figures = told(office).figures
    path = made(office, wish(MINUTES, year=YEAR, quarter=2), tmp_path)
    table = next(one for one in docx.Document(str(path)).tables if len(one.columns) == 7)
    rows = [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]
    shown = [row[1:] for row in rows if row[0].isdigit()]
    items = [item for one in figures.objectives for item in one.indicators]
    assert shown == [
        [
            item.name,
            item.unit,
            goal_of(item, item.quarters[-1].target_to_date),
            value_of(item, item.quarters[-1].to_date),
            percent(item.achievement),
            item.rating or "—",
        ]
        for item in items
    ]
    assert rows[-1][5:] == [percent(figures.achievement), figures.rating]


def test_money_is_that_of_the_programmes_and_their_sum(office: Office, tmp_path: Path) -> None:
    programmes = told(office).figures.programmes
    path = made(office, wish(MINUTES, year=YEAR, quarter=2), tmp_path)
    table = next(
        t for t in docx.Document(str(path)).tables if "Pagu (Rp)" in t.rows[0].cells[2].text
    )
    rows = [[cell.text for cell in row.cells] for row in table.rows][1:]
    assert [row[1] for row in rows[:-1]] == [f"{one.code} {one.name}" for one in programmes]
    for row, one in zip(rows[:-1], programmes, strict=True):
        left = one.ceiling - one.spent
        part = percent(share(one.spent, one.ceiling))
        assert row[2:] == [rupiah(one.ceiling), rupiah(one.spent), part, rupiah(left)]
    assert rows[-1][2] == rupiah(sum((one.ceiling for one in programmes), Decimal()))
    data = office.report_data(11, dt.date(YEAR, 7, 1))
    assert {one.code for one in data.programmes if one.level == 1} == {p.code for p in programmes}


def test_no_number_stands_there_that_the_query_does_not_know(
    office: Office, tmp_path: Path
) -> None:
    minutes = told(office)
    figures = minutes.figures
    known = {percent(figures.achievement)}
    for one in figures.objectives:
        for item in one.indicators:
            goal = goal_of(item, item.quarters[-1].target_to_date)
            known |= {*goal.split("–"), value_of(item, item.quarters[-1].to_date)}
            known.add(percent(item.achievement))
    sums = [(one.ceiling, one.spent) for one in figures.programmes]
    sums.append((sum(c for c, _ in sums), sum(s for _, s in sums)))  # type: ignore[arg-type]
    for ceiling, spent in sums:
        known |= {rupiah(ceiling), rupiah(spent), rupiah(ceiling - spent)}
        known.add(percent(share(spent, ceiling)))
    path = made(office, wish(MINUTES, year=YEAR, quarter=2), tmp_path)
    printed = {
        number for cell in cells(docx.Document(str(path))) for number in NUMBER.findall(cell)
    }
    assert len(printed) > 60
    assert printed <= known


def test_the_conclusions_count_what_the_table_shows(office: Office, tmp_path: Path) -> None:
    items = [item for one in told(office).figures.objectives for item in one.indicators]
    results = [item.achievement.percent for item in items]
    reached = sum(one is not None and one >= 100 for one in results)
    below = [i.name for i, r in zip(items, results, strict=True) if r is not None and r < 100]
    shown = whole(made(office, wish(MINUTES, year=YEAR, quarter=2), tmp_path))
    assert f"Dari {len(items)} indikator, {reached} mencapai target" in shown
    assert f"{len(below)} belum mencapai target" in shown
    assert f"Yang belum mencapai target: {'; '.join(below)}." in shown


def test_the_date_is_written_out_and_decides_who_signs(office: Office, tmp_path: Path) -> None:
    day = dt.date(YEAR, 7, 9)
    asked = wish(MINUTES, year=YEAR, quarter=2, date=day)
    shown = lines(made(office, asked, tmp_path))
    assert any("tanggal sembilan bulan Juli tahun dua ribu dua puluh enam" in one for one in shown)
    assert "Plt. KEPALA DINAS KETAHANAN PANGAN, PERTANIAN DAN PERIKANAN," in shown
    later = told(office, date=dt.date(YEAR, 11, 1)).figures.signature
    assert later.lines[0].startswith("KEPALA DINAS")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (SignedAs.ON_BEHALF, ["SEKRETARIS,"]),
        (SignedAs.THROUGH, ["SEKRETARIS", "u.b.", "KASUBBAG PERENCANAAN DAN PELAPORAN,"]),
    ],
)
def test_a_deputy_signs_in_the_name_of_the_head(
    form: SignedAs, expected: list[str], office: Office, tmp_path: Path
) -> None:
    shown = lines(made(office, wish(MINUTES, year=YEAR, quarter=2, signed_as=form), tmp_path))
    at = shown.index("a.n. KEPALA DINAS KETAHANAN PANGAN, PERTANIAN DAN PERIKANAN")
    assert shown[at + 1 : at + 1 + len(expected)] == expected


def test_everybody_of_the_procedure_is_on_the_attendance_list_once(office: Office) -> None:
    names = [one.name for one in told(office).attendees]
    assert len(names) == len(set(names)) > 10
    assert names[0] == told(office).figures.signature.name


def test_a_complete_quarter_is_no_draft_and_an_incomplete_one_says_why(
    office: Office, tmp_path: Path
) -> None:
    final = made(office, wish(MINUTES, year=YEAR, quarter=2), tmp_path)
    assert not any("PowerPlusWaterMark" in part.decode("utf-8", "replace") for part in _xml(final))
    open_ = told(office, 4)
    assert open_.figures.missing > 10
    path = made(office, wish(MINUTES, year=YEAR, quarter=4), tmp_path)
    assert any("PowerPlusWaterMark" in part.decode("utf-8", "replace") for part in _xml(path))
    assert f"DRAF: dokumen ini belum lengkap. {open_.figures.missing} indikator" in whole(path)


def test_without_an_official_on_that_day_dots_are_printed_and_it_is_a_draft(
    office: Office, tmp_path: Path
) -> None:
    early = wish(MINUTES, year=YEAR, quarter=2, date=dt.date(2019, 1, 1))
    shown = whole(made(office, early, tmp_path))
    assert "Belum ada pejabat yang tercatat pada 1 Januari 2019." in shown
    assert re.search(r"\n…+\nNIP\. …+", shown)


def test_a_quarter_without_indicators_is_a_document_all_the_same(
    office: Office, tmp_path: Path
) -> None:
    minutes = told(office)
    bare = replace(minutes, figures=replace(minutes.figures, objectives=(), programmes=()))
    shown = whole(export_official(MINUTES, bare, tmp_path / "a.docx"))
    assert "Belum ada indikator kinerja untuk periode ini." in shown
    assert "Belum ada program dan anggaran" in shown


def test_a_year_that_was_never_opened_is_told(office: Office) -> None:
    with pytest.raises(InputError, match="2031"):
        office.official_document(wish(MINUTES, year=2031, quarter=1))


def _xml(path: Path) -> list[bytes]:
    return [part for name, part in parts(path).items() if name.startswith("word/header")]
