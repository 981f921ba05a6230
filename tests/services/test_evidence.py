"""Evidence: copies kept by content, shared, taken off and put back; bad files refused."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.calendar import WITA
from app.domain.commands import Acting, AttachEvidence
from app.domain.errors import InputError, RuleError, StorageError
from app.domain.snapshots.figures import EvidenceView
from app.services.evidence import LARGEST, safe_name
from app.services.office import Office
from tests.services.sample import YEAR, make_sample, person

NOW = dt.datetime(YEAR, 4, 6, 9, tzinfo=WITA)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The sample office with nothing attached yet."""
    with make_sample(tmp_path / "kantor" / "data.db") as made:
        yield made


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path) -> None:
    (tmp_path / "kantor").mkdir()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Rekap panen.pdf"
    path.write_bytes(b"%PDF-1.4 isi")
    return path


def _chair(office: Office, actor: str = "planning_head") -> Acting:
    return Acting(person(office, actor))


def _indicator(office: Office, code: str = "2.1") -> int:
    view = office.figures(YEAR, 1, "", _chair(office))
    return next(r.indicator_id for g in view.groups for r in g.rows if r.code == code)


def _attach(office: Office, path: Path, code: str = "2.1") -> AttachEvidence:
    return AttachEvidence(path, indicator_id=_indicator(office, code), year=YEAR, quarter=1)


def _kept(office: Office, code: str = "2.1") -> tuple[EvidenceView, ...]:
    return office.panel(_indicator(office, code), YEAR, 1).evidence


def _copies(office: Office) -> list[Path]:
    return [path for path in (office.path.parent / "bukti").rglob("*") if path.is_file()]


def test_a_copy_is_kept_under_its_fingerprint(office: Office, file: Path) -> None:
    office.run(_attach(office, file), _chair(office), NOW)
    (kept,) = _kept(office)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    (copy,) = _copies(office)
    assert (kept.name, kept.size) == ("Rekap panen.pdf", 12)
    assert copy.relative_to(office.path.parent).as_posix() == f"bukti/{digest[:2]}/{digest}.pdf"
    assert copy.read_bytes() == file.read_bytes()


def test_the_same_content_is_kept_once_for_two_figures(
    office: Office, file: Path, tmp_path: Path
) -> None:
    twin = tmp_path / "salinan.pdf"
    twin.write_bytes(file.read_bytes())
    office.run(_attach(office, file), _chair(office), NOW)
    office.run(_attach(office, twin, "2.2"), _chair(office), NOW)
    assert len(_copies(office)) == 1
    assert [one.name for one in _kept(office, "2.2")] == ["salinan.pdf"]


def test_evidence_that_is_taken_off_comes_back_by_undo(office: Office, file: Path) -> None:
    attached = office.run(_attach(office, file), _chair(office), NOW)
    removed = office.run(attached.inverse, _chair(office), NOW)
    assert _kept(office) == ()
    assert len(_copies(office)) == 1
    office.run(removed.inverse, _chair(office), NOW)
    assert len(_kept(office)) == 1


def test_an_empty_file_is_refused(office: Office, tmp_path: Path) -> None:
    empty = tmp_path / "kosong.pdf"
    empty.touch()
    with pytest.raises(InputError) as refusal:
        office.run(_attach(office, empty), _chair(office), NOW)
    assert "kosong.pdf" in str(refusal.value)
    assert _kept(office) == ()


def test_a_file_above_25_mb_is_refused_with_both_sizes(office: Office, tmp_path: Path) -> None:
    large = tmp_path / "video.mp4"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(InputError) as refusal:
        office.run(_attach(office, large), _chair(office), NOW)
    assert str(refusal.value).startswith("video.mp4 berukuran 26 MB. Paling besar 25 MB.")


def test_a_missing_file_and_a_folder_are_refused(office: Office, tmp_path: Path) -> None:
    for path in (tmp_path / "tidak-ada.pdf", tmp_path):
        with pytest.raises(InputError):
            office.run(_attach(office, path), _chair(office), NOW)
    assert _kept(office) == ()


def test_a_reader_cannot_attach(office: Office, file: Path) -> None:
    with pytest.raises(RuleError):
        office.run(_attach(office, file), _chair(office, "reader"), NOW)
    assert not (office.path.parent / "bukti").exists()


def test_a_copy_that_cannot_be_written_leaves_no_row(office: Office, file: Path) -> None:
    blocked = office.path.parent / "bukti"
    blocked.write_text("bukan folder", encoding="utf-8")
    with pytest.raises(StorageError, match="belum tersimpan"):
        office.run(_attach(office, file), _chair(office), NOW)
    assert _kept(office) == ()
    assert blocked.read_text(encoding="utf-8") == "bukan folder"


@pytest.mark.parametrize("name", ["pasang.exe", "makro.docm", "tautan.lnk", "tanpa akhiran"])
def test_programs_and_unknown_kinds_are_refused_with_what_is_accepted(
    office: Office, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"isi")
    with pytest.raises(InputError, match="PDF, gambar, Word, Excel") as refusal:
        office.run(_attach(office, path), _chair(office), NOW)
    assert name in str(refusal.value)
    assert _kept(office) == ()


def test_a_file_of_2_gb_is_refused_before_it_is_copied(office: Office, tmp_path: Path) -> None:
    huge = tmp_path / "arsip.zip"
    with huge.open("wb") as file:
        file.truncate(2 * 1024**3)
    with pytest.raises(InputError, match="2048 MB"):
        office.run(_attach(office, huge), _chair(office), NOW)
    assert not (office.path.parent / "bukti").exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("..\\..\\Windows\\rekap.pdf", "rekap.pdf"),
        ("C:\\rekap.pdf", "rekap.pdf"),
        ("rekap\n\tpanen?.pdf", "rekap__panen_.pdf"),
        (" rekap.pdf ", "rekap.pdf"),
        ("panjang" * 40 + ".pdf", ("panjang" * 40)[:116] + ".pdf"),
    ],
)
def test_a_path_in_the_name_is_not_followed(
    office: Office, tmp_path: Path, given: str, kept: str
) -> None:
    if len(given) < 200:
        path = tmp_path / given
        path.write_bytes(b"isi")
        office.run(_attach(office, path), _chair(office), NOW)
        assert [one.name for one in _kept(office)] == [kept]
        assert office.evidence_to_read(_kept(office)[0].id).name == kept
    assert safe_name(given) == kept


def test_what_is_opened_is_a_read_only_copy_with_its_own_name(office: Office, file: Path) -> None:
    office.run(_attach(office, file), _chair(office), NOW)
    copy = office.evidence_to_read(_kept(office)[0].id)
    assert (copy.name, copy.read_bytes()) == ("Rekap panen.pdf", file.read_bytes())
    assert copy.stat().st_mode & 0o222 == 0
    assert office.path.parent not in copy.parents
    assert _copies(office)[0].stat().st_mode & 0o222 == 0


def test_a_kept_file_that_was_changed_is_not_opened_and_found_by_the_check(
    office: Office, file: Path
) -> None:
    office.run(_attach(office, file), _chair(office), NOW)
    (kept,) = _copies(office)
    kept.chmod(0o644)
    kept.write_bytes(b"%PDF-1.4 lain")
    with pytest.raises(StorageError, match="sudah berubah sejak disimpan"):
        office.evidence_to_read(_kept(office)[0].id)
    assert [problem for problem in office.check().problems if "Rekap panen.pdf" in problem]
    kept.unlink()
    with pytest.raises(StorageError, match="tidak ada lagi"):
        office.evidence_to_read(_kept(office)[0].id)


def test_attaching_the_original_again_mends_a_damaged_copy(office: Office, file: Path) -> None:
    office.run(_attach(office, file), _chair(office), NOW)
    (kept,) = _copies(office)
    kept.chmod(0o644)
    kept.write_bytes(b"rusak")
    office.run(_attach(office, file, "2.2"), _chair(office), NOW)
    assert office.check().ok
    assert office.evidence_to_read(_kept(office)[0].id).read_bytes() == file.read_bytes()
