"""Two registers of one shape: in one every public text is harmless, in the other it attacks whatever shows it."""

import csv
import io
from collections.abc import Callable

from tests.registers import Raw, Sandbox, change, closure, dump, filing

Text = Callable[[str], str]
"""Turns a plain text into the one that stands in the register."""

ATTACKS = (
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "</title></textarea></style></script><svg onload=alert(1)>",
    "{{7*7}}{% include 'x' %}{#",
    "{name}{0}%(name)s",
    "[x](javascript:alert(1)) **b** <!-- --> `c` # &lt;b&gt; &amp; & ]]>",
    "guanhao-shell-title guanhao-shell-description <!--<h1 guanhao-shell-body--> guanhao-shell-1/guanhao-shell-2/",
    "\u202eسلام🎉\U0001f468\u200d\U0001f469 \ufeff\x7f\\",
)
LONG = "长" * 10_000


def harmless(text: str) -> str:
    return text


def attacking(text: str) -> str:
    return "".join(ATTACKS) + text


def address(text: Text, path: str) -> str:
    """Return an address that the register's models take: one with a host and without white space."""
    return "https://example.edu.cn/" + "".join(text(path).split())


def fill(sandbox: Sandbox, text: Text, *, long: str = "") -> None:
    """Fill a register without accounts, every public text of which is `text` of a plain one."""
    _accounts(sandbox, text, long)
    _common(sandbox, text)
    impostor = {"name": text("假的"), "platform": "weibo", "handle": text("fake")}
    sandbox.write("registry/impostors/by-handle.yml", dump(impostor | {"imitates": "physics/wechat"}))
    by_url: Raw = {"name": text("假网站"), "platform": "website", "url": address(text, "fake")}
    sandbox.write("registry/impostors/by-url.yml", dump(by_url))
    for policy in ("measures", "older"):
        scoring = {"items": {"pushed": {"points": 1}}, "threshold": 1}
        articles = {
            "第一条": {"manual": text("原则性规定"), "rules": {"assessment": scoring}},
            text("第二条"): {"rules": {"certification": None}},
        }
        raw = {"title": text(f"办法 {policy}"), "document": text("一号"), "articles": articles}
        sandbox.write(f"policies/{policy}.yml", dump(raw))
    (sandbox.root / "policies" / "measures.md").unlink()
    acts = [
        ("unit", "item", "date", "title", "url"),
        ("physics", "pushed", "2025-03-10", text("开放日"), address(text, "act")),
    ]
    stream = io.StringIO()
    csv.writer(stream).writerows(acts)
    sandbox.write("registry/contributions/2025.csv", stream.getvalue())


def _accounts(sandbox: Sandbox, text: Text, long: str) -> None:
    def account(name: str, platform: str = "wechat-official") -> Raw:
        return {
            "name": text(name) + long,
            "platform": platform,
            "platform_id": text("gh_0123456789ab"),
            "handle": text("evc_physics"),
            "url": address(text, name),
            "qr": text("http://weixin.qq.com/r/abcd"),
            "certified": {"on": "2024-03-15", "subject": text("示例职业学院")},
        }

    service = {"phone": text("0000-0000000"), "email": "".join(text("physics").split()).translate(UNMAILABLE)}
    service["email"] += "@example.edu.cn"
    public: Raw = {"purpose": text("发布动态。") + long, "scope": [text("通知"), text("公告")], "service": service}
    names = ("account.name", text("微信") + long, text("新微信") + long)
    sandbox.add("physics/wechat", filing(account("微信"), **public), change(names))
    sandbox.add("physics/closed", filing(account("注销"), **public), closure(successor="physics/wechat"))
    sandbox.add("physics/unlisted", filing(account("无平台", "no-such-platform"), **public))
    sandbox.add("propaganda/moved", filing(account("转走"), **public), change(("unit", "physics", "propaganda")))
    sandbox.add("physics/stale", filing(account("待核"), **public), change(("account.name", "x", "y")))


UNMAILABLE = str.maketrans("@<>", "---")
"""What no e-mail address may hold."""


def _common(sandbox: Sandbox, text: Text) -> None:
    institution = {
        "name": text("示例职业学院"),
        "name_en": text("Example College"),
        "short_names": [text("示例")],
        "protected_names": [text("示例")],
        "site": address(text, "site"),
        "portal": "https://accounts.example.edu.cn/",
        "registrar": "propaganda",
        "policy": "measures",
        "report": {"phone": text("0000"), "email": "x@example.edu.cn"},
    }
    sandbox.write("registry/institution.yml", dump(institution))
    physics = {"name": text("物理系"), "aliases": [text("物理学院")], "kind": "school", "parent": "propaganda"}
    sandbox.write("registry/units/physics.yml", dump(physics))
    merged = {"name": text("旧系"), "kind": "school", "closed_on": "2025-01-01", "merged_into": "physics"}
    sandbox.write("registry/units/former.yml", dump(merged))
    sandbox.write("registry/units/propaganda.yml", dump({"name": text("宣传部"), "kind": "department"}))
    path = sandbox.root / "registry" / "platforms.yml"
    catalogue = path.read_text(encoding="utf-8")
    for name in ("微信公众号", "新浪微博", "WeChat official account"):
        catalogue = catalogue.replace(f": {name}\n", f": {dump(text(name)).removesuffix('...' + chr(10)).strip()}\n")
    sandbox.write("registry/platforms.yml", catalogue)
