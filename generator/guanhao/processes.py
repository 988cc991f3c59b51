"""The one owner of worker processes."""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

MIN_PER_WORKER = 100
"""Fewer items than this are not worth a process."""


def map_batches(work: Callable[[Sequence[Item]], list[Result]], items: Sequence[Item]) -> list[Result]:
    """Apply `work` to `items` in consecutive batches, on as many processes as are worth it; results in order.

    `work` must be picklable (a partial of a module's function), and so must items and results.
    """
    workers = min(os.cpu_count() or 1, len(items) // MIN_PER_WORKER)
    if workers < 2:
        return work(items)
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  only large registers need it
    from multiprocessing import get_context  # noqa: PLC0415

    size = MIN_PER_WORKER // 2
    starts = range(0, len(items), size)
    context = get_context("fork" if os.name == "posix" else "spawn")
    with ProcessPoolExecutor(workers, context, _prepare, (work, items)) as pool:
        return [result for batch in pool.map(_run_batch, starts, [size] * len(starts)) for result in batch]


def run_beside(tasks: Sequence[Callable[[], Result]], *, is_worth_it: bool) -> list[Result]:
    """Run a few long tasks beside each other where that is worth a process each; results in order, picklable."""
    if not is_worth_it or os.name != "posix" or (os.cpu_count() or 1) < 2:
        return [task() for task in tasks]
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  only large registers need it
    from multiprocessing import get_context  # noqa: PLC0415

    workers = min(os.cpu_count() or 1, len(tasks))
    with ProcessPoolExecutor(workers, get_context("fork"), _prepare, (None, tasks)) as pool:
        return list(pool.map(_run_task, range(len(tasks))))


@contextmanager
def without_collector() -> Iterator[None]:
    """Run without the cyclic collector, which finds nothing in trees of records and costs up to half of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


_task: list[Any] = []
"""A worker's work and all its items, inherited from the parent: nothing of them is sent with a batch."""


def _prepare(work: Callable[[Sequence[Item]], list[Result]] | None, items: Sequence[Any]) -> None:
    gc.disable()
    _task[:] = [work, items]


def _run_batch(start: int, size: int) -> list[Any]:
    work, items = _task
    results: list[Any] = work(items[start : start + size])
    return results


def _run_task(number: int) -> Any:
    _, tasks = _task
    return tasks[number]()
