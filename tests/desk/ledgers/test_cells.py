"""Single cells: what is certain is read, whatever form it has; what is not is refused, and nothing is made up."""

from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guanhao.desk.ledgers import cells, persons
from guanhao.desk.ledgers.cells import UnreadableCellError
from guanhao.desk.ledgers.days import read_day
from guanhao.spreadsheet import as_csv, as_typed

FEW = settings(max_examples=50)
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
FORMS = (
    "{0.year}年{0.month}月{0.day}日",
    "{0.year}.{0.month}.{0.day}",
    "{0.year}/{0.month:02}/{0.day:02}",
    "{0.year}{0.month:02}{0.day:02}",
    "{0.year}-{0.month:02}-{0.day:02} 00:00:00",
    " {0.year} 年 {0.month} 月 {0.day} 号（星期一）",
)


@FEW
@given(DAYS, st.sampled_from(FORMS), st.booleans())
def test_a_day_is_read_in_every_form(day: date, form: str, is_wide: bool) -> None:  # noqa: FBT001
    text = form.format(day)
    wide = text.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})

    assert cells.day(wide if is_wide else text) == str(day)


@FEW
@given(DAYS)
def test_a_serial_number_is_the_day_that_a_spreadsheet_shows(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days

    assert read_day(float(serial)) == read_day(serial + 0.5) == read_day(str(serial)) == day
    assert read_day(datetime(day.year, day.month, day.day, 23, 59)) == day  # noqa: DTZ001


@FEW
@given(st.one_of(st.text(max_size=20), st.floats(), st.integers(), st.booleans(), st.timedeltas()))
def test_anything_is_a_day_or_refused(value: str | float | timedelta) -> None:
    with suppress(UnreadableCellError):
        assert date.fromisoformat(cells.day(value)).year in range(1990, 2100)


@FEW
@given(st.integers(0, 10**12))
def test_a_number_is_the_same_as_text_and_as_a_cell(number: int) -> None:
    assert cells.token(float(number)) == cells.token(str(number)) == cells.count(f"{number:,}") == str(number)


@FEW
@given(st.integers(10**15, 10**18))
def test_what_a_spreadsheet_has_lost_is_refused(number: int) -> None:
    with pytest.raises(UnreadableCellError, match="digits-lost"):
        cells.token(float(number))


@FEW
@given(st.text(max_size=12))
def test_what_csv_protects_comes_back(text: str) -> None:
    protected = as_csv([[text]]).removeprefix("\ufeff").removesuffix("\r\n")

    assert as_typed(protected.strip('"').replace('""', '"')) == text or '"' in text or text.startswith("'")


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("张三", [{"name": "张三"}]),
        ("张　三、李四", [{"name": "张三"}, {"name": "李四"}]),
        ("张三 李四", [{"name": "张三"}, {"name": "李四"}]),
        (
            "张三13800000000；李四（主任）",
            [{"name": "张三", "phone": "13800000000"}, {"name": "李四", "title": "主任"}],
        ),
        ("姓名：张三\n电话：0731-1234567", [{"name": "张三", "phone": "0731-1234567"}]),
        ("张三 zhang@example.edu.cn", [{"name": "张三", "email": "zhang@example.edu.cn"}]),
        ("Anna Maria Rossi", [{"name": "Anna Maria Rossi"}]),
        ("买买提·艾力", [{"name": "买买提·艾力"}]),
    ],
)
def test_people_in_one_cell(said: str, people: list[dict[str, str]]) -> None:
    assert persons.read_people(said) == people


@pytest.mark.parametrize(
    "said",
    [
        "13800000000",
        "3 人",
        "主任",
        "同上级",
        "张三（13800000000，13900000000）",
        "见附件1",
        "见附件",
        "待定",
        "张三、待定",
    ],
)
def test_who_cannot_be_told_is_refused(said: str) -> None:
    with pytest.raises(UnreadableCellError):
        persons.read_people(said)
