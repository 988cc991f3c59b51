"""Whoever asks the published files gets the answer of `guanhao verify`, and that answer is on file."""

import os
from datetime import date

import pytest

from guanhao import pipeline
from guanhao.verify.index import FOLDER, Index, verify_files
from tests.verify import vectors
from tests.verify.static import Files
from tests.verify.test_never_official import AS_OF, ROOT


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(pipeline.publication(pipeline.open_register(ROOT), AS_OF).register)


def test_the_answers_on_file_are_those_given(index: Index) -> None:
    told = vectors.dump(vectors.made(index))
    if os.environ.get("GUANHAO_UPDATE_GOLDEN"):
        vectors.FILE.write_text(told, encoding="utf-8")
    assert told.count('"query"') >= 1000
    assert vectors.FILE.read_text(encoding="utf-8") == told


def test_the_published_files_alone_give_the_same_answers(index: Index) -> None:
    files = Files(dict(verify_files(index.register)))
    for query, day in vectors.queries(index.register):
        on = date.fromisoformat(day)
        assert files.ask(query, on) == index.ask(query, on), (ascii(query), day)


def test_every_file_that_a_hash_can_name_exists(index: Index) -> None:
    files = dict(verify_files(index.register))
    meta = Files(files).meta
    for folder, bits in (("exact", meta["exact_bits"]), ("keys", meta["key_bits"])):
        assert sum(path.startswith(f"{FOLDER}{folder}/") for path in files) == 1 << bits
