"""Files that are not what they should be: each gets a sentence, and stays as it was."""

import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.commands import Acting, SignIn
from app.domain.errors import StorageError
from app.models import sqlite_file
from app.services.office import Office
from tests.services.office_fixture import MONDAY, SECRETARY, YEAR, make_office

V1 = Path(__file__).parent.parent / "models" / "databases" / "v1.db"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kinerja.db"
    make_office(path).close()
    return path


def refused_code(action: Callable[[], object]) -> str:
    with pytest.raises(StorageError) as refused:
        action()
    assert str(refused.value).endswith(".")
    return refused.value.code


def test_a_real_file_of_schema_1_opens_and_shows_its_board(tmp_path: Path) -> None:
    path = shutil.copy(V1, tmp_path / "v1.db")
    with Office.open(Path(path)) as office:
        assert office.board(YEAR, Acting(SECRETARY), MONDAY).cards
        assert office.check().ok


def test_a_text_file_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "catatan.db"
    path.write_text("catatan rapat", encoding="utf-8")
    assert refused_code(lambda: Office.open(path)) == "database_not_ours"
    assert path.read_text(encoding="utf-8") == "catatan rapat"


def test_an_empty_file_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "kosong.db"
    path.touch()
    assert refused_code(lambda: Office.open(path)) == "database_not_ours"
    assert path.stat().st_size == 0


def test_a_sqlite_file_of_another_program_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "lain.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE surat (nomor TEXT)")
    other.commit()
    other.close()
    before = path.read_bytes()
    assert refused_code(lambda: Office.open(path)) == "database_not_ours"
    assert path.read_bytes() == before


def test_a_damaged_file_is_not_opened(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[8192:16384] = b"\xff" * 8192
    file.write_bytes(content)
    assert refused_code(lambda: Office.open(file)) == "database_damaged"
    assert file.read_bytes() == bytes(content)


def test_a_truncated_file_is_not_opened(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:20000])
    assert refused_code(lambda: Office.open(file)) == "database_damaged"


def test_a_file_of_a_newer_program_is_not_touched(file: Path) -> None:
    newer = sqlite3.connect(file)
    newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.commit()
    newer.close()
    before = file.read_bytes()
    assert refused_code(lambda: Office.open(file)) == "database_newer"
    assert file.read_bytes() == before


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert refused_code(lambda: Office.open(tmp_path / "tidak-ada.db")) == "database_missing"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "tidak" / "ada" / "kinerja.db"
    assert refused_code(lambda: Office.create(path, MONDAY)) == "folder_missing"
    assert not path.parent.exists()


def test_an_existing_file_is_never_overwritten(file: Path) -> None:
    before = file.read_bytes()
    assert refused_code(lambda: Office.create(file, MONDAY)) == "database_exists"
    assert file.read_bytes() == before


@pytest.fixture
def read_only_file(file: Path) -> Iterator[Path]:
    file.chmod(stat.S_IREAD)
    yield file
    file.chmod(stat.S_IREAD | stat.S_IWRITE)


def test_a_read_only_file_can_be_read_but_not_changed(read_only_file: Path) -> None:
    before = read_only_file.read_bytes()
    with Office.open(read_only_file) as office:
        assert "hanya dapat dibaca" in office.read_only_reason
        assert office.board(YEAR, Acting(SECRETARY), MONDAY).cards
        shown = office.shell(Acting(SECRETARY), MONDAY)
        assert shown.read_only_reason == office.read_only_reason
        command = SignIn(SECRETARY)
        assert (
            refused_code(lambda: office.run(command, Acting(SECRETARY), MONDAY)) == "read_only_file"
        )
    assert read_only_file.read_bytes() == before
    assert [path.name for path in read_only_file.parent.iterdir()] == ["kinerja.db"]


def test_a_file_can_be_opened_for_reading_while_somebody_writes(file: Path) -> None:
    with Office.open(file) as writer, Office.open(file, read_only=True) as reader:
        writer.run(SignIn(SECRETARY), Acting(SECRETARY), MONDAY)
        assert reader.check().ok
        assert reader.read_only_reason


def test_a_locked_file_refuses_the_change_and_keeps_the_data(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "BUSY_SECONDS", 0.05)
    with Office.open(file) as office:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        command = SignIn(SECRETARY)
        code = refused_code(lambda: office.run(command, Acting(SECRETARY), MONDAY))
        other.execute("ROLLBACK")
        other.close()
        assert code == "database_locked"
        assert office.run(command, Acting(SECRETARY), MONDAY).summary


def test_a_full_disk_refuses_the_change_and_keeps_the_data(file: Path) -> None:
    with Office.open(file) as office:
        with office._database.writer.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        long = Acting(SECRETARY)

        def fill() -> None:
            for _ in range(2000):
                office.run(SignIn(SECRETARY), long, MONDAY)

        assert refused_code(fill) == "disk_full"
        assert office.check().ok


def test_a_file_that_another_program_holds_alone_is_not_opened(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    try:
        assert refused_code(lambda: Office.open(file)) == "database_locked"
    finally:
        other.execute("ROLLBACK")
        other.close()


def test_a_creation_that_fails_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_session: object, _at: object) -> None:
        raise StorageError("disk_full", path=tmp_path)

    monkeypatch.setattr("app.services.first_rows.add_first_rows", fail)
    assert refused_code(lambda: Office.create(tmp_path / "baru.db", MONDAY)) == "disk_full"
    assert list(tmp_path.iterdir()) == []
