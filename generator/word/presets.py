"""The forms of regulations that have their own: their titles, columns and boxes. What they lack, the general ones serve.

Preset → kind of form → form. Figures and offices come out of the register's policy, not out of the form.
"""

from dataclasses import replace

from own import REVIEW
from paper import COLUMNS, Cell, Form, Row, Text, label, only_if, opinion, opinions, pair, pairs, repeat, row, value
from parts import (
    ENDORSEMENTS,
    PERSON_HEAD,
    REMARKS,
    STATUS,
    clause,
    operators,
    person,
    signature,
)

CHANGED = (
    *only_if(
        "变更内容",
        [
            row(label("变更项目", 4), label("变　更　前", 10), label("变　更　后", 10)),
            *repeat(
                "项 in 变更内容",
                [row(label("{{ 项.项目 }}"), value("{{ 项.变更前 }}", 10), value("{{ 项.变更后 }}", 10), splits=True)],
            ),
        ],
    ),
    *only_if(
        "管理员变更",
        [
            PERSON_HEAD,
            *repeat("人 in 原管理员", [person("{% vm %}原管理员", "人", status=STATUS)]),
        ],
    ),
    pairs("变更日期", "{{ 变更日期 }}", "变更原因", "{{ 变更原因 }}"),
)
"""What a form that is filled in anew for a change says of the change."""


def anew(form: Form, after: int, **changes: object) -> Form:
    """Return the form of a filing as it is filled in for a change: what changes stands after the row `after`, in lower boxes."""
    body = tuple(
        replace(part, height=2.1 if part.height > 2.3 else 1.2 if part.height > 1 else 0.8)
        if isinstance(part, Row)
        else part
        for part in (*form.body[:after], *CHANGED, *form.body[after:])
    )
    return replace(form, body=body, **changes)  # type: ignore[arg-type]


COPIES = "注：此表一式{{ 份数 }}份，{{ 存档部门 }}各留一份备案。"

# --- nanjing-2020 -----------------------------------------------------------------------------------------------------

NANJING_FILING = Form(
    "官方微博微信备案登记表",
    (
        pair("申办单位", "{{ 主办单位 }}", 6),
        pair(
            "新媒体类别",
            "官方微博 {{ 勾.微博 }}　　官方微信 {{ 勾.微信 }}　　其他 {{ 勾.其他类别 }}"
            "（{% if 勾.其他类别 == '☑' %}{{ 平台 }}{% else %}　　　　{% endif %}）",
            6,
        ),
        pair("微博、微信昵称", "{{ 账号名称 }}", 6),
        pair("微博、微信网址", "{{ 主页网址 }}{% if 账号ID %}　（账号 ID：{{ 账号ID }}）{% endif %}", 6),
        pair("主办／申办单位", "{{ 主办单位 }}", 6),
        row(
            label("情况说明", 6),
            Cell(
                "（开通的宗旨、信息发布范围等）\n{{ 开办宗旨 }}\n{% if 信息发布范围 %}发布范围：{{ 信息发布范围 }}。{% endif %}",
                18,
                valign="top",
            ),
            height=3.4,
            splits=True,
        ),
        row(
            label("责任人员"),
            label("姓名", 3),
            label("职务", 5),
            label("联系电话", 4),
            label("邮箱", 5),
            label("QQ 号", 3),
        ),
        *operators(),
        person("主管领导\n（审核人）", "审核人"),
        opinion("申办单位\n意　　见", signs="负责人："),
        opinion("主办单位\n意　　见", signs="负责人："),
        *ENDORSEMENTS,
        *REMARKS,
    ),
    (COPIES,),
)

NANJING_RELEASE = Form(
    "官方微信信息发布申请表",
    (
        pairs("申请部门", "{{ 申请部门 }}", "联系人", ""),
        pairs("电　　话", "", "微信号", "{% if 平台编号 == 'wechat-official' %}{{ 账号ID }}{% endif %}"),
        pairs("发布日期", "{{ 拟发布日期 }}", "发布账号", "{{ 账号名称 }}"),
        pair("标　　题", "{{ 标题 }}"),
        row(label("封面图"), value("{{ 勾.有封面 }}有　{{ 勾.无封面 }}无　　{{ 封面图 }}", COLUMNS - 4)),
        row(label("发布内容\n摘　　要"), value("{{ 内容摘要 }}", COLUMNS - 4, valign="top"), height=4.4, splits=True),
        row(
            label("配　　图"),
            value(
                "{{ 勾.有配图 }}有　{{ 勾.无配图 }}无　　"
                "{% if 要求.配图张数下限 %}（{{ 要求.配图张数下限 }} 张以上，不同视角）{% endif %}\n{{ 配图 }}",
                COLUMNS - 4,
            ),
            splits=True,
        ),
        row(
            label("文　　字"),
            value(
                "{{ 勾.有文字 }}有　{{ 勾.无文字 }}无　　{% if 正文字数 %}{{ 正文字数 }} 字{% endif %}"
                "{% if 转载来源 %}　　转载来源：{{ 转载来源 }}{% endif %}",
                COLUMNS - 4,
            ),
        ),
        row(label("视　　频"), value("{{ 勾.有视频 }}有　{{ 勾.无视频 }}无　　{{ 视频 }}", COLUMNS - 4)),
        opinion("部门负责人\n签　　字", signs="", seal="（公章）", height=2.1),
        opinion("微信管理\n负责人签字", signs="", seal="", height=2.1),
        opinion("{{ 归口管理部门 }}\n负责人签字", signs="", seal="", height=2.1),
        *REMARKS,
    ),
    (
        "备注：封面图、文字、配图请于发布日期前发送至{{ 归口管理部门 }}{% if 公开邮箱 %}邮箱 {{ 公开邮箱 }}{% endif %}。",
    ),
)

NANJING_COMMITMENT = Form(
    "微博、微信等新媒体开通\n及信息发布承诺书",
    (
        Text("", size=14),
        clause(
            "我单位申请开通（发布）“{% if 账号名称 %}{{ 账号名称 }}{% else %}____________________{% endif %}”"
            "{% if 平台 %}（{{ 平台 }}）{% endif %}，承诺做到："
        ),
        clause(
            "一、统一思想，提高认识。把新媒体当作宣传阵地来建设和管理，传播主流价值，服务师生。涉密的、内部办公的和不宜公开的"
            "内容，一律不发布。"
        ),
        clause(
            "二、严格管理，确保安全。组织本单位人员学习网络信息安全的法律法规；审核发布、监测通报、存档备案和答复办理"
            "都有人负责、有据可查。"
        ),
        clause(
            "三、做好备案，强化责任。账号以本单位的官方名称命名，谁建设谁负责，谁主管谁负责；定时更新"
            "{% if 要求.更新天数 %}，至少每 {{ 要求.更新天数 }} 日更新 1 次{% endif %}。"
            "所属社团、团队的新媒体，由挂靠单位照此管理。"
        ),
        clause("特此承诺。"),
        Text("", size=14),
        *signature("责任人（签字）：", "单位（公章）：", "　　　　　　年　　月　　日"),
    ),
    head=("", "备案号：{{ 备案号 }}"),
    size=18,
)

# --- yongzhou-2020 ----------------------------------------------------------------------------------------------------

YONGZHOU_FILING = Form(
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

YONGZHOU_CHANGE = Form(
    "新媒体平台管理员变更登记表",
    (
        pairs("平台名称", "{{ 账号名称 }}", "平台类型", "{{ 平台 }}"),
        pairs("主办部门", "{{ 主办单位 }}", "变更日期", "{{ 变更日期 }}"),
        *only_if(
            "管理员变更",
            [
                PERSON_HEAD,
                *repeat("人 in 原管理员", [person("{% vm %}原管理员", "人", status=STATUS)]),
                *repeat("人 in 现管理员", [person("{% vm %}现管理员", "人", status=STATUS)]),
            ],
        ),
        *only_if(
            "变更内容",
            [
                row(label("其他变更", 4), label("变　更　前", 10), label("变　更　后", 10)),
                *repeat(
                    "项 in 变更内容",
                    [
                        row(
                            label("{{ 项.项目 }}"),
                            value("{{ 项.变更前 }}", 10),
                            value("{{ 项.变更后 }}", 10),
                            splits=True,
                        )
                    ],
                ),
            ],
        ),
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

# --- mianyang-2017 ----------------------------------------------------------------------------------------------------


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


MIANYANG_FILING = mianyang(
    "各级官方微博、微信登记表",
    opinion("主管单位\n意　　见"),
    *ENDORSEMENTS,
    opinion("{{ 归口管理部门 }}\n登记备案"),
    notes=("注：加盖主管单位公章后报{{ 归口管理部门 }}登记备案；分管领导、管理员变更的，重新填写本表。",),
)
MIANYANG_APPLICATION = mianyang(
    "各级官方微博、微信申请表",
    opinion("申请单位\n意　　见"),
    *ENDORSEMENTS,
    opinion("{{ 归口管理部门 }}\n审批意见"),
    notes=("注：批准以后方可开通。学生组织、学生社团申请的，先由学生工作主管部门签署意见，再报{{ 归口管理部门 }}。",),
)

# --- jiangyin-2016 ----------------------------------------------------------------------------------------------------

JIANGYIN_FILING = Form(
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
        opinions("所在单位党组织负责人意见", "所在单位行政负责人意见", signs="签字：", height=3.2),
        *ENDORSEMENTS,
        opinion("{{ 归口管理部门 }}\n审批意见"),
        *REMARKS,
    ),
    (
        "注：1. 批准以后方可开通；开通以后及时申请认证。2. 分管领导、管理员变更的，重新填写本表，报{{ 归口管理部门 }}备案。",
    ),
)

# --- generic-unit -----------------------------------------------------------------------------------------------------

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

GENERIC_APPLICATION = Form(
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

GENERIC_FILING = Form(
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

FORMS: dict[str, dict[str, Form]] = {
    "nanjing-2020": {
        "application": NANJING_FILING,
        "filing": NANJING_FILING,
        "change": anew(NANJING_FILING, 5),
        "release": NANJING_RELEASE,
        "commitment": NANJING_COMMITMENT,
    },
    "yongzhou-2020": {
        "application": YONGZHOU_FILING,
        "filing": YONGZHOU_FILING,
        "change": YONGZHOU_CHANGE,
        "review": replace(REVIEW, title="新媒体平台年度审核表"),
    },
    "mianyang-2017": {
        "application": MIANYANG_APPLICATION,
        "filing": MIANYANG_FILING,
        "change": anew(MIANYANG_FILING, 4),
        "review": replace(REVIEW, title="官方微博、微信年度检查报告"),
    },
    "jiangyin-2016": {
        "application": JIANGYIN_FILING,
        "filing": JIANGYIN_FILING,
        "change": anew(JIANGYIN_FILING, 4),
        "review": replace(REVIEW, title="官方新媒体年度检查报告"),
    },
    "generic-unit": {
        "application": GENERIC_APPLICATION,
        "filing": GENERIC_FILING,
        "change": anew(GENERIC_FILING, 3),
        "review": replace(REVIEW, title="新媒体平台年审报告"),
    },
}
