"""The forms of the preset jiangyin-2016: one form for opening, filing and change, the year's report."""

from dataclasses import replace

from own import REVIEW
from paper import COLUMNS, Form, label, opinion, opinions, pair, pairs, row, value
from parts import (
    ENDORSEMENTS,
    PERSON_HEAD,
    REMARKS,
    anew,
    operators,
    person,
)

FILING = Form(
    "新媒体建设备案登记表",
    (
        pairs("新媒体名称", "{{ 账号名称 }}", "平台类型", "{{ 平台 }}"),
        pairs("主办单位", "{{ 主办单位 }}", "账　　号", "{{ 账号ID }}"),
        pairs("开通日期", "{{ 开通日期 }}", "认证日期", "{{ 认证日期 }}"),
        pair("网　　址", "{{ 主页网址 }}"),
        row(label("宗　　旨"), value("{{ 开办宗旨 }}", COLUMNS - 4, valign="top"), height=2.0, splits=True),
        row(
            label("信息发布\n范　　围"), value("{{ 信息发布范围 }}", COLUMNS - 4, valign="top"), height=1.5, splits=True
        ),
        row(label("信息监控"), value("{{ 勾.全天值守 }}24 小时监控　　{{ 勾.工作时间 }}工作时间监控", COLUMNS - 4)),
        PERSON_HEAD,
        person("第一责任人", "第一责任人"),
        person("分管领导", "审核人"),
        *operators(who="后台管理人员"),
        opinions("所在单位党组织负责人意见", "所在单位行政负责人意见", height=3.2),
        *ENDORSEMENTS,
        opinion("{{ 归口管理部门 }}\n审批意见"),
        *REMARKS,
    ),
    (
        "注：1. 批准以后方可开通；开通以后及时申请认证。2. 分管领导、管理员变更的，重新填写本表，报{{ 归口管理部门 }}备案。",
    ),
)

FORMS = {
    "application": FILING,
    "filing": FILING,
    "change": anew(FILING, 4),
    "review": replace(REVIEW, title="官方新媒体年度检查报告"),
}
