"""Every way an export can fail: a sentence, and the folder as it was."""

import resource as limits
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import StorageError
from app.exports.files import write_atomically
from app.exports.report import ExportCancelledError, export_charts, export_report
from tests.exports.conftest import PERIODS, never, silent
from tests.exports.sample_data import report_data

DATA = report_data(PERIODS["triwulan"])


def refusal(path: Path, code: str) -> str:
    with pytest.raises(StorageError) as refused:
        export_report(DATA, path, silent, never)
    assert refused.value.code == code
    return str(refused.value)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert str(tmp_path / "tiada") in refusal(tmp_path / "tiada" / "a.docx", "folder_missing")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert tmp_path.name in refusal(tmp_path, "target_is_folder")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("owner", ["~$laporan.docx", "~$poran.docx", ".~lock.laporan.docx#"])
def test_a_document_that_is_open_is_not_overwritten(tmp_path: Path, owner: str) -> None:
    target = tmp_path / "laporan.docx"
    target.write_bytes(b"lama")
    (tmp_path / owner).write_bytes(b"")
    assert "sedang terbuka" in refusal(target, "word_open")
    assert target.read_bytes() == b"lama"


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as refused:
        write_atomically(tmp_path / f"{'x' * 300}.docx", b"isi")
    assert refused.value.code == "file_name_bad"
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def small_disk() -> Iterator[None]:
    """No file may grow beyond 20 kB: what a full disk does, without one."""
    before = limits.getrlimit(limits.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits.setrlimit(limits.RLIMIT_FSIZE, (20_000, before[1]))
    yield
    limits.setrlimit(limits.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, small_disk: None) -> None:
    target = tmp_path / "laporan.docx"
    target.write_bytes(b"lama")
    assert "penuh" in refusal(target, "export_disk_full")
    assert [item.name for item in tmp_path.iterdir()] == ["laporan.docx"]
    assert target.read_bytes() == b"lama"


def cancel_after(count: int) -> Callable[[], bool]:
    calls = iter(range(count))
    return lambda: next(calls, None) is None


@pytest.mark.parametrize("count", [0, 1, 12, 25])
def test_a_cancelled_report_leaves_nothing(tmp_path: Path, count: int) -> None:
    with pytest.raises(ExportCancelledError, match="Ekspor dibatalkan"):
        export_report(DATA, tmp_path / "a.docx", silent, cancel_after(count))
    assert list(tmp_path.iterdir()) == []


def test_cancelled_charts_leave_nothing(tmp_path: Path) -> None:
    with pytest.raises(ExportCancelledError):
        export_charts(DATA, tmp_path, silent, cancel_after(3))
    assert list(tmp_path.iterdir()) == []


def test_charts_that_do_not_fit_leave_nothing(tmp_path: Path, small_disk: None) -> None:
    with pytest.raises(StorageError) as refused:
        export_charts(DATA, tmp_path, silent, never)
    assert refused.value.code == "export_disk_full"
    assert list(tmp_path.iterdir()) == []


def test_an_emblem_that_is_no_picture_is_named(tmp_path: Path) -> None:
    emblem = tmp_path / "lambang.svg"
    emblem.write_text("<svg/>")
    data = replace(DATA, letterhead=replace(DATA.letterhead, emblem=str(emblem)))
    with pytest.raises(StorageError) as refused:
        export_report(data, tmp_path / "a.docx", silent, never)
    assert refused.value.code == "emblem_unreadable"
    assert str(emblem) in str(refused.value)


def test_progress_rises_to_its_total(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    words: list[str] = []

    def progress(done: int, total: int, text: str) -> None:
        steps.append((done, total))
        words.append(text)

    export_report(DATA, tmp_path / "a.docx", progress, never)
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert steps[-1][0] == steps[-1][1]
    assert all(words)
