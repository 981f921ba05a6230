"""Which section of the guide tells of a control, found by its accessible identifier."""

from PySide6.QtWidgets import QWidget

from app.ui.help_guide import CONTENTS, chapter_of

TOPICS = {
    "beranda": "memulai#beranda",
    "bilahAtas.cari": "memulai#mencari",
    "bilahAtas.kabar": "memulai#beranda",
    "bilahAtas.orang": "memulai#siapa-yang-duduk-di-komputer",
    "tenggat": "memulai#beranda",
    "hari": "memulai#hari-libur-dan-hari-kerja",
    "kosong": "memulai#membuka-tahun-baru",
    "papan.kosong": "memulai#membuka-tahun-baru",
    "papan.langkah": "papan-alur#menyerahkan-berkas",
    "papan.saringan": "papan-alur#arti-berkas-dan-tanda",
    "papan.terputus": "papan-alur#bila-orang-lain-ikut-bekerja",
    "rincian.dokumen": "laporan#dokumen-dinas",
    "dokumen": "laporan#dokumen-dinas",
    "laporan.tombolDokumen": "laporan#dokumen-dinas",
    "rincian": "papan-alur#arti-berkas-dan-tanda",
    "serah": "papan-alur#menyerahkan-berkas",
    "serah.keputusan": "papan-alur#keputusan-ya-dan-tidak",
    "koreksi": "papan-alur#koreksi-pengelola",
    "alasan": "papan-alur#menunggu-pasangan",
    "data.kisi": "data-kinerja#mengisi-sel",
    "data.triwulan": "data-kinerja#siapa-mengisi-apa",
    "data.saringan": "data-kinerja#siapa-mengisi-apa",
    "data.bermasalah": "data-kinerja#tanda-keadaan",
    "data.tombolPeriksa": "data-kinerja#tanda-keadaan",
    "data.rincian": "data-kinerja#tanda-keadaan",
    "data.tombolKelengkapan": "tutup-triwulan#kelengkapan",
    "lengkap": "tutup-triwulan#kelengkapan",
    "ralat": "tutup-triwulan#ralat",
    "data.tombolExcel": "data-kinerja#lembar-isian-excel",
    "impor": "data-kinerja#lembar-isian-excel",
    "data.bukti": "data-kinerja#bukti",
    "data.tanyaAngka": "data-kinerja#angka-yang-ditanyakan",
    "data.tombolSerahkan": "data-kinerja#menyerahkan",
    "induk.skala": "data-induk#skala-huruf",
    "induk.tempel": "data-induk#menempel-dari-excel",
    "laporan.isi": "laporan#menulis-bagian",
    "laporan.susunan": "laporan#menulis-bagian",
    "laporan.temuan": "laporan#temuan",
    "laporan.tombolEkspor": "laporan#ekspor-word",
    "laporan.ekspor": "laporan#ekspor-word",
    "laporan.ekspor.perbarui": "laporan#memperbarui-laporan-yang-sudah-disunting-laporan-hidup",
    "laporan.ekspor.periksa": "laporan#periksa-dokumen",
    "laporan.tombolGrafik": "laporan#grafik",
    "laporan.tombolTabel": "laporan#tabel",
    "sop.identitas": "sop#identitas-dan-diagram-alir",
    "sop.diagram": "sop#identitas-dan-diagram-alir",
    "sop.posisi": "sop#identitas-dan-diagram-alir",
    "sop.catatan": "sop#catatan-atas-sop",
    "sop.riwayat": "sop#riwayat-revisi",
    "sop.pilih": "sop#riwayat-revisi",
    "sop.editor": "sop#riwayat-revisi",
    "sop.cermin": "sop#cermin-sop",
}
"""Identifier, or the beginning of one, to `chapter#section`; the longest beginning counts."""


def topic_of(focus: QWidget | None, page: str) -> tuple[str, str]:
    """(chapter, section) about the control with the focus; else the page's chapter and ""."""
    widget = focus
    while widget is not None:
        found = _topic(widget.accessibleIdentifier())
        if found:
            chapter, _, section = found.partition("#")
            return (chapter, section)
        widget = widget.parentWidget()
    return (chapter_of(page) if page else CONTENTS, "")


def _topic(identifier: str) -> str:
    """`papan.langkah7` is told of where `papan.langkah` is."""
    starts = [start for start in TOPICS if _begins(identifier, start)]
    return TOPICS[max(starts, key=len)] if starts else ""


def _begins(identifier: str, start: str) -> bool:
    rest = identifier.removeprefix(start)
    return identifier.startswith(start) and not rest[:1].islower()
