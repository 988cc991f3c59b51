"""The files of a new register: an institution to be named, the units that its policy speaks of, and the policy."""

import re
import shlex
from pathlib import Path

from guanhao.desk.emit import emit
from guanhao.model.types import Label

UNITS = {
    "propaganda": "党委宣传部",
    "information-centre": "信息中心",
    "it-office": "网络安全和信息化办公室",
    "youth-league": "校团委",
    "student-affairs": "学生工作处",
}
"""Units that the presets speak of."""

GIT_FILES = {".gitattributes": b"* text=auto eol=lf\n", ".gitignore": b"/site/\n/site-internal/\n/.site*\n/.guanhao/\n"}
"""What keeps a register's repository to its own files, with the same line ends on every machine."""

_NEXT = Label(
    """\
下一步：
  1. 改 registry/institution.yml：单位名称、简称、受保护的名称、审批人。
  2. 核对 registry/units/ 里的部门名称，补上其他主办单位，例如：
       guanhao new unit physics --set name=物理系 --set kind=school{root}
  3. policies/{policy}.yml 是别的单位的办法：名称、文号、施行日期和各条改成本单位的，
     正文写成 policies/{policy}.md，见使用帮助“把本单位的办法变成规则”。
  4. 校验，没有问题就提交到 Git：
       guanhao check{root}
""",
    """\
Next:
  1. Put your own name, short names, protected names and approvers into registry/institution.yml.
  2. Look through the offices in registry/units/ and add the other units, for example:
       guanhao new unit physics --set name=物理系 --set kind=school{root}
  3. policies/{policy}.yml is another institution's regulation: make its title, number, day and articles your own,
     and write the text as policies/{policy}.md; the help page on binding a regulation says how.
  4. Check it; if nothing is found, commit it to Git:
       guanhao check{root}
""",
)

_REGISTRARS = {"generic-unit": "information-centre"}
_REGISTRAR = "propaganda"

_SCHEMA = "# yaml-language-server: $schema=../registry/schema/policy.json\n"

_INSTITUTION = """\
# yaml-language-server: $schema=schema/institution.json
# 把下面的内容改成本单位的；每一项的写法见使用帮助“记录的种类和项目”。
# Make these your own; the help page on records and fields says how each is written.

name: 请改为单位全称
short_names: []        # 通用简称，如 [示例职院]
protected_names: []    # 受保护的名称：带有它们的账号，要么是我们的，要么是假冒的
timezone: Asia/Shanghai

# 建册那一天：到这一天为止进入 Git 的记录是期初余额，以后的要由审批人合并才生效
# The day the register begins: what is in Git by then is the opening balance, the rest takes a merge by an approver
# opening_on: 2024-01-01

registrar: {registrar}
policy: {policy}

# 谁的合并算批准：归口管理部门的人，写代码平台账号和提交所用的邮箱
approvers: []
#  - {{name: 姓名, unit: {registrar}, handles: [账号], emails: [邮箱]}}
"""


def starter_files(policy: str, binding: str, platforms: bytes) -> dict[str, bytes]:
    """Return path → bytes of an empty, valid register under a policy, whose binding is given as YAML."""
    registrar = _REGISTRARS.get(policy, _REGISTRAR)
    units = [id_ for id_ in UNITS if id_ == registrar or re.search(rf"\b{id_}\b", binding)]
    return {
        "registry/institution.yml": _INSTITUTION.format(registrar=registrar, policy=policy).encode(),
        "registry/platforms.yml": platforms,
        f"policies/{policy}.yml": f"{_SCHEMA}{binding}".encode(),
        **{f"registry/units/{id_}.yml": emit({"name": UNITS[id_], "kind": "department"}).encode() for id_ in units},
    }


def next_steps(policy: str, folder: Path) -> Label:
    """Say what to do with a register that was begun in a folder under a policy."""
    root = "" if folder == Path() else f" --root {shlex.quote(str(folder))}"
    return Label(_NEXT.zh.format(policy=policy, root=root), _NEXT.en.format(policy=policy, root=root))
