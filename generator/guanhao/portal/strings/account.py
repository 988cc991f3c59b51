"""The page of an account."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    "account.identity": Label("认准这些", "What identifies it"),
    "account.identity_note": Label(
        "核对时请逐字比对 ID；名称和头像可以仿冒，ID 不能。",
        "Compare the ID character by character: names and pictures can be copied, the ID cannot.",
    ),
    "account.identifiers": Label("登记的 ID", "IDs on file"),
    "account.about": Label("账号简介", "About"),
    "account.service": Label("对外服务", "Service"),
    "account.reply": Label("{days} 天内答复", "within {days} days"),
    "account.held": Label("用过的名称和 ID", "Names and IDs it bore"),
    "account.held_note": Label(
        "已经停用的名称和 ID 可能被他人使用，停用之后就不再属于我们。",
        "Names and IDs given up may be taken by others; they are not ours any more.",
    ),
    "account.history": Label("登记经过", "History"),
    "account.unnamed": Label("（名称待核）", "(name under review)"),
    "account.none": Label("未登记", "not on file"),
    "account.since": Label("{since} 起", "since {since}"),
    "account.until": Label("{since} 至 {until}", "{since} to {until}"),
    "account.certified": Label("{on} 通过平台认证", "certified on {on}"),
    "account.certified_as": Label("{on} 通过平台认证，主体：{subject}", "certified on {on} as {subject}"),
    "account.review": Label("{year} 年度：{result}", "{year}: {result}"),
    "account.json": Label("本页数据（JSON）", "This page's data (JSON)"),
    "account.filed": Label("填报 {filed}，批准 {approved}", "filed {filed}, approved {approved}"),
    "account.request": Label("合并请求 {number}", "request {number}"),
    "account.filed_only": Label("填报 {filed}", "filed {filed}"),
    "approval.pending": Label("未生效：本页含有没有批准的记录", "not in effect: nobody approved some of its records"),
    "approval.opening": Label("期初", "opening balance"),
    "approval.unapproved": Label("未生效：没有经过批准", "not in effect: nobody approved it"),
    "approval.uncommitted": Label("未生效：还没有提交", "not in effect: not committed"),
}
