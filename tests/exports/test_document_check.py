"""Periksa dokumen: numbers of an exported file, also an edited one, against the records."""

from collections.abc import Callable

import pytest
from docx.oxml.ns import qn

from app.domain.errors import InputError
from app.exports.docx.living.check import Checked, check_document
from app.exports.docx.living.merge import renew_report
from tests.exports import editing
from tests.exports.editing import changed, opened_bytes, paragraph_of, said, sample, saved, written


def checked(content: bytes, which: str = "sample") -> Checked:
    data = {"sample": sample, "changed": changed}[which]()
    return check_document(content, "laporan.docx", written(which), data)


def shown(found: Checked) -> set[tuple[str, str]]:
    return {(one.shown, one.now) for one in found.mismatches}


def test_a_file_that_nobody_touched_agrees_with_its_records() -> None:
    found = checked(written())
    assert found.mismatches == ()
    assert found.compared > 200


def test_figures_that_changed_in_the_records_are_listed_with_their_place() -> None:
    found = checked(written(), "changed")
    assert ("40,00", "83,33") in shown(found)
    places = [one.place for one in found.mismatches if one.shown == "40,00"]
    assert any("Matriks Capaian" in one and "Rasio cadangan pangan" in one for one in places)
    assert any(one.startswith("Kalimat") for one in places)


def test_a_number_typed_into_a_table_is_listed() -> None:
    document = opened_bytes(written())
    cell = next(c for c in document.element.body.iter(qn("w:tc")) if said(c) == "40,00")
    next(cell.iter(qn("w:t"))).text = "99,99"
    assert shown(checked(saved(document))) == {("99,99", "40,00")}


def test_old_numbers_in_the_words_of_people_are_found_and_unknown_ones_only_counted() -> None:
    document = opened_bytes(written())
    place = paragraph_of(document, "Rasio cadangan pangan pemerintah daerah")
    editing.add_after(place, "Capaian 40,00% dan hujan 1.234,5 mm turun merata.")
    before = checked(saved(document))
    assert before.mismatches == ()
    assert before.foreign == checked(written()).foreign + 1
    after = checked(saved(document), "changed")
    own = [one for one in after.mismatches if "turun merata" in one.place]
    assert [(one.shown, one.now) for one in own] == [("40,00", "")]
    assert "40,00 tidak sesuai lagi dengan data" in str(own[0])


def test_a_rewritten_sentence_is_judged_by_the_numbers_it_kept() -> None:
    document = opened_bytes(written())
    block = paragraph_of(document, "Rasio cadangan pangan pemerintah daerah")
    editing.rewrite(block, "Cadangan pangan baru mencapai 40,00% dari target.")
    assert checked(saved(document)).mismatches == ()
    own = [one for one in checked(saved(document), "changed").mismatches if "baru" in one.place]
    assert [one.shown for one in own] == ["40,00"]


def test_a_renewed_file_agrees_again_and_its_page_of_changes_is_no_finding() -> None:
    renewed = renew_report(written(), "a.docx", written("changed"), changed())
    assert checked(renewed.content, "changed").mismatches == ()


@pytest.mark.parametrize(("damage", "code"), [(lambda _c: b"", "living_damaged")])
def test_damaged_files_are_refused(damage: Callable[[bytes], bytes], code: str) -> None:
    with pytest.raises(InputError) as refused:
        checked(damage(written()))
    assert refused.value.code == code
