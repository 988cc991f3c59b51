"""The sign of each platform, from one file of drawings. They are neutral: a platform's own mark is its owner's."""

_FAMILIES = {
    "chat": ("wechat-official",),
    "clip": ("wechat-channels", "douyin", "kuaishou"),
    "app": ("wechat-mini-program", "app"),
    "group": ("wechat-group", "qq-group"),
    "post": ("weibo", "tencent-weibo", "toutiao", "xiaohongshu"),
    "bell": ("qq-official", "yiban"),
    "screen": ("bilibili", "web-tv", "live"),
    "talk": ("zhihu", "tieba", "renren"),
    "globe": ("website",),
    "paper": ("mobile-newspaper",),
}
_ICONS = {platform: icon for icon, platforms in _FAMILIES.items() for platform in platforms}


def icon_of(platform: str | None) -> str:
    """Return the name of a platform's drawing in `assets/platforms.svg`."""
    return _ICONS.get(platform or "", "other")
