"""A percentage gets its label from a dated scale, rounded to two decimals first."""

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ratings import RatingScale, default_scale, rating, shipped_scales

PERCENTS = st.decimals(min_value=0, max_value=1500, places=4)


@pytest.mark.parametrize(
    ("percent", "label"),
    [
        ("1400.38", "Sangat Tinggi"),
        ("91", "Sangat Tinggi"),
        ("90.995", "Sangat Tinggi"),
        ("90.9949", "Tinggi"),
        ("90.5", "Tinggi"),
        ("76", "Tinggi"),
        ("75.5", "Sedang"),
        ("65.99", "Rendah"),
        ("50.99", "Sangat Rendah"),
        ("0", "Sangat Rendah"),
    ],
)
def test_the_default_scale_has_no_gaps(percent: str, label: str) -> None:
    assert rating(default_scale(), Decimal(percent)) == label


def test_a_bound_may_belong_to_the_class_below() -> None:
    scale = shipped_scales().scale("akip")
    assert rating(scale, Decimal(90)) == "A"
    assert rating(scale, Decimal("90.01")) == "AA"
    assert rating(scale, Decimal("90.004")) == "A"


def test_no_percentage_has_no_rating() -> None:
    assert rating(default_scale(), None) == ""


def test_scales_are_dated() -> None:
    ids = {scale.id for scale in shipped_scales().in_force(dt.date(2018, 6, 30))}
    assert ids == {"permendagri86", "pringsewu"}
    assert default_scale().id == "permendagri86"
    with pytest.raises(KeyError):
        shipped_scales().scale("tidak_ada")


@pytest.mark.parametrize("scale", shipped_scales().scales, ids=lambda scale: scale.id)
@given(first=PERCENTS, second=PERCENTS)
def test_more_is_never_rated_lower(scale: RatingScale, first: Decimal, second: Decimal) -> None:
    labels = [band.label for band in scale.bands]
    low, high = sorted((first, second))
    assert labels.index(rating(scale, high)) <= labels.index(rating(scale, low))
    bounds = [band.lower for band in scale.bands if band.lower is not None]
    assert all(above > below for above, below in pairwise(bounds))
