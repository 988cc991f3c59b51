"""The pages of rules."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    "rules.title": Label("规则", "Rules"),
    "rules.lead": Label(
        "登记册按这些规则校验。始终有效的不依赖任何办法；其余由现行办法的条款启用，数字写在办法里。",
        "The register is checked by these rules. Some always hold; others are switched on by an article of the "
        "regulation, which sets their figures.",
    ),
    "rules.always": Label("始终有效", "always on"),
    "class.value": Label("登记内容", "Values"),
    "class.event": Label("办事过程", "Events"),
    "class.duty": Label("到期事项", "Duties"),
    "class.report": Label("考核统计", "Reports"),
    "class.request": Label("合并请求", "Requests"),
    "class.note.value": Label("填的内容对不对。", "Is this value right?"),
    "class.note.event": Label(
        "事情办得对不对：每份记录只按填报当天的规定判断一次。",
        "Was this done right? Each record is judged once, by what was in force when it was filed.",
    ),
    "class.note.duty": Label(
        "该办的事办了没有：只作提醒和统计，不拦截提交。",
        "Is something due? Shown and counted, never in the way of a request.",
    ),
    "class.note.report": Label("按年度统计。", "Counted by the year."),
    "class.note.request": Label("这次提交能不能合并。", "May this request be merged?"),
    "class.audit": Label("历史审计", "Audit"),
    "class.note.audit": Label(
        "主分支上的每份记录是谁批准的，由 guanhao audit 检查。",
        "Who approved each record on the main branch; `guanhao audit` tells.",
    ),
    "rule.bound": Label("依据", "Bound by"),
    "rule.unbound": Label("现行办法没有启用这条规则。", "The regulation in force does not switch it on."),
    "rule.always": Label("始终有效，不依赖办法。", "Always on, whatever the regulation."),
    "rule.parameters": Label("参数", "Parameters"),
    "rule.optional": Label("（可以不写）", "(optional)"),
    "rule.messages": Label("会提示什么、怎么改", "What it says, and how to mend it"),
    "rule.fix": Label("改法", "Fix"),
    "rule.examples": Label("例子", "Examples"),
    "rule.examples_note": Label(
        "这些例子就是检验这条规则的测试。", "These are the very cases by which the rule is tested."
    ),
    "example.pass": Label("通过", "passes"),
    "example.fail": Label("不通过", "fails"),
    "example.boundary": Label("临界", "boundary"),
    "example.not-applicable": Label("不适用", "not applicable"),
    "severity.error": Label("错误", "error"),
    "severity.warning": Label("警告", "warning"),
    "severity.notice": Label("提示", "notice"),
}
