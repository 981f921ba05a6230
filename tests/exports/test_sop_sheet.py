"""The SOP as a Word document: every printed text in its place, and the flow drawn right."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from app.domain.errors import InputError, StorageError
from app.domain.report_data import Letterhead
from app.domain.sop import FINISH, Choice, Sop, Standard, TimeUnit
from app.domain.spans import long_date
from app.exports.docx.sop_layout import FlowPage, Paper, flow_pages
from app.exports.docx.sop_shapes import Box, Point, Symbol
from app.exports.report import ExportCancelledError
from app.exports.sop_sheet import export_sop
from tests.exports.reading import cells, parts
from tests.exports.sop_samples import HEAD, SIGNED, longer, reading, view, with_time
from tests.exports.test_schema_order import disorder

A4 = Paper(29.7, 21.0, 1.5)
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def tidy(words: str) -> str:
    return " ".join(words.split())


def words_of(block: etree._Element) -> str:
    return tidy("".join(node.text or "" for node in block.iter(qn("w:t"))))


def rows(document: Document, table: int) -> list[list[str]]:
    """Texts of every row as they stand, merged cells included."""
    found = document.element.body.findall(qn("w:tbl"))[table]
    return [
        [words_of(cell) for cell in row.findall(qn("w:tc"))] for row in found.findall(qn("w:tr"))
    ]


@pytest.fixture(params=[1, 2])
def sop(request: pytest.FixtureRequest) -> Sop:
    return reading(request.param)


def written(sop: Sop, folder: Path, **more: object) -> Path:
    return export_sop(view(sop, **more), folder / "SOP.docx")


def test_every_text_of_the_identity_sheet_stands_in_its_field(sop: Sop, tmp_path: Path) -> None:
    sheet = rows(docx.Document(str(written(sop, tmp_path))), 0)
    facts = [row[1:] for row in sheet[:6]]
    assert facts == [
        ["Nomor SOP", sop.number],
        ["Tanggal Pembuatan", tidy(long_date(sop.made_on))],
        ["Tanggal Revisi", ""],
        ["Tanggal Pengesahan", tidy(long_date(sop.approved_on))],
        ["Disahkan Oleh", sop.approved_by],
        ["Nama SOP", sop.title],
    ]
    assert sheet[0][0] == tidy(f"{HEAD.office}KABUPATEN BALANGAN")
    pairs = [
        ("Dasar Hukum", sop.legal_basis, "Kualifikasi Pelaksana", sop.qualifications),
        ("Keterkaitan", sop.related, "Peralatan/Perlengkapan", sop.equipment),
        ("Peringatan", sop.warnings, "Pencatatan dan Pendataan", sop.records),
    ]
    for at, (left, left_items, right, right_items) in enumerate(pairs):
        heads, lists = sheet[6 + 2 * at], sheet[7 + 2 * at]
        assert heads == [left, right]
        for shown, items in zip(lists, (left_items, right_items), strict=True):
            assert shown == "".join(f"{n}.{item}" for n, item in enumerate(items, start=1))


def test_every_row_of_the_flow_stands_as_printed(sop: Sop, tmp_path: Path) -> None:
    document = docx.Document(str(written(sop, tmp_path)))
    shown = [row for table in (1, 2) for row in rows(document, table)[3:]]
    assert shown == [
        [
            str(step.number),
            step.printed_activity,
            *[""] * 5,
            step.printed_requirements,
            step.standard.printed,
            step.printed_output,
            "",
        ]
        for step in sop.steps
    ]


def test_each_flow_page_repeats_the_whole_head_with_the_row_of_numbers(
    sop: Sop, tmp_path: Path
) -> None:
    document = docx.Document(str(written(sop, tmp_path)))
    for table in (1, 2):
        head = rows(document, table)[:3]
        assert head[0] == ["No", "URAIAN PROSEDUR", "PELAKSANA", "MUTU BAKU", "Ket"]
        labels = [actor.label for actor in sop.actors]
        assert head[1][2:-1] == [*labels, "Kelengkapan dan Peralatan", "Waktu", "Output"]
        assert head[2] == [str(number) for number in range(1, 12)]
        found = document.element.body.findall(qn("w:tbl"))[table].findall(qn("w:tr"))
        assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in found[:4]] == [
            True, True, True, False,
        ]  # fmt: skip


def test_cover_and_title_say_what_the_sheet_says(sop: Sop, tmp_path: Path) -> None:
    document = docx.Document(str(written(sop, tmp_path)))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines[:2] == ["STANDAR OPERASIONAL PROSEDUR (SOP)", "PENGUMPULAN DATA KINERJA"]
    assert "2023" in lines
    assert sop.sheet_title in lines


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_the_paper_lies_on_its_side(paper: str, tmp_path: Path) -> None:
    document = docx.Document(str(export_sop(view(reading(1)), tmp_path / "a.docx", paper=paper)))
    for section in document.sections:
        assert section.page_width is not None
        assert section.page_width > section.page_height
        assert section._sectPr.find(qn("w:pgSz")).get(qn("w:orient")) == "landscape"


def shapes(path: Path) -> list[tuple[str, str]]:
    """Preset form and word of every Word shape, "" where a shape has a path of its own."""
    root = etree.fromstring(parts(path)["word/document.xml"])
    found = []
    for shape in root.iter(f"{WPS}wsp"):
        form = shape.find(f".//{A}prstGeom")
        found.append(("" if form is None else form.get("prst"), words_of(shape)))
    return found


def test_the_five_symbols_are_word_shapes(sop: Sop, tmp_path: Path) -> None:
    found = shapes(written(sop, tmp_path))
    assert found.count(("flowChartTerminator", "MULAI")) == 1
    assert found.count(("flowChartTerminator", "SELESAI")) == 1
    assert found.count(("flowChartDecision", "")) == 2
    assert found.count(("flowChartProcess", "")) == 6
    letters = sorted(word for form, word in found if form == "flowChartOffpageConnector")
    assert letters == ["A", "A", "B", "B"]
    assert found.count(("rect", "YA")) == 3
    assert found.count(("rect", "TIDAK")) == 2


def test_the_page_connector_leads_from_step_5_to_step_6(sop: Sop) -> None:
    first, second = flow_pages(sop, A4)
    assert [row.step.number for row in first.rows] == [1, 2, 3, 4, 5]
    assert [row.step.number for row in second.rows] == [6, 7, 8, 9]
    foot = next(mark for mark in first.marks if mark.words == "A")
    head = next(mark for mark in second.marks if mark.words == "A")
    step5 = next(mark for mark in first.marks if mark.step == 5)
    step6 = next(mark for mark in second.marks if mark.step == 6)
    assert foot.center.y == max(mark.center.y for mark in first.marks)
    assert any(line.points == (step5.bottom, foot.top) for line in first.lines)
    assert any(line.points == (head.bottom, step6.top) for line in second.lines)


def column(sop: Sop, page: FlowPage, step: int) -> str:
    """Label of the actor in whose column the symbol stands."""
    from app.exports.docx.sop_layout import column_edges

    edges = column_edges(sop, A4)
    x = next(mark for mark in page.marks if mark.step == step).center.x
    return next(a.label for at, a in enumerate(sop.actors, 2) if edges[at] < x < edges[at + 1])


@pytest.mark.parametrize(
    ("number", "columns"),
    [
        (1, ["Kasubbag Perencanaan dan Pelaporan", "Kepala Bidang", "Sekretaris"]),
        (2, ["Kepala Bidang", "Sekretaris", "Kasubbag Perencanaan dan Pelaporan"]),
    ],
)
def test_both_readings_put_rows_7_to_9_into_their_own_columns(
    number: int, columns: list[str]
) -> None:
    sop = reading(number)
    page = flow_pages(sop, A4)[1]
    assert [column(sop, page, step) for step in (7, 8, 9)] == columns
    assert column(sop, page, FINISH) == "Kasubbag Perencanaan dan Pelaporan"


def crossed(page: FlowPage) -> list[tuple[int, str]]:
    """Symbols through whose inside a line runs."""
    found = []
    for mark in page.marks:
        inner = Box(
            mark.box.x + 0.06, mark.box.y + 0.06, mark.box.width - 0.12, mark.box.height - 0.12
        )
        for line in page.lines:
            for one, two in zip(line.points, line.points[1:], strict=False):
                if _meets(inner, one, two):
                    found.append((mark.step, mark.words))
    return found


def _meets(box: Box, one: Point, two: Point) -> bool:
    left, right = sorted((one.x, two.x))
    top, bottom = sorted((one.y, two.y))
    across = left < box.x + box.width and right > box.x
    return across and top < box.y + box.height and bottom > box.y


@pytest.mark.parametrize("paper", [A4, Paper(33.0, 21.5, 1.5)])
@pytest.mark.parametrize(
    "make", [lambda: reading(1), lambda: reading(2), lambda: longer(reading(1))]
)
def test_every_exit_has_a_line_and_no_line_runs_through_a_symbol(
    make: object, paper: Paper
) -> None:
    sop = make()
    pages = flow_pages(sop, paper)
    exits = sum(len(step.exits) for step in sop.steps)
    connectors = sum(mark.step < FINISH for page in pages for mark in page.marks)
    assert sum(len(page.lines) for page in pages) == exits + connectors // 2
    for page in pages:
        assert crossed(page) == []
        foot = A4.margin + sum(row.height for row in page.rows)
        assert foot < paper.height - paper.margin
        for line in page.lines:
            steps = zip(line.points, line.points[1:], strict=False)
            assert all(abs(a.x - b.x) < 1e-9 or abs(a.y - b.y) < 1e-9 for a, b in steps)


def test_yes_and_no_never_leave_a_decision_by_the_same_side(sop: Sop) -> None:
    for revised in (sop, longer(sop)):
        for page in flow_pages(revised, A4):
            for mark in page.marks:
                if mark.symbol is Symbol.DIAMOND:
                    corners = {mark.side(-1), mark.side(1), mark.bottom}
                    sides = [
                        line.side
                        for line in page.lines
                        if line.points[0] in corners and line.choice is not Choice.FORWARD
                    ]
                    assert len(sides) == len(set(sides)) == 2


def test_a_revision_prints_its_own_number_date_and_time(tmp_path: Path) -> None:
    revised = with_time(reading(1), 3, Standard(2, TimeUnit.WORKING_DAYS, "2 Menit"))
    document = docx.Document(str(written(revised, tmp_path)))
    shown = cells(document)
    assert "SOP-02/DKP3-BLG/2026" in shown
    assert tidy(long_date(dt.date(2026, 8, 3))) in [tidy(one) for one in shown]
    assert [row[8] for row in rows(document, 1)[3:]] == [
        "15 Menit", "30 Menit", "2 Hari", "30 Menit", "30 Menit",
    ]  # fmt: skip
    kept = docx.Document(str(written(reading(1), tmp_path)))
    assert rows(kept, 1)[5][8] == "2 Menit"


def test_a_longer_revision_takes_more_pages_and_keeps_every_step(tmp_path: Path) -> None:
    sop = longer(reading(1))
    document = docx.Document(str(written(sop, tmp_path)))
    tables = document.element.body.findall(qn("w:tbl"))
    shown = [row[0] for at in range(1, len(tables)) for row in rows(document, at)[3:]]
    assert shown == [str(number) for number in range(1, 15)]
    assert rows(document, 1)[2] == [str(number) for number in range(1, 13)]


def test_the_damaged_name_is_never_printed(sop: Sop, tmp_path: Path) -> None:
    lines = [p.text for p in docx.Document(str(written(sop, tmp_path))).paragraphs]
    whole = "\n".join(lines)
    assert "PEM INA" not in whole
    assert "TUHALUS" not in whole
    assert lines[-2].strip("…") == ""
    assert lines[-1].startswith("NIP.")
    assert sop.approved_by in lines


def test_the_official_in_office_signs_by_name(tmp_path: Path) -> None:
    path = written(reading(1), tmp_path, signature=SIGNED)
    lines = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    assert [tidy(line) for line in lines[-3:]] == [
        "Dra. Wardah Contoh, M.M.", "Pembina Tingkat I / IV b", "NIP. 19720510 199803 2 004",
    ]  # fmt: skip


def test_an_office_that_is_not_known_leaves_its_field_empty(tmp_path: Path) -> None:
    document = docx.Document(str(written(reading(1), tmp_path, head=None)))
    assert rows(document, 0)[0][0] == ""
    assert "KABUPATEN BALANGAN" not in [paragraph.text for paragraph in document.paragraphs]


def test_an_emblem_that_cannot_be_read_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    broken = tmp_path / "lambang.png"
    broken.write_bytes(b"no picture")
    head = replace(HEAD, emblem=str(broken))
    with pytest.raises(StorageError, match="Lambang"):
        written(reading(1), tmp_path, head=head)
    assert not (tmp_path / "SOP.docx").exists()


def test_the_same_version_gives_the_same_bytes(sop: Sop, tmp_path: Path) -> None:
    first = written(sop, tmp_path).read_bytes()
    assert written(sop, tmp_path).read_bytes() == first


def test_word_accepts_the_order_of_all_properties(tmp_path: Path) -> None:
    path = written(longer(reading(2)), tmp_path, signature=SIGNED)
    content = parts(path)["word/document.xml"]
    assert disorder(content) == []
    root = etree.fromstring(content)
    ids = [node.get("id") for node in root.iter(f"{WPS}cNvPr", "{*}docPr")]
    assert len(ids) == len(set(ids)) > 40


def test_signs_that_xml_cannot_carry_do_no_harm(tmp_path: Path) -> None:
    odd = replace(reading(1), title='Data <kinerja> & "rencana"\x0b', number="SOP\x001")
    head = Letterhead("PEMERINTAH <X>", 'DINAS "A" & B', "", "", "")
    document = docx.Document(str(written(odd, tmp_path, head=head)))
    assert 'Data <kinerja> & "rencana"' in cells(document)


def test_a_cancelled_export_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    told: list[str] = []
    with pytest.raises(ExportCancelledError):
        export_sop(
            view(reading(1)),
            tmp_path / "SOP.docx",
            lambda _done, _total, words: told.append(words),
            lambda: bool(told),
        )
    assert list(tmp_path.iterdir()) == []


def test_another_kind_of_file_is_refused_with_the_kinds_there_are(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=re.escape(".docx, .pdf")):
        export_sop(view(reading(1)), tmp_path / "SOP.odt")


def test_without_libreoffice_the_pdf_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("app.exports.office_pdf._USUAL", ())
    with pytest.raises(StorageError, match="LibreOffice"):
        export_sop(view(reading(1)), tmp_path / "SOP.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_libreoffice_that_fails_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    fake = programs / "soffice"
    fake.write_text("#!/bin/sh\nexit 3\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs), prepend=":")
    target = tmp_path / "hasil" / "SOP.pdf"
    target.parent.mkdir()
    with pytest.raises(StorageError, match="LibreOffice"):
        export_sop(view(reading(1)), target)
    assert list(target.parent.iterdir()) == []


@pytest.mark.office
@pytest.mark.parametrize(("number", "pages"), [(1, 4), (2, 4)])
def test_the_pdf_has_the_cover_the_identity_and_two_flow_pages(
    number: int, pages: int, tmp_path: Path, office_programs: None
) -> None:
    import subprocess

    target = export_sop(view(reading(number)), tmp_path / "SOP.pdf")
    done = subprocess.run(
        ["pdftotext", "-layout", str(target), "-"], capture_output=True, text=True, check=True
    )
    shown = done.stdout.rstrip("\f").split("\f")
    assert len(shown) == pages
    assert "STANDAR OPERASIONAL PROSEDUR (SOP)" in shown[0]
    assert "Nomor SOP" in shown[1]
    assert "MULAI" in shown[2]
    assert "Merekap 2 (dua)" in shown[3]
    assert "SELESAI" in shown[3]
    assert "NIP." in shown[3]
    assert [one.count("TIDAK") for one in shown[2:]] == [0, 2]
