"""What must never be answered with a plain yes: the real thing beside, beneath or around something that is not ours."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from guanhao import pipeline
from guanhao.verify.index import Index

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 23)

WEIBO = "https://weibo.com/u/990000001001"
"""The main account's address; `evc.zhaosheng` is the admission office's on Douyin, 990000001004 its QQ group."""

OURS = (
    WEIBO,
    "HTTPS://WEIBO.COM/u/990000001001?from=page&wvr=6#top",
    "m.weibo.cn/u/990000001001",
    "https://ｗｅｉｂｏ．ｃｏｍ/u/990000001001",
    f"【示例职业学院】{WEIBO}，快来看",
    f"我在微博看到「{WEIBO}」",
    f"{WEIBO}快来看",
    "抖音号：evc.zhaosheng",
    "抖音号 ｅｖｃ．ｚｈａｏｓｈｅｎｇ",
    "抖音号:evc.zhaosheng官方",
    "QQ群号：990000001004",
    "加Q群990000001004",
    "gh_e044f06b918a",
    "微博：示例职业学院",
    "哔哩哔哩 UID：999000000000101",
    "weixin.qq.com/r/EXAMPLE-zs",
    "https://WeiXin.qq.com/r/EXAMPLE-zs/",
    f"{WEIBO} 更新于 2026-11-23",
    f"{WEIBO}（990000001001）",
    f"官方微博（{WEIBO}）！",
    f"微博：{WEIBO}；B站：暂无",
    "http://weixin.qq.com/r/EXAMPLE-zs",
    "B站UID：999000000000101 https://space.bilibili.com/999000000000101?spm_id_from=333",
)

WRONG_HOSTS = (
    "https://weibo.com.evil.com/u/990000001001",
    "https://evil.com/weibo.com/u/990000001001",
    f"https://evil.com/?u={WEIBO}",
    f"https://evil.com/#{WEIBO}",
    "https://weibo.com@evil.com/u/990000001001",
    "https://evil.com@weibo.com/u/990000001001",
    f"{WEIBO}@evil.com",
    "https://weibo.com\\@evil.com/u/990000001001",
    "https://weibo.com:8080/u/990000001001",
    "https://weibo.com%2eevil.com/u/990000001001",
    "https://weibo.com．evil.com/u/990000001001",
    "https://weibo.com。evil.com/u/990000001001",
    "xweibo.com/u/990000001001",
    "x.weibo.com/u/990000001001",
    "www.example.edu.cn.evil.com",
    "https://www.example.edu.cn/go/http://evil.com",
    "https://www.example.edu.cn@evil.com",
    "https://www.example.edu.cn/redirect?url=http://evil.com",
)

OTHER_VALUES = (
    "https://weibo.com/u/9900000010012",
    f"{WEIBO}.evil",
    f"{WEIBO}/../123",
    f"{WEIBO}%00",
    f"{WEIBO}é",
    f"{WEIBO}\u0430",
    "https://m.weibo.cn/profile/info?uid=123&uid=990000001001",
    "https://m.weibo.cn/profile/info?uid=990000001001&uid=123",
    "抖音号:evc.zhaosheng\u0430",
    "抖音号:evc.zhaoshengé",
    "抖音号:ev\u0441.zhaosheng",
    "微博：evc.zhaosheng",
    "evc.zhaosheng",
    "sphevc2022example01",
    "http://weixin.qq.com/r/example-zs",
    "http://weixin.qq.com/r/EXAMPLE-zs/x",
    "微博：示例职业学院招生",
)

IN_COMPANY = (
    f"{WEIBO} 加微信号：evil_agent99",
    f"{WEIBO} 加v：evil_agent99",
    f"{WEIBO} 加微信 13800000000",
    f"{WEIBO} 加薇信 evil_agent99",
    f"{WEIBO} 加群123456789",
    f"{WEIBO} 和 https://weibo.com/u/123456789",
    f"{WEIBO} 点 evil.zip",
    f"{WEIBO},https://evil.com/x",
    f"{WEIBO}、evil.tk/x",
    "QQ群号：990000001004或990000001005",
    "QQ群号：990000001004，990000001005",
    "QQ群990000001004 群主QQ 88888888",
    "抖音号:evc.zhaosheng，真号evc.zhaosheng2",
    "抖音号:evc.zhaosheng|evczs9",
    "抖音号不是evc.zhaosheng而是evc.zs2",
)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(pipeline.publication(pipeline.open_register(ROOT), AS_OF).register)


@pytest.mark.parametrize("query", OURS)
def test_what_is_ours_is_official(query: str, index: Index) -> None:
    assert index.ask(query, AS_OF).verdict == "official"


@pytest.mark.parametrize("query", WRONG_HOSTS)
def test_another_host_is_not_ours(query: str, index: Index) -> None:
    assert index.ask(query, AS_OF).verdict != "official"


@pytest.mark.parametrize("query", OTHER_VALUES)
def test_another_value_is_not_ours(query: str, index: Index) -> None:
    assert index.ask(query, AS_OF).verdict != "official"


@pytest.mark.parametrize("query", IN_COMPANY)
def test_what_is_ours_does_not_vouch_for_what_is_beside_it(query: str, index: Index) -> None:
    assert index.ask(query, AS_OF).verdict != "official"


def test_an_impostor_is_none_before_it_was_seen(index: Index) -> None:
    assert index.ask("微信号 evc_guanwei", date(2022, 6, 1)).verdict == "official"
    assert index.ask("微信号 evc_guanwei", AS_OF).verdict == "reported-impostor"


@pytest.mark.parametrize(
    ("query", "verdict"),
    [
        ("https://weibo.com/evcnews", "official"),
        ("https://weibo.com/evcnews 快来看", "official"),
        ("https://weibo.com/evcnews，快来看", "official"),
        ("https://weibo.com/n/evcnews", "official"),
        ("https://weibo.com/evcnews招生", "no-record"),
        ("https://weibo.com/n/evcnews%E6%8B%9B", "no-record"),
        ("微博：evcnews", "official"),
        ("微博：evcnews，欢迎关注", "official"),
        ("微博：evcnews招生", "name-match"),
        ("微博evcnews招生办", "no-record"),
    ],
)
def test_a_nickname_that_goes_on_in_chinese_is_anothers(query: str, verdict: str, index: Index) -> None:
    account = index.register.account_by_id["evc/weibo"]
    held = tuple(replace(h, value="evcnews") if h.field == "handle" else h for h in account.held)
    renamed = replace(account, held=held)
    register = replace(index.register, accounts=(renamed,))
    assert Index(register).ask(query, AS_OF).verdict == verdict
