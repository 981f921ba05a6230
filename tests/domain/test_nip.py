"""A NIP is checked part by part and printed in groups of 8, 6, 1 and 3."""

import pytest

from app.domain.errors import InputError
from app.domain.nip import group, problem_of


@pytest.mark.parametrize(
    "typed",
    ["196803231994031009", "19680323 199403 1 009", " 19680323\u00a0199403\u00a01\u00a0009 "],
)
def test_a_nip_is_grouped_however_it_was_typed(typed: str) -> None:
    assert problem_of(typed) == ""
    assert group(typed) == "19680323 199403 1 009"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "nip_characters"),
        ("19680323-199403-1-009", "nip_characters"),
        ("\u0661" * 18, "nip_characters"),
        ("19680323199403100", "nip_length"),
        ("196813231994031009", "nip_birth_date"),
        ("196802301994031009", "nip_birth_date"),
        ("000003231994031009", "nip_birth_date"),
        ("196803231994131009", "nip_appointment"),
        ("199403231968031009", "nip_appointment"),
        ("196803231994033009", "nip_sex"),
    ],
)
def test_a_slip_in_a_nip_is_named(typed: str, code: str) -> None:
    assert problem_of(typed) == code
    with pytest.raises(InputError) as caught:
        group(typed)
    assert caught.value.code == code
    assert "NIP" in str(caught.value)
