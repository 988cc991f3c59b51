"""The forms of the preset mianyang-2017: registration, application, the year's report."""

from dataclasses import replace

from own import REVIEW
from paper import COLUMNS, Form, Row, label, opinion, pair, pairs, row, value
from parts import (
    ENDORSEMENTS,
    PERSON_HEAD,
    REMARKS,
    anew,
    operators,
    person,
)


def mianyang(title: str, *boxes: Row, notes: tuple[str, ...]) -> Form:
    """Return a form of this regulation: application and filing ask the same."""
    return Form(
        title,
        (
            pairs(
                "账号名称",
                "{{ 账号名称 }}",
                "账号类别",
                "微博 {{ 勾.微博 }}　微信 {{ 勾.微信 }}　其他 {{ 勾.其他类别 }}",
            ),
            pairs("主办单位", "{{ 主办单位 }}", "账号 ID", "{{ 账号ID }}"),
            pairs("注册日期", "{{ 开通日期 }}", "认证情况", "{{ 认证主体 }}"),
            pair("网　　址", "{{ 主页网址 }}"),
            row(label("开设目的"), value("{{ 开办宗旨 }}", COLUMNS - 4, valign="top"), height=2.2, splits=True),
            row(
                label("主要发布\n内　　容"),
                value("{{ 信息发布范围 }}", COLUMNS - 4, valign="top"),
                height=1.5,
                splits=True,
            ),
            PERSON_HEAD,
            person("官微负责人", "第一责任人"),
            person("分管领导", "审核人"),
            *operators(),
            *boxes,
            *REMARKS,
        ),
        notes,
    )


FILING = mianyang(
    "各级官方微博、微信登记表",
    opinion("主管单位\n意　　见"),
    *ENDORSEMENTS,
    opinion("{{ 归口管理部门 }}\n登记备案"),
    notes=("注：加盖主管单位公章后报{{ 归口管理部门 }}登记备案；分管领导、管理员变更的，重新填写本表。",),
)
APPLICATION = mianyang(
    "各级官方微博、微信申请表",
    opinion("申请单位\n意　　见"),
    *ENDORSEMENTS,
    opinion("{{ 归口管理部门 }}\n审批意见"),
    notes=("注：批准以后方可开通。学生组织、学生社团申请的，先由学生工作主管部门签署意见，再报{{ 归口管理部门 }}。",),
)

FORMS = {
    "application": APPLICATION,
    "filing": FILING,
    "change": anew(FILING, 4),
    "review": replace(REVIEW, title="官方微博、微信年度检查报告"),
}
