"""Official documents agree with the schemas of Word, judged by a library that is not ours."""

from pathlib import Path

import pytest
from openxml_audit.errors import FileFormat
from openxml_audit.validator import OpenXmlValidator

from app.domain.official import DocumentKind
from app.exports.official import export_official
from app.services.office import Office
from tests.exports.official_reading import AWKWARD, wish
from tests.exports.test_official_edges import WISHES, changed


@pytest.fixture(scope="module")
def validator() -> OpenXmlValidator:
    return OpenXmlValidator(file_format=FileFormat.OFFICE_2013, max_errors=0, strict=True)


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_document_is_valid_whole_bare_and_awkward(
    kind: DocumentKind, validator: OpenXmlValidator, practice_file: Path, tmp_path: Path
) -> None:
    with Office.open(practice_file, read_only=True) as office:
        told = office.official_document(wish(kind, **WISHES[kind]))
    variants = {
        "whole": told,
        "bare": changed(told, lambda _words: "", empty=True),
        "awkward": changed(told, lambda _words: AWKWARD),
    }
    for name, data in variants.items():
        path = export_official(kind, data, tmp_path / f"{name}.docx")
        found = [f"{one.part_uri}: {one.description}" for one in validator.validate(path).errors]
        assert found == [], name
