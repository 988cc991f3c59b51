"""The internal edition: the registrar's dashboard and everything below it."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    # what every page says
    "internal.warning": Label("内部资料，不得离开内网", "Internal data: must not leave the intranet"),
    "internal.warning_why": Label(
        "本页有个人信息和处置情况，不得转发、截图、外传或放到公网。",
        "It holds personal data and unpublished matters. Do not forward, copy or publish it.",
    ),
    "internal.bar": Label("内部版，只在内网使用。", "Internal edition, for the intranet alone."),
    "internal.description": Label("内部资料，不得离开内网。", "Internal data: must not leave the intranet."),
    # the pages
    "internal.nav": Label("内部栏目", "Internal sections"),
    "internal.title": Label("内部工作台", "Internal dashboard"),
    "internal.dashboard": Label("工作台", "Dashboard"),
    "internal.duties": Label("到期事项", "What is due"),
    "internal.people": Label("责任人员", "People"),
    "internal.orders": Label("未了结的处置", "Open orders"),
    "internal.incidents": Label("舆情和不良信息", "Incidents"),
    "internal.pending": Label("未生效的记录", "Not in effect"),
    "internal.compliance": Label("执行情况", "Compliance"),
    "internal.units": Label("单位", "Units"),
    "internal.as_of": Label("截至 {day}", "As of {day}"),
    "internal.more": Label("全部 {count} 项", "all {count}"),
    "internal.sheet": Label("第 {number} 页，共 {count} 页", "page {number} of {count}"),
    "internal.previous": Label("上一页", "Previous"),
    "internal.next": Label("下一页", "Next"),
    "internal.none": Label("没有。", "None."),
    "internal.colon": Label("：", ": "),
    "internal.comma": Label("，", ", "),
    "internal.items": Label("{count} 项", "{count}"),
    "internal.public_page": Label("公开页面", "Public page"),
    # dashboard
    "internal.accounts": Label("账号", "Accounts"),
    "internal.live": Label("在册账号", "live accounts"),
    "internal.live_note": Label(
        "正常 {active}，暂停 {suspended}，待核 {review}",
        "{active} active, {suspended} suspended, {review} under review",
    ),
    "internal.missed": Label("已到期、未做到", "missed"),
    "internal.missed_note": Label("{units} 个单位", "in {units} units"),
    "internal.soon": Label("即将到期", "due soon"),
    "internal.orders_count": Label("未了结的处置", "open orders"),
    "internal.incidents_count": Label("未办结的事件", "unresolved incidents"),
    "internal.incidents_note": Label("记录在案 {count} 件", "of {count} on record"),
    "internal.pending_count": Label("未生效的记录", "records not in effect"),
    "internal.pending_note": Label("没有批准或者没有提交", "not approved or not committed"),
    "internal.kept": Label("做到的比例", "kept"),
    "internal.kept_note": Label(
        "已判断 {judged} 项中做到 {kept} 项；{unknown} 项缺少数据",
        "{kept} of the {judged} judged; {unknown} lack the data",
    ),
    "internal.unresolved_incidents": Label("未办结的事件", "Unresolved incidents"),
    "internal.first": Label("先办这些", "Do these first"),
    "internal.worst_units": Label("未办事项最多的单位", "Units with most undone"),
    # columns
    "internal.last_day": Label("最后一天", "Last day"),
    "internal.outcome": Label("情况", "Outcome"),
    "internal.account": Label("账号", "Account"),
    "internal.unit": Label("单位", "Unit"),
    "internal.what": Label("事项", "Matter"),
    "internal.do": Label("怎么办", "To do"),
    "internal.basis": Label("依据", "Rule"),
    "internal.proof": Label("凭据", "Proof"),
    "internal.order": Label("处置措施", "Order"),
    "internal.grounds": Label("事实与理由", "Grounds"),
    "internal.filed_on": Label("填报日期", "Filed on"),
    "internal.happened_on": Label("发生日期", "Happened on"),
    "internal.reported_on": Label("报告日期", "Reported on"),
    "internal.resolved_on": Label("办结日期", "Resolved on"),
    "internal.summary": Label("情况说明", "Summary"),
    "internal.handling": Label("处置情况", "Handling"),
    "internal.unresolved": Label("未办结", "not resolved"),
    "internal.resolved": Label("已办结", "resolved"),
    "internal.record": Label("记录", "Record"),
    "internal.file": Label("文件", "File"),
    "internal.entered_on": Label("进入日期", "Entered on"),
    "internal.how": Label("原因", "Why"),
    "internal.person": Label("姓名", "Name"),
    "internal.contacts": Label("联系方式", "Contacts"),
    "internal.role": Label("职责", "Role"),
    "internal.post": Label("职务", "Post"),
    "internal.state": Label("状态", "State"),
    "internal.rule": Label("规则", "Rule"),
    "internal.total": Label("合计", "Total"),
    "internal.rate": Label("做到／已判断", "kept / judged"),
    "internal.due": Label("未办事项", "Undone"),
    "internal.maintainers": Label("填报人账号", "Maintainers"),
    "internal.no_day": Label("未定", "none set"),
    # people
    "role.responsible": Label("第一责任人", "Responsible"),
    "role.supervisor": Label("主管领导（审核人）", "Supervisor"),
    "role.operator": Label("管理员", "Operator"),
    "contact.phone": Label("电话", "tel."),
    "contact.email": Label("邮箱", "e-mail"),
    "contact.qq": Label("QQ", "QQ"),
    "contact.wechat": Label("微信", "WeChat"),
    "internal.people_lead": Label(
        "{count} 人负责在册账号，大致按姓名拼音排列。同名的人按电话区分，没有电话的按单位区分。",
        "{count} persons answer for live accounts, roughly in the order of their names' pinyin. "
        "Persons of one name are told apart by telephone, or else by unit.",
    ),
    "internal.withheld": Label(
        "另有 {count} 处姓名已删除或已密封，分不清是谁，列在各账号页面。",
        "{count} more names were redacted or are sealed; they stand on the accounts' pages.",
    ),
    "internal.nobody": Label("没有登记责任人员。", "Nobody is on file."),
    # duties and the other lists
    "internal.duties_lead": Label(
        "未做到 {fail} 项，即将到期 {soon} 项，按单位排列，同一单位先到期的在前。",
        "{fail} missed, {soon} due soon; unit by unit, the earliest last day first.",
    ),
    "internal.orders_lead": Label(
        "整改和暂停，到恢复为止；责令关闭，到注销为止。先到期的在前。",
        "Orders to rectify or suspend stand until a resumption, orders to close until the closure.",
    ),
    "internal.incidents_lead": Label(
        "没有办结的在前，其余按发生日期，新的在前。", "Those not resolved first, then the latest first."
    ),
    "internal.pending_lead": Label(
        "这些记录放在登记册里，但没有经过批准或者还没有提交，不生效，门户也不公布。"
        "是谁放进来的、为什么不算批准，用 guanhao audit 看。",
        "These records lie in the register, but nobody approved or committed them, so they are not in effect and not "
        "published. `guanhao audit` tells who brought them and why that was no approval.",
    ),
    # compliance
    "outcome.pass": Label("做到", "kept"),
    "outcome.fail": Label("未做到", "failed"),
    "outcome.due-soon": Label("即将到期", "due soon"),
    "outcome.waived": Label("已豁免", "waived"),
    "outcome.not-assessed": Label("无法判断", "not assessed"),
    "outcome.not-applicable": Label("不适用", "not applicable"),
    "outcome.none": Label("没有适用的情况", "nothing it applies to"),
    "internal.by_rule": Label("按规则", "By rule"),
    "internal.by_unit": Label("按单位和规则", "By unit and rule"),
    "internal.compliance_lead": Label(
        "每项判断都计入：合计 = 做到 + 未做到 + 即将到期 + 已豁免 + 无法判断。缺少数据的算无法判断，不算做到。",
        "Every judgement counts: the total is kept + failed + due soon + waived + not assessed. "
        "What lacks the data is not assessed, never kept.",
    ),
    "internal.matrix_lead": Label(
        "每格是“做到／合计”，按最要紧的情况上色，并有符号："
        "✕ 有未做到，◔ 有即将到期，? 有无法判断，～ 有豁免，✓ 全部做到。空格表示没有适用的情况。",
        "Each cell tells how many of all cases keep the rule, and is marked by the gravest: ✕ failed, ◔ due soon, "
        "? not assessed, ～ waived, ✓ all kept. An empty cell: nothing it applies to.",
    ),
    "internal.cases": Label("没有做到、即将到期和豁免的", "Failed, due soon and waived"),
    # a unit, an account
    "internal.faults": Label("没有做到的", "What was not kept"),
    "internal.not_a_unit": Label("登记册里没有这个单位的文件。", "The register has no file of this unit."),
    "internal.unit_closed": Label("单位已撤销", "The unit is closed"),
    "internal.on_file": Label("其他登记内容", "Also on file"),
    "internal.judged": Label("到期和执行情况", "Duties and compliance"),
    "internal.history": Label("全部记录", "All records"),
    "internal.history_lead": Label(
        "新的在前。每份记录何时填报、由谁在哪一天批准，以及全部内容。",
        "The latest first: when it was filed, who approved it on which day, and all that it says.",
    ),
    "internal.filed": Label("填报 {day}", "filed {day}"),
    "standing.in-effect": Label("有效", "in effect"),
    "standing.voided": Label("已作废", "voided"),
    "standing.at-fault": Label("不成立", "at fault"),
    "standing.pending": Label("未生效", "not in effect"),
    "internal.unreadable": Label("读不出来，见 guanhao check。", "It cannot be read; see `guanhao check`."),
    "order.rectify": Label("限期整改", "rectify"),
    "order.suspend": Label("暂停", "suspend"),
    "order.close": Label("责令关闭", "close"),
}
