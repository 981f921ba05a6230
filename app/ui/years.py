"""Which year a page shows before anybody chooses one."""

from collections.abc import Sequence


def default_year(years: Sequence[int], this_year: int) -> int:
    """This year when it has reports, else the newest that has, else this year."""
    if not years or this_year in years:
        return this_year
    return max(years)
