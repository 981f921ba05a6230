"""Laporan over the sample office: writing, findings, and real exports with their failures."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.commands import Acting, WriteSection
from app.domain.periods import Period, ReportKind
from app.domain.snapshots.reports import Finding, ReportChoice
from app.report_export import export_charts, export_report, export_tables
from app.services.office import Office
from app.ui.dispatcher import Dispatcher
from app.ui.main_window import MainWindow
from app.ui.page_stack import PageSpec
from app.ui.reports.export import Exporters, suggested_name
from app.ui.reports.findings import FindingList
from app.ui.reports.page import ReportsPage
from app.ui.reports.section_tables import section_table
from app.ui.settings import Settings
from app.ui.theme import Theme
from app.ui.widgets import Button, LinkButton
from tests.exports.reading import opened
from tests.exports.sample_data import report_data
from tests.ui.conftest import NOW
from tests.ui.driving import CONTROL, OtherPage, click, find, press

LONG_MS = 30_000
WORDS = "Laporan ini disusun setiap triwulan."


class Chosen:
    """Answers the file dialog: what the user would pick, once per question."""

    def __init__(self) -> None:
        self.answers: list[Path | None] = []
        self.suggestions: list[str] = []

    def __call__(self, _parent: object, suggestion: str) -> Path | None:
        self.suggestions.append(suggestion)
        return self.answers.pop(0)


@pytest.fixture
def chosen() -> Chosen:
    return Chosen()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, dispatcher: Dispatcher, chosen: Chosen) -> MainWindow:
    made = MainWindow(theme, Settings())
    qtbot.addWidget(made)
    made.show()
    exporters = Exporters(export_report, export_charts, export_tables, chosen, chosen, chosen)
    specs = (
        PageSpec("laporan", lambda: ReportsPage(theme, dispatcher, made.jobs, exporters)),
        PageSpec("data", lambda: OtherPage("data", "Data Kinerja")),
    )
    made.attach(dispatcher, specs, "laporan")
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def page_of(window: MainWindow) -> ReportsPage:
    page = window.stack.current
    assert isinstance(page, ReportsPage)
    return page


def typed(window: MainWindow, key: str) -> tuple[ReportsPage, ReportChoice]:
    """WORDS typed into a section of the chosen report."""
    page = page_of(window)
    report = page.chooser.choice
    assert report is not None
    page.outline.select(key)
    page.editor.edit.setFocus()
    QTest.keyClicks(page.editor.edit, WORDS)
    return page, report


def section(office: Office, report_id: int, key: str) -> tuple[str, int]:
    """Stored text and version of a section."""
    rows = office.report_page(report_id, NOW).outline
    row = next(row for row in rows if row.key == key)
    return row.body, row.version


def test_it_opens_the_report_of_the_quarter_that_ended(window: MainWindow) -> None:
    page = page_of(window)
    assert page.chooser.choice is not None
    assert page.chooser.choice.period == Period.quarter(2026, 1)
    assert window.windowTitle() == "Laporan 2026 - Alur Kinerja"
    assert page.chooser.state.label.startswith("Draf")


def test_typing_is_saved_after_a_pause_and_says_when(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    page = page_of(window)
    report = page.chooser.choice
    assert report is not None
    page.outline.select("latar_belakang")
    click(page.editor.edit.viewport())
    QTest.keyClicks(page.editor.edit, WORDS)
    assert page.editor.strip.state.text() == "Belum tersimpan"
    qtbot.waitUntil(lambda: not page.editor.dirty, timeout=5000)
    assert section(office, report.report_id, "latar_belakang")[0] == WORDS
    assert page.editor.strip.state.text() == "Tersimpan 10.14"
    assert page.editor.edit.toPlainText() == WORDS


def test_leaving_a_section_saves_it_and_the_outline_shows_it_as_complete(
    window: MainWindow, office: Office
) -> None:
    page, report = typed(window, "simpulan")
    page.outline.select("maksud")
    assert section(office, report.report_id, "simpulan")[0] == WORDS
    assert page.editor.edit.toPlainText() == ""
    names = [page.outline.list.item(i).text() for i in range(page.outline.list.count())]
    assert any(name.startswith("4.1 Simpulan, lengkap") for name in names)


def test_closing_the_window_saves_what_is_being_typed(window: MainWindow, office: Office) -> None:
    _page, report = typed(window, "isu")
    window.close()
    assert section(office, report.report_id, "isu")[0] == WORDS


def test_ctrl_z_takes_a_saved_text_back_when_the_editor_is_left(
    window: MainWindow, office: Office
) -> None:
    page, report = typed(window, "isu")
    page.outline.list.setFocus()
    assert section(office, report.report_id, "isu")[0] == WORDS
    press(Qt.Key.Key_Z, CONTROL, window)
    assert section(office, report.report_id, "isu")[0] == ""
    assert page.editor.edit.toPlainText() == ""


def test_a_text_that_somebody_changed_meanwhile_is_not_overwritten_and_not_lost(
    window: MainWindow, office: Office, acting: Acting
) -> None:
    page = page_of(window)
    report = page.chooser.choice
    assert report is not None
    page.outline.select("isu")
    page.editor.edit.setFocus()
    QTest.keyClicks(page.editor.edit, "Tulisan saya.")
    office.run(WriteSection(report.report_id, "isu", "Tulisan lain.", 0), acting, NOW)
    page.editor.save()
    assert section(office, report.report_id, "isu")[0] == "Tulisan lain."
    assert window.message.isVisible()
    assert page.editor.edit.toPlainText() == "Tulisan saya."


def test_a_data_section_shows_a_table_with_indonesian_numbers(window: MainWindow) -> None:
    page = page_of(window)
    page.outline.select("capaian")
    table = page.editor.table
    assert table.isVisible()
    heads = [table.horizontalHeaderItem(i) for i in range(table.columnCount())]
    assert [head.text() for head in heads if head][:3] == ["No", "Indikator kinerja", "Satuan"]
    cell = table.item(1, 3)
    assert cell is not None
    assert cell.text() == "70,00"


def test_a_finding_leads_to_the_section_to_write(window: MainWindow) -> None:
    page = page_of(window)
    page.outline.select("sampul")
    card = page.checks.list.cards[0]
    assert card.finding.place == "section:kata_pengantar"
    assert card.link is not None
    click(card.link)
    assert page.editor.key == "kata_pengantar"
    assert page.editor.edit.hasFocus()


def test_a_finding_in_the_figures_leads_to_the_data(qtbot: QtBot, theme: Theme) -> None:
    findings = FindingList(theme)
    qtbot.addWidget(findings)
    rows = (
        Finding(1, "wrong", "Salah", "Produksi padi", "Koma hilang.", "Buka", "figure:4:2"),
        Finding(2, "data", "Belum ada", "Pejabat", "Belum ada.", "Atur", "official"),
    )
    findings.show_findings(rows, ("Kop surat lengkap",))
    findings.resize(300, 400)
    findings.show()
    link = find(findings, "laporan.temuan.1.tautan", LinkButton)
    with qtbot.waitSignal(findings.opened) as told:
        click(link)
    assert told.args == ["figure:4:2"]
    assert findings.cards[1].link is None, "no page of this program leads there"


def test_alt_down_walks_through_the_findings(window: MainWindow) -> None:
    page = page_of(window)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, page.outline.list)
    first = QApplication.focusWidget()
    assert first is page.checks.list.cards[0].link
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is page.checks.list.cards[1].link
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is first


def test_the_primary_button_writes_a_word_document(
    qtbot: QtBot, window: MainWindow, chosen: Chosen, tmp_path: Path
) -> None:
    page = page_of(window)
    target = tmp_path / "laporan.docx"
    chosen.answers = [target]
    with qtbot.waitSignal(page.export.exported, timeout=LONG_MS):
        click(find(window, "laporan.tombolEkspor", Button))
        assert not page.checks.footer.report.isEnabled()
    assert "Laporan Kinerja Triwulan I 2026" in chosen.suggestions[0]
    words = " ".join(paragraph.text for paragraph in opened(target).paragraphs)
    assert "TRIWULAN I" in words
    assert window.toast.text == "Laporan disimpan sebagai laporan.docx."
    qtbot.waitUntil(page.checks.footer.report.isEnabled)
    assert page.checks.footer.open_last.text() == "Buka laporan.docx"


def test_the_charts_are_written_into_the_chosen_folder(
    qtbot: QtBot, window: MainWindow, chosen: Chosen, tmp_path: Path
) -> None:
    page = page_of(window)
    folder = tmp_path / "grafik"
    folder.mkdir()
    chosen.answers = [folder]
    with qtbot.waitSignal(page.export.exported, timeout=LONG_MS):
        click(find(window, "laporan.tombolGrafik", Button))
    files = list(folder.glob("*.png"))
    assert files
    assert window.toast.text == f"{len(files)} grafik disimpan di grafik."


def test_the_tables_are_written_as_a_workbook(
    qtbot: QtBot, window: MainWindow, chosen: Chosen, tmp_path: Path
) -> None:
    page = page_of(window)
    chosen.answers = [tmp_path / "tabel.xlsx"]
    with qtbot.waitSignal(page.export.exported, timeout=LONG_MS):
        click(find(window, "laporan.tombolTabel", Button))
        assert not page.checks.footer.tables.isEnabled()
    assert chosen.suggestions[0].endswith(".xlsx")
    assert "Laporan Kinerja Triwulan I 2026" in chosen.suggestions[0]
    assert "Tabel 3.1" in openpyxl.load_workbook(tmp_path / "tabel.xlsx").sheetnames
    assert window.toast.text == "Tabel disimpan sebagai tabel.xlsx."
    qtbot.waitUntil(page.checks.footer.tables.isEnabled)


def test_a_missing_folder_is_said_and_saving_elsewhere_works(
    qtbot: QtBot, window: MainWindow, chosen: Chosen, tmp_path: Path
) -> None:
    page = page_of(window)
    chosen.answers = [tmp_path / "tidak ada" / "laporan.docx", tmp_path / "salinan.docx"]
    with qtbot.waitSignal(page.export.failed, timeout=LONG_MS):
        page.export_word()
    notice = page.checks.footer.notice
    assert notice.isVisible()
    assert "tidak ada" in notice.label.text()
    qtbot.waitUntil(lambda: not page.export.busy)
    with qtbot.waitSignal(page.export.exported, timeout=LONG_MS):
        click(notice.copy)
    assert not notice.isVisible()
    assert (tmp_path / "salinan.docx").exists()


def test_trying_again_writes_to_the_same_place(
    qtbot: QtBot, window: MainWindow, chosen: Chosen, tmp_path: Path
) -> None:
    page = page_of(window)
    folder = tmp_path / "stik"
    chosen.answers = [folder / "laporan.docx"]
    with qtbot.waitSignal(page.export.failed, timeout=LONG_MS):
        page.export_word()
    qtbot.waitUntil(lambda: not page.export.busy)
    folder.mkdir()
    with qtbot.waitSignal(page.export.exported, timeout=LONG_MS):
        click(page.checks.footer.notice.retry)
    assert (folder / "laporan.docx").exists()
    assert len(chosen.suggestions) == 1


def test_a_cancelled_export_leaves_nothing(
    qtbot: QtBot, window: MainWindow, chosen: Chosen, tmp_path: Path
) -> None:
    page = page_of(window)
    chosen.answers = [tmp_path / "laporan.docx"]
    window.jobs.started.connect(lambda job: job.cancel())
    with qtbot.waitSignal(page.export.cancelled, timeout=LONG_MS):
        page.export_word()
    assert list(tmp_path.glob("*.docx")) == []
    assert window.toast.text == "Ekspor dibatalkan. Tidak ada berkas yang tertinggal."


def test_changing_ones_mind_in_the_file_dialog_starts_nothing(
    window: MainWindow, chosen: Chosen
) -> None:
    chosen.answers = [None]
    press(Qt.Key.Key_E, CONTROL, page_of(window).outline.list)
    assert len(chosen.suggestions) == 1
    assert not window.jobs.busy


def test_another_report_is_chosen_with_the_keyboard(window: MainWindow) -> None:
    page = page_of(window)
    before = page.chooser.choice
    page.chooser.reports.setFocus()
    press(Qt.Key.Key_Down, widget=page.chooser.reports)
    assert page.chooser.choice != before
    assert page.chooser.choice is not None
    shown = page.outline.list.count()
    assert shown > 10


def test_a_place_opens_a_report_and_its_section(window: MainWindow, office: Office) -> None:
    choices = office.report_choices(2026, NOW)
    annual = next(item for item in choices if item.period.kind is ReportKind.ANNUAL)
    window.open_place(f"laporan:{annual.report_id}:kata_pengantar")
    page = page_of(window)
    assert page.chooser.choice == annual
    assert page.editor.key == "kata_pengantar"


def test_the_suggested_name_has_no_forbidden_characters() -> None:
    title = 'Laporan: "Triwulan" I/II, Bidang <KP>'
    choice = ReportChoice(1, Period.quarter(2026, 1), title, "Draf", "KP")
    assert suggested_name(choice) == "Laporan Triwulan III Bidang KP.docx"


@pytest.mark.parametrize(
    ("key", "heads"),
    [
        ("capaian", ("No", "Indikator kinerja", "Satuan", "Target", "Realisasi")),
        ("perjanjian", ("Sasaran", "Indikator kinerja", "Satuan", "Target")),
        ("anggaran", ("Kode", "Program, kegiatan, subkegiatan", "Pagu (Rp)", "Realisasi (Rp)")),
        ("sampul", ("Unsur", "Isi")),
    ],
)
def test_every_data_section_has_its_own_table(key: str, heads: tuple[str, ...]) -> None:
    table = section_table(report_data(Period.quarter(2026, 2)), key)
    assert tuple(column.title for column in table.columns)[: len(heads)] == heads
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.columns)}


def test_the_editor_of_a_read_only_office_cannot_be_typed_into(
    qtbot: QtBot, theme: Theme, sample_file: Path, acting: Acting, chosen: Chosen
) -> None:
    with Office.open(sample_file, read_only=True) as office:
        dispatcher = Dispatcher(office, acting, lambda: NOW)
        made = MainWindow(theme, Settings())
        qtbot.addWidget(made)
        exporters = Exporters(export_report, export_charts, export_tables, chosen, chosen, chosen)
        spec = PageSpec("laporan", lambda: ReportsPage(theme, dispatcher, made.jobs, exporters))
        made.attach(dispatcher, [spec], "laporan")
        edit = find(made, "laporan.isi.teks", QPlainTextEdit)
        assert edit.isReadOnly()
        made.close()


def test_a_complete_report_on_its_way_says_why_it_is_still_a_draft(
    window: MainWindow, office: Office
) -> None:
    page = page_of(window)
    choice = page.chooser.choice
    assert choice is not None
    shown = replace(office.report_page(choice.report_id, NOW), findings=(), draft=True)
    page.checks.show_page(shown, NOW)
    assert page.checks.title.text() == "Semua bagian lengkap"
    assert "menyelesaikan langkahnya" in page.checks.footer.note.text()
