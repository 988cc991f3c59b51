"""An account that nobody confirmed for longer than the policy allows is never published as plainly official."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.portal.building import Tree, build
from tests.portal.pages import Page
from tests.registers import Raw, Sandbox, dump, filing, order, review

LAST = date(2025, 4, 24)
"""The four hundredth day after the filing of 20 March 2024."""
AFTER = str(LAST + timedelta(days=1))
LONG_AGO, FOR_LONG = "久未确认", "超过规定期限没有备案、变更或者通过年审"


@pytest.fixture
def bound(minimal: Sandbox) -> Sandbox:
    articles = {"第一条": {"rules": {"unconfirmed": {"days": 400}}}}
    minimal.write("policies/measures.yml", dump({"title": "办法", "articles": articles}))
    return minimal


def published(tree: Tree) -> tuple[dict[str, Any], str]:
    """Return the one account as the open data and its page have it."""
    (item,) = json.loads(tree["api/v1/accounts.json"])["accounts"]
    assert json.loads(tree["api/v1/accounts/physics/wechat.json"])["confirmed"] == item["confirmed"]
    return item, " ".join(Page(tree["accounts/physics/wechat/index.html"].decode()).texts)


def test_it_is_confirmed_to_the_last_day(bound: Sandbox, tmp_path: Path) -> None:
    bound.add("physics/wechat", filing())
    item, page = published(build(bound.root, tmp_path / "site", str(LAST)))
    assert (item["state"], item["confirmed"]) == ("active", True)
    assert LONG_AGO not in page


@pytest.mark.parametrize(
    ("more", "state"),
    [([], "active"), ([review(result="fail")], "active"), ([order("suspend")], "suspended")],
    ids=["filed", "failed", "suspended"],
)
def test_it_is_not_from_the_day_after(bound: Sandbox, tmp_path: Path, more: list[Raw], state: str) -> None:
    bound.add("physics/wechat", filing(), *more)
    item, page = published(build(bound.root, tmp_path / "site", AFTER))
    assert (item["state"], item["confirmed"]) == (state, False)
    assert (LONG_AGO in page, FOR_LONG in page) == (state == "active",) * 2


def test_a_review_that_passes_confirms_it_again(bound: Sandbox, tmp_path: Path) -> None:
    bound.add("physics/wechat", filing(), review())
    item, page = published(build(bound.root, tmp_path / "site", AFTER))
    assert item["confirmed"] is True
    assert LONG_AGO not in page


def test_no_list_shows_it_as_plainly_active(bound: Sandbox, tmp_path: Path) -> None:
    bound.add("physics/wechat", filing())
    tree = build(bound.root, tmp_path / "site", AFTER)
    for path in ("accounts/index.html", "units/physics/index.html"):
        page = re.sub("<template.*?</template>", "", tree[path].decode(), flags=re.DOTALL)
        assert LONG_AGO in page
        assert "gh-state--active" not in page
