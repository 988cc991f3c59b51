"""The guide (办事指南): how to open, change, review or close an account, with the figures of the policy in force."""

from collections.abc import Iterator
from dataclasses import dataclass

from guanhao.model.finding import Language
from guanhao.model.public import PublicRegister
from guanhao.model.public_policy import PublicRule
from guanhao.model.types import Label
from guanhao.portal.strings import translator
from guanhao.portal.view import View, render

PATH = "guide/"


@dataclass(frozen=True)
class Topic:
    """Something to be done: how many steps it takes, and the rules of the policy that it must keep."""

    id: str
    steps: int
    rules: tuple[str, ...]


TOPICS = (
    Topic(
        "open",
        5,
        (
            *("application-first", "matches-application", "back-filing", "tier", "endorsement", "signed-by-head"),
            *("commitment", "copied-offices", "responsible-person", "supervisor", "operators", "individual-holder"),
            *("official-name", "reserved-name", "confusable-name", "duplicate-account", "reply-promise", "monitoring"),
            "certification",
        ),
    ),
    Topic("change", 4, ("change-deadline", "endorsement")),
    Topic("review", 4, ("annual-review", "review-failed", "inactive", "update-interval", "unconfirmed")),
    Topic("close", 4, ("inactive", "review-failed", "order-deadline", "orphaned")),
    Topic(
        "release",
        4,
        ("release-lead-time", "release-text", "release-images", "release-video", "release-source"),
    ),
    Topic("incident", 3, ("incident-report", "order-deadline")),
    Topic("impostor", 3, ()),
)


@dataclass(frozen=True)
class Asked:
    """What an article of the policy in force asks, by one of its rules."""

    article: str
    title: Label
    rule: PublicRule


def guide_view(register: PublicRegister, lang: Language) -> View:
    """Return the list of all topics."""
    t = translator(lang)
    body = render(register, lang, PATH, "guide.html", topics=TOPICS)
    return View(PATH, t("guide.title"), t("guide.lead"), body)


def topic_views(register: PublicRegister, lang: Language) -> Iterator[View]:
    """Yield the page of each topic."""
    t = translator(lang)
    for topic in TOPICS:
        path = f"{PATH}{topic.id}/"
        asked = list(_asked(register, topic))
        body = render(register, lang, path, "guide_topic.html", topic=topic, asked=asked, policy=register.policies[0])
        yield View(path, t(f"guide.{topic.id}"), t(f"guide.{topic.id}.lead"), body)


def _asked(register: PublicRegister, topic: Topic) -> Iterator[Asked]:
    """Yield what the policy in force asks; what it does not bind is not claimed."""
    for article in register.policies[0].articles:
        for rule in article.rules:
            if rule.id in topic.rules:
                yield Asked(article.name, register.rule_by_id[rule.id].title, rule)
