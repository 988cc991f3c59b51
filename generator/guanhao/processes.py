"""The one owner of worker processes."""

import gc
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

MIN_PER_WORKER = 500
"""Fewer items than this are not worth a process."""


def map_batches(work: Callable[[Sequence[Item]], list[Result]], items: Sequence[Item]) -> list[Result]:
    """Apply `work` to `items` in consecutive batches, on as many processes as are worth it; results in order.

    `work` must be picklable (a partial of a module's function), and so must items and results.
    """
    workers = min(os.cpu_count() or 1, len(items) // MIN_PER_WORKER)
    if workers < 2:
        return _quietly(work, items)
    size = MIN_PER_WORKER // 2
    batches = [items[start : start + size] for start in range(0, len(items), size)]
    with ProcessPoolExecutor(workers, mp_context=get_context("fork" if os.name == "posix" else "spawn")) as pool:
        return [result for batch in pool.map(_Quiet(work), batches) for result in batch]


def _quietly(work: Callable[[Sequence[Item]], list[Result]], items: Sequence[Item]) -> list[Result]:
    """Run without the cyclic collector, which finds nothing in trees of records and costs two thirds of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        return work(items)
    finally:
        if was_enabled:
            gc.enable()


class _Quiet(Generic[Item, Result]):
    """A picklable `_quietly` of one function."""

    def __init__(self, work: Callable[[Sequence[Item]], list[Result]]) -> None:
        self.work = work

    def __call__(self, items: Sequence[Item]) -> list[Result]:
        return _quietly(self.work, items)
