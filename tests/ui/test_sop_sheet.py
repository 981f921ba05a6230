"""The official form as it is laid out and painted: symbols, flow, connectors, paper."""

import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.domain.report_data import Letterhead
from app.domain.snapshots.board import TimeState
from app.domain.snapshots.sop import SopView, StepLoad, StepReport
from app.domain.sop import FINISH, Actor, Choice, Exit, Shape, Sop
from app.domain.sop_file import shipped_sops
from app.ui.sop.document import paint_page, write_pdf
from app.ui.sop.editor.draft import insert_step, put_step, with_actor
from app.ui.sop.flow_layout import FlowPage, flow_pages, whole_flow
from app.ui.sop.flow_marks import Mark, Symbol
from app.ui.sop.flow_painter import paint_flow
from app.ui.sop.identity_painter import IdentitySheet, identity_height, paint_identity
from app.ui.sop.measures import Measures
from app.ui.sop.overlay import Overlay, paint_overlay, pill_rect
from app.ui.sop.paper import Paper
from app.ui.theme import Theme

HEAD = Letterhead("PEMERINTAH KABUPATEN CONTOH", "DINAS CONTOH", "", "", "Contoh")


def revised() -> Sop:
    """Seven columns, twelve steps, and a decision that returns past another symbol."""
    sop = shipped_sops()[0]
    more = (Actor("kadis", "Kepala Dinas"), Actor("arsip", "Pengelola Arsip"))
    sop = replace(sop, actors=(*sop.actors, *more))
    for after in (2, 7, 9):
        sop = insert_step(sop, after)
    third = with_actor(sop, sop.step(3), "kadis")
    sop = put_step(sop, replace(third, printed_activity="Menelaah rekap", short="Telaah"))
    fourth = sop.step(4)
    exits = (Exit(Choice.YES, 5, "YA"), Exit(Choice.NO, 2, "TIDAK"))
    return put_step(sop, replace(fourth, shape=Shape.DECISION, exits=exits))


SOPS = pytest.mark.parametrize("sop", [*shipped_sops(), revised()], ids=["1", "2", "revisi"])


def layouts(sop: Sop) -> list[FlowPage]:
    """The sheet on the screen and every page on paper."""
    screen = whole_flow(sop, Measures.on_screen(922, 100))
    return [screen, *flow_pages(sop, Measures.on_paper(), 600)]


def column_of(page: FlowPage, mark: Mark) -> int:
    x = mark.center.x()
    edges = page.columns
    return next(i for i in range(len(edges) - 1) if edges[i] <= x <= edges[i + 1])


@SOPS
def test_every_step_has_its_symbol_in_its_own_row_and_column(qapp: QApplication, sop: Sop) -> None:
    page = layouts(sop)[0]
    wanted = {
        Shape.START: Symbol.CAPSULE,
        Shape.ACTIVITY: Symbol.BOX,
        Shape.DECISION: Symbol.DIAMOND,
        Shape.END: Symbol.BOX,
    }
    actors = [actor.id for actor in sop.actors]
    for step in sop.steps:
        mark = page.mark(step.number)
        assert mark.symbol is wanted[step.shape]
        assert page.rows[step.number].contains(mark.rect)
        assert column_of(page, mark) == 2 + actors.index(step.actor)


def test_the_sheet_of_2023_has_eleven_columns(qapp: QApplication) -> None:
    page = layouts(shipped_sops()[0])[0]
    assert len(page.columns) - 1 == 11
    assert list(page.columns) == sorted(page.columns)


def test_selesai_stands_with_the_kasubbag_in_both_readings(qapp: QApplication) -> None:
    for sop in shipped_sops():
        page = layouts(sop)[0]
        end = next(mark for mark in page.marks if mark.label == "SELESAI")
        assert column_of(page, end) == 4
        assert page.rows[9].contains(end.rect)
        assert not end.rect.intersects(page.mark(9).rect)


def test_the_connector_stands_between_step_5_and_6(qapp: QApplication) -> None:
    page = layouts(shipped_sops()[0])[0]
    foot, head = (mark for mark in page.marks if mark.symbol is Symbol.PENTAGON)
    assert foot.label == head.label == "A"
    assert page.rows[5].contains(foot.rect)
    assert page.rows[6].contains(head.rect)


def test_on_paper_every_line_that_leaves_its_page_has_a_pentagon_on_both(
    qapp: QApplication,
) -> None:
    first, second = flow_pages(shipped_sops()[0], Measures.on_paper(), 600)
    assert [step.number for step in first.steps] == [1, 2, 3, 4, 5]
    assert [step.number for step in second.steps] == [6, 7, 8, 9]
    letters = [
        sorted(mark.label for mark in page.marks if mark.symbol is Symbol.PENTAGON)
        for page in (first, second)
    ]
    assert letters == [["A", "B"], ["A", "B"]]


@SOPS
def test_no_line_runs_through_a_symbol(qapp: QApplication, sop: Sop) -> None:
    for page in layouts(sop):
        for line in page.lines:
            for start, end in pairwise(line.points):
                run = QRectF(start, end).normalized().adjusted(-0.5, -0.5, 0.5, 0.5)
                for mark in page.marks:
                    inner = mark.rect.adjusted(2, 2, -2, -2)
                    assert not run.intersects(inner), (line, mark)


@SOPS
def test_every_exit_is_drawn_and_ends_at_its_target(qapp: QApplication, sop: Sop) -> None:
    page = layouts(sop)[0]
    exits = sum(len(step.exits) for step in sop.steps)
    assert len(page.lines) == exits + 1  # one exit is drawn in two parts, with the connector
    words = sorted(line.label for line in page.lines if line.label)
    decided = [way.choice for step in sop.steps for way in step.exits]
    assert words.count("TIDAK") == decided.count(Choice.NO)
    assert words.count("YA") == decided.count(Choice.YES)
    ends = [
        mark for mark in page.marks if any(_touches(mark, line.points[-1]) for line in page.lines)
    ]
    assert {mark.step for mark in ends} >= {step.number for step in sop.steps} - {1}


def _touches(mark: Mark, point: QPointF) -> bool:
    return mark.rect.adjusted(-1, -1, 1, 1).contains(point)


@SOPS
def test_the_pages_fit_the_paper(qapp: QApplication, sop: Sop) -> None:
    for page in flow_pages(sop, Measures.on_paper(), 600):
        assert page.height <= 600


def picture(width: float, height: float) -> tuple[QImage, QPainter]:
    image = QImage(round(width), round(height), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image, QPainter(image)


def colourful(image: QImage) -> int:
    """Pixels that are neither black, white nor the grey of a table head."""
    found = 0
    for y in range(image.height()):
        for x in range(image.width()):
            red, green, blue = QColor(image.pixel(x, y)).getRgb()[:3]
            found += max(red, green, blue) - min(red, green, blue) > 12
    return found


def loads(sop: Sop) -> tuple[StepLoad, ...]:
    report = StepReport(1, "TW I 2026 · KP", "Lewat 1 jam", TimeState.LATE)
    return tuple(
        StepLoad(step.number, (report,), TimeState.LATE, 1, 60, 30, "1 jam", "30 menit")
        for step in sop.steps
    )


def test_the_printed_sheet_has_no_overlay(qapp: QApplication, theme: Theme) -> None:
    sop = shipped_sops()[0]
    page = flow_pages(sop, Measures.on_paper(), 600)[0]
    paper, painter = picture(page.columns[-1] + 2, page.height + 2)
    paint_page(painter, page, QRectF(paper.rect()))
    painter.end()
    screen, painter = picture(page.columns[-1] + 2, page.height + 2)
    paint_flow(Paper(painter), page)
    paint_overlay(painter, theme, page, Overlay(loads(sop), "planning_head", 2))
    painter.end()
    assert colourful(paper) == 0
    assert colourful(screen) > 1000


def test_the_switch_leaves_only_the_chosen_row(qapp: QApplication, theme: Theme) -> None:
    sop = shipped_sops()[0]
    page = whole_flow(sop, Measures.on_screen(922, 100))
    image, painter = picture(page.columns[-1] + 2, page.height + 2)
    paint_flow(Paper(painter), page)
    paint_overlay(painter, theme, page, Overlay(loads(sop), "planning_head", 0, positions=False))
    painter.end()
    assert colourful(image) == 0


def test_the_pill_of_mulai_leaves_its_word_readable(qapp: QApplication) -> None:
    page = whole_flow(shipped_sops()[0], Measures.on_screen(922, 100))
    start, plain = page.mark(1), page.mark(2)
    assert pill_rect(page, plain).center() == plain.center
    assert pill_rect(page, start).center().x() > start.center.x() + 20
    assert pill_rect(page, start).center().y() < start.rect.top() + 2


def view(sop: Sop) -> SopView:
    return SopView(1, sop, (), loads(sop), "", (), True, "", HEAD)


def test_the_identity_sheet_says_how_high_it_is(qapp: QApplication) -> None:
    sheet = IdentitySheet(shipped_sops()[0], HEAD)
    image, painter = picture(sheet.width + 2, identity_height(sheet) + 2)
    assert paint_identity(Paper(painter), sheet) == identity_height(sheet)
    painter.end()
    assert colourful(image) == 0
    assert sheet.office_lines == "DINAS CONTOH\nKABUPATEN CONTOH"


def test_a_pdf_that_cannot_be_written_says_so(qapp: QApplication, tmp_path: Path) -> None:
    from app.domain.errors import StorageError

    with pytest.raises(StorageError, match=r"SOP\.pdf"):
        write_pdf(view(shipped_sops()[0]), tmp_path / "tidak ada" / "SOP.pdf")


@pytest.mark.office
def test_the_pdf_has_every_text_of_the_sheet(qapp: QApplication, tmp_path: Path) -> None:
    sop = shipped_sops()[0]
    path = write_pdf(view(sop), tmp_path / "SOP.pdf")
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    )
    words = "".join(done.stdout.split())
    assert done.stdout.count("\f") == 4
    for text in (sop.number, *sop.legal_basis, *sop.equipment, "MULAI", "SELESAI", "MUTU BAKU"):
        assert "".join(text.split())[:24] in words
    for step in sop.steps:
        assert "".join(step.standard.printed.split()) in words
    assert words.count("TIDAK") == 2
    assert FINISH not in {step.number for step in sop.steps}
