"""A report that people have edited is renewed: their words stay, the figures are those of today."""

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run

from app.domain.errors import InputError
from app.exports.docx.living.findings import Renewed, Told
from app.exports.docx.living.merge import renew_report
from app.exports.docx.living.names import Kind, Name, key_of, name_in
from tests.exports import editing
from tests.exports.editing import (
    blocks_of,
    changed,
    key_like,
    opened_bytes,
    paragraph_of,
    said,
    sample,
    saved,
    tables,
    written,
)

PICTURE = Path(__file__).parents[2] / "docs" / "gambar" / "cari.png"
SENTENCE = "Rasio cadangan pangan pemerintah daerah"


def renewed(edited: bytes, which: str = "changed") -> Renewed:
    data = {"sample": sample, "changed": changed}[which]()
    return renew_report(edited, "laporan.docx", written(which), data)


def told(done: Renewed, kind: Told) -> list[str]:
    return [one.part for one in done.news if one.kind is kind]


def whole(content: bytes) -> str:
    return "\n".join(said(block) for block in opened_bytes(content).element.body.iter(qn("w:p")))


def test_every_region_is_marked_by_a_bookmark_and_almost_every_one_by_a_control_too() -> None:
    document = opened_bytes(written())
    keys = editing.keys(document)
    assert len(keys) == len(set(keys)) > 60
    bare = [key for key in keys if not editing.marks_of(document, key)[0]]
    assert all(key.endswith("_d") for key in bare if not key.startswith("lambang"))
    for item in document.element.body.iter(qn("w:bookmarkStart")):
        assert len(str(item.get(qn("w:name")))) <= 40


def test_control_and_bookmark_of_a_region_carry_the_same_name() -> None:
    document = opened_bytes(written())
    for key in editing.keys(document):
        controls, starts = editing.marks_of(document, key)
        for control in controls:
            tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
            assert tag == starts[0].get(qn("w:name"))


def test_names_survive_what_programs_add_to_them() -> None:
    name = Name(key_of("bagian:kata_pengantar", Kind.WORDS, "ditulis"), "0123abcd")
    assert len(str(name)) <= 40
    assert name.kind is Kind.WORDS
    assert name_in(f"Kalimat dari data {name}") == name
    assert name_in(f"{name}_Copy") == name
    assert name_in("_Toc000012") is None


def test_without_edits_and_changes_nothing_is_told_and_every_word_stays() -> None:
    done = renewed(written(), "sample")
    assert done.news == ()
    assert done.version == 2
    kept = whole(done.content).split("Perubahan sejak versi 1", maxsplit=1)[0]
    assert kept.strip() == whole(written()).strip()


def test_a_rewritten_sentence_keeps_its_words_and_bold_letters() -> None:
    document = opened_bytes(written())
    editing.rewrite(paragraph_of(document, SENTENCE), "Ditulis ulang oleh Sekretaris.")
    done = renewed(saved(document))
    kept = paragraph_of(opened_bytes(done.content), "Ditulis ulang oleh Sekretaris.")
    assert next(kept.iter(qn("w:b")), None) is not None
    assert len(told(done, Told.KEPT)) == 1
    assert any("Kalimat menurut data sekarang" in one for one in editing.comments(done.content))


def test_paragraphs_lists_tables_and_pictures_that_people_add_stay_where_they_are() -> None:
    document = opened_bytes(written())
    place = paragraph_of(document, SENTENCE)
    added = editing.add_after(place, "Tambahan tebal dari Kasubag.", bold=True)
    item = deepcopy(editing.top(paragraph_of(document, "kedua, produksi pertanian.")))
    item_words = next(item.iter(qn("w:t")))
    item_words.text = "butir tambahan"
    added.addnext(item)
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text = "tabel kantor"
    item.addnext(table._tbl)
    document.add_picture(str(PICTURE))
    table._tbl.addnext(document.paragraphs[-1]._p)
    result = opened_bytes(renewed(saved(document)).content)
    kept = paragraph_of(result, "Tambahan tebal dari Kasubag.")
    assert next(kept.iter(qn("w:b")), None) is not None
    after = [editing.top(kept)]
    for _ in range(3):
        after.append(after[-1].getnext())
    assert said(after[1]) == "butir tambahan"
    assert said(after[2]) == "tabel kantor"
    assert next(after[3].iter(qn("a:blip")), None) is not None
    assert said(editing.top(kept).getprevious()).startswith(SENTENCE)


def test_a_deleted_region_is_told_and_stands_at_the_end() -> None:
    document = opened_bytes(written())
    editing.delete(document, key_like(document, "rumus_t"))
    done = renewed(saved(document))
    assert told(done, Told.LOST) == ["Rumus Pengukuran Indikator Kinerja"]
    words = whole(done.content)
    assert words.index("Perubahan sejak versi 1") < words.rindex("Rumus Capaian")
    again = renewed(done.content)
    assert again.version == 3
    assert told(again, Told.LOST) == []


def test_changed_figures_are_listed_with_both_values_and_bear_a_comment() -> None:
    done = renewed(written())
    figures = {(one.before, one.after) for one in done.news if one.kind is Told.CHANGED}
    assert ("40,00", "83,33") in figures
    assert any(one == "Semula 40,00 (versi 1)." for one in editing.comments(done.content))
    shown = [cell for table in tables(opened_bytes(done.content)) for row in table for cell in row]
    assert "83,33" in shown


def test_comments_of_an_earlier_version_make_way_and_those_of_people_stay() -> None:
    document = opened_bytes(renewed(written()).content)
    block = paragraph_of(document, "Laporan kinerja ini disusun")
    run = Run(next(block.iter(qn("w:r"))), document)
    document.add_comment([run], "Tolong dicek.", author="Kasubag", initials="K")
    done = renewed(saved(document))
    assert editing.comments(done.content) == ["Tolong dicek."]


def test_a_comment_inside_a_table_moves_to_the_renewed_table() -> None:
    document = opened_bytes(written())
    table = next(t for t in blocks_of(document, key_like(document, "matriks_t")) if t.tag != "x")
    cell = next(cell for cell in table.getparent().iter(qn("w:tc")) if said(cell) == "40,00")
    run = Run(next(cell.iter(qn("w:r"))), document)
    document.add_comment([run], "Angka ini benar?", author="Kepala", initials="K")
    done = renewed(saved(document))
    anchors = list(opened_bytes(done.content).element.body.iter(qn("w:commentReference")))
    assert "Angka ini benar?" in editing.comments(done.content)
    assert len(anchors) == len(editing.comments(done.content))


def test_words_typed_into_a_table_are_told_and_the_table_shows_the_records() -> None:
    document = opened_bytes(written())
    cell = next(c for c in document.element.body.iter(qn("w:tc")) if said(c) == "40,00")
    next(cell.iter(qn("w:t"))).text = "99,99"
    done = renewed(saved(document), "sample")
    inside = [one for one in done.news if one.kind is Told.INSIDE]
    assert [(one.before, one.after) for one in inside] == [("40,00", "99,99")]
    assert "99,99" not in [
        cell for table in tables(opened_bytes(done.content))[:-1] for row in table for cell in row
    ]


def test_paragraphs_written_between_a_table_and_its_notes_stay() -> None:
    document = opened_bytes(written())
    blocks = blocks_of(document, key_like(document, "matriks_t"))
    editing.add_after(blocks[1], "Penjelasan di bawah tabel.")
    done = renewed(saved(document))
    assert whole(done.content).count("Penjelasan di bawah tabel.") == 1


def test_a_moved_region_is_renewed_at_its_new_place() -> None:
    document = opened_bytes(written())
    blocks = blocks_of(document, key_like(document, "capaian_t"))
    place = next(
        block
        for block in document.element.body.iterchildren(qn("w:p"))
        if said(block) == "1.5Isu Terkini"
    )
    for block in reversed(blocks):
        place.addnext(block)
    done = renewed(saved(document))
    assert told(done, Told.LOST) == []
    words = whole(done.content)
    body = words[words.rindex("Isu Terkini") :]
    assert "Rekapitulasi Capaian per Sasaran" in body[: body.index("BAB II")]


@pytest.mark.parametrize("damage", [editing.drop_bookmark, editing.drop_control])
@pytest.mark.parametrize("start", ["matriks_t", "analisis_g", "bagian_simpulan_kditulis", "kop_k"])
def test_one_surviving_mark_is_enough(damage: object, start: str) -> None:
    document = opened_bytes(written())
    damage(document, key_like(document, start))  # type: ignore[operator]
    done = renewed(saved(document), "sample")
    assert done.news == ()


def test_a_region_without_any_mark_is_never_guessed() -> None:
    document = opened_bytes(written())
    key = key_like(document, "matriks_t")
    editing.drop_bookmark(document, key)
    editing.drop_control(document, key)
    done = renewed(saved(document))
    assert len(told(done, Told.LOST)) == 1
    assert whole(done.content).count("Matriks Capaian Indikator Kinerja Utama") >= 3


def test_a_copied_table_is_renewed_as_well() -> None:
    document = opened_bytes(written())
    place = editing.top(paragraph_of(document, "kedua, produksi pertanian."))
    editing.copy_behind(document, key_like(document, "matriks_t"), place)
    done = renewed(saved(document))
    assert len(told(done, Told.COPIED)) == 1
    assert whole(done.content).count("83,33") > whole(renewed(written()).content).count("83,33")


def mark_deleted(document: object, block: object) -> None:
    """Deleted with tracked changes: Word keeps the words until somebody accepts."""
    for run in list(block.iter(qn("w:r"))):  # type: ignore[attr-defined]
        gone = OxmlElement("w:del")
        gone.set(qn("w:id"), "77")
        gone.set(qn("w:author"), "Kasubag")
        run.addprevious(gone)
        gone.append(run)
        for words in run.iter(qn("w:t")):
            words.tag = qn("w:delText")


def test_a_sentence_deleted_with_tracked_changes_counts_as_deleted() -> None:
    document = opened_bytes(written())
    mark_deleted(document, paragraph_of(document, SENTENCE))
    done = renewed(saved(document))
    assert len(told(done, Told.LOST)) == 1
    assert next(opened_bytes(done.content).element.body.iter(qn("w:del")), None) is not None


def test_words_inserted_with_tracked_changes_are_an_edit_and_stay_tracked() -> None:
    document = opened_bytes(written())
    block = paragraph_of(document, SENTENCE)
    run = next(block.iter(qn("w:r")))
    made = deepcopy(run)
    next(made.iter(qn("w:t"))).text = " Ditambahkan."
    tracked = OxmlElement("w:ins")
    tracked.set(qn("w:id"), "78")
    tracked.set(qn("w:author"), "Kasubag")
    tracked.append(made)
    run.addnext(tracked)
    done = renewed(saved(document))
    assert len(told(done, Told.KEPT)) == 1
    assert next(opened_bytes(done.content).element.body.iter(qn("w:ins")), None) is not None


def test_data_that_are_no_more_leave_the_report_and_edits_of_them_stay() -> None:
    data = sample()
    fewer = replace(data, objectives=data.objectives[:-1])
    document = opened_bytes(written())
    title = data.objectives[-1].indicators[0].name
    editing.rewrite(paragraph_of(document, title), "Catatan yang ditulis kantor.")
    done = renew_report(saved(document), "a.docx", editing.composed(fewer), fewer)
    orphaned = told(done, Told.ORPHANED)
    assert any(data.objectives[-1].title in one for one in orphaned)
    assert "Catatan yang ditulis kantor." in whole(done.content)
    assert not any(
        said(block).startswith(f"3.2.4Sasaran 4: {data.objectives[-1].title}")
        for block in opened_bytes(done.content).element.body.iterchildren(qn("w:p"))
    )


def test_new_data_come_behind_what_precedes_them_in_the_report() -> None:
    data = sample()
    fewer = replace(data, objectives=data.objectives[:-1])
    done = renew_report(editing.composed(fewer), "a.docx", written(), data)
    assert any(data.objectives[-1].title in one for one in told(done, Told.NEW))
    words = whole(done.content).split("Perubahan sejak versi", maxsplit=1)[0]
    title = data.objectives[-1].title
    assert words.rindex("Faktor Pendukung dan Penghambat Sasaran 3") < words.rindex(
        f"Sasaran 4: {title}"
    )
    assert told(done, Told.LOST) == []


def test_the_draft_page_and_its_mark_come_and_go() -> None:
    data = sample()
    draft = replace(data, draft=True)
    final = renew_report(editing.composed(draft), "a.docx", written(), data)
    assert "masih berstatus DRAF" not in whole(final.content)
    assert b"textpath" not in headers(final.content)
    back = renew_report(final.content, "a.docx", editing.composed(draft), draft)
    assert whole(back.content).lstrip().startswith("HAL YANG BELUM LENGKAP")
    assert b"textpath" in headers(back.content)


def headers(content: bytes) -> bytes:
    import io
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(content)) as package:
        names = [name for name in package.namelist() if "header" in name and "rels" not in name]
        return b"".join(package.read(name) for name in names)


def test_captions_are_numbered_through_and_the_lists_agree_with_them() -> None:
    document = opened_bytes(written())
    editing.delete(document, key_like(document, "rumus_t"))
    result = opened_bytes(renewed(saved(document)).content)
    words = [said(block) for block in result.element.body.iter(qn("w:p"))]
    tables_only = [one for one in words if one.startswith("Tabel\u00a0")]
    captions = [one.split("  ")[0] for one in tables_only if "  " in one]
    assert captions[:4] == ["Tabel\u00a01", "Tabel\u00a01.1", "Tabel\u00a02.1", "Tabel\u00a02.2"]
    assert captions[-1] == "Tabel\u00a0L.2"
    listed = [one for one in tables_only if one.endswith("…")]
    assert len(listed) == len(captions)


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"office": "DINAS LAIN"}, "living_office"),
        ({"division": "Bidang Perikanan"}, "living_other"),
        ({"period": editing.PERIODS["semester"]}, "living_other"),
    ],
)
def test_a_file_of_another_report_is_refused(other: dict[str, object], code: str) -> None:
    data = replace(sample(), **other)  # type: ignore[arg-type]
    with pytest.raises(InputError) as refused:
        renew_report(written(), "laporan.docx", written(), data)
    assert refused.value.code == code
    assert "laporan.docx" in str(refused.value)


def test_foreign_and_damaged_files_are_refused() -> None:
    import docx

    foreign = saved(docx.Document())
    for content, code in (
        (foreign, "living_foreign"),
        (written()[:-4000], "living_damaged"),
        (b"bukan zip", "living_damaged"),
        (b"", "living_damaged"),
    ):
        with pytest.raises(InputError) as refused:
            renewed(content)
        assert refused.value.code == code


def test_the_same_file_and_data_give_the_same_bytes() -> None:
    assert renewed(written()).content == renewed(written()).content
