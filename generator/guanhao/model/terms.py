"""What kinds of record and the values that a field is limited to are called, in Chinese and English."""

from collections.abc import Mapping

from guanhao.model.types import REDACTED, SEALED, Label

KIND = {
    "application": Label("开通申请", "application"),
    "filing": Label("备案", "filing"),
    "change": Label("变更", "change"),
    "review": Label("年审", "annual review"),
    "order": Label("处置通知", "order"),
    "incident": Label("舆情/不良信息事件", "incident"),
    "closure": Label("注销", "closure"),
    "void": Label("作废", "void"),
    "release": Label("信息发布申请", "release request"),
    "impostor": Label("假冒账号", "impostor"),
    "waiver": Label("豁免", "waiver"),
    "unit": Label("主办单位", "unit"),
}

WITHHELD = {REDACTED: Label(REDACTED, REDACTED), SEALED: Label(SEALED, "sealed")}
"""What stands for a personal value that is not to be read: the mark in the file itself, or our own word for it."""

CHOICES: Mapping[str, Mapping[str, Label]] = {
    "tier": {
        "1": Label("一级：学校（机构）官方账号", "the institution's own"),
        "2": Label("二级：部门、院系账号", "a unit's"),
        "3": Label("三级：学生组织、社团、班级账号", "a student organisation's, club's or class's"),
    },
    "monitoring": {"24h": Label("全天值守", "round the clock"), "working-hours": Label("工作时间", "working hours")},
    "maintenance": {
        "in-house": Label("自行维护", "in-house"),
        "outsourced": Label("委托外单位", "outsourced"),
        "students": Label("学生团队", "students"),
    },
    "result": {"pass": Label("合格", "pass"), "rectify": Label("限期整改", "rectify"), "fail": Label("不合格", "fail")},
    "order": {
        "rectify": Label("限期整改", "rectify"),
        "suspend": Label("暂停", "suspend"),
        "resume": Label("恢复", "resume"),
        "close": Label("责令关闭", "close"),
    },
    "reason": {
        "unused": Label("不再使用", "no longer used"),
        "inactive": Label("长期不更新", "inactive"),
        "review-failed": Label("年审不合格", "failed its review"),
        "violation": Label("违规", "violation"),
        "merged": Label("并入其他账号", "merged into another"),
        "platform-closed": Label("平台停运", "the platform closed"),
        "withdrawn": Label("撤回申请", "application withdrawn"),
        "filed-in-error": Label("误报备案", "filed in error"),
    },
    "kind": {
        "institution": Label("学校（机构）", "institution"),
        "department": Label("部门", "department"),
        "school": Label("院系", "school"),
        "student-organisation": Label("学生组织", "student organisation"),
        "club": Label("社团", "club"),
        "class": Label("班级", "class"),
    },
}
"""Last key of a question → value → what it means."""
