"""Runs every benchmark and prints its table: python -m tests.benchmarks (or make bench)."""

from tests.benchmarks import (
    board,
    cell_save,
    commit,
    decade,
    documents,
    fsyncs,
    grid,
    report,
    sheet_import,
    start_up,
)


def main() -> None:
    print("== commit")
    commit.main(commit.ROUNDS)
    for module in (
        start_up,
        board,
        decade,
        grid,
        cell_save,
        sheet_import,
        report,
        documents,
        fsyncs,
    ):
        print(f"\n== {module.__name__.rpartition('.')[2]}")
        module.main()


if __name__ == "__main__":
    main()
