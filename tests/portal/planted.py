"""A register in which every internal value is a marker of its own, and so is every public one."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tests.registers import Raw, Sandbox, dump, name_of
from tests.sealed import ARMOUR

FIRST_DAY = date(1991, 1, 1)


@dataclass
class Markers:
    """Mints markers: short, unlike anything a theme holds, and proof against every escaping."""

    internal: dict[str, str] = field(default_factory=dict)
    public: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    """Internal values out of a list that everybody may know."""

    def hide(self, what: str) -> str:
        return self.internal.setdefault(what, f"zq{len(self.internal):04d}hidden")

    def hide_email(self, what: str) -> str:
        return f"{self.hide(what)}@example.edu.cn"

    def hide_day(self, what: str) -> str:
        return self.internal.setdefault(what, str(FIRST_DAY + timedelta(len(self.internal))))

    def hide_number(self, what: str) -> int:
        return int(self.internal.setdefault(what, f"8{len(self.internal):04d}1726"))

    def show(self, what: str) -> str:
        return self.public.setdefault(what, f"zq{len(self.public):04d}shown")


def person(m: Markers, whose: str) -> Raw:
    """Return a person, every value of whom is a marker."""
    plain = {key: m.hide(f"{whose}.{key}") for key in ("name", "title", "phone", "qq", "wechat")}
    return plain | {"email": m.hide_email(f"{whose}.email")}


def form(m: Markers, record: str) -> Raw:
    """Return the internal parts that every form has."""
    return {
        "signed": {
            "name": m.hide(f"{record}.signed.name"),
            "title": m.hide(f"{record}.signed.title"),
            "on": m.hide_day(f"{record}.signed.on"),
        },
        "endorsements": [
            {
                "unit": "propaganda",
                "name": m.hide(f"{record}.endorsements.name"),
                "title": m.hide(f"{record}.endorsements.title"),
                "on": m.hide_day(f"{record}.endorsements.on"),
            }
        ],
        "document": m.hide(f"{record}.document"),
        "note": m.hide(f"{record}.note"),
    }


def people(m: Markers, record: str) -> Raw:
    return {
        "responsible": person(m, f"{record}.responsible"),
        "supervisor": person(m, f"{record}.supervisor"),
        "operators": [person(m, f"{record}.operator.{n}") | {"staff": n == 1} for n in (1, 2)],
    }


def declaration(m: Markers, kind: str, filed_on: str, record: str, *, shown: bool = True) -> Raw:
    """Return an application or a filing; its public values are markers too, shown or not."""
    say = m.show if shown else m.hide
    account: Raw = {
        "name": say(f"{record}.name"),
        "platform": "wechat-official",
        "platform_id": say(f"{record}.platform_id"),
        "handle": say(f"{record}.handle"),
        "url": f"https://{say(f'{record}.url')}.example.edu.cn/",
        "qr": say(f"{record}.qr"),
        "opened_on": "2024-03-10",
        "certified": {"on": "2024-03-15", "subject": say(f"{record}.certified.subject")},
    }
    service = {"phone": say(f"{record}.service.phone"), "email": f"{say(f'{record}.service.email')}@example.edu.cn"}
    return {
        "kind": kind,
        "filed_on": filed_on,
        "unit": "physics",
        "tier": 2,
        "account": account,
        "purpose": say(f"{record}.purpose"),
        "scope": [say(f"{record}.scope")],
        "service": service | {"reply_within_days": 3},
        "people": people(m, record),
        "commitment": {
            "signed_by": m.hide(f"{record}.commitment.signed_by"),
            "signed_on": m.hide_day(f"{record}.commitment.signed_on"),
        },
        **form(m, record),
    }


def change(m: Markers, filed_on: str, record: str, *changes: tuple[str, Any, Any], **more: Any) -> Raw:
    return {
        "kind": "change",
        "filed_on": filed_on,
        "happened_on": filed_on,
        "reason": m.hide(f"{record}.reason"),
        "late_reason": m.hide(f"{record}.late_reason"),
        "changes": [
            {"field": path, "to": after} | ({} if before is ... else {"from": before})
            for path, before, after in changes
        ],
        **form(m, record),
        **more,
    }


def sealing(m: Markers, filed_on: str) -> Raw:
    """Return a change of persons whose names and contacts are sealed; what is sealed is a marker too."""
    m.internal["sealed.armour"] = ARMOUR.splitlines()[2]
    sealed = {"title": m.hide("sealed.title"), "sealed": ARMOUR}
    changes = (("people.supervisor", ..., sealed), ("people.responsible.phone", ..., {"sealed": ARMOUR}))
    record = change(m, filed_on, "sealed", *changes)
    return record | {"signed": {"on": m.hide_day("sealed.signed.on"), "sealed": ARMOUR}}


def review(m: Markers, filed_on: str) -> Raw:
    return {
        "kind": "review",
        "filed_on": filed_on,
        "year": 2024,
        "report": {
            "posts": m.hide_number("review.posts"),
            "followers": m.hide_number("review.followers"),
            "last_post_on": m.hide_day("review.last_post_on"),
            "incidents": m.hide_number("review.incidents"),
            "summary": m.hide("review.summary"),
        },
        "result": "pass",
        "remarks": m.hide("review.remarks"),
        **form(m, "review"),
    }


def order(m: Markers, filed_on: str, action: str) -> Raw:
    return {
        "kind": "order",
        "filed_on": filed_on,
        "order": action,
        "grounds": {"article": m.hide(f"{action}.grounds.article"), "text": m.hide(f"{action}.grounds.text")},
        "due_on": m.hide_day(f"{action}.due_on"),
        **form(m, action),
    }


def incident(m: Markers, record: str) -> Raw:
    """Return an incident; its very day of filing is a marker, since no history may name it."""
    return {
        "kind": "incident",
        "filed_on": m.internal.setdefault(f"{record}.filed_on", "2025-02-17"),
        "happened_on": m.hide_day(f"{record}.happened_on"),
        "reported_on": m.hide_day(f"{record}.reported_on"),
        "summary": m.hide(f"{record}.summary"),
        "handling": m.hide(f"{record}.handling"),
        "resolved_on": m.hide_day(f"{record}.resolved_on"),
        **form(m, record),
    }


def closing(m: Markers, filed_on: str) -> Raw:
    m.chosen["closure.reason"] = "filed-in-error"
    return {
        "kind": "closure",
        "filed_on": filed_on,
        "happened_on": filed_on,
        "reason": "filed-in-error",
        **form(m, "closure"),
    }


def plant(sandbox: Sandbox) -> Markers:
    """Fill a register without accounts with markers; return them."""
    m = Markers()
    _accounts(sandbox, m)
    _around(sandbox, m)
    return m


def _accounts(sandbox: Sandbox, m: Markers) -> None:
    filing = declaration(m, "filing", "2024-03-20", "filing")
    name, after = filing["account"]["name"], people(m, "rename.to")
    voided = change(m, "2025-01-21", "voided", ("account.name", m.show("rename.to"), m.hide("voided.to")))
    void = {"kind": "void", "filed_on": "2025-01-22", "voids": name_of(voided), "reason": m.hide("void.reason")}
    sandbox.add(
        "physics/planted",
        declaration(m, "application", "2024-03-01", "application", shown=False),
        filing,
        change(
            m,
            "2024-09-02",
            "rename",
            ("account.name", name, m.show("rename.to")),
            ("people.operators", filing["people"]["operators"], after["operators"]),
            ("people.responsible", filing["people"]["responsible"], after["responsible"]),
        ),
        change(
            m, "2024-10-02", "correction", ("people.supervisor.name", ..., m.hide("correction.to")), correction=True
        ),
        sealing(m, "2024-11-02"),
        review(m, "2024-12-02"),
        order(m, "2025-01-10", "rectify"),
        order(m, "2025-01-12", "suspend"),
        order(m, "2025-01-14", "resume"),
        voided,
        void | form(m, "void"),
        incident(m, "incident"),
        closing(m, "2025-06-30"),
    )
    sandbox.add("physics/planned", declaration(m, "application", "2024-03-02", "planned"))
    stale = change(m, "2024-05-01", "stale", ("account.name", m.hide("stale.from"), m.hide("stale.to")))
    sandbox.add("physics/stale", declaration(m, "filing", "2024-03-22", "stale"), stale, incident(m, "stale.incident"))
    unreadable = declaration(m, "filing", "2024-03-23", "unreadable", shown=False)
    sandbox.add("physics/unreadable", unreadable | {"no_such_key": m.hide("unreadable.key")})
    sandbox.write(
        "registry/accounts/physics/garbled/2024-03-24-filing.yml", f"kind: filing\nnote: [{m.hide('garbled')}\n"
    )
    sandbox.write("registry/accounts/physics/planted/notes.txt", m.hide("stray file"))


def _around(sandbox: Sandbox, m: Markers) -> None:
    approver = {
        "name": m.hide("approver.name"),
        "unit": "propaganda",
        "handles": [m.hide("approver.handle")],
        "emails": [m.hide_email("approver.email")],
    }
    institution = {
        "name": m.show("institution.name"),
        "site": "https://www.example.edu.cn",
        "portal": "https://accounts.example.edu.cn/official",
        "registrar": "propaganda",
        "policy": "measures",
        "approvers": [approver],
        "repository": {
            "forge": m.show("repository.forge"),
            "url": f"https://{m.show('repository.url')}.example.edu.cn/accounts",
            "branch": m.show("repository.branch"),
            "visibility": "private",
            "signing_keys": [m.hide("repository.signing_keys")],
        },
        "report": {"email": f"{m.show('report.email')}@example.edu.cn", "phone": m.show("report.phone")},
    }
    sandbox.write("registry/institution.yml", f"# {m.hide('comment')}\n{dump(institution)}")
    for unit in ("physics", "propaganda"):
        about = {"name": m.show(f"{unit}.name"), "aliases": [m.show(f"{unit}.alias")], "kind": "school"}
        sandbox.write(f"registry/units/{unit}.yml", dump(about | {"maintainers": [m.hide(f"{unit}.maintainer")]}))
    impostor = {"name": m.show("impostor.name"), "platform": "weibo", "handle": m.show("impostor.handle")}
    sandbox.write("registry/impostors/fake.yml", dump(impostor | {"seen_on": "2025-03-01"} | form(m, "impostor")))
    media = {"file": m.hide("release.file"), "format": "jpeg", "bytes": m.hide_number("release.bytes")}
    release = {
        "kind": "release",
        "filed_on": "2025-03-03",
        "unit": "physics",
        "channel": "physics/planted",
        "planned_on": m.hide_day("release.planned_on"),
        "title": m.hide("release.title"),
        "text_chars": m.hide_number("release.text_chars"),
        "summary": m.hide("release.summary"),
        "cover": m.hide("release.cover"),
        "images": [media],
        "video": media,
        "source": m.hide("release.source"),
        **form(m, "release"),
    }
    sandbox.write("registry/releases/2025/2025-03-03-open-day.yml", dump(release))
    waiver = {
        "rule": "certification",
        "account": "physics/planted",
        "reason": m.hide("waiver.reason"),
        "approved_by": m.hide("waiver.approved_by"),
        "granted": m.hide_day("waiver.granted"),
        "expires": m.hide_day("waiver.expires"),
    }
    sandbox.write("registry/waivers/planted.yml", dump(waiver | form(m, "waiver")))
    _sheets(sandbox, m)


def bind_assessment(sandbox: Sandbox, m: Markers) -> None:
    """Let the policy set an assessment, by which contributions are acts for all to see, and orders' grounds are not."""
    rules = {"assessment": {"items": {"pushed": {"points": 1}}, "veto": ["rectify", "suspend", "close"]}}
    sandbox.write("policies/measures.yml", dump({"title": "办法", "articles": {"第一条": {"rules": rules}}}))
    for what in ("contribution.title", "contribution.url"):
        m.public[what] = m.internal.pop(what)


def _sheets(sandbox: Sandbox, m: Markers) -> None:
    posts, followers = m.hide_number("activity.posts"), m.hide_number("activity.followers")
    seen = f"physics/planted,{m.hide_day('activity.last_post_on')},{posts},{followers}"
    sandbox.write("registry/activity/2025-01.csv", f"account,last_post_on,posts,followers\n{seen}\n")
    item = f"physics,pushed,2025-02-01,{m.hide('contribution.title')},https://{m.hide('contribution.url')}.example/"
    sandbox.write("registry/contributions/2025.csv", f"unit,item,date,title,url\n{item}\n")
    training = f"2025-02-02,{m.hide('training.topic')},physics,{m.hide_number('training.people')}"
    sandbox.write("registry/trainings/2025.csv", f"date,topic,unit,people\n{training}\n")
