"""The list of rules, and the page of each."""

from guanhao.model.finding import Language
from guanhao.model.public import PublicRegister
from guanhao.model.public_policy import RulePage
from guanhao.portal.strings import translator
from guanhao.portal.view import View, render


def rules_view(register: PublicRegister, lang: Language) -> View:
    """Return the list of all rules."""
    t = translator(lang)
    body = render(register, lang, "rules/", "rules.html", rules=register.rules)
    return View("rules/", t("rules.title"), t("rules.lead"), body)


def rule_view(register: PublicRegister, rule: RulePage, lang: Language) -> View:
    """Return the page of one rule."""
    path = f"rules/{rule.id}/"
    paragraphs = rule.zh if lang == "zh" else rule.en
    figures = {
        (policy.id, article.name): bound
        for policy in register.policies
        if policy.is_in_force
        for article in policy.articles
        for bound in article.rules
        if bound.id == rule.id
    }
    body = render(register, lang, path, "rule.html", rule=rule, paragraphs=paragraphs, figure_of=figures)
    title = rule.title.zh if lang == "zh" else rule.title.en
    return View(path, f"{title} {rule.id}", paragraphs[0], body)
