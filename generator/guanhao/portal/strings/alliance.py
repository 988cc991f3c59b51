"""The alliance."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    "alliance.title": Label("新媒体矩阵", "The alliance"),
    "alliance.lead": Label(
        "各单位在各个平台上在用的官方账号，一行一个单位，一列一个平台。",
        "The live official accounts of each unit: a row a unit, a column a platform.",
    ),
    "alliance.tier.1": Label("一级", "tier 1"),
    "alliance.tier.2": Label("二级", "tier 2"),
    "alliance.tier.3": Label("三级", "tier 3"),
}
