"""The forms of the preset generic-unit: application, registration, the year's report."""

from dataclasses import replace

from own import REVIEW
from paper import COLUMNS, Cell, Form, Row, label, opinion, pair, pairs, repeat, row, value
from parts import (
    ENDORSEMENTS,
    REMARKS,
    anew,
)

KINDS = "（微信、头条号、微博或移动客户端）"


def contact(who: str, name: str, *more: Row) -> tuple[Row, ...]:
    """Return the rows of a person as this regulation's forms ask for them."""
    return (
        pairs(f"{who}姓名", f"{{{{ {name}.姓名 }}}}", "职　　务", f"{{{{ {name}.职务 }}}}"),
        pairs("办公电话", "{{ 办公电话 }}", "手机号码", f"{{{{ {name}.电话 }}}}"),
        *more,
    )


OPERATOR = repeat(
    "人 in 管理员",
    contact("管理员", "人", pairs("QQ 号码", "{{ 人.QQ }}", "微信号", "{{ 人.微信 }}")),
)

APPLICATION = Form(
    "新媒体平台申请表",
    (
        pair("预申请名称", "{{ 账号名称 }}"),
        pairs("平台类型", "{{ 平台 }}", "申请时间", "{{ 填报日期 }}"),
        pair("主办单位", "{{ 主办单位 }}"),
        *contact("负责人", "第一责任人"),
        *OPERATOR,
        row(
            label("新媒体平台\n申请说明"),
            Cell(
                "{{ 开办宗旨 }}\n{% if 信息发布范围 %}信息发布范围：{{ 信息发布范围 }}。{% endif %}",
                COLUMNS - 4,
                valign="top",
            ),
            height=4.6,
            splits=True,
        ),
        opinion("所在部门\n意　　见", signs="主要负责人（签字）："),
        *ENDORSEMENTS,
        opinion("{{ 归口管理部门 }}\n审批意见"),
        *REMARKS,
    ),
    (f"注：平台类型选填{KINDS}。批准以后方可开通，开通以后办理备案登记。",),
    head=("附件 1", "备案号：{{ 备案号 }}"),
)

FILING = Form(
    "新媒体平台备案登记表",
    (
        pair("名　　称", "{{ 账号名称 }}"),
        pairs("平台类型", "{{ 平台 }}", "账号 ID", "{{ 账号ID }}"),
        pairs("主办单位", "{{ 主办单位 }}", "创建时间", "{{ 开通日期 }}"),
        row(
            label("关注人数"),
            value("{{ 关注人数 }}"),
            label("二维码"),
            Cell("{{ 账号二维码 }}", 8, align="center"),
            height=2.1,
        ),
        *contact("负责人", "第一责任人"),
        *OPERATOR,
        row(
            label("新媒体平台\n简　　介"),
            Cell(
                "{{ 开办宗旨 }}\n{% if 信息发布范围 %}信息发布范围：{{ 信息发布范围 }}。{% endif %}",
                COLUMNS - 4,
                valign="top",
            ),
            height=2.2,
            splits=True,
        ),
        opinion("所在部门\n意　　见", signs="主要负责人（签字）：", height=2.2),
        *ENDORSEMENTS,
        opinion("{{ 归口管理部门 }}\n备案意见", height=2.2),
        *REMARKS,
    ),
    (f"注：平台类型选填{KINDS}。分管领导、管理员变更的，重新填写本表，报{{{{ 归口管理部门 }}}}备案。",),
    head=("附件 2　　填写时间：{{ 填报日期 }}", "备案号：{{ 备案号 }}"),
)

FORMS = {
    "application": APPLICATION,
    "filing": FILING,
    "change": anew(FILING, 3),
    "review": replace(REVIEW, title="新媒体平台年审报告"),
}
