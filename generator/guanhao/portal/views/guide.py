"""The guide (办事指南): how to open, change, review or close an account, with the figures of the policy in force."""

from collections.abc import Iterator
from dataclasses import dataclass

from guanhao.model.finding import Language
from guanhao.model.public import PublicRegister
from guanhao.model.public_policy import PublicRule
from guanhao.model.types import Label
from guanhao.portal.strings import translator
from guanhao.portal.view import View, render
from guanhao.portal.views.desk import GUIDES

PATH = "guide/"


@dataclass(frozen=True)
class Step:
    """A step of a topic, and the rules of the policy to be kept at it."""

    rules: tuple[str, ...] = ()
    needs: str | None = None
    """The rule without which the policy asks for no such step."""


@dataclass(frozen=True)
class Topic:
    """Something to be done, step by step."""

    id: str
    steps: tuple[Step, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules of all its steps."""
        return tuple(rule for step in self.steps for rule in step.rules)


TOPICS = (
    Topic(
        "open",
        (
            Step(("official-name", "reserved-name", "confusable-name", "duplicate-account")),
            Step(("application-first",), needs="application-first"),
            Step(needs="application-first"),
            Step(("individual-holder", "certification")),
            Step(
                (
                    *("matches-application", "back-filing", "tier", "responsible-person", "supervisor", "operators"),
                    *("reply-promise", "monitoring"),
                )
            ),
            Step(("signed-by-head", "commitment", "endorsement", "copied-offices")),
            Step(),
        ),
    ),
    Topic("change", (Step(("change-deadline",)), Step(), Step(("endorsement",)), Step())),
    Topic(
        "review",
        (
            Step(("annual-review",)),
            Step(("inactive", "update-interval")),
            Step(),
            Step(("review-failed", "unconfirmed")),
        ),
    ),
    Topic("close", (Step(("inactive", "review-failed", "orphaned")), Step(), Step(), Step())),
    Topic(
        "release",
        (
            Step(("release-text", "release-images", "release-video", "release-source")),
            Step(("release-lead-time",)),
            Step(),
            Step(),
        ),
    ),
    Topic("incident", (Step(), Step(("incident-report",)), Step(("order-deadline",)))),
    Topic("impostor", (Step(), Step(), Step())),
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
        steps = list(_steps(register, topic))
        body = render(
            register,
            lang,
            path,
            "guide_topic.html",
            topic=topic,
            steps=steps,
            is_asked=any(asked for _, asked in steps),
            policy=register.policies[0],
            forms=[form for form, guide in GUIDES.items() if guide == topic.id],
        )
        yield View(path, t(f"guide.{topic.id}"), t(f"guide.{topic.id}.lead"), body)


def _steps(register: PublicRegister, topic: Topic) -> Iterator[tuple[str, list[Asked]]]:
    """Yield the key of each step, and what the policy in force asks there; what it does not bind is not claimed."""
    bound = {rule.id for article in register.policies[0].articles for rule in article.rules}
    for number, step in enumerate(topic.steps, 1):
        if step.needs is None or step.needs in bound:
            yield f"guide.{topic.id}.{number}", list(_asked(register, step))


def _asked(register: PublicRegister, step: Step) -> Iterator[Asked]:
    for article in register.policies[0].articles:
        for rule in article.rules:
            if rule.id in step.rules:
                yield Asked(article.name, register.rule_by_id[rule.id].title, rule)
