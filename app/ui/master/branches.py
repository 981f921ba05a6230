"""Which records the two trees show, in which order, and what stands below what."""

from collections.abc import Iterator, Sequence

from app.domain.snapshots.master import MasterView
from app.ui.master.drafts import Drafts, Key
from app.ui.master.tree import Branch


def objective_branches(view: MasterView, drafts: Drafts) -> Sequence[Branch]:
    """Objectives with their indicators; those never saved at the end of their list."""
    return tuple(_objectives(view, drafts))


def budget_branches(view: MasterView, drafts: Drafts) -> Sequence[Branch]:
    """Programmes, activities and sub-activities."""
    saved = tuple(_lines(view, drafts, None))
    new = tuple(_new(drafts, "line", "code", "parent_id", "line"))
    return (*saved, *new)


def _objectives(view: MasterView, drafts: Drafts) -> Iterator[Branch]:
    for id_, one in view.objectives.items():
        key = ("objective", id_)
        yield Branch(key, f"{one.number} · {one.title}", None, key in drafts)
        for indicator, value in view.of_objective(id_).items():
            own = ("indicator", indicator)
            yield Branch(own, f"{value.code} · {value.name}", key, own in drafts)
    yield from _new(drafts, "indicator", "code", "objective_id", "objective")
    yield from _new(drafts, "objective", "number", "", "")


def _lines(view: MasterView, drafts: Drafts, above: int | None) -> Iterator[Branch]:
    for id_ in view.children(above):
        one, key = view.budget[id_], ("line", id_)
        parent: Key | None = ("line", above) if above is not None else None
        yield Branch(key, f"{one.code} · {one.name}", parent, key in drafts)
        yield from _lines(view, drafts, id_)


def _new(drafts: Drafts, kind: str, first: str, above: str, above_kind: str) -> Iterator[Branch]:
    for key in drafts.new_keys(kind):
        draft = drafts.get(key)
        assert draft is not None
        name = draft.raw.get("name") or draft.raw.get("title") or ""
        parent = draft.raw.get(above) if above else None
        label = f"{draft.raw[first]} · {name}" if name else ""
        yield Branch(key, label, (above_kind, parent) if parent else None, True)
