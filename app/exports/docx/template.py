"""Fills the fixed wording of a template; nothing in a template can reach the program."""

from pathlib import Path
from zipfile import BadZipFile

from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import XMLSyntaxError

from app.domain.errors import StorageError
from app.exports.docx.oxml import Element, clean, words_of

_PLACE = "\ue000"
"""Marks a place; `clean` takes it out of every text, so no text can pretend to be one."""


def fill_template(path: Path, values: dict[str, str]) -> Document:
    """The document with its wording; raises StorageError when the template is not usable."""
    context: dict[str, object] = {name: clean(value) for name, value in values.items()}
    context["tempat"] = lambda name: f"{_PLACE}{name}{_PLACE}"
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    try:
        template = DocxTemplate(str(path))
        template.render(context, environment, autoescape=True)
        document: Document = template.docx
        return document
    except (PackageNotFoundError, FileNotFoundError, BadZipFile, KeyError) as error:
        raise StorageError("template_missing", path=path) from error
    except (TemplateError, XMLSyntaxError, TypeError) as error:
        raise StorageError("template_broken", path=path, detail=error) from error


def places(document: Document) -> list[tuple[str, Element]]:
    """The places in document order: the name and the paragraph that holds it."""
    found = []
    for block in document.element.body.iterchildren(qn("w:p")):
        words = words_of(block)
        if words.startswith(_PLACE) and words.endswith(_PLACE):
            found.append((words.strip(_PLACE), block))
    return found
