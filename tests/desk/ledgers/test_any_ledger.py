"""Any ledger at all: whatever its cells hold, it is read without a crash and every cell is accounted for."""

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from guanhao.desk.ledgers.marked import marked_copy
from guanhao.examine import Register
from guanhao.importing import faults_of, import_sheets
from guanhao.model.ledger import Sheet, Spot, Value
from guanhao.report.ledger import as_json, as_text
from tests.desk.ledgers.test_untidy import lost
from tests.desk.ledgers.untidy import DEFAULTS
from tests.registers import AS_OF

HEADERS = (
    *(
        "序号",
        "单位",
        "级别",
        "平台",
        "微信号",
        "原始ID",
        "账号ID",
        "网址",
        "开通时间",
        "宗旨",
        "发布内容",
        "负责人",
        "职务",
    ),
    *(
        "电话",
        "管理员",
        "联系方式",
        "身份",
        "粉丝数（万）",
        "是否认证",
        "认证主体",
        "状态",
        "备注",
        "备案号",
        "账号路径",
    ),
    *("签字人", "签字日期", "抄送部门", "值守方式", "头像", ""),
)
VALUES: tuple[Value, ...] = (
    *(None, "同上", "同左", "物理系", "张三、李四", "13800000000", 13800000000.0, 1.5, True, "2024年", "2024-1-1"),
    *(date(2024, 1, 1), datetime(2024, 1, 1, 3), time(3), timedelta(1), "公众号", "微博", "无", "—"),  # noqa: DTZ001
    *("gh_0123456789ab", "evc_abc", "https://weibo.com/u/123456", "合计", "注：见附件", "\u200b", "=1+1", "长" * 500),
    *("一\n二", 1e20, -5, "{}{0}%s", "张三（", "、", "/", "：", "微信号：evc_abc", "公众号：a 微博：b", "正常", "注销"),
    *("#N/A", "physics/wechat", "二级", "1.2万", "<b>", 0, "例", float("inf")),
)
ROW = st.lists(st.sampled_from(VALUES), min_size=5, max_size=12)


@settings(max_examples=30)
@given(st.lists(st.sampled_from(HEADERS), min_size=4, max_size=12, unique=True), st.lists(ROW, max_size=6))
def test_every_cell_of_any_ledger_is_accounted_for(
    register: Register, headers: list[str], rows: list[list[Value]]
) -> None:
    sheet = Sheet("表", (("账号名称", *headers), *map(tuple, rows)))
    made = import_sheets(register, "a.xlsx", [sheet], AS_OF, list(DEFAULTS.items()))
    faults: dict[Spot, list[tuple[str, str]]] = {r.spot: [("问题", "改法")] for r in faults_of(made.told.sheets)}

    assert not lost(sheet, made.told.sheets[0])
    assert as_text(made.told, "zh")
    assert as_json(made.told, "en")
    assert marked_copy([sheet], faults, AS_OF, "zh")
