"""The one place that turns a rule's key path into line and column."""

from guanhao.load.yaml_document import positions
from guanhao.model.location import Pointer


class Places:
    """The places of one YAML file's values."""

    def __init__(self, data: bytes) -> None:
        text = data.decode("utf-8", "replace").removeprefix("\ufeff")
        self._marks = positions(text)

    def find(self, where: Pointer) -> tuple[int, int]:
        """Return the 1-based line and column of what `where` points at, or of the nearest thing above it."""
        if where.mark:
            return where.mark
        keys = where.keys
        found = self._marks.get((keys, where.at))
        while found is None and keys:
            keys = keys[:-1]
            found = self._marks.get((keys, "value"))
        return found or (1, 1)
