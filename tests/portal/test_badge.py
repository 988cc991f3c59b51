"""Badge, QR pictures and linked data of an account: what they claim, and of which accounts they claim nothing."""

import json
import re
from dataclasses import fields
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import zxingcpp

from guanhao.model.public import PublicAccount, PublicInstitution, PublicUnitRef
from guanhao.portal.badge import badge
from guanhao.portal.qr import checker_pictures, has_qr, qr_pictures, qr_svg
from guanhao.portal.structured import account_data, institution_data

HOSTILE = '</script><b onload="x">&\u202e{{ 1 }}\x0b'
WORDS = {
    "active": "官方账号",
    "suspended": "已暂停",
    "approved": "待开通",
    "under-review": "待核",
    "closed": "已注销",
}


def account(**changed: Any) -> PublicAccount:
    values: dict[str, Any] = dict.fromkeys(field.name for field in fields(PublicAccount))
    values |= {"id": "physics/wechat", "code": "ABCD-EFGH-J", "name": "物理系", "platform": "weibo", "tier": 1}
    values |= {"unit": PublicUnitRef(id="physics", name="物理系"), "state": "active", "confirmed": True}
    values |= {"url": "https://weibo.com/u/1", "qr": "https://example.test/r", "page": "accounts/physics/wechat/"}
    values |= {"scope": (), "held": (), "valid": (), "history": ()}
    return PublicAccount(**{**values, **changed})


def register(of: PublicAccount, name: str = "示例职业学院", portal: str | None = "https://a.test/") -> Any:
    institution = PublicInstitution(
        name=name,
        name_en=None,
        short_names=(),
        protected_names=(),
        site=None,
        portal=portal,
        timezone="Asia/Shanghai",
        registrar="宣传部",
        report=None,
    )
    return SimpleNamespace(institution=institution, accounts=(of,))


def stated(block: str) -> dict[str, Any]:
    """Return what a block states; nothing in it may end the element that holds it."""
    text = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&") & set(text)
    told: dict[str, Any] = json.loads(text)
    return told


@pytest.mark.parametrize("state", WORDS)
def test_the_badge_says_its_state_in_words(state: str) -> None:
    of = account(state=state, confirmed=state == "active")
    text = "".join(ET.fromstring(badge(register(of), of, "zh")).itertext())  # noqa: S314 - made here
    assert [word for word in WORDS.values() if word in text] == [WORDS[state]]
    assert of.code in text


def test_an_unconfirmed_badge_is_no_plain_yes() -> None:
    of = account(confirmed=False)
    text = badge(register(of), of, "zh").decode()
    assert "久未确认" in text
    assert "官方账号" not in text


def test_a_hostile_name_is_text_in_the_badge() -> None:
    root = ET.fromstring(badge(register(account(), HOSTILE), account(), "en"))  # noqa: S314 - made here
    assert {element.tag.rpartition("}")[2] for element in root.iter()} == {"svg", "title", "path", "g", "text"}


@pytest.mark.parametrize("changed", [{"state": state} for state in WORDS if state != "active"] + [{"confirmed": False}])
def test_only_a_live_and_confirmed_account_is_claimed(changed: dict[str, Any]) -> None:
    of = account(**changed)
    assert account_data(register(of), of) == ""
    assert not has_qr(of)
    assert "sameAs" not in stated(institution_data(register(of)))


def test_a_live_account_is_claimed_by_its_address() -> None:
    told = stated(account_data(register(account()), account()))
    assert (told["@type"], told["sameAs"]) == ("Organization", ["https://weibo.com/u/1"])
    assert told["url"] == "https://a.test/accounts/physics/wechat/"
    assert {item["@type"] for item in told["identifier"]} == {"PropertyValue"}


def test_hostile_text_stays_text_in_linked_data() -> None:
    of = account(name=HOSTILE, url="javascript:alert(1)", handle=HOSTILE)
    told = stated(account_data(register(of), of))
    assert told["name"] == HOSTILE
    assert "sameAs" not in told


def test_pictures_follow_what_is_known() -> None:
    of = account()
    assert [path.rpartition("/")[2] for path, _ in qr_pictures(of)] == ["qr.svg"]
    assert [path for path, _ in checker_pictures(register(of))] == ["poster/check.svg"]
    assert list(checker_pictures(register(of, portal=None))) == []


@pytest.mark.parametrize("payload", ["http://weixin.qq.com/r/abcd", "示例" * 40, "<script>&amp;\"'", "a" * 1_000])
def test_a_picture_reads_as_its_payload(payload: str) -> None:
    """Draw the strokes on a grid of eight pixels a module, as a browser does, and read them back."""
    drawn = qr_svg(payload).decode()
    size, strokes = int(re.findall(r"viewBox=\"0 0 (\d+)", drawn)[0]), re.findall(r"m(-?\d+) (-?\d+)h(\d+)", drawn)
    scale, x, y = 8, 4, 4
    rows = [bytearray(b"\xff" * size * scale) for _ in range(size)]
    for right, down, width in strokes:
        x, y = x + int(right), y + int(down)
        rows[y][x * scale : (x + int(width)) * scale] = b"\0" * int(width) * scale
        x += int(width)
    pixels = b"".join(bytes(row) * scale for row in rows)
    image = memoryview(pixels).cast("B", (size * scale, size * scale))
    assert [found.text for found in zxingcpp.read_barcodes(image)] == [payload]
