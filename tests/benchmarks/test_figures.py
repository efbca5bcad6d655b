"""What the benchmark makes of its measurements."""

from typing import Any

import pytest

from benchmarks import report, targets
from benchmarks.timing import percentile


def requests(**rates: float) -> list[dict[str, Any]]:
    """Figures of the first site: answers a second by workload, written ``house_detail=…``."""
    return [
        {
            "contender": name.partition("_")[0],
            "workload": name.partition("_")[2],
            "title": "one treatment",
            "pages": 300,
            "languages": 3,
            "per_second": rate,
            "p50_ms": 2.0,
        }
        for name, rate in rates.items()
    ]


def measured(*figures: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "requests": list(figures),
        "builds": [{"rebuild_seconds": 8.0, "rebuilds": 1_000}],
        "publishing": {"languages": 7, "added_ms": 100.0},
    } | changes


def verdict(known: dict[str, Any], words: str) -> targets.Verdict:
    (found,) = [each for each in targets.verdicts(known) if words in each.target]
    return found


@pytest.mark.parametrize(("percent", "value"), [(50, 5), (99, 10), (100, 10), (10, 1), (11, 2)])
def test_a_percentile_is_a_value_that_was_measured(percent: float, value: int) -> None:
    assert percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], percent) == value


def test_of_a_single_value_every_percentile_is_that_value() -> None:
    assert percentile([3], 1) == percentile([3], 99) == 3


def test_how_many_times_faster_is_a_quotient_of_answers_a_second() -> None:
    known = measured(*requests(house_detail=2_500, v2_detail=100))

    found = verdict(known, "API v2: at least 25")

    assert found.measured == 25
    assert found.met is True


def test_a_target_that_is_just_missed_is_missed() -> None:
    known = measured(*requests(house_detail=2_499, v2_detail=100))

    assert verdict(known, "API v2: at least 25").met is False


def test_a_target_without_figures_is_not_called_met() -> None:
    known = measured(*requests(house_detail=2_500))

    found = verdict(known, "API v3")

    assert found.measured is None
    assert found.met is None


def test_growth_compares_the_median_answer_of_a_larger_site_with_that_of_the_first() -> None:
    (small,) = requests(house_detail=1_000)
    large = small | {"pages": 10_000, "p50_ms": 2.7}

    found = verdict(measured(small, large), "to 10,000 in 3")

    assert found.measured == pytest.approx(1.35)
    assert found.met is False


def test_others_are_compared_on_the_first_site_alone() -> None:
    (ours, theirs) = requests(house_detail=1_000, v2_detail=10)
    known = measured(ours, theirs, ours | {"pages": 10_000, "per_second": 1.0})

    assert verdict(known, "API v2: at least 25").measured == 100


def test_the_time_for_a_thousand_documents_is_scaled_to_a_thousand() -> None:
    known = measured(builds=[{"rebuild_seconds": 3.0, "rebuilds": 250}])

    found = verdict(known, "1,000 documents")

    assert found.measured == 12
    assert found.met is False


def test_a_table_is_markdown_whose_columns_stand_straight() -> None:
    assert report.table(["who", "ms"], [["bare view", "1"], ["we", "10"]]).splitlines() == [
        "| who       | ms |",
        "| --------- | -- |",
        "| bare view | 1  |",
        "| we        | 10 |",
    ]
