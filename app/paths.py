"""Where the data live: the user's own folder on a disk of this computer."""

import sys
from pathlib import Path, PureWindowsPath

import platformdirs

from app.domain.errors import StorageError

APP_NAME = "Alur Kinerja"
FILE_NAME = "kinerja.db"
_DRIVE_REMOTE = 4
"""DRIVE_REMOTE of the Windows API."""
NETWORK_KINDS = frozenset({"cifs", "smb", "smb2", "smb3", "smbfs", "nfs", "nfs4", "fuse.sshfs"})


def data_folder() -> Path:
    """The user's local data folder, never the roaming one; made when it is missing."""
    folder = Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def default_data_file() -> Path:
    """The database that is opened when nothing else is asked for."""
    return data_folder() / FILE_NAME


def existing_data_file(wanted: Path | None) -> Path:
    """The file that was asked for, or the default one; StorageError when it is not there."""
    path = wanted or default_data_file()
    if not path.exists():
        raise StorageError("database_missing", path=path)
    return path


def refuse_network_share(path: Path) -> None:
    """StorageError for a path on a network share: SQLite's locks are not safe there."""
    kind = network_kind(path)
    if kind:
        raise StorageError("network_share", path=path, kind=kind)


def network_kind(path: Path) -> str:
    """`cifs`, `nfs` … for a path on a network share, "UNC" for \\\\server\\share, else ""."""
    if sys.platform == "win32":
        return "UNC" if is_unc(str(path)) else _windows_drive_kind(path)
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    return kind_of_mount(path.absolute(), mounts.read_text(encoding="utf-8", errors="replace"))


def _windows_drive_kind(path: Path) -> str:
    """A drive letter that stands for a share, in Windows' own opinion."""
    if sys.platform == "win32":
        import ctypes

        root = f"{path.absolute().drive}\\"
        return root if ctypes.windll.kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE else ""
    return ""


def is_unc(path: str) -> bool:
    """True for \\\\server\\share\\… and //server/share/…, with or without the \\\\?\\UNC prefix."""
    drive = PureWindowsPath(path).drive
    if drive.upper().startswith("\\\\?\\UNC\\"):
        return True
    return drive.startswith("\\\\") and not drive.startswith(("\\\\?\\", "\\\\.\\"))


def kind_of_mount(path: Path, mounts: str) -> str:
    """The network kind of the innermost mount that holds ``path`` (/proc/mounts), or ""."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        # Spaces in mount points are written as octal 040.
        place = Path(fields[1].replace("\\040", " "))
        if path.is_relative_to(place) and len(place.parts) >= best:
            best, kind = len(place.parts), fields[2]
    return kind if kind in NETWORK_KINDS else ""
