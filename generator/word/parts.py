"""Rows that several forms share: persons, ticks, opinions."""

from dataclasses import replace

from paper import COLUMNS, FANG, SONG, Cell, Form, Row, Text, label, only_if, opinion, pair, pairs, repeat, row, value

PERSON_HEAD = row(
    label("责任人员", 4),
    label("姓名", 3),
    label("职务", 4),
    label("联系电话", 4),
    label("邮箱", 6),
    Cell("QQ／微信", 3, font=SONG, size=10, align="center"),
)

TIERS = "{{ 勾.一级 }}一级　{{ 勾.二级 }}二级　{{ 勾.三级 }}三级"
MONITORING = "{{ 勾.全天值守 }}全天值守　{{ 勾.工作时间 }}工作时间"
MAINTENANCE = "{{ 勾.自行维护 }}自行 {{ 勾.委托外单位 }}委托外单位 {{ 勾.学生团队 }}学生团队"

ACCOUNT = (
    pairs("账号名称", "{{ 账号名称 }}", "平台", "{{ 平台 }}"),
    pairs("主办单位", "{{ 主办单位 }}", "账号级别", TIERS),
)
"""Which account a form speaks of."""


def person(who: str, name: str, *, status: str = "") -> Row:
    """Return the row of a person; `name` is the placeholder that holds what is known of the person."""
    return row(
        label(who),
        Cell(f"{{{{ {name}.姓名 }}}}", 3, align="center"),
        Cell(f"{{{{ {name}.职务 }}}}{status}", 4, size=9.5, align="center"),
        Cell(f"{{{{ {name}.电话 }}}}", 4, align="center"),
        Cell(f"{{{{ {name}.邮箱 }}}}", 6, size=9, align="center"),
        Cell(f"{{{{ {name}.QQ微信 }}}}", 3, size=9, align="center"),
    )


STATUS = "\n{%p if 人.身份 %}\n（{{ 人.身份 }}）\n{%p endif %}"
"""Whether an operator is of staff, on a line of its own below the post."""


def operators(items: str = "管理员", who: str = "管理员") -> tuple[Row, ...]:
    """Return a row for each operator, `who` standing once beside them all."""
    return repeat(f"人 in {items}", [person(f"{{% vm %}}{who}", "人", status=STATUS)])


def people() -> tuple[Row, ...]:
    """Return the rows of all who answer for an account."""
    return (
        PERSON_HEAD,
        person("第一责任人", "第一责任人"),
        person("审核人", "审核人"),
        *operators(),
    )


PURPOSE = (pair("开办宗旨", "{{ 开办宗旨 }}"), pair("信息发布范围", "{{ 信息发布范围 }}"))
"""What an account is for."""

SERVICE = (
    row(
        label("对外服务"),
        value(
            "答复期限：{% if 答复期限 %}{{ 答复期限 }}{% else %}　　{% endif %} 天　"
            "办公电话：{% if 办公电话 %}{{ 办公电话 }}{% else %}　　　　　　{% endif %}　公共邮箱：{{ 公共邮箱 }}",
            COLUMNS - 4,
            size=10.5,
        ),
    ),
    row(label("值守方式"), value(MONITORING, 7), label("维护方式"), value(MAINTENANCE, 9, size=10)),
)

UNIT_OPINION = opinion("主办单位\n意　　见", signs="第一责任人（签字）：")
REGISTRAR_OPINION = opinion("{{ 归口管理部门 }}\n意　　见")
ENDORSEMENTS = only_if(
    "会签部门",
    [
        opinion("{{ 会签部门 }}\n会　　签", height=1.9),
    ],
)
REMARKS = only_if("备注", [pair("备　　注", "{{ 备注 }}")])

FILED_IN = (
    "注：本表一式{{ 份数 }}份，{{ 存档部门 }}各存一份；盖章的原件由主办单位归档"
    "{% if 档案号 %}（档案号：{{ 档案号 }}）{% endif %}。"
)


OPERATORS_BEFORE = repeat("人 in 原管理员", [person("{% vm %}原管理员", "人", status=STATUS)])
OPERATORS_AFTER = repeat("人 in 现管理员", [person("{% vm %}现管理员", "人", status=STATUS)])


def fields(head: str = "变更项目") -> tuple[Row, ...]:
    """Return the rows of what changes, operators aside."""
    each = row(label("{{ 项.项目 }}"), value("{{ 项.变更前 }}", 10), value("{{ 项.变更后 }}", 10), splits=True)
    return only_if(
        "变更内容",
        [row(label(head, 4), label("变　更　前", 10), label("变　更　后", 10)), *repeat("项 in 变更内容", [each])],
    )


CHANGED = (
    *fields(),
    *only_if("管理员变更", [PERSON_HEAD, *OPERATORS_BEFORE]),
    pairs("变更日期", "{{ 变更日期 }}", "变更原因", "{{ 变更原因 }}"),
)
"""What a form that is filled in anew for a change says of the change."""


def anew(form: Form, after: int) -> Form:
    """Return the form of a filing as it is filled in for a change: what changes stands after the row `after`.

    Its boxes are lower, so that it stays on one page.
    """
    body = tuple(_lower(part) for part in (*form.body[:after], *CHANGED, *form.body[after:]))
    return replace(form, body=body)


def _lower(part: Row | Text) -> Row | Text:
    if isinstance(part, Text):
        return part
    if part.cells[-1].right:
        return replace(part, height=2.1)
    return replace(part, height=1.2 if part.height > 1 else 0.8)


def clause(text: str) -> Text:
    """Return a paragraph of a letter."""
    return Text(text, font=FANG, size=14, indent=2, line=520, align="both")


def signature(*lines: str) -> tuple[Text, ...]:
    """Return lines to sign on, one below the other in the right half."""
    return tuple(Text(line, font=SONG, size=14, line=600, left=15) for line in lines)
