"""The starting set of indicators that comes with the program."""

from app.domain.measures import Aggregation, Polarity, Rule
from app.domain.typical_indicators import typical_indicators


def test_the_starting_set_has_44_indicators_with_names_of_their_own() -> None:
    found = typical_indicators()
    assert [one.number for one in found] == list(range(1, 45))
    assert len({one.name for one in found}) == 44
    assert all(one.unit for one in found)


def test_the_formula_follows_the_polarity() -> None:
    for one in typical_indicators():
        lower = one.rule.polarity is Polarity.LOWER
        assert one.rule.rule is (Rule.NEGATIVE_A if lower else Rule.POSITIVE), one.name


def test_every_way_of_adding_quarters_occurs() -> None:
    assert {one.rule.aggregation for one in typical_indicators()} == set(Aggregation)
