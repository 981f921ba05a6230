"""Indonesian for Qt's own words: buttons, field menus, the file dialog (Qt ships none)."""

from PySide6.QtCore import QCoreApplication, QTranslator

from app.domain.texts import texts


class QtTranslator(QTranslator):
    """Looks a source text up in resources/i18n/id/qt.toml, whatever its context."""

    def __init__(self) -> None:
        super().__init__()
        self._sentences = texts("qt")

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Qt's own text where nothing is known: an empty one would be shown as it is.

        Qt asks here for names of paper sizes, too, and paper without a name is not valid.
        """
        return self._sentences.get(source, source)


def install_translator(application: QCoreApplication) -> None:
    """Once per application; a second call changes nothing."""
    if application.findChild(QtTranslator) is None:
        translator = QtTranslator()
        translator.setParent(application)
        application.installTranslator(translator)
