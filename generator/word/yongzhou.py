"""The forms of the preset yongzhou-2020: filing with approval, change of operators, the year's audit."""

from dataclasses import replace

from own import REVIEW
from paper import COLUMNS, Form, label, only_if, opinion, pair, pairs, row, value
from parts import (
    ENDORSEMENTS,
    OPERATORS_AFTER,
    OPERATORS_BEFORE,
    PERSON_HEAD,
    REMARKS,
    fields,
    operators,
    person,
)

FILING = Form(
    "新媒体平台备案及审批表",
    (
        pairs("平台名称", "{{ 账号名称 }}", "平台类型", "{{ 平台 }}"),
        pairs("主办部门", "{{ 主办单位 }}", "平台级别", "{{ 勾.一级 }}一级　{{ 勾.二级 }}二级　{{ 勾.三级 }}三级"),
        pairs("账号 ID", "{{ 账号ID }}", "开通日期", "{{ 开通日期 }}"),
        pair("网　　址", "{{ 主页网址 }}"),
        row(
            label("维护方式"),
            value("{{ 勾.自行维护 }}自行维护　{{ 勾.委托外单位 }}委托外单位　{{ 勾.学生团队 }}学生团队", 20),
        ),
        PERSON_HEAD,
        person("第一责任人", "第一责任人"),
        *operators(who="后台管理人员"),
        row(label("平台定位\n服务对象"), value("{{ 开办宗旨 }}", COLUMNS - 4, valign="top"), height=2.2, splits=True),
        row(label("主要内容"), value("{{ 信息发布范围 }}", COLUMNS - 4, valign="top"), height=1.4, splits=True),
        opinion("主办部门\n意　　见", signs="主要负责人（签字）："),
        *ENDORSEMENTS,
        opinion("{{ 归口管理部门 }}\n审批意见"),
        *REMARKS,
    ),
    ("注：1. 审批通过以后方可开通运行。2. 本表一式{{ 份数 }}份，{{ 存档部门 }}各留一份。",),
)

CHANGE = Form(
    "新媒体平台管理员变更登记表",
    (
        pairs("平台名称", "{{ 账号名称 }}", "平台类型", "{{ 平台 }}"),
        pairs("主办部门", "{{ 主办单位 }}", "变更日期", "{{ 变更日期 }}"),
        *only_if("管理员变更", [PERSON_HEAD, *OPERATORS_BEFORE, *OPERATORS_AFTER]),
        *fields("其他变更"),
        row(label("变更原因"), value("{{ 变更原因 }}", COLUMNS - 4), height=2.4, splits=True),
        *only_if("逾期说明", [pair("逾期说明", "{{ 逾期说明 }}")]),
        opinion("主办部门\n意　　见", signs="主要负责人（签字）：", height=3.0),
        *ENDORSEMENTS,
        opinion("{{ 归口管理部门 }}\n备案意见", height=3.0),
        *REMARKS,
    ),
    (
        "注：账号名、后台管理人员或者维护方式变更的，"
        "{% if 要求.变更天数 %}在 {{ 要求.变更天数 }} 日内{% else %}及时{% endif %}填写本表，报{{ 归口管理部门 }}备案。",
    ),
)

FORMS = {
    "application": FILING,
    "filing": FILING,
    "change": CHANGE,
    "review": replace(REVIEW, title="新媒体平台年度审核表"),
}
