"""The pages of regulations."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    "policy.bare": Label(
        "本办法的正文未随登记册提供，以下按条列出执行方式。",
        "The text is not in the register; its articles are listed by number.",
    ),
    "policy.in_force": Label(
        "现行办法。每条下面是执行它的规则、参数，以及截至 {day} 的执行情况："
        "做到几项、未做到几项、几项因缺少数据无法判断。",
        "The regulation in force. Below each article stand the rules that carry it out, their parameters, and how far "
        "it is kept as of {day}: how many cases keep it, how many do not, and how many lack the data to tell.",
    ),
    "policy.not_in_force": Label("不是现行办法，不按它判断。", "Not the regulation in force: nothing is judged by it."),
    "policy.manual": Label("不由程序判断", "not judged by rules"),
    "policy.unbound": Label("本条还没有绑定规则，也没有说明理由。", "This article is bound to nothing yet."),
    "kept.pass": Label("做到 {count} 项，共 {total} 项", "{count} of {total} keep it"),
    "kept.fail": Label("未做到 {count} 项", "{count} do not"),
    "kept.due-soon": Label("即将到期 {count} 项", "{count} due soon"),
    "kept.waived": Label("已豁免 {count} 项", "{count} waived"),
    "kept.not-assessed": Label("无法判断 {count} 项", "{count} not assessed"),
    "kept.none": Label("目前没有适用的情况。", "Nothing it applies to so far."),
    "policy.document": Label("文号", "Document"),
    "policy.effective_on": Label("施行日期", "In force since"),
}
