"""Ledgers as untidy as departments keep them, each a function that writes one and says what is to come of it."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import xlsxwriter

DATA = "台账"
GH = "gh_%012x"
HEAD = [
    "序号",
    "主办单位",
    "级别",
    "平台",
    "账号名称",
    "微信号",
    "原始ID",
    "开通时间",
    "宗旨",
    "信息发布范围",
    "负责人",
    "签字日期",
]


@dataclass(frozen=True)
class Ledger:
    """A file, and what is to come of it."""

    name: str
    data: bytes
    right: Sequence[Mapping[str, Any]] = ()
    """Of each row that is right, in order, dotted path → value."""
    faults: frozenset[str] = frozenset()
    """Cells that keep their rows out."""
    notices: frozenset[str] = frozenset()
    """Cells of which something is said besides."""
    left: Mapping[str, str] = field(default_factory=dict)
    """Sheets that are left out, and why."""
    unread: frozenset[str] = frozenset()
    """Headers that are not known."""
    sets: Mapping[str, str] = field(default_factory=dict)


DEFAULTS = {
    "tier": "2",
    "purpose": "发布动态。",
    "scope": "通知公告",
    "account.opened_on": "2020-01-01",
    "people.responsible.name": "张三",
    "signed": "{name: 张三, title: 党总支书记, on: 2026-11-20}",
}
"""What the file as a whole is said to hold, where a ledger tests something else."""

_MADE: dict[str, Callable[[], Ledger]] = {}


def _ledger(make: Callable[[], Ledger]) -> Callable[[], Ledger]:
    _MADE[make.__name__.strip("_")] = make
    return make


def made() -> Mapping[str, Callable[[], Ledger]]:
    return _MADE


class Book:
    """A workbook in memory, written by cell address."""

    def __init__(self) -> None:
        self._stream = io.BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "default_date_format": "yyyy-mm-dd",
        }
        self.book = xlsxwriter.Workbook(self._stream, options)

    def sheet(self, name: str = DATA, *rows: Sequence[Any], at: tuple[int, int] = (0, 0)) -> Any:
        page = self.book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value not in ("", None):
                    page.write(at[0] + number, at[1] + column, value)
        return page

    def data(self) -> bytes:
        self.book.close()
        return self._stream.getvalue()


def _wechat(n: int, **more: Any) -> dict[str, Any]:
    return {
        "account.platform": "wechat-official",
        "account.handle": f"evc_unit{n}",
        "account.platform_id": GH % n,
        **more,
    }


@_ledger
def titled() -> Ledger:
    """A merged title, a line of who fills in, the header in row 4, a total, notes, a sheet of something else."""
    book = Book()
    page = book.sheet(
        DATA,
        [""],
        ["填报单位：党委宣传部", "", "", "填报日期：2024年3月"],
        [],
        HEAD,
        [
            1,
            "物理系",
            "二级",
            "微信公众号",
            "示例职业学院物理系",
            "evc_unit1",
            GH % 1,
            "2024年3月19日",
            "发布动态",
            "通知公告、教学动态",
            "张三",
            "2026-11-20",
        ],
        [
            2,
            "党委宣传部",
            "一级",
            "公众号",
            "示例职业学院",
            "evc_unit2",
            GH % 2,
            "2024.3.19",
            "发布新闻",
            "新闻",
            "李四",
            "2026.11.20",
        ],
        ["合计", "", "", "", "2 个"],
        ["注：1. 账号名称填全称。"],
        ["2. 微信号在公众号设置里查。"],
    )
    page.merge_range(0, 0, 0, 11, "示例职业学院新媒体账号台账")
    book.sheet("通讯录", ["姓名", "部门", "电话"], ["张三", "物理系", "0000-0000000"])
    right = [
        _wechat(
            1,
            unit="physics",
            tier=2,
            purpose="发布动态",
            scope=["通知公告", "教学动态"],
            **{"account.opened_on": "2024-03-19", "people.responsible.name": "张三"},
        ),
        _wechat(2, unit="propaganda", tier=1, **{"account.opened_on": "2024-03-19", "signed.on": "2026-11-20"}),
    ]
    return Ledger(
        "titled.xlsx", book.data(), right, left={"通讯录": "no-table"}, sets={"signed": "{name: 张三, on: 2026-11-20}"}
    )


@_ledger
def two_rows() -> Ledger:
    """A header of two rows, with people merged over name and telephone."""
    book = Book()
    page = book.sheet(
        DATA,
        [],
        [],
        [
            "物理系",
            "微信公众号",
            "示例职院物理系",
            "evc_unit3",
            GH % 3,
            "张三",
            "书记",
            "13800000000",
            "李四",
            "13900000000",
            "教师",
        ],
    )
    for column, head in enumerate(["单位", "平台类型", "账号名称", "微信号", "原始ID"]):
        page.merge_range(0, column, 1, column, head)
    page.merge_range(0, 5, 0, 7, "第一责任人")
    page.merge_range(0, 8, 0, 10, "管理员（信息员）")
    page.write_row(1, 5, ["姓名", "职务", "手机", "姓名", "联系方式", "身份"])
    right = [
        _wechat(3, unit="physics", **{"people.responsible.title": "书记", "people.responsible.phone": "13800000000"})
        | {"people.operators": [{"name": "李四", "phone": "13900000000", "staff": True}]}
    ]
    return Ledger("two-rows.xlsx", book.data(), right)


@_ledger
def merged_down() -> Ledger:
    """A unit merged over its accounts, an account merged over its operators; blanks that are not merged."""
    book = Book()
    page = book.sheet(
        DATA,
        ["部门", "账号名称", "平台", "微信号", "原始ID", "管理员", "电话"],
        ["", "", "公众号", "evc_unit4", GH % 4, "张三", "13800000000"],
        ["", "", "", "", "", "李四", "13900000000"],
        ["", "示例职院物理实验", "公众号", "evc_unit5", GH % 5, "王五", "0000-0000000"],
        ["", "示例职院实训", "公众号", "evc_unit6", GH % 6, "赵六", "0000-0000000"],
    )
    page.merge_range(1, 0, 3, 0, "物理系")
    page.merge_range(1, 1, 2, 1, "示例职院物理系")
    right = [
        _wechat(4, unit="physics")
        | {"people.operators": [{"name": "张三", "phone": "13800000000"}, {"name": "李四", "phone": "13900000000"}]},
        _wechat(5, unit="physics") | {"people.operators": [{"name": "王五", "phone": "0000-0000000"}]},
    ]
    return Ledger("merged-down.xlsx", book.data(), right, frozenset([f"{DATA}!A5"]))


@_ledger
def ditto() -> Ledger:
    """Empty leading rows and columns, ditto marks of every kind."""
    book = Book()
    book.sheet(
        DATA,
        ["编号", "责任部门", "平台", "名称", "微信号", "原始id", "分管领导", "信息员"],
        [1, "物理系", "微信公众号", "示例职院物理系甲", "evc_unit7", GH % 7, "张三", "李四"],
        [2, "同上", "〃", "示例职院物理系乙", "evc_unit8", GH % 8, '"', "同 上"],
        [3, "同上", "同上", "示例职院物理系丙", "evc_unit9", GH % 9, "李四", "同左"],
        [4, "物理系", "微信公众号", "示例职院物理系丁", "evc_unit10", GH % 10, "王五", "同负责人"],
        at=(3, 2),
    )
    right = [
        _wechat(7, unit="physics"),
        _wechat(8, unit="physics", **{"people.supervisor.name": "张三"}) | {"people.operators": [{"name": "李四"}]},
        _wechat(9, unit="physics", **{"people.supervisor.name": "李四"}) | {"people.operators": [{"name": "李四"}]},
    ]
    return Ledger("ditto.xlsx", book.data(), right, frozenset([f"{DATA}!J8"]))


_DAYS: Sequence[tuple[Any, str | None]] = (
    ("2024年3月19日", "2024-03-19"),
    ("2024.3.19", "2024-03-19"),
    ("2024/3/9", "2024-03-09"),
    ("20240319", "2024-03-19"),
    (20240319, "2024-03-19"),
    ("2024-03-19 00:00:00", "2024-03-19"),
    (45370, "2024-03-19"),
    (date(2024, 3, 19), "2024-03-19"),
    (datetime(2024, 3, 19, 8, 30), "2024-03-19"),  # noqa: DTZ001
    ("２０２４年３月１９日", "2024-03-19"),
    (" 2024 年 3 月 19 日 ", "2024-03-19"),
    ("二〇二四年三月十九日", "2024-03-19"),
    ("2024年3月", None),
    (2024, None),
    ("24.3.19", None),
    ("03/04/2024", None),
    ("2024-02-30", None),
    ("去年春天", None),
)


@_ledger
def days() -> Ledger:
    """Days in every form."""
    book = Book()
    rows = [["物理系", "QQ群", f"示例职院物理系{n}群", 100000 + n, day] for n, (day, _) in enumerate(_DAYS)]
    book.sheet(DATA, ["二级单位", "平台", "账号名称", "群号", "创建时间"], *rows)
    right = [
        {"account.platform_id": str(100000 + n), "account.opened_on": meant}
        for n, (_, meant) in enumerate(_DAYS)
        if meant
    ]
    faults = frozenset(f"{DATA}!E{n + 2}" for n, (_, meant) in enumerate(_DAYS) if meant is None)
    return Ledger("days.xlsx", book.data(), right, faults)


@_ledger
def numbers() -> Ledger:
    """Telephones and IDs kept as numbers, and what a spreadsheet lost of them."""
    book = Book()
    book.sheet(
        DATA,
        ["单位", "平台", "账号名称", "UID", "网址", "负责人", "联系电话", "QQ", "粉丝数"],
        ["物理系", "B站", "示例职院物理系1", 123456, "space.bilibili.com/123456?spm=1", "张三", 13800000000, 10001, 12],
        ["物理系", "B站", "示例职院物理系2", 1234567890123456789, "", "张三", 13800000000, "", ""],
        ["物理系", "B站", "示例职院物理系3", "1.23E+10", "", "张三", 13800000000, "", ""],
        ["物理系", "B站", "示例职院物理系4", 4, "https://space.bilibili.com/4", "张三", 7311234567, "", ""],
        ["物理系", "B站", "示例职院物理系5", 5, "https://space.bilibili.com/5", "张三", "1.38E+10", "", ""],
        [
            "物理系",
            "B站",
            "示例职院物理系6",
            "６６",
            "https://space.bilibili.com/66/",
            "张三",
            "１３８ ０００００００ ０",
            "",
            "",
        ],
    )
    right: list[Mapping[str, Any]] = [
        {
            "account.platform_id": "123456",
            "account.url": "https://space.bilibili.com/123456",
            "people.responsible.phone": "13800000000",
            "people.responsible.qq": "10001",
            "account.followers": 12,
        },
        {"account.platform_id": "66", "people.responsible.phone": "13800000000"},
    ]
    faults = frozenset(f"{DATA}!{cell}" for cell in ("D3", "D4", "G5", "G6", "E3", "E4"))
    return Ledger("numbers.xlsx", book.data(), right, faults, frozenset([f"{DATA}!E2", f"{DATA}!E7"]))


@_ledger
def spoiled_text() -> Ledger:
    """Full-width signs, zero-width characters, line breaks and blanks where none belong."""
    book = Book()
    book.sheet(
        DATA,
        ["主办\n单位", " 平 台 ", "*账号名称（全称）：", "微信号", "原始ＩＤ", "负责人\n（姓名）", "功能\n定位"],
        [
            "物理\n系 ",
            "微信\u200b公众号",
            "示例职业学院\n物理系",
            "ｅｖｃ＿ｕｎｉｔ１１",
            f" {GH % 11}\u200b",
            "张　三",
            "发布动态，\n服务师生",
        ],
    )
    right = [
        _wechat(
            11,
            unit="physics",
            purpose="发布动态，\n服务师生",
            **{"account.name": "示例职业学院物理系", "people.responsible.name": "张三"},
        )
    ]
    return Ledger("spoiled.xlsx", book.data(), right)


@_ledger
def sheets() -> Ledger:
    """A sheet for each platform, a hidden one, one of closed accounts, one of figures."""
    book = Book()
    head = ["部门", "账号名称", "ID", "链接"]
    book.sheet("微博", head, ["物理系", "示例职院物理系", 1234567890, "m.weibo.cn/u/1234567890"])
    book.sheet(
        "微信公众号", ["部门", "公众号名称", "微信号", "原始ID"], ["物理系", "示例职院物理系", "evc_unit12", GH % 12]
    )
    book.sheet("旧表", head, ["物理系", "示例职院旧号", 99999, ""]).hide()
    book.sheet("已注销账号", ["部门", "平台", *head[1:]], ["物理系", "微博", "示例职院旧号", 99999, ""])
    book.sheet("统计", ["平台", "数量"], ["微博", 1])
    book.sheet("空")
    right = [
        {
            "account.platform": "weibo",
            "account.platform_id": "1234567890",
            "account.url": "https://weibo.com/u/1234567890",
        },
        _wechat(12, unit="physics"),
    ]
    left = {"旧表": "hidden", "已注销账号": "gone", "统计": "no-table", "空": "empty"}
    return Ledger("sheets.xlsx", book.data(), right, frozenset(), frozenset(["微博", "微博!D2", "微信公众号"]), left)


@_ledger
def platforms() -> Ledger:
    """Platforms in any wording, identifiers in one column, several accounts in a cell."""
    book = Book()
    book.sheet(
        DATA,
        ["单位", "账号类型", "账号名称", "账号ID"],
        ["物理系", "微信公众号（订阅号）", "示例职院甲", f"原始ID：{GH % 13}"],
        ["物理系", "新浪官方微博", "示例职院乙", "https://weibo.com/u/7654321"],
        ["物理系", "企鹅号", "示例职院丙", "1"],
        ["物理系", "微信公众号、微博", "示例职院丁", ""],
        ["物理系", "微信公众号", "示例职院戊", f"微信公众号：{GH % 14} 微博：7654322"],
        ["物理系", "Q群", "示例职院己群", "123456"],
        ["物理系", "微博", "示例职院庚", "公众号：evc_unit15"],
    )
    right = [{"account.platform": "weibo", "account.platform_id": "7654321"}, {"account.platform": "qq-group"}]
    faults = frozenset(f"{DATA}!{cell}" for cell in ("D2", "B4", "D4", "B5", "D6", "D8"))
    return Ledger("platforms.xlsx", book.data(), right, faults, frozenset([f"{DATA}!D3"]))


@_ledger
def words() -> Ledger:
    """Units by alias and unknown, tiers, yes and no, states."""
    book = Book()
    book.sheet(
        DATA,
        ["申报单位", "等级", "平台", "账号名称", "微信号", "原始ID", "是否认证", "认证主体", "账号状态", "备注"],
        [
            "物理学院",
            "院系级",
            "公众号",
            "示例职院一",
            "evc_unit16",
            GH % 16,
            "√",
            "示例职业学院",
            "正常运营",
            "旧号 3 号",
        ],
        ["示例职业学院物理系", "Ⅱ级", "公众号", "示例职院二", "evc_unit17", GH % 17, "已认证", "", "良好运行", ""],
        ["化学工程系", "2", "公众号", "示例职院三", "evc_unit18", GH % 18, "", "", "", ""],
        ["physics", "校院两级", "公众号", "示例职院四", "evc_unit19", GH % 19, "否", "", "", ""],
        ["物理系", 2, "公众号", "示例职院五", "evc_unit20", GH % 20, "也许", "", "已注销", ""],
    )
    right = [
        _wechat(16, unit="physics", tier=2, **{"account.certified.subject": "示例职业学院"}),
        _wechat(17, unit="physics", tier=2),
    ]
    faults = frozenset(f"{DATA}!{cell}" for cell in ("A4", "B5", "G6", "I6"))
    return Ledger("words.xlsx", book.data(), right, faults, frozenset([f"{DATA}!G3", f"{DATA}!I3"]))


@_ledger
def operators() -> Ledger:
    """Several operators in a cell, with telephones beside, behind, and too few of them."""
    book = Book()
    book.sheet(
        DATA,
        ["单位", "平台", "账号名称", "微信号", "原始ID", "管理员", "联系电话"],
        ["物理系", "公众号", "示例职院子", "evc_unit21", GH % 21, "张三、李四", "13800000000、13900000000"],
        [
            "物理系",
            "公众号",
            "示例职院丑",
            "evc_unit22",
            GH % 22,
            "张三（13800000000）\n李四（辅导员，13900000000）",
            "",
        ],
        ["物理系", "公众号", "示例职院寅", "evc_unit23", GH % 23, "张三、李四", "13800000000"],
        ["物理系", "公众号", "示例职院卯", "evc_unit24", GH % 24, "张三 13800000000", "13900000000"],
        ["物理系", "公众号", "示例职院辰", "evc_unit25", GH % 25, "", "13900000000"],
        ["物理系", "公众号", "示例职院巳", "evc_unit26", GH % 26, "暂无", ""],
    )
    two = [{"name": "张三", "phone": "13800000000"}, {"name": "李四", "phone": "13900000000"}]
    right = [
        _wechat(21) | {"people.operators": two},
        _wechat(22) | {"people.operators": [two[0], {"name": "李四", "title": "辅导员", "phone": "13900000000"}]},
        _wechat(26),
    ]
    return Ledger("operators.xlsx", book.data(), right, frozenset(f"{DATA}!G{row}" for row in (4, 5, 6)))


@_ledger
def followers() -> Ledger:
    """Numbers of followers, rounded and exact."""
    book = Book()
    given: Sequence[tuple[Any, int | None]] = (
        (1200, 1200), ("1,234", 1234), ("12，345 人", None), ("1.2万", None), ("约1200", None), ("1.2345万", 12345),
        ("3000+", None), ("无", None), (12.5, None), ("５６７", 567),
    )  # fmt: skip
    rows = [["物理系", "QQ群", f"示例职院群{n}", f"2000{n}0", value] for n, (value, _) in enumerate(given)]
    book.sheet(DATA, ["单位", "平台", "账号名称", "账号", "粉丝量（人）"], *rows)
    exact = {2: 12345, 7: "absent"}
    right: list[Mapping[str, Any]] = []
    for n, (_, meant) in enumerate(given):
        if meant is not None or n in exact:
            known = exact.get(n, meant)
            right.append(
                {"account.platform_id": f"2000{n}0"} | ({} if known == "absent" else {"account.followers": known})
            )
    faults = frozenset(f"{DATA}!E{n + 2}" for n, (_, meant) in enumerate(given) if meant is None and n not in exact)
    return Ledger("followers.xlsx", book.data(), right, faults)


@_ledger
def gb_csv() -> Ledger:
    """A CSV file as an old Excel writes it, with headings that span columns."""
    stream = io.StringIO()
    csv.writer(stream).writerows(
        [
            ["新媒体台账"],
            ["单位", "平台", "账号名称", "微信号", "原始ID", "负责人", "", "管理员", ""],
            ["", "", "", "", "", "姓名", "电话", "姓名", "电话"],
            ["物理系", "公众号", "示例职院物理系", "evc_unit27", GH % 27, "张三", "13800000000", "李四", "13900000000"],
            ["", "", "合计", "1"],
        ]
    )
    right = [
        _wechat(27, **{"people.responsible.phone": "13800000000"})
        | {"people.operators": [{"name": "李四", "phone": "13900000000"}]}
    ]
    return Ledger("gb.csv", stream.getvalue().encode("gb18030"), right)


@_ledger
def errors() -> Ledger:
    """Cells that hold errors, and formulas nobody has calculated."""
    book = Book()
    page = book.sheet(
        DATA,
        ["单位", "平台", "账号名称", "微信号", "原始ID", "简介"],
        ["物理系", "公众号", "示例职院物理系", "evc_unit28", GH % 28, "发布动态"],
        ["物理系", "公众号", "示例职院物理系二", "evc_unit29", GH % 29, ""],
    )
    page.write_formula(1, 5, "=VLOOKUP(A1,B1:C9,2,0)", None, "#N/A")
    page.write_formula(2, 2, "=A1&B1", None, "")
    return Ledger("errors.xlsx", book.data(), (), frozenset([f"{DATA}!F2", f"{DATA}!C3"]))


@_ledger
def two_tables() -> Ledger:
    """A header repeated, headings of sections, a second table with other columns, an empty row, an example."""
    book = Book()
    page = book.sheet(
        DATA,
        ["序号", "单位", "平台", "账号名称", "微信号", "原始ID"],
        ["例", "某某系", "公众号", "某某学院某某系", "example", "gh_"],
        [],
        [1, "物理系", "公众号", "示例职院物理系", "evc_unit30", GH % 30],
        ["序号", "单位", "平台", "账号名称", "微信号", "原始ID"],
        [2, "物理系", "公众号", "示例职院物理系二", "evc_unit31", GH % 31],
        [3],
        ["序号", "账号名称", "主办单位", "媒体类型", "群号", "管理员"],
        [1, "示例职院群", "物理系", "QQ 群", 123450, "张三"],
    )
    page.merge_range(2, 0, 2, 5, "一、院系账号")
    right = [_wechat(30), _wechat(31), {"account.platform": "qq-group", "account.platform_id": "123450"}]
    return Ledger("two-tables.xlsx", book.data(), right)


@_ledger
def strangers() -> Ledger:
    """Columns nobody knows, cells beside the table, one account twice, two names for one ID."""
    book = Book()
    book.sheet(
        DATA,
        ["单位", "平台", "账号名称", "微信号", "原始ID", "头像说明", "", "日均阅读"],
        ["物理系", "公众号", "示例职院物理系", "evc_unit32", GH % 32, "蓝底", "见附件", 100],
        ["物理系", "公众号", "示例职院物理系", "evc_unit32", GH % 32],
        ["物理系", "公众号", "示例职院甲", "evc_unit33", GH % 33],
        ["物理系", "公众号", "示例职院乙", "evc_unit34", GH % 33],
    )
    faults = frozenset(f"{DATA}!{cell}" for cell in ("E3", "E4", "E5"))
    return Ledger("strangers.xlsx", book.data(), [_wechat(32)], faults, unread=frozenset(["头像说明", "", "日均阅读"]))


@_ledger
def stated_above() -> Ledger:
    """A line of labels above the header, people with their telephones in one cell, words after a number."""
    book = Book()
    page = book.sheet(
        DATA,
        [],
        ["填报部门（盖章）：物理系", "", "", "填表人：张三", "联系电话：13800000000"],
        [
            "序号",
            "新媒体平台名称",
            "平台类别",
            "平台账号（ID）",
            "分管领导及联系方式",
            "管理员及联系方式",
            "粉丝数（人）",
            "更新频率",
        ],
        [1, "示例职院物理系", "Q群", "100200", "李四13800000000", "王五 13900000000", "1024人", "每周2次"],
        [2, "示例职院物理系", "微信群", "", "李四/13800000000", "王五、赵六", "", "每天"],
        ["填表人：张三", "", "审核人：李四", "", "2024年3月1日"],
    )
    page.merge_range(0, 0, 0, 7, "新媒体平台备案汇总表")
    right: list[Mapping[str, Any]] = [
        {
            "unit": "physics",
            "account.platform_id": "100200",
            "people.supervisor.phone": "13800000000",
            "people.operators": [{"name": "王五", "phone": "13900000000"}],
            "account.followers": 1024,
        },
        {"account.platform": "wechat-group", "people.operators": [{"name": "王五"}, {"name": "赵六"}]},
    ]
    return Ledger(
        "stated-above.xlsx", book.data(), right, notices=frozenset([f"{DATA}!A2"]), unread=frozenset(["更新频率"])
    )


@_ledger
def side_by_side() -> Ledger:
    """Accounts of several platforms beside each other in one row: nobody's identifiers are given to another."""
    book = Book()
    page = book.sheet(
        DATA,
        [],
        ["", "名称", "微信号", "名称", "链接"],
        ["物理系", "示例职院物理系", "evc_unit40", "示例职院物理系微博", "weibo.com/u/1234567"],
        ["物理系", "", "", "示例职院物理系微博二", "weibo.com/u/1234568"],
    )
    page.merge_range(0, 0, 1, 0, "部门")
    page.merge_range(0, 1, 0, 2, "微信公众号")
    page.merge_range(0, 3, 0, 4, "新浪微博")
    faults = frozenset(f"{DATA}!{cell}" for cell in ("3:3", "B3", "C3", "E3", "4:4"))
    return Ledger(
        "side-by-side.xlsx", book.data(), (), faults, frozenset([f"{DATA}!E4"]), unread=frozenset(["新浪微博·名称"])
    )


@_ledger
def oddities() -> Ledger:
    """One fault of every other kind, each in a row of its own."""
    book = Book()
    head = [
        "登记路径",
        "备案号",
        "单位",
        "平台",
        "账号名称",
        "账号ID",
        "UID",
        "主页",
        "开通日期",
        "负责人",
        "手机",
        "签字人",
    ]
    book.sheet(
        DATA,
        head,
        ["", "", "同上", "QQ群", "示例职院群一", 300001],
        ["physics", "", "物理系", "QQ群", "示例职院群二", 300002],
        ["", "A1", "物理系", "QQ群", "示例职院群三", 300003],
        ["", "", "物理系", "QQ群", "示例职院群四", 300004, 300005],
        ["", "", "物理系", "微博", "示例职院五", "", 1234567, "见公众号菜单"],
        ["", "", "物理系", "QQ群", "示例职院群六", 300006, "", "", "1889-01-01"],
        ["", "", "物理系", "QQ群", "示例职院群七", 300007, "", "", "", "3 人"],
        ["", "", "物理系", "QQ群", "示例职院群八", 300008, "", "", "", "张三", "没有登记"],
        ["", "", "物理系", "QQ群", "示例职院群九", 300009, "", "", "", "张三、李四", "", "张三、李四"],
        ["physics/big-group", "", "物理系", "QQ群", "示例职院群十", 300010],
    )
    right = [{"account.platform_id": "300003"}, {"account.platform_id": "300010"}]
    faults = frozenset(f"{DATA}!{c}" for c in ("C2", "A3", "F5", "H6", "I7", "J8", "K9", "J10", "L10"))
    return Ledger("oddities.xlsx", book.data(), right, faults, frozenset([f"{DATA}!B4"]))


@_ledger
def swapped() -> Ledger:
    """Identifiers in each other's column, a unit that is nearly right, a state nobody knows."""
    book = Book()
    book.sheet(
        DATA,
        ["学院", "平台", "账号名称", "微信号", "原始ID"],
        ["物理系", "公众号", "示例职院甲", GH % 50, "evc_unit50"],
        ["物理工程系", "公众号", "示例职院乙", "evc_unit51", GH % 51],
    )
    right = [_wechat(50)]
    return Ledger(
        "swapped.xlsx", book.data(), right, frozenset([f"{DATA}!A3"]), frozenset([f"{DATA}!D2", f"{DATA}!E2"])
    )


@_ledger
def sections() -> Ledger:
    """Units as headings of sections, one of them unknown; subtotals; English headers in a second sheet."""
    book = Book()
    page = book.sheet(
        DATA,
        ["序号", "账号名称", "平台", "账号", "联系人", "联系方式"],
        [],
        ["1", "示例职院群甲", "Q群", 400001, "李四/王五", "13800000000/13900000000"],
        ["小计", 1],
        [],
        ["1", "示例职院群乙", "Q群", 400002],
    )
    page.merge_range(1, 0, 1, 5, "一、物理系")
    page.merge_range(4, 0, 4, 5, "二、某某处")
    book.sheet(
        "List", ["No.", "Unit", "Platform", "Account name", "ID"], [1, "physics", "QQ group", "EVC Physics", 400003]
    )
    right: list[Mapping[str, Any]] = [
        {
            "unit": "physics",
            "people.operators": [{"name": "李四", "phone": "13800000000"}, {"name": "王五", "phone": "13900000000"}],
        },
        {"unit": "physics", "account.platform": "qq-group", "account.name": "EVC Physics"},
    ]
    return Ledger("sections.xlsx", book.data(), right, frozenset([f"{DATA}!6:6"]), frozenset([f"{DATA}!A2"]))


@_ledger
def hazards() -> Ledger:
    """What invites to guess: titles that name a platform by the way, a person's WeChat, a telephone of nobody."""
    book = Book()
    long = "开通时间\n（格式：2024-01-01，要写到日；不知道具体哪一天的，请先到平台后台的账号详情里查，查到以后再填写）"
    book.sheet(
        DATA,
        ["学院官方网站及新媒体账号统计表"],
        ["填报单位：党委宣传部"],
        ["名称", "群号", "单位", "联系电话", long, "管理员", "手机", "微信号", 2023, 2024],
        ["示例职院群甲", 500001, "物理系", "0000-0000000", 2024.3, "张三", 13800000000, "zhangsan_wx", 12, 15],
        ["示例职院群乙", 500002, "物理系", "0000-0000000", "2024-3-1", "张三", 13800000000, "zhangsan_wx", 12, 15],
        ["示例职院群丙", 500003, "", "0000-0000000", "2024-3-1", "张三", 13800000000, "", 12, 15],
    )
    right: list[Mapping[str, Any]] = [
        {
            "account.platform": "qq-group",
            "account.platform_id": "500002",
            "people.operators": [{"name": "张三", "phone": "13800000000", "wechat": "zhangsan_wx"}],
        }
    ]
    faults = frozenset([f"{DATA}!E4", f"{DATA}!C6"])
    return Ledger("hazards.xlsx", book.data(), right, faults, unread=frozenset(["联系电话", ""]))
