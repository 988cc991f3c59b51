"""The boxes that a form ticks."""

from guanhao.desk.word.matter import Matter
from guanhao.model.filing import Filing
from guanhao.model.records import Change, Closure, Release, Review
from guanhao.model.terms import CHOICES

YES, NO = "☑", "☐"

PLATFORMS = {
    "微博": ("weibo", "tencent-weibo"),
    "微信": ("wechat-official", "wechat-channels", "wechat-mini-program", "wechat-group"),
    "QQ": ("qq-official", "qq-group"),
    "头条号": ("toutiao",),
    "客户端": ("app",),
}
"""What the regulations' forms let one tick → platforms of the catalogue; `其他类别` is neither 微博 nor 微信."""

_TIERS = {1: "一级", 2: "二级", 3: "三级"}


def ticks(matter: Matter) -> dict[str, str]:
    """Return what may be ticked → a ticked box or an empty one; of a form to be filled by hand all are empty."""
    chosen = _chosen(matter)
    return {name: YES if name in chosen else NO for name in _names()}


def _names() -> list[str]:
    choices = [label.zh for key in ("monitoring", "maintenance", "result", "reason") for label in CHOICES[key].values()]
    media = [f"{has}{what}" for what in ("封面", "配图", "视频", "文字") for has in ("有", "无")]
    return [*PLATFORMS, "其他类别", *_TIERS.values(), "新开通", "补办", "变更", "更正", *choices, *media]


def _chosen(matter: Matter) -> set[str]:
    chosen: set[str] = set()
    present, record = matter.present, matter.record
    if present:
        kinds = [name for name, ids in PLATFORMS.items() if present.account.platform in ids]
        chosen |= {*kinds, _TIERS[present.tier]}
        if not {"微博", "微信"} & chosen:
            chosen.add("其他类别")
        for key in ("monitoring", "maintenance"):
            if value := getattr(present, key):
                chosen.add(CHOICES[key][value].zh)
    if isinstance(record, Change):
        chosen.add("更正" if record.correction else "变更")
    elif present and matter.kind in ("application", "filing"):
        chosen.add("补办" if isinstance(present, Filing) and present.back_filing else "新开通")
    if isinstance(record, Review):
        chosen.add(CHOICES["result"][record.result].zh)
    if isinstance(record, Closure):
        chosen.add(CHOICES["reason"][record.reason].zh)
    if isinstance(record, Release):
        has = {"封面": record.cover, "配图": record.images, "视频": record.video, "文字": record.text_chars}
        chosen |= {f"{'有' if value else '无'}{name}" for name, value in has.items()}
    return chosen
