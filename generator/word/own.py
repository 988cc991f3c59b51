"""The forms for any policy: the seven kinds, with everything that a register has on file."""

from paper import COLUMNS, Cell, Form, Text, label, only_if, opinion, pair, pairs, row, value
from parts import (
    ACCOUNT,
    ENDORSEMENTS,
    FILED_IN,
    OPERATORS_AFTER,
    OPERATORS_BEFORE,
    PERSON_HEAD,
    PURPOSE,
    REGISTRAR_OPINION,
    REMARKS,
    SERVICE,
    UNIT_OPINION,
    clause,
    fields,
    people,
    signature,
)

APPLICATION = Form(
    "新媒体账号开通申请表",
    (
        pairs("拟用名称", "{{ 账号名称 }}", "平台", "{{ 平台 }}"),
        ACCOUNT[1],
        row(label("开办宗旨"), value("{{ 开办宗旨 }}", COLUMNS - 4), height=1.8, splits=True),
        row(label("信息发布范围"), value("{{ 信息发布范围 }}", COLUMNS - 4), height=1.3, splits=True),
        *SERVICE,
        *people(),
        opinion("主办单位\n意　　见", signs="第一责任人（签字）：", height=2.9),
        *ENDORSEMENTS,
        opinion("{{ 归口管理部门 }}\n审批意见", height=2.9),
        *REMARKS,
    ),
    (
        "填表说明：1. 批准以后才能开通账号，开通后办理备案。2. 管理员写真正有后台权限的人，教职工、学生在职务后注明。",
        FILED_IN,
    ),
)

FILING = Form(
    "新媒体账号备案表",
    (
        *ACCOUNT,
        pairs("平台 ID", "{{ 平台ID }}", "账号 ID", "{{ 账号ID }}"),
        pair("主页网址", "{{ 主页网址 }}"),
        pairs("开通日期", "{{ 开通日期 }}", "办理类别", "{{ 勾.新开通 }}新开通　{{ 勾.补办 }}补办备案"),
        row(
            label("平台认证"),
            value("认证主体：{{ 认证主体 }}\n认证日期：{{ 认证日期 }}\n关注人数：{{ 关注人数 }}", size=10.5),
            label("账号二维码"),
            Cell("{{ 账号二维码 }}", 8, align="center"),
        ),
        *PURPOSE,
        *SERVICE,
        *people(),
        UNIT_OPINION,
        *ENDORSEMENTS,
        REGISTRAR_OPINION,
        *REMARKS,
    ),
    ("填表说明：平台 ID 是平台给的、改名也不变的编号；账号 ID 是公众看到的微信号、昵称 ID、号码。", FILED_IN),
)

CHANGE = Form(
    "{% if 只变更管理员 %}新媒体账号管理员变更登记表{% else %}新媒体账号变更登记表{% endif %}",
    (
        *ACCOUNT,
        pairs("变更日期", "{{ 变更日期 }}", "变更性质", "{{ 勾.变更 }}变更　{{ 勾.更正 }}更正填错的内容"),
        *fields(),
        *only_if("管理员变更", [PERSON_HEAD, *OPERATORS_BEFORE, *OPERATORS_AFTER]),
        row(label("变更原因"), value("{{ 变更原因 }}", COLUMNS - 4, valign="center"), height=1.6, splits=True),
        *only_if("逾期说明", [pair("逾期说明", "{{ 逾期说明 }}")]),
        opinion("主办单位\n意　　见", signs="第一责任人（签字）：", height=2.8),
        *ENDORSEMENTS,
        opinion("{{ 归口管理部门 }}\n意　　见", height=2.8),
        *REMARKS,
    ),
    (
        "填表说明：1. {% if 要求.变更天数 %}变更发生后 {{ 要求.变更天数 }} 日内交表；{% endif %}"
        "变更前写登记册上现在的内容。2. 移交账号的，由接收单位会签。",
        FILED_IN,
    ),
)

REVIEW = Form(
    "新媒体账号年审报告表",
    (
        *ACCOUNT,
        pairs("年审年度", "{{ 年审年度 }}", "关注人数", "{{ 关注人数 }}"),
        pairs("发布条数", "{{ 发布条数 }}", "最近发布日期", "{{ 最近发布日期 }}"),
        pairs(
            "第一责任人",
            "{{ 第一责任人.姓名 }}",
            "不良信息事件",
            "{% if 不良信息事件数 %}{{ 不良信息事件数 }} 起{% endif %}",
        ),
        row(label("年度\n工作小结"), value("{{ 工作小结 }}", COLUMNS - 4, valign="top"), height=7.0, splits=True),
        opinion("主办单位\n意　　见", signs="第一责任人（签字）：", height=3.0),
        row(
            label("年审结果"),
            value(
                "{{ 勾.合格 }}合格　　　{{ 勾.限期整改 }}限期整改　　　{{ 勾.不合格 }}不合格",
                COLUMNS - 4,
                align="center",
            ),
        ),
        *only_if("审核意见", [pair("审核意见", "{{ 审核意见 }}")]),
        opinion("{{ 归口管理部门 }}\n审核意见", height=3.4),
        *REMARKS,
    ),
    ("填表说明：数字写全年的；年审结果由{{ 归口管理部门 }}填写。", FILED_IN),
)

CLOSURE = Form(
    "新媒体账号注销申请表",
    (
        *ACCOUNT,
        pairs("平台 ID", "{{ 平台ID }}", "账号 ID", "{{ 账号ID }}"),
        pairs("开通日期", "{{ 开通日期 }}", "注销日期", "{{ 注销日期 }}"),
        row(
            label("注销原因"),
            value(
                "{{ 勾.不再使用 }}不再使用　　{{ 勾.长期不更新 }}长期不更新　　{{ 勾.年审不合格 }}年审不合格　　{{ 勾.违规 }}违规\n"
                "{{ 勾.并入其他账号 }}并入其他账号　　{{ 勾.平台停运 }}平台停运　　{{ 勾.撤回申请 }}撤回申请　　{{ 勾.误报备案 }}误报备案",
                COLUMNS - 4,
            ),
            height=1.5,
        ),
        pair("承接账号", "{{ 承接账号 }}"),
        row(
            label("善后事项"),
            value(
                "☐已在账号上公告停用　　☐已在平台办理注销\n☐历史内容已存档　　　　☐公众咨询已有承接\n{{ 备注 }}",
                COLUMNS - 4,
            ),
            height=2.4,
            splits=True,
        ),
        opinion("主办单位\n意　　见", signs="第一责任人（签字）：", height=3.2),
        *ENDORSEMENTS,
        opinion("{{ 归口管理部门 }}\n意　　见", height=3.2),
    ),
    ("填表说明：注销以后不能恢复；公众仍可在门户查到账号的历史和承接账号。善后事项由经办人核对后勾选。", FILED_IN),
)

RELEASE = Form(
    "信息发布审批表",
    (
        pairs("申请部门", "{{ 申请部门 }}", "拟发布日期", "{{ 拟发布日期 }}"),
        pairs("发布账号", "{{ 账号名称 }}", "平台", "{{ 平台 }}"),
        row(label("联系人"), value("", 8), label("联系电话"), value("", 8)),
        pair("标　　题", "{{ 标题 }}"),
        row(label("内容摘要"), value("{{ 内容摘要 }}", COLUMNS - 4, valign="top"), height=4.6, splits=True),
        pairs("正文字数", "{{ 正文字数 }}", "转载来源", "{{ 转载来源 }}"),
        pair("封面图", "{{ 勾.有封面 }}有　{{ 勾.无封面 }}无　　{{ 封面图 }}"),
        pair("配　　图", "{{ 勾.有配图 }}有　{{ 勾.无配图 }}无　　{{ 配图 }}"),
        pair("视　　频", "{{ 勾.有视频 }}有　{{ 勾.无视频 }}无　　{{ 视频 }}"),
        opinion("申请部门\n意　　见", height=2.9),
        opinion("账号主办\n单位意见", height=2.9),
        opinion("{{ 归口管理部门 }}\n意　　见", height=2.9),
        *REMARKS,
    ),
    (
        "填表说明：1. {% if 要求.提前天数 %}至少提前 {{ 要求.提前天数 }} 天提出申请；{% endif %}没有批准的内容不得发布。2. 正文、图片、视频的原件随表交{{ 归口管理部门 }}。",
    ),
)

COMMITMENT = Form(
    "新媒体账号承诺书",
    (
        Text("", size=14),
        clause(
            "{% if 主办单位 %}{{ 主办单位 }}{% else %}________________（单位）{% endif %}开办"
            "{% if 平台 %}{{ 平台 }}{% else %}____________（平台）{% endif %}账号"
            "“{% if 账号名称 %}{{ 账号名称 }}{% else %}____________________{% endif %}”。对这个账号，我单位承诺："
        ),
        clause(
            "一、遵守法律法规和{{ 单位全称 }}的各项规定，账号只用于登记的宗旨和范围，不发布涉密、不实和不宜公开的内容。"
        ),
        clause("二、先审后发。每一条内容由审核人审核以后才发布，转载注明来源，谁审核、谁发布都有记录。"),
        clause("三、保护个人信息。未经本人同意，不公布师生和群众的姓名、电话、证件号码和肖像。"),
        clause(
            "四、及时更新和答复。{% if 要求.更新天数 %}至少每 {{ 要求.更新天数 }} 日更新一次；{% endif %}"
            "公众咨询{% if 答复期限 %}在 {{ 答复期限 }} 日内{% else %}及时{% endif %}答复。"
        ),
        clause("五、管好后台。登录方式只由登记的管理员掌握，人员、名称有变动的，按规定办理变更，不私下移交。"),
        clause("六、出现不良信息、账号被盗或者被冒用的，立即处理，并报告{{ 归口管理部门 }}。不再使用的，及时注销。"),
        clause("本单位对账号发布的内容负责，第一责任人对以上承诺负责。"),
        Text("", size=14),
        *signature("第一责任人（签字）：", "单位（公章）：", "　　　　　　年　　月　　日"),
        Text("{% if 承诺.姓名 %}登记册所载：{{ 承诺.姓名 }} 于 {{ 承诺.日期 }} 签署。{% endif %}", size=9, before=400),
    ),
    (),
    head=("", "备案号：{{ 备案号 }}"),
    size=20,
)

FORMS = {
    "application": APPLICATION,
    "filing": FILING,
    "change": CHANGE,
    "review": REVIEW,
    "closure": CLOSURE,
    "release": RELEASE,
    "commitment": COMMITMENT,
}
