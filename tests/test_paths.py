"""The data live in the user's local folder and never on a network share."""

from pathlib import Path

import pytest

from app import paths
from app.domain.errors import StorageError

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//dkp3-srv/kinerja /mnt/kinerja cifs rw 0 0
/dev/sdb1 /mnt/kinerja/lokal ext4 rw 0 0
srv:/data /mnt/data\\040bersama nfs4 rw 0 0
rusak
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/ani/kinerja.db", ""),
        ("/mnt/kinerja/2026/kinerja.db", "cifs"),
        ("/mnt/kinerja-lama/kinerja.db", ""),
        ("/mnt/kinerja/lokal/kinerja.db", ""),
        ("/mnt/data bersama/kinerja.db", "nfs4"),
    ],
)
def test_the_innermost_mount_decides(path: str, kind: str) -> None:
    assert paths.kind_of_mount(Path(path), MOUNTS) == kind


@pytest.mark.parametrize(
    ("path", "unc"),
    [
        (r"\\DKP3-SRV\kinerja\kinerja.db", True),
        (r"\\?\UNC\DKP3-SRV\kinerja\kinerja.db", True),
        ("//DKP3-SRV/kinerja/kinerja.db", True),
        (r"C:\Users\ani\kinerja.db", False),
        (r"\\?\C:\Users\ani\kinerja.db", False),
    ],
)
def test_unc_paths_are_recognised(path: str, unc: bool) -> None:
    assert paths.is_unc(path) is unc


def test_a_network_share_is_refused_with_its_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "network_kind", lambda _: "cifs")
    with pytest.raises(StorageError, match="cifs"):
        paths.refuse_network_share(tmp_path / "kinerja.db")


def test_the_default_file_is_in_the_local_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.default_data_file() == tmp_path / "Alur Kinerja" / "kinerja.db"
    assert paths.default_data_file().parent.is_dir()
