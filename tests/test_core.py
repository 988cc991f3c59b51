"""A register that holds nothing but what the contract calls its core has no finding (design 1.1 to 1.4)."""

from pathlib import Path

import pytest

from tests.registers import Sandbox, application, change, closure, dump, filing, incident, order, review, void

CORE = {
    "registry/institution.yml": "name: 示例职业学院\nregistrar: propaganda\npolicy: new-media-measures\n",
    "registry/units/propaganda.yml": "name: 党委宣传部\nkind: department\n",
    "policies/new-media-measures.yml": "title: 办法\narticles:\n  第一条: {manual: 原则性规定}\n",
    "policies/new-media-measures.md": "### 第一条\n\n为规范管理，制定本办法。\n",
}

FULL = {
    "registry/institution.yml": """\
name: 示例职业学院
name_en: Example Vocational College
short_names: [示例职院]
protected_names: [示例职业学院, 示例职院, EVC]
site: https://www.example.edu.cn
portal: https://accounts.example.edu.cn
timezone: Asia/Shanghai
opening_on: 2024-01-01
registrar: propaganda
policy: new-media-measures
approvers:
  - {name: 赵老师, unit: propaganda, handles: [zhao-evc], emails: [zhao@example.edu.cn]}
repository:
  {forge: github, url: https://github.com/example-edu/accounts, branch: main, visibility: private, signing_keys: []}
report: {email: xcb@example.edu.cn, phone: 0000-0000000}
""",
    "registry/units/physics.yml": """\
name: 物理系
aliases: [物理学院]
kind: school
parent: null
maintainers: [wang-physics]
closed_on: null
merged_into: null
""",
    "policies/new-media-measures.yml": """\
title: 示例职业学院新媒体管理办法
document: 示院党〔2024〕8号
effective_on: 2024-09-01
articles:
  第七条:
    rules:
      change-deadline: {days: 7, quote: 七日内}
      application-first: {}
      signed-by-head:
  第三条: {manual: 原则性规定，不产生登记义务}
  第十九条: {manual: 授权各单位另订细则}
  第十九条（二）:
    rules:
      unconfirmed: {days: {2024-09-01: 7, 2026-01-01: 5}}
severity: {certification: warning}
""",
    "policies/new-media-measures.md": """# 示例职业学院新媒体管理办法

### 第三条

账号应当有用。

### 第七条

变更在七日内填报。

### 第十九条

各单位可以另订细则。

### 第十九条

久不确认的，标注为待确认。
""",
}
"""The contract's own examples."""


@pytest.fixture
def core(tmp_path: Path) -> Sandbox:
    sandbox = Sandbox.minimal(tmp_path)
    for old in [*(tmp_path / "policies").iterdir(), *(tmp_path / "registry/units").iterdir()]:
        old.unlink()
    for path, text in CORE.items():
        sandbox.write(path, text)
    return sandbox


def test_nothing_but_the_core_files(core: Sandbox) -> None:
    examination = core.check()
    assert examination.findings == ()
    assert (examination.accounts, examination.records) == (0, 0)


def test_the_policy_s_text_may_be_lacking(core: Sandbox) -> None:
    """Design 1.4: a binding may lack its `.md` (presets do)."""
    (core.root / "policies/new-media-measures.md").unlink()
    assert core.findings() == ()


def test_the_contract_s_own_examples(core: Sandbox) -> None:
    for path, text in FULL.items():
        core.write(path, text)
    assert core.brief() == []


@pytest.mark.parametrize(
    "path", ["registry/platforms.yml", "registry/units/propaganda.yml", "policies/new-media-measures.yml"]
)
def test_each_core_file_is_missed(core: Sandbox, path: str) -> None:
    """Without `institution.yml` there is no register at all: see test_cli."""
    (core.root / path).unlink()
    assert core.check().is_gated


def test_records_with_nothing_but_their_core(core: Sandbox) -> None:
    core.write("registry/units/physics.yml", "name: 物理系\nkind: school\n")
    core.add("physics/wechat", application(), filing(), change(("tier", "2", "3")), review(), order("rectify"))
    core.add("physics/wechat", incident(), order("suspend", filed_on="2025-03-01"), closure(), void(CLOSURE))
    core.write("registry/impostors/fake.yml", "name: 示例职业学院\nplatform: weibo\nhandle: evc\n")
    release = "kind: release\nfiled_on: 2024-05-01\nunit: physics\nchannel: physics/wechat\nplanned_on: 2024-05-02\n"
    release += "title: 劳动节\ntext_chars: 300\nsummary: 祝福。\nsigned: {name: 张三, on: 2024-05-01}\n"
    core.write("registry/releases/2024/2024-05-01-may-day.yml", release)
    core.write("registry/institution.yml", FULL["registry/institution.yml"])
    waiver = {"rule": "official-name", "account": "physics/wechat", "reason": "历史名称。", "approved_by": "赵老师"}
    waiver |= {"document": "示院〔2024〕1号", "granted": "2024-05-01", "expires": "2025-05-01"}
    core.write("registry/waivers/name.yml", dump(waiver))
    assert core.brief() == [("waiver", "expired", "waivers/name.yml", 7)]
    assert core.check().records == 9


CLOSURE = "2025-06-30-closure.yml"


def test_the_contract_s_own_filing(core: Sandbox) -> None:
    core.write("registry/units/physics.yml", "name: 物理系\nkind: school\n")
    core.write("registry/units/it-office.yml", "name: 网信办\nkind: department\n")
    core.write("registry/accounts/physics/wechat/2024-03-20-filing.yml", CONTRACT_FILING)
    assert core.brief() == []


CONTRACT_FILING = """\
# accounts/physics/wechat/2024-03-20-filing.yml
kind: filing
filed_on: 2024-03-20
unit: physics                         # core; the folder's unit at filing
tier: 2                               # core; 1 | 2 | 3
account:
  name: 示例职业学院物理系              # core
  platform: wechat-official           # core
  platform_id: gh_0123456789ab        # the platform's immutable ID; the key that a rename cannot take
  handle: evc_physics                 # what people see and type (微信号, 昵称 ID, QQ 号)
  qr: http://weixin.qq.com/r/abcd     # decoded payload of the account's QR code
  opened_on: 2024-03-10               # core
  certified: {on: 2024-03-15, subject: 示例职业学院}   # 认证主体
  followers: 0
purpose: 发布物理系教学科研动态，服务师生。   # core
scope: [通知公告, 教学动态, 学生活动]         # core
service: {reply_within_days: 3, phone: 0000-0000000, email: physics@example.edu.cn}   # the office's public contact
monitoring: 24h                       # 24h | working-hours
maintenance: in-house                 # in-house | outsourced | students
copied_to: [it-office]                # offices that got a copy
back_filing: false                    # true + note: an old account filed late
people:                               # core; INTERNAL
  responsible: {name: 张三, title: 党总支书记, phone: "00000000000"}
  supervisor:  {name: 李四, title: 副主任, phone: "00000000000", email: li@example.edu.cn}
  operators:
    - {name: 王五, title: 辅导员, staff: true, phone: "00000000000",
       email: wang@example.edu.cn, qq: "10000", wechat: wangwu}
commitment: {signed_by: 张三, signed_on: 2024-03-18}
signed: {name: 张三, title: 党总支书记, on: 2024-03-19}
"""
