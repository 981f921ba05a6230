"""Laporan: a report is renewed from its edited Word file, and a file is checked, by mouse."""

from pathlib import Path

import docx
import pytest
from pytestqt.qtbot import QtBot

from app.document_check import check_for_window
from app.living_export import renew_for_window
from app.report_export import export_charts, export_report, export_tables
from app.ui.dispatcher import Dispatcher
from app.ui.main_window import MainWindow
from app.ui.page_stack import PageSpec
from app.ui.reports.export import Exporters
from app.ui.reports.living import LivingDoor, LivingTools
from app.ui.reports.page import ReportsPage
from app.ui.settings import Settings
from app.ui.theme import Theme
from app.ui.widgets import LinkButton
from tests.exports import editing
from tests.exports.editing import opened_bytes, said
from tests.ui.driving import click, find
from tests.ui.test_reports import LONG_MS, Chosen, page_of


@pytest.fixture
def chosen() -> Chosen:
    return Chosen()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, dispatcher: Dispatcher, chosen: Chosen) -> MainWindow:
    made = MainWindow(theme, Settings())
    qtbot.addWidget(made)
    made.show()
    exporters = Exporters(export_report, export_charts, export_tables, chosen, chosen, chosen)

    def page() -> ReportsPage:
        reports = ReportsPage(theme, dispatcher, made.jobs, exporters)
        LivingDoor(reports, dispatcher, LivingTools(renew_for_window, check_for_window, chosen))
        return reports

    made.attach(dispatcher, (PageSpec("laporan", page),), "laporan")
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


@pytest.fixture
def edited(window: MainWindow, dispatcher: Dispatcher, tmp_path: Path) -> Path:
    """The chosen report with a number typed into its first table of figures."""
    choice = page_of(window).chooser.choice
    assert choice is not None
    path = tmp_path / "Laporan.docx"
    export_report(dispatcher.office, choice.report_id, path, lambda *_: None, lambda: False)
    document = docx.Document(str(path))
    cells = [cell for cell in document.element.body.iter(editing.qn("w:tc")) if "," in said(cell)]
    figure = next(cell for cell in cells if said(cell).replace(",", "").replace(".", "").isdigit())
    next(figure.iter(editing.qn("w:t"))).text = "99.999,9"
    document.save(str(path))
    return path


def test_the_link_writes_the_next_version_beside_the_edited_file(
    qtbot: QtBot, window: MainWindow, chosen: Chosen, edited: Path
) -> None:
    page = page_of(window)
    before = edited.read_bytes()
    chosen.answers = [edited]
    with qtbot.waitSignal(page.export.exported, timeout=LONG_MS):
        click(find(window, "laporan.ekspor.perbarui", LinkButton))
        assert not page.checks.footer.renew.isEnabled()
    made = edited.with_name("Laporan (versi 2).docx")
    words = "".join(said(opened_bytes(made.read_bytes()).element.body))
    assert "Perubahan sejak versi 1" in words
    assert edited.read_bytes() == before
    assert window.toast.text.startswith("Versi 2 disimpan sebagai Laporan (versi 2).docx.")
    qtbot.waitUntil(page.checks.footer.renew.isEnabled)
    assert page.checks.footer.open_last.text() == "Buka Laporan (versi 2).docx"


def test_numbers_that_do_not_agree_stand_in_the_list_of_findings(
    qtbot: QtBot, window: MainWindow, chosen: Chosen, edited: Path
) -> None:
    page = page_of(window)
    chosen.answers = [edited]
    click(find(window, "laporan.ekspor.periksa", LinkButton))
    title = "1 angka tidak sesuai dengan data"
    qtbot.waitUntil(lambda: page.checks.title.text() == title, timeout=LONG_MS)
    assert "99.999,9" in page.checks.list.cards[0].accessibleName()
    assert page.checks.list.cards[0].finding.title.startswith("Tertulis 99.999,9, data ")
    assert page.checks.time.text().startswith("Laporan.docx · ")
    page.refresh()
    assert page.checks.title.text() != title


def test_a_foreign_file_is_refused_with_a_sentence_and_can_be_tried_again(
    qtbot: QtBot, window: MainWindow, chosen: Chosen, tmp_path: Path
) -> None:
    page = page_of(window)
    foreign = tmp_path / "surat.docx"
    docx.Document().save(str(foreign))
    chosen.answers = [foreign]
    with qtbot.waitSignal(page.export.failed, timeout=LONG_MS):
        click(find(window, "laporan.ekspor.perbarui", LinkButton))
    assert "surat.docx bukan laporan buatan Alur Kinerja" in page.checks.footer.notice.label.text()
    qtbot.waitUntil(lambda: not page.export.busy)
    with qtbot.waitSignal(page.export.failed, timeout=LONG_MS):
        click(page.checks.footer.notice.retry)


def test_changing_ones_mind_starts_nothing(window: MainWindow, chosen: Chosen) -> None:
    chosen.answers = [None, None]
    click(find(window, "laporan.ekspor.perbarui", LinkButton))
    click(find(window, "laporan.ekspor.periksa", LinkButton))
    assert len(chosen.suggestions) == 2
    assert not page_of(window).export.busy
