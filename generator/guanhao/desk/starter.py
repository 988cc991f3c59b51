"""The files of a new register: an institution to be named, the units that its policy speaks of, and the policy."""

import re

from guanhao.desk.emit import emit

UNITS = {
    "propaganda": "党委宣传部",
    "information-centre": "信息中心",
    "it-office": "网络安全和信息化办公室",
    "youth-league": "校团委",
    "student-affairs": "学生工作处",
}
"""Units that the presets speak of."""

_REGISTRARS = {"generic-unit": "information-centre"}
_REGISTRAR = "propaganda"

_INSTITUTION = """\
# 把下面的内容改成本单位的；每一项的写法见 docs/reference/records.md。
# Make these your own; docs/reference/records.md says how each is written.

name: 请改为单位全称
short_names: []        # 通用简称，如 [示例职院]
protected_names: []    # 受保护的名称：带有它们的账号，要么是我们的，要么是假冒的
timezone: Asia/Shanghai
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
        f"policies/{policy}.yml": binding.encode(),
        **{f"registry/units/{id_}.yml": emit({"name": UNITS[id_], "kind": "department"}).encode() for id_ in units},
    }
