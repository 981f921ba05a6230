"""What the user chose for this computer: look, size, last person; kept in an ini file."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from app.ui.tokens import SCALES

_LOOKS: dict[str, bool | None] = {"terang": False, "gelap": True, "sistem": None}


class Settings:
    """Reads and writes one ini file; without a path nothing outlives the process."""

    def __init__(self, path: Path | None = None) -> None:
        self._values: dict[str, object] = {}
        self._file = QSettings(str(path), QSettings.Format.IniFormat) if path else None

    @property
    def dark(self) -> bool | None:
        """None follows the system."""
        return _LOOKS.get(str(self._get("tampilan/tema", "sistem")))

    @dark.setter
    def dark(self, dark: bool | None) -> None:
        self._set("tampilan/tema", next(word for word, value in _LOOKS.items() if value is dark))

    @property
    def scale(self) -> int:
        """Percent; 100 when the file holds nonsense."""
        scale = self._number("tampilan/ukuran", 100)
        return scale if scale in SCALES else 100

    @scale.setter
    def scale(self, percent: int) -> None:
        self._set("tampilan/ukuran", percent)

    @property
    def reduced_motion(self) -> bool:
        return self._number("tampilan/gerak_sedikit", 0) == 1

    @reduced_motion.setter
    def reduced_motion(self, reduced: bool) -> None:
        self._set("tampilan/gerak_sedikit", int(reduced))

    @property
    def high_contrast(self) -> bool | None:
        """True when chosen; None follows the system."""
        return True if self._number("tampilan/kontras_tinggi", 0) == 1 else None

    @high_contrast.setter
    def high_contrast(self, chosen: bool | None) -> None:
        self._set("tampilan/kontras_tinggi", int(chosen is True))

    @property
    def quick_hand_over(self) -> bool:
        """Serahkan cepat: no dialog where nothing has to be asked. Off by default."""
        return self._number("papan/serahkan_cepat", 0) == 1

    @quick_hand_over.setter
    def quick_hand_over(self, quick: bool) -> None:
        self._set("papan/serahkan_cepat", int(quick))

    @property
    def person_id(self) -> int:
        """Who sat here last; 0 for nobody."""
        return self._number("orang/terakhir", 0)

    @person_id.setter
    def person_id(self, person_id: int) -> None:
        self._set("orang/terakhir", person_id)

    def seen_news(self, person_id: int) -> int:
        """Number of the newest movement that this person has been shown; 0 for none."""
        return self._number(f"kabar/dilihat_{person_id}", 0)

    def set_seen_news(self, person_id: int, number: int) -> None:
        self._set(f"kabar/dilihat_{person_id}", number)

    @property
    def geometry(self) -> QByteArray | None:
        """Size and place of the window as Qt saved it."""
        value = self._get("jendela/geometri", None)
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._set("jendela/geometri", geometry)

    def _number(self, key: str, default: int) -> int:
        try:
            return int(str(self._get(key, default)))
        except ValueError:
            return default

    def _get(self, key: str, default: object) -> object:
        if self._file is None:
            return self._values.get(key, default)
        return self._file.value(key, default)

    def _set(self, key: str, value: object) -> None:
        self._values[key] = value
        if self._file is not None:
            self._file.setValue(key, value)
            self._file.sync()
