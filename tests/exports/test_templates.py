"""Texts survive a template literally, and a template reaches nothing of the program."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import StorageError
from app.domain.resources import resource
from app.exports.report import export_report
from tests.exports.conftest import PERIODS, Export, never, silent
from tests.exports.reading import cells, opened
from tests.exports.sample_data import report_data, with_texts

DIFFICULT = "Padi & \"jagung\" <b>'x'</b> {{ 7*7 }} {% if %} {# c #} $a_b$ 🌾 \\n 100%"
Edit = Callable[[str], Path]


@pytest.fixture
def office_template(tmp_path: Path) -> Edit:
    """A folder with the shipped templates, in which one paragraph says something else."""

    def edit(words: str) -> Path:
        folder = tmp_path / "templat"
        shutil.copytree(resource("templates"), folder)
        path = folder / "laporan_triwulan.docx"
        document = opened(path)
        target = next(item for item in document.paragraphs if "perjanjian }}" in item.text)
        target.runs[0].text = words
        document.save(str(path))
        return folder

    return edit


def _export(templates: Path, target: Path) -> Path:
    data = report_data(PERIODS["triwulan"])
    return export_report(data, target, silent, never, templates=templates)


def test_difficult_texts_survive_literally(export: Export) -> None:
    path = export(with_texts(report_data(PERIODS["triwulan"]), DIFFICULT))
    document = opened(path)
    texts = [item.text for item in document.paragraphs]
    assert DIFFICULT in texts
    assert texts.count(DIFFICULT) >= 3
    assert DIFFICULT in cells(document)


def test_characters_that_xml_cannot_hold_are_left_out(export: Export) -> None:
    path = export(with_texts(report_data(PERIODS["tahunan"]), "a\x00b\x0bc\ue000d"))
    assert "abcd" in cells(opened(path))


def test_the_office_may_change_the_wording(office_template: Edit, tmp_path: Path) -> None:
    path = _export(office_template("Kalimat kantor {{ tahun }}."), tmp_path / "a.docx")
    assert any(item.text == "Kalimat kantor 2026." for item in opened(path).paragraphs)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "template_broken"),
        ("{{ tempat.__globals__ }}", "template_broken"),
        ("{{ nama_yang_tidak_ada }}", "template_broken"),
        ("{% for x in %}", "template_broken"),
        ("{{ tempat('entah') }}", "template_place_unknown"),
    ],
)
def test_a_bad_template_is_refused_and_nothing_is_written(
    office_template: Edit, tmp_path: Path, words: str, code: str
) -> None:
    target = tmp_path / "a.docx"
    with pytest.raises(StorageError) as refused:
        _export(office_template(words), target)
    assert refused.value.code == code
    assert str(refused.value)
    assert not target.exists()


def test_a_missing_or_foreign_template_is_named(tmp_path: Path) -> None:
    (tmp_path / "laporan_triwulan.docx").write_bytes(b"bukan zip")
    for folder in (tmp_path, tmp_path / "kosong"):
        with pytest.raises(StorageError) as refused:
            _export(folder, tmp_path / "a.docx")
        assert refused.value.code == "template_missing"


def test_the_committed_templates_are_those_of_the_generator() -> None:
    import tomllib

    from installer.make_templates import template

    wording = tomllib.loads(Path("installer/templates.toml").read_text("utf-8"))
    for name in ("triwulan", "semester", "tahunan"):
        made = template(wording["cover"]["blocks"], wording[name]["blocks"])
        assert made == resource("templates", f"laporan_{name}.docx").read_bytes()
