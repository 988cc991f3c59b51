"""The code (备案号): derived, case-free, checked."""

from hypothesis import given
from hypothesis import strategies as st

from guanhao.ledger.code import ALPHABET, code_of, parse_code

slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,4})?", fullmatch=True)
accounts = st.builds(lambda unit, account: f"{unit}/{account}", slugs, slugs)


def plain(code: str) -> str:
    return code.replace("-", "")


def test_the_code_never_changes() -> None:
    """It is printed on paper: a code that has been given is for ever."""
    assert [code_of(a) for a in ("physics/wechat", "evc/weibo")] == ["324HB-KBFAD", "VXWRC-11X55"]


def test_at_least_40_bits_name_an_entry() -> None:
    assert (len(plain(code_of("physics/wechat"))) - 1) * 5 >= 40


def test_the_alphabet_has_no_case_and_no_twins() -> None:
    assert len(set(ALPHABET)) == 32
    assert ALPHABET.upper() == ALPHABET
    assert not set("ILOU") & set(ALPHABET)


def test_a_thousand_accounts_have_a_thousand_codes() -> None:
    assert len({code_of(f"unit-{n}/account-{n}") for n in range(1000)}) == 1000


@given(accounts)
def test_a_code_is_its_own(account: str) -> None:
    assert parse_code(code_of(account)) == code_of(account)


@given(accounts, st.integers(0, 9))
def test_every_single_wrong_symbol_is_caught(account: str, place: int) -> None:
    code = plain(code_of(account))
    for symbol in ALPHABET:
        wrong = code[:place] + symbol + code[place + 1 :]
        assert (parse_code(wrong) is not None) == (symbol == code[place])


@given(accounts)
def test_every_swap_of_two_symbols_is_caught(account: str) -> None:
    code = plain(code_of(account))
    for i in range(10):
        for j in range(i + 1, 10):
            swapped = list(code)
            swapped[i], swapped[j] = swapped[j], swapped[i]
            assert (parse_code("".join(swapped)) is not None) == (code[i] == code[j])


@given(account=accounts, separator=st.sampled_from(["", "-", " ", " - "]), lower=st.booleans())
def test_people_write_it_in_many_ways(account: str, separator: str, *, lower: bool) -> None:
    code = code_of(account)
    written = separator.join(plain(code)[i : i + 2] for i in range(0, 10, 2)).replace("1", "l").replace("0", "O")
    assert parse_code(written.lower() if lower else written.upper()) == code


@given(st.text(max_size=14))
def test_any_text_is_a_code_or_is_not(text: str) -> None:
    parsed = parse_code(text)
    assert parsed is None or parse_code(parsed) == parsed


def test_what_is_no_code() -> None:
    code = plain(code_of("physics/wechat"))
    for text in ("", code[:-1], code + "0", "U" * 10, "微信" * 5, "００００００００００"):
        assert parse_code(text) is None
