"""Every string of the portal's interface, in Chinese and English: the one message catalogue of pages and feeds.

One module a part of the portal. A key belongs to one module alone.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

from guanhao.model.finding import Language
from guanhao.model.types import Label
from guanhao.portal.strings import (
    account,
    alliance,
    announcements,
    assessment,
    check,
    data,
    desk,
    directory,
    fields,
    front,
    guide,
    impostors,
    internal,
    news,
    policy,
    rules,
    site,
    states,
    statistics,
    units,
)

Translate = Callable[..., str]

_PARTS = (
    account,
    statistics,
    announcements,
    alliance,
    assessment,
    check,
    data,
    desk,
    directory,
    fields,
    front,
    guide,
    impostors,
    internal,
    news,
    policy,
    rules,
    site,
    states,
    units,
)

STRINGS: Mapping[str, Label] = {key: label for part in _PARTS for key, label in part.STRINGS.items()}


@lru_cache(maxsize=2)
def translator(lang: Language) -> Translate:
    """Return the function that templates call as `t(key, name=value)`."""
    texts = {key: label.zh if lang == "zh" else label.en for key, label in STRINGS.items()}

    def translate(key: str, **values: object) -> str:
        return texts[key].format_map(values)

    return translate
