"""Notices: one message a unit, read back as mail programs do. Nothing of a record can forge a header or a tag."""

import contextlib
import email
import mailbox
from collections import Counter
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from icalendar import Calendar

from guanhao import pipeline
from guanhao.errors import OccupiedFolderError
from guanhao.model.due import DueList, Duty
from guanhao.model.institution import Institution
from guanhao.model.judgement import Judgement, Outcome, Ruling
from guanhao.report import NOTICE_FORMATS
from guanhao.report.notices import Notice, as_stream, lacks, notices
from tests.registers import AS_OF, Sandbox, dump, filing
from tests.test_cli import run

HOSTILE = "物理系\r\nBcc: all@example.com\u202e<script>alert(1)</script>"
INSTITUTION = Institution.model_validate(
    {
        "name": "示例职业学院",
        "registrar": "propaganda",
        "policy": "measures",
        "portal": "https://accounts.example.edu.cn",
        "report": {"email": "xcb@example.edu.cn", "phone": "0000-0000000"},
    }
)


def duty(unit: str, outcome: Outcome = "fail", account: str = "physics/wechat") -> Duty:
    ruling = Ruling(outcome, "open", due_on=AS_OF, params={"year": "2026", "due_on": str(AS_OF)})
    return Duty(Judgement("annual-review", "第一条", account, unit, "", ruling))


def due(*duties: Duty, **more: object) -> DueList:
    known: dict[str, object] = {
        "units": {"physics": HOSTILE, "propaganda": "党委宣传部"},
        "names": {"physics/wechat": "官微 <b>&amp;"},
        "contacts": {"physics": ("wl@example.edu.cn", "two, three@example.com", "a@b.cn")},
        "institution": INSTITUTION,
    }
    return DueList(AS_OF, None, duties, Counter(), **(known | more))  # type: ignore[arg-type]


def read(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def body(message: EmailMessage, subtype: str) -> str:
    part = message.get_body((subtype,))
    assert part is not None
    text = part.get_content()
    assert isinstance(text, str)
    return text


@pytest.fixture(scope="module")
def made() -> EmailMessage:
    """Return the message to a unit whose name is an attack."""
    return read(notices(due(duty("physics"), duty("physics", "pass", "physics/weibo")), "eml", "zh")[0].data)


def test_the_head_is_a_draft_s(made: EmailMessage) -> None:
    assert str(made["From"]) == "示例职业学院 党委宣传部 <xcb@example.edu.cn>"
    assert str(made["To"]) == "wl@example.edu.cn, a@b.cn"
    assert str(made["Date"]) == "Mon, 23 Nov 2026 09:00:00 +0800"
    assert made["Message-ID"].endswith(".2026-11-23@example.edu.cn>")
    assert made["X-Unsent"] == "1"
    assert "1 件账号事项要办（截至 2026-11-23）" in str(made["Subject"])


def test_a_name_forges_no_header(made: EmailMessage) -> None:
    assert made["Bcc"] is None
    assert "<U+000D><U+000A>Bcc: all@example.com<U+202E>" in str(made["Subject"])
    heads = ["Date", "Message-ID", "From", "To", "Subject", "X-Unsent", "MIME-Version", "Content-Type"]
    assert made.keys() == [*heads, "Content-Language"]


@pytest.mark.parametrize("name", ['学院", <all@example.com>, "', "=?utf-8?q?Bcc=3A?= 学院", "院" * 300])
def test_a_name_is_no_other_sender(name: str) -> None:
    origin = INSTITUTION.model_copy(update={"name": name})
    message = read(notices(due(duty("physics"), institution=origin), "eml", "zh")[0].data)
    assert [address.addr_spec for address in message["From"].addresses] == ["xcb@example.edu.cn"]
    assert "Bcc:" not in str(message["From"])


def test_text_and_html_say_the_same(made: EmailMessage) -> None:
    text, html = body(made, "plain"), body(made, "html")
    for words in (
        "2026 年度年审还没有提交",
        "怎么办：提交 2026 年度的年审表",
        "依据：第一条",
        "已做到 1",
        "0000-0000000",
    ):
        assert words in text
        assert words in html
    assert "physics/weibo" not in text
    assert "官微 <b>&amp;（physics/wechat）" in text
    assert "<script" not in html
    assert "官微 &lt;b&gt;&amp;amp;（physics/wechat）" in html
    assert "\u202e" not in text + html


def test_the_calendar_is_attached(made: EmailMessage) -> None:
    attached = list(made.iter_attachments())
    assert [(part.get_content_type(), part.get_filename()) for part in attached] == [("text/calendar", "physics.ics")]
    assert len(Calendar.from_ical(attached[0].get_payload(decode=True)).walk("VEVENT")) == 1  # type: ignore[arg-type]


def test_same_day_same_bytes_and_other_words_another_id() -> None:
    one, again = (notices(due(duty("physics")), "eml", "zh")[0].data for _ in range(2))
    other = notices(due(duty("physics", "due-soon")), "eml", "zh")[0].data
    assert one == again
    assert read(one)["Message-ID"] != read(other)["Message-ID"]
    assert all(len(line) <= 998 and line.isascii() for line in one.split(b"\r\n"))


def test_english(made: EmailMessage) -> None:
    message = read(notices(due(duty("physics")), "eml", "en")[0].data)
    assert "1 due (2026-11-23)" in str(message["Subject"])
    assert "To do: file the review of 2026" in body(message, "plain")
    assert message["Content-Language"] == "en"


def test_what_is_not_known_is_left_out_and_told() -> None:
    listed = due(duty("physics"), contacts={}, institution=None)
    written = notices(listed, "eml", "zh")
    message = read(written[0].data)
    assert (message["From"], message["To"]) == (None, None)
    told = list(lacks(listed, written, "zh"))
    assert len(told) == 2
    assert "发件人" in told[0]
    assert "\n" not in told[1]


@pytest.mark.parametrize("format_", NOTICE_FORMATS)
def test_one_a_unit(format_: str) -> None:
    listed = due(duty("physics"), duty("physics", "pass"), duty("propaganda", "pass"))
    assert [notice.unit for notice in notices(listed, format_, "zh")] == ["physics"]
    assert [notice.unit for notice in notices(listed, format_, "zh", everything=True)] == ["physics", "propaganda"]


def test_several_on_one_stream_are_a_mailbox(tmp_path: Path) -> None:
    made = notices(due(duty("physics"), duty("propaganda")), "eml", "zh")
    assert as_stream(made[:1]) == made[0].data.decode().replace("\r\n", "\n")
    (tmp_path / "box").write_text(as_stream(made))
    with contextlib.closing(mailbox.mbox(tmp_path / "box")) as box:
        subjects = [str(read(bytes(message))["Subject"]) for message in box]
    assert [("党委宣传部" in subject) for subject in subjects] == [False, True]


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "chemistry.eml").write_text("昨天的")
    with pytest.raises(OccupiedFolderError):
        pipeline.write_notices(tmp_path, {"physics.eml": b""})
    assert Notice("physics", "physics.eml", b"").name not in [path.name for path in tmp_path.iterdir()]


def test_the_command(minimal: Sandbox, tmp_path: Path) -> None:
    minimal.write(
        "policies/measures.yml",
        dump({"title": "办法", "articles": {"第一条": {"rules": {"annual-review": {"month": 12}}}}}),
    )
    service = {"email": "Wl@example.edu.cn"}
    minimal.add("physics/wechat", filing(service=service))
    minimal.add(
        "physics/weibo", filing({"platform_id": "gh_00", "handle": "h"}, service={"email": "wl@example.edu.cn"})
    )
    day, folder = ("--as-of", "2026-12-05"), tmp_path / "notices"
    printed = run("due", "--format", "eml", *day, cwd=minimal.root)
    assert "发件人" in printed.stderr
    assert str(email.message_from_string(printed.stdout, policy=policy.default)["To"]).lower() == "wl@example.edu.cn"
    done = run("due", "--format", "ics", "--to", str(folder), *day, cwd=minimal.root)
    assert (done.returncode, done.stdout) == (0, f"{folder / 'physics.ics'}\n")
    assert run("due", "--format", "eml", "--to", str(folder), *day, cwd=minimal.root).returncode == 2
    assert run("due", "--to", str(tmp_path / "new"), *day, cwd=minimal.root).returncode == 2
    nothing = run("due", "--format", "eml", "--as-of", "2024-05-01", cwd=minimal.root)
    assert (nothing.returncode, nothing.stdout) == (0, "")
