"""What the program writes at each place that a template names."""

from collections.abc import Callable

from app.domain.errors import StorageError
from app.domain.periods import ReportKind
from app.domain.texts import text
from app.exports.docx.accountability import accountability
from app.exports.docx.appendix import measurement, performance_agreement
from app.exports.docx.budget import budget
from app.exports.docx.front import cover_emblem, letterhead, signature
from app.exports.docx.interim import achievement, analysis, follow_ups, obstacles
from app.exports.docx.narrative import conclusions, headline
from app.exports.docx.planning import agreement, formulas, mid_term_targets, rating_scale
from app.exports.docx.seven import seven_analyses
from app.exports.docx.summary import matrix, overview
from app.exports.docx.writer import Writer

LISTS = ("daftar_isi", "daftar_tabel", "daftar_gambar")
_SECTION = "bagian:"


def _conclude(writer: Writer) -> None:
    writer.say(headline(writer.data))
    for sentence in conclusions(writer.data):
        writer.say(sentence)


_HEADLINES: dict[str, Callable[[Writer], None]] = {
    "ikhtisar": lambda writer: writer.say(headline(writer.data)),
    "simpulan": _conclude,
}
"""What the figures themselves say, before the words that people wrote."""


def _measured(writer: Writer) -> None:
    measurement(writer)
    accountability(writer)


_PLACES: dict[str, Callable[[Writer], None]] = {
    "lambang": cover_emblem,
    "kop": letterhead,
    "tanda_tangan": signature,
    "matriks": matrix,
    "kendala": obstacles,
    "target_renstra": mid_term_targets,
    "perjanjian": agreement,
    "rumus": formulas,
    "skala": rating_scale,
    "analisis": analysis,
    "tujuh_analisis": seven_analyses,
    "anggaran": budget,
    "tindak_lanjut": follow_ups,
    "lampiran_pk": performance_agreement,
    "lampiran_pengukuran": _measured,
}


def write_place(writer: Writer, name: str) -> None:
    """Writes the blocks of a place; StorageError for a name no program knows."""
    if name.startswith(_SECTION):
        _written(writer, name.removeprefix(_SECTION))
    elif name == "capaian":
        annual = writer.data.period.kind is ReportKind.ANNUAL
        (overview if annual else achievement)(writer)
    elif name in _PLACES:
        _PLACES[name](writer)
    elif name not in LISTS:
        raise StorageError("template_place_unknown", place=name)


def _written(writer: Writer, key: str) -> None:
    """A passage that people write, or the marked gap."""
    body = writer.data.section(key)
    if key in _HEADLINES:
        _HEADLINES[key](writer)
    if body.strip():
        writer.prose(body)
        return
    title = next((item.title for item in writer.data.sections if item.key == key), "")
    writer.unwritten(title or text(f"documents.missing.{key}"))
