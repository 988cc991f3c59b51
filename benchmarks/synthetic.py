"""Write a made-up register of any size: `python -m benchmarks.synthetic FOLDER ACCOUNTS [--history]`.

The same number of accounts always gives the same bytes. Every file is free of findings, and a record is about as long
as the design's example filing. Six accounts have eighteen records between them, of four kinds.
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ACCOUNTS_PER_UNIT = 25
APPROVER = "赵老师 <zhao@example.edu.cn>"
MAINTAINER = "王五 <wang@example.edu.cn>"
FORGE = "GitHub <noreply@github.com>"
BEGAN = 1_704_096_000
PLATFORMS = Path(__file__).resolve().parent.parent / "registry" / "platforms.yml"

INSTITUTION = """\
name: 示例职业学院
name_en: Example Vocational College
short_names: [示例职院]
protected_names: [示例职业学院, 示例职院, EVC]
site: https://www.example.edu.cn
timezone: Asia/Shanghai
registrar: propaganda
policy: synthetic
approvers:
  - {name: 赵老师, unit: propaganda, handles: [zhao-evc], emails: [zhao@example.edu.cn]}
repository: {forge: github, url: "https://github.com/example-edu/accounts", branch: main, visibility: private}
report: {email: xcb@example.edu.cn, phone: 0000-0000000}
"""

POLICY = """\
title: 示例职业学院新媒体管理办法
effective_on: 2024-01-01
articles:
  第一条: {manual: 测速用的登记册，没有条款}
"""

HISTORIES = (
    ("filing", "review-2024"),
    ("application", "filing", "review-2024"),
    ("filing", "change"),
    ("application", "filing", "change", "review-2024"),
    ("filing", "change", "review-2024", "review-2025"),
    ("filing", "review-2024", "review-2025"),
)
"""What accounts have on file, in turn: three records each on average."""

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "一二三四五六七八九十百千东南西北春夏秋冬山水云雨"


def write_register(folder: Path, accounts: int, per_unit: int = ACCOUNTS_PER_UNIT) -> int:
    """Write a register of `accounts` accounts into the empty `folder`; return how many records it has."""
    registry = folder / "registry"
    units = registry / "units"
    units.mkdir(parents=True)
    (folder / "policies").mkdir()
    (folder / "policies" / "synthetic.yml").write_text(POLICY, encoding="utf-8")
    (registry / "institution.yml").write_text(INSTITUTION, encoding="utf-8")
    shutil.copyfile(PLATFORMS, registry / "platforms.yml")
    for unit, name in (("propaganda", "党委宣传部"), ("it-office", "信息化办公室")):
        (units / f"{unit}.yml").write_text(f"name: {name}\nkind: department\n", encoding="utf-8")
    written = 0
    for number in range(accounts):
        unit = f"school-{number // per_unit:05}"
        if number % per_unit == 0:
            text = f"name: 第{number // per_unit + 1}学院\nkind: school\nmaintainers: [{unit}-office]\n"
            (units / f"{unit}.yml").write_text(text, encoding="utf-8")
        home = registry / "accounts" / unit / f"account-{number:06}"
        home.mkdir(parents=True)
        for name, record in _records(number, unit):
            (home / name).write_text(record, encoding="utf-8")
            written += 1
    return written


def _records(number: int, unit: str) -> Iterator[tuple[str, str]]:
    """Yield file name and text of an account's records."""
    month = number % 6 + 1
    for kind in HISTORIES[number % len(HISTORIES)]:
        match kind:
            case "application":
                yield (
                    f"2024-{month:02}-05-application.yml",
                    _declaration(number, unit, "application", f"2024-{month:02}"),
                )
            case "filing":
                yield f"2024-{month:02}-20-filing.yml", _declaration(number, unit, "filing", f"2024-{month:02}")
            case "change":
                yield "2024-09-12-change.yml", _change(number)
            case _:
                year = int(kind[-4:])
                yield f"{year}-11-18-review.yml", _review(number, year)


def _person(number: int) -> str:
    return SURNAMES[number % len(SURNAMES)] + GIVEN[number // 7 % len(GIVEN)] + GIVEN[number // 3 % len(GIVEN)]


def _name(number: int) -> str:
    return f"示例职业学院第{number // ACCOUNTS_PER_UNIT + 1}学院{number}号"


def _operators(number: int, indent: str) -> str:
    return "".join(
        f'\n{indent}- {{name: {_person(number + shift)}, title: {title}, staff: {staff}, phone: "00000000000", '
        f'email: op{shift}-{number}@example.edu.cn, qq: "10000{number}", wechat: op{shift}_{number}}}'
        for shift, title, staff in ((2, "辅导员", "true"), (5, "学生信息员", "false"))
    )


IDENTIFIERS: tuple[tuple[str, Callable[[int], str]], ...] = (
    (
        "wechat-official",
        lambda n: f"platform_id: gh_{n:012x}\n  handle: evc_{n:06}\n  qr: http://weixin.qq.com/r/Az{n:06}Qk",
    ),
    ("weibo", lambda n: f'platform_id: "99{n:08}"\n  handle: 示例{n}\n  url: https://weibo.com/u/99{n:08}'),
    ("bilibili", lambda n: f'platform_id: "88{n:08}"\n  url: https://space.bilibili.com/88{n:08}'),
    ("qq-group", lambda n: f'platform_id: "77{n:08}"\n  qr: https://qm.qq.com/q/x{n:08}'),
    (
        "xiaohongshu",
        lambda n: (
            f"platform_id: {n:024x}\n  handle: evc_{n:06}\n  url: https://www.xiaohongshu.com/user/profile/{n:024x}"
        ),
    ),
)


def _declaration(number: int, unit: str, kind: str, month: str) -> str:
    platform, identifiers = IDENTIFIERS[number % len(IDENTIFIERS)]
    head, day = _person(number), "20" if kind == "filing" else "05"
    opened = f"\n  {identifiers(number)}\n  opened_on: {month}-10\n  followers: {number % 9000}" if day == "20" else ""
    return f"""\
# yaml-language-server: $schema=../../../schema/{kind}.json
kind: {kind}
filed_on: {month}-{day}
unit: {unit}
tier: 2
account:
  name: {_name(number)}
  platform: {platform}{opened}
purpose: 发布第{number // ACCOUNTS_PER_UNIT + 1}学院教学科研动态，服务师生，回应关切。
scope: [通知公告, 教学动态, 学生活动]
service: {{reply_within_days: 3, phone: 0000-0{number:06}, email: {unit}@example.edu.cn}}
monitoring: 24h
maintenance: in-house
copied_to: [it-office]
people:
  responsible: {{name: {head}, title: 党总支书记, phone: "00000000000"}}
  supervisor: {{name: {_person(number + 1)}, title: 副主任, phone: "00000000000", email: s{number}@example.edu.cn}}
  operators:{_operators(number, "    ")}
commitment: {{signed_by: {head}, signed_on: {month}-03}}
signed: {{name: {head}, title: 党总支书记, on: {month}-04}}
"""


def _change(number: int) -> str:
    return f"""\
# yaml-language-server: $schema=../../../schema/change.json
kind: change
filed_on: 2024-09-12
happened_on: 2024-09-09
reason: 账号更名，原信息员毕业，由接任的辅导员和信息员负责日常发布。
changes:
  - field: account.name
    from: {_name(number)}
    to: {_name(number)}（融媒体）
  - field: people.operators
    from:{_operators(number, "      ")}
    to:{_operators(number + 9, "      ")}
signed: {{name: {_person(number)}, title: 党总支书记, on: 2024-09-11}}
"""


def _review(number: int, year: int) -> str:
    return f"""\
# yaml-language-server: $schema=../../../schema/review.json
kind: review
filed_on: {year}-11-18
year: {year}
report:
  posts: {number % 300 + 12}
  followers: {number % 9000 + 150}
  last_post_on: {year}-11-{number % 17 + 1:02}
  incidents: 0
  summary: |
    本年度按计划发布教学、科研和学生活动信息，坚持先审后发，落实三审三校。
    回复师生留言 {number % 90} 条，均在承诺期限内办结；未发生不良信息事件，下一年度拟增加原创内容。
result: pass
remarks: 运行正常，请继续保持更新频次，并及时清理无关评论。
signed: {{name: {_person(number)}, title: 党总支书记, on: {year}-11-15}}
"""


def write_repository(root: Path, accounts: int, per_unit: int = ACCOUNTS_PER_UNIT) -> int:
    """Write a register into a repository in which each record was merged by itself; return how many there are."""
    records = write_register(root, accounts, per_unit)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], cwd=root, check=True)
    with subprocess.Popen(["git", "fast-import", "--quiet"], cwd=root, stdin=subprocess.PIPE) as importing:
        assert importing.stdin  # noqa: S101  it was asked for
        importing.stdin.writelines(_stream(root))
    subprocess.run(["git", "reset", "--quiet"], cwd=root, check=True)
    return records


def _stream(root: Path) -> Iterator[bytes]:
    """Yield what `git fast-import` reads: the common files, then a branch and a merge for each record."""
    records = sorted((root / "registry" / "accounts").rglob("*.yml"), key=lambda path: (path.name, path))
    known = set(records)
    common = [path for area in ("registry", "policies") for path in (root / area).rglob("*.*") if path not in known]
    yield _commit("main", 1, APPROVER, FORGE, BEGAN, "建册") + b"".join(_file(root, path) for path in sorted(common))
    for number, path in enumerate(records, 1):
        moment, message = BEGAN + number * 2_900, f"Merge pull request #{number} from example-edu/request\n\n备案"
        yield _commit("side", 2 * number, MAINTAINER, MAINTAINER, moment, "备案", 2 * number - 1) + _file(root, path)
        merge = _commit("main", 2 * number + 1, APPROVER, FORGE, moment, message, 2 * number - 1, 2 * number)
        yield merge + _file(root, path)


def _commit(branch: str, mark: int, author: str, committer: str, moment: int, message: str, *parents: int) -> bytes:
    lines = [f"commit refs/heads/{branch}", f"mark :{mark}"]
    lines += [f"author {author} {moment} +0800", f"committer {committer} {moment} +0800"]
    lines += [f"data {len(message.encode())}", message]
    lines += [f"{'merge' if index else 'from'} :{parent}" for index, parent in enumerate(parents)]
    return "\n".join([*lines, ""]).encode()


def _file(root: Path, path: Path) -> bytes:
    data = path.read_bytes()
    return f"M 100644 inline {path.relative_to(root).as_posix()}\ndata {len(data)}\n".encode() + data + b"\n"


def main() -> None:
    """Write the register that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("accounts", type=int)
    parser.add_argument("--history", action="store_true", help="in a repository, a merge for each record")
    arguments = parser.parse_args()
    write = write_repository if arguments.history else write_register
    sys.stdout.write(f"{write(arguments.folder, arguments.accounts)} records\n")


if __name__ == "__main__":
    main()
