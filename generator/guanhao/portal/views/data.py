"""The page of the open data."""

import json

from guanhao.model.finding import Language
from guanhao.model.public import PublicRegister
from guanhao.portal.strings import translator
from guanhao.portal.view import View, render

EXAMPLE_PORTAL = "https://accounts.example.edu.cn/"
"""Stands in the examples where the register does not say where its portal is."""

FILES = (
    ("api/v1/accounts.json", "accounts", "accounts"),
    ("api/v1/accounts/<unit>/<account>.json", "account", "account"),
    ("api/v1/accounts.csv", "csv", None),
    ("api/v1/units.json", "units", "units"),
    ("api/v1/impostors.json", "impostors", "impostors"),
    ("feed.xml", "feed", None),
    ("sitemap.xml", "sitemap", None),
    ("build.json", "build", "build"),
)
"""Each file, the key of what it holds, and its schema."""

EXAMPLES = {
    "python": """\
import json
from urllib.request import urlopen

PORTAL = PORTAL_ADDRESS
with urlopen(PORTAL + "api/v1/accounts.json") as answer:
    data = json.load(answer)
for account in data["accounts"]:
    if account["state"] == "active" and account["confirmed"]:
        print(account["name"], account["platform"], PORTAL + account["page"])
""",
    "javascript": """\
const portal = PORTAL_ADDRESS;
const answer = await fetch(portal + "api/v1/accounts.json");
const { accounts } = await answer.json();
for (const account of accounts) {
  if (account.state === "active" && account.confirmed) {
    console.log(account.name, account.platform, portal + account.page);
  }
}
""",
}
"""Language → an example that tests run as it stands on the page."""


def data_view(register: PublicRegister, lang: Language, licence: str | None = None) -> View:
    """Return the page of the open data: its files, how to read them, and under which licence they are, if under any."""
    t = translator(lang)
    portal = json.dumps(register.institution.portal or EXAMPLE_PORTAL)
    examples = {language: text.replace("PORTAL_ADDRESS", portal) for language, text in EXAMPLES.items()}
    body = render(register, lang, "data/", "data.html", files=FILES, licence=licence, **examples)
    return View("data/", t("data.title"), t("data.lead"), body)
