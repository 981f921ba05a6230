"""Writes a file so that it is either complete or not there, and says why it could not."""

import errno
import os
import tempfile
from pathlib import Path

from app.domain.errors import StorageError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_atomically(path: Path, content: bytes) -> None:
    """Temporary name in the same folder, then one replace; StorageError with the reason.

    Codes: folder_missing, target_is_folder, word_open, folder_not_writable, export_disk_full,
    file_name_bad, export_failed.
    """
    check_target(path)
    temporary = ""
    try:
        temporary = _temporary_copy(path, content)
        _move(temporary, path)
    except OSError as error:
        raise _explained(path, error) from error
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def check_target(path: Path) -> None:
    """Refuses at once what cannot succeed, before minutes of work are lost."""
    try:
        _check(path)
    except OSError as error:
        raise _explained(path, error) from error


def _check(path: Path) -> None:
    if not path.parent.is_dir():
        raise StorageError("folder_missing", path=path.parent)
    if path.is_dir():
        raise StorageError("target_is_folder", path=path)
    if path.exists() and any(owner.exists() for owner in _owner_files(path)):
        raise StorageError("word_open", path=path)


def _owner_files(path: Path) -> tuple[Path, ...]:
    """What Word and LibreOffice leave beside a document while it is open."""
    name = path.name
    return (
        path.with_name(f"~${name}"),
        path.with_name(f"~${name[2:]}"),
        path.with_name(f".~lock.{name}#"),
    )


def _temporary_copy(path: Path, content: bytes) -> str:
    """Name of a complete copy beside the target; nothing is left when it cannot be written."""
    handle, name = tempfile.mkstemp(prefix=".alur-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return name


def _move(temporary: str, path: Path) -> None:
    """A refused replace means that another program holds the target."""
    umask = os.umask(0)
    os.umask(umask)
    Path(temporary).chmod(0o666 & ~umask)
    try:
        Path(temporary).replace(path)
    except PermissionError as error:
        raise StorageError("word_open", path=path) from error


def _explained(path: Path, error: OSError) -> StorageError:
    if error.errno in _FULL:
        return StorageError("export_disk_full", path=path.parent)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StorageError("folder_not_writable", path=path.parent)
    if error.errno == errno.ENOENT:
        return StorageError("folder_missing", path=path.parent)
    if error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
        return StorageError("file_name_bad", path=path.name)
    return StorageError("export_failed", path=path, detail=error.strerror or error)
