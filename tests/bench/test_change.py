"""Where nothing changed, hardly a diary is told of a change: some of the hardest cells of all."""

import pytest

from tests.bench.change import CELLS, CLAIMS, LEVELS, Cell, expected, latent_change, said, share

COUNT = 120
HARD = (
    Cell(28, 0.8, 1.2, 0.0, "middle"),
    Cell(28, 0.8, 0.7, 0.12, "middle"),
    Cell(14, 0.8, 0.7, 0.0, "middle"),
    Cell(10, 0.8, 1.8, 0.0, "middle"),
    Cell(28, 0.8, 0.7, 0.0, "low"),
    Cell(28, 0.8, 1.2, 0.4, "high"),
)


def test_the_grid_has_each_cell_once_and_a_seed_for_each():
    assert len(CELLS) == 4 * 3 * 3 * 3 * 3
    assert len({cell.seed for cell in CELLS}) == len(CELLS)


@pytest.mark.parametrize("cell", HARD, ids=str)
def test_58_at_most_one_in_ten_is_told_of_a_change_that_is_none(cell):
    assert share(said(cell, 0, COUNT), CLAIMS) <= 0.1
    assert share(said(cell, 1, COUNT), {"same"}) <= 0.1


def test_a_true_change_of_two_points_is_seen_where_days_tell_much():
    assert share(said(Cell(28, 0.2, 1.2, 0.12, "middle"), 2, COUNT), CLAIMS) >= 0.8


@pytest.mark.parametrize("cell", CELLS[::20], ids=str)
def test_the_true_change_is_that_of_the_average_at_the_ends_of_the_scale_too(cell):
    level = LEVELS[cell.level]
    moved = expected(level + latent_change(cell, 1), cell.scatter) - expected(level, cell.scatter)
    assert abs(moved) == pytest.approx(1)
