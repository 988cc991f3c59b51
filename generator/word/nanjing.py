"""The forms of the preset nanjing-2020: one form for opening, filing and change, a release request, a commitment."""

from paper import COLUMNS, Cell, Form, Text, label, opinion, pair, pairs, row, value
from parts import (
    ENDORSEMENTS,
    REMARKS,
    anew,
    clause,
    operators,
    person,
    signature,
)

COPIES = "注：此表一式{{ 份数 }}份，{{ 存档部门 }}各留一份备案。"

FILING = Form(
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
            label("职务", 4),
            label("联系电话", 4),
            label("邮箱", 6),
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

RELEASE = Form(
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
        "备注：{% if 要求.提前天数 %}请至少提前 {{ 要求.提前天数 }} 天提出申请；{% endif %}封面图、文字、配图请于发布日期前发送至{{ 归口管理部门 }}{% if 公开邮箱 %}邮箱 {{ 公开邮箱 }}{% endif %}。",
    ),
)

COMMITMENT = Form(
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

FORMS = {
    "application": FILING,
    "filing": FILING,
    "change": anew(FILING, 5),
    "release": RELEASE,
    "commitment": COMMITMENT,
}
