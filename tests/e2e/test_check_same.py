"""The browser's checker and Python's are one: taken apart, folded, hashed, answered, a query is the same in both."""

import json
import random
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page

from guanhao import pipeline
from guanhao.model.public import PublicRegister
from guanhao.verify.index import Index, file_of
from guanhao.verify.lookalike import Name, keys_of
from guanhao.verify.query import parse
from guanhao.verify.text import spread, word_of
from tests.e2e.conftest import Open, Portal
from tests.portal.building import AS_OF

STRINGS, BATCH = 50_000, 5_000
SEED = 20261123
DAYS = ("2024-03-01", "2024-09-01", "2025-07-01", "2026-01-01")
ODD = [
    *".:/?#&=@%\\ \n\t：，。（）【】「」\"'·+~-_",
    *("https://", "http://", "HTTP://", "?from=1&uid=", "%E4%BD%A0", "%ZZ", "@a.com", "..", "/./", "://", ":443"),
    *("\ud800", "\U00020bb7", "ＡＢＣ", "０１２", "\u200b", "\ufeff", "é", "ß", "İ", "ſ", "K", "²", "Ⅷ", "ー", "한"),
    *("①", "ﬁ", "2026级", "20", "😀", "\x85", "\x1c", "٣", "官方", "招生", "已", "學", "е", "\u3164", "\U000e0041"),
]

TAKEN_APART = """async (given) => {
  const from = (name) => import(new URL(`assets/js/check/${name}.js`, document.baseURI.replace(/check\\/.*/, "")));
  const [Q, T, F, L] = await Promise.all(["query", "text", "fold", "lookalike"].map(from));
  const get = async (name) => (await fetch(`../api/v1/verify/${name}.json`)).json();
  const [platforms, meta, fold] = await Promise.all(["platforms", "meta", "fold"].map(get));
  F.setTables(fold);
  const words = meta.words.map((word) => F.solid(F.fold(word)));
  return JSON.stringify(JSON.parse(given).map((text) => {
    const query = Q.parse(text, platforms), name = new L.Name(text, words);
    const keys = query.identifiers.map((i) => [i.text, i.keys.map((k) => [k.platform, k.field, k.value])]);
    return [query.text, keys, query.isSure, query.bare, query.names, query.code, query.words, T.spread(T.wordOf(text)),
      name.folded, name.core, name.sound.join("-"), name.coreSound.join("-"), T.spread([...L.keysOf(name)].join("|"))];
  }));
}"""

ANSWERED = """async (given) => {
  const base = new URL("../", location.href);
  const { check } = await import(new URL("assets/js/check/check.js", base));
  const answers = [];
  for (const [query, day] of JSON.parse(given)) {
    const { verdict, matches } = await check(query, { root: base, day });
    answers.push([verdict, matches.map((m) => [m.owner, m.matchedOn, m.isImpostor, m.likeness ?? null])]);
  }
  return JSON.stringify(answers);
}"""


@pytest.fixture(scope="module")
def index(portal: Portal) -> Index:
    """The register of the served portal."""
    register = pipeline.open_register(portal.register)
    return Index(pipeline.publication(register, date.fromisoformat(AS_OF)).register)


def in_browser(page: Page, script: str, given: list[Any]) -> list[Any]:
    page.goto("check/")
    batches = (given[start : start + BATCH] for start in range(0, len(given), BATCH))
    return [told for batch in batches for told in json.loads(page.evaluate(script, json.dumps(batch)))]


def values_of(register: PublicRegister) -> list[str]:
    """Everything that identifies an account or impostor, now or once."""
    held = [held.value for account in register.accounts for held in account.held]
    codes = [account.code for account in register.accounts]
    posing = [value for i in register.impostors for value in (i.name, i.handle, i.platform_id, i.url) if value]
    return list(dict.fromkeys((*held, *codes, *posing)))


def strings(register: PublicRegister) -> Iterator[str]:
    """Yield random strings made of what queries are made of, and of what they should not be made of."""
    chance = random.Random(SEED)  # noqa: S311
    catalogue = register.catalogue.values()
    forms = [form for platform in catalogue if platform.url for form in platform.url.forms]
    hosts = [*(host for form in forms for host in form.hosts), *(form.path for form in forms)]
    labels = [label for platform in catalogue for label in platform.labels]
    pieces = [*values_of(register), *labels, *hosts, *ODD * 3]
    for _ in range(STRINGS):
        yield "".join(chance.choices(pieces, k=chance.choice((1, 1, 1, 2))))


def taken_apart(text: str, register: PublicRegister) -> list[Any]:
    query, name = parse(text, register.catalogue), Name(text)
    keys = [[i.text, [list(key) for key in i.keys]] for i in query.identifiers]
    told = (query.text, keys, query.is_sure, query.bare, list(query.names), query.code, list(query.words))
    heard = (name.folded, name.core, "-".join(name.sound), "-".join(name.core_sound))
    return [*told, spread(word_of(text)), *heard, spread("|".join(keys_of(name)))]


def test_queries_are_taken_apart_alike(opened: Open, index: Index) -> None:
    given = list(strings(index.register))
    with opened() as watched:
        told = in_browser(watched.page, TAKEN_APART, given)
    assert len(told) == STRINGS
    for text, theirs in zip(given, told, strict=True):
        assert taken_apart(text, index.register) == theirs, ascii(text)


def variants(value: str) -> Iterator[str]:
    """Yield what people, and those who deceive them, make of a value."""
    yield from (value, value.upper(), f"{value}官方", f"官方{value}", value[:-1], value[1:] + value[:1], f"「{value}」")
    yield from (value.replace("学", "學"), value.replace("院", "学院"), " ".join(value), value.replace("0", "o"))
    yield from (f"微信号：{value}", f"抖音号{value}", f"QQ群 {value}", f"{value}?from=share", f"看看 {value} 复制打开")
    yield from (value.removeprefix("https://"), value.replace("://", "://a@"), f"{value[:3]}\u200b{value[3:]}")
    yield from (f"{value}2026级新生群", f"{value}\n{value}", f"{value} gh_000000000000")


def test_queries_are_answered_alike(opened: Open, index: Index) -> None:
    queries = list(dict.fromkeys(query for value in values_of(index.register) for query in variants(value)))
    given = [
        (query, day)
        for number, query in enumerate(queries)
        for day in (None, DAYS[number % 4])[: 1 + (number % 3 == 0)]
    ]
    with opened() as watched:
        told = in_browser(watched.page, ANSWERED, given)
    met = set()
    for (query, day), theirs in zip(given, told, strict=True):
        answer = index.ask(query, date.fromisoformat(day) if day else index.register.as_of)
        ours = [[m.owner, m.matched_on, m.is_impostor, m.likeness] for m in answer.matches]
        assert [answer.verdict, ours] == theirs, (ascii(query), day)
        met.add(answer.verdict)
    assert len(met) == 6


def test_every_shard_exists_so_that_nothing_is_told_by_one(opened: Open, index: Index) -> None:
    with opened() as watched:
        page = watched.page
        page.goto("check/")
        meta = page.evaluate("fetch('../api/v1/verify/meta.json').then((r) => r.json())")
        for folder, bits in (("exact", meta["exact_bits"]), ("keys", meta["key_bits"])):
            names = {file_of(str(number), bits) for number in range(5000)}
            assert len(names) == 1 << bits
            for name in names:
                assert page.request.get(f"api/v1/verify/{folder}/{name}.json").ok
