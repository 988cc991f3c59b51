"""Every string of the portal's interface, in Chinese and English: the one message catalogue of pages and feeds."""

from collections.abc import Callable, Mapping

from guanhao.model.finding import Language
from guanhao.model.types import Label

Translate = Callable[..., str]

STRINGS: Mapping[str, Label] = {
    # navigation
    "nav.home": Label("首页", "Home"),
    "nav.directory": Label("账号名录", "Directory"),
    "nav.units": Label("主办单位", "Units"),
    "nav.policy": Label("管理办法", "Regulation"),
    "nav.rules": Label("规则", "Rules"),
    "nav.assessment": Label("年度考核", "Assessment"),
    "nav.data": Label("开放数据", "Open data"),
    "nav.help": Label("使用帮助", "Help"),
    "nav.impostors": Label("假冒账号", "Impostors"),
    "nav.skip": Label("跳到正文", "Skip to the content"),
    "nav.label": Label("主要栏目", "Main sections"),
    # the portal
    "site.title": Label("{name}官方新媒体账号", "Official accounts of {name}"),
    "site.description": Label(
        "{name}官方新媒体账号登记名录：哪些账号是官方的、由谁主办、现在什么状态。",
        "The register of the official new-media accounts of {name}: which are official, who runs them, in what state.",
    ),
    "footer.registrar": Label("由{name}归口管理", "Kept by {name}"),
    "footer.as_of": Label("数据截至 {day}", "As of {day}"),
    "footer.unvouched": Label(
        "本页记录属于期初登记，没有 Git 合并历史为其批准作证。",
        "These records are the opening balance: no Git history of merges vouches for their approval.",
    ),
    "footer.vouched": Label(
        "本页记录的批准，有登记册的 Git 合并历史为证。",
        "The register's Git history of merges vouches for the approval of these records.",
    ),
    "footer.partly": Label(
        "标“期初”的记录属于期初登记，没有 Git 合并历史为其批准作证；其余记录有。",
        "Records marked as opening balance have no Git history of merges to vouch for their approval; the others have.",
    ),
    # front page
    "front.lead": Label(
        "本名录列出{name}全部登记在册的官方新媒体账号。核对时请以账号 ID 为准，名称和头像都可能被人仿冒。",
        "Every official account that {name} has on file. Compare the account's ID: names and pictures can be copied.",
    ),
    "front.browse": Label("查看全部账号", "Browse all accounts"),
    "front.by_platform": Label("按平台", "By platform"),
    "front.by_state": Label("按状态", "By state"),
    "front.news": Label("最新公告", "Latest announcements"),
    "front.no_news": Label("暂无公告。", "Nothing to announce yet."),
    "front.main": Label("学校主账号", "The institution's own accounts"),
    "front.report": Label("发现假冒账号", "Report an impostor"),
    "front.report_to": Label("请联系{name}：", "Please tell {name}:"),
    "figure.active": Label("正常运行", "active"),
    "figure.platforms": Label("覆盖平台", "platforms"),
    "figure.units": Label("主办单位", "units"),
    "figure.closed": Label("已注销", "closed"),
    # directory
    "directory.title": Label("账号名录", "Directory"),
    "directory.lead": Label(
        "共 {count} 个账号，按平台排列。已注销的账号不再属于我们，但仍然列在这里，以防被人冒用。",
        "{count} accounts, by platform. Closed ones are ours no more, but stay listed: others may take them over.",
    ),
    "directory.empty": Label("登记册里还没有账号。", "There is no account on file yet."),
    "directory.jump": Label("按平台跳转", "Go to a platform"),
    "directory.page": Label("第 {page} 页，共 {pages} 页", "Page {page} of {pages}"),
    "directory.previous": Label("上一页", "Previous page"),
    "directory.next": Label("下一页", "Next page"),
    # fields
    "field.name": Label("账号名称", "Name"),
    "field.platform": Label("平台", "Platform"),
    "field.handle": Label("账号 ID", "Handle"),
    "field.platform_id": Label("平台 ID", "Platform ID"),
    "field.url": Label("主页网址", "Address"),
    "field.qr": Label("二维码内容", "QR payload"),
    "field.unit": Label("主办单位", "Unit"),
    "field.tier": Label("级别", "Tier"),
    "field.state": Label("状态", "State"),
    "field.code": Label("备案号", "Code"),
    "field.purpose": Label("开办宗旨", "Purpose"),
    "field.scope": Label("发布范围", "Scope"),
    "field.certified": Label("平台认证", "Certification"),
    "field.opened_on": Label("开通日期", "Opened on"),
    "field.filed_on": Label("备案日期", "Filed on"),
    "field.approved_on": Label("批准日期", "Approved on"),
    "field.closed_on": Label("注销日期", "Closed on"),
    "field.successor": Label("承接账号", "Successor"),
    "field.review": Label("最近年审", "Latest review"),
    "field.phone": Label("办公电话", "Telephone"),
    "field.email": Label("公共邮箱", "E-mail"),
    "field.reply": Label("答复承诺", "Reply promise"),
    "field.kind": Label("类别", "Kind"),
    "field.parent": Label("上级单位", "Parent"),
    "field.aliases": Label("曾用名", "Also known as"),
    "field.merged_into": Label("并入单位", "Merged into"),
    "field.account": Label("账号", "Account"),
    # account page
    "account.identity": Label("认准这些", "What identifies it"),
    "account.identity_note": Label(
        "核对时请逐字比对 ID；名称和头像可以仿冒，ID 不能。",
        "Compare the ID character by character: names and pictures can be copied, the ID cannot.",
    ),
    "account.identifiers": Label("登记的 ID", "IDs on file"),
    "account.about": Label("账号简介", "About"),
    "account.service": Label("对外服务", "Service"),
    "account.reply": Label("{days} 天内答复", "within {days} days"),
    "account.held": Label("用过的名称和 ID", "Names and IDs it bore"),
    "account.held_note": Label(
        "已经停用的名称和 ID 可能被他人使用，停用之后就不再属于我们。",
        "Names and IDs given up may be taken by others; they are not ours any more.",
    ),
    "account.history": Label("登记经过", "History"),
    "account.unnamed": Label("（名称待核）", "(name under review)"),
    "account.none": Label("未登记", "not on file"),
    "account.since": Label("{since} 起", "since {since}"),
    "account.until": Label("{since} 至 {until}", "{since} to {until}"),
    "account.certified": Label("{on} 通过平台认证", "certified on {on}"),
    "account.certified_as": Label("{on} 通过平台认证，主体：{subject}", "certified on {on} as {subject}"),
    "account.review": Label("{year} 年度：{result}", "{year}: {result}"),
    "account.json": Label("本页数据（JSON）", "This page's data (JSON)"),
    "account.filed": Label("填报 {filed}，批准 {approved}", "filed {filed}, approved {approved}"),
    "account.request": Label("合并请求 {number}", "request {number}"),
    "account.filed_only": Label("填报 {filed}", "filed {filed}"),
    "approval.pending": Label("未生效：本页含有没有批准的记录", "not in effect: nobody approved some of its records"),
    "approval.opening": Label("期初", "opening balance"),
    "approval.unapproved": Label("未生效：没有经过批准", "not in effect: nobody approved it"),
    "approval.uncommitted": Label("未生效：还没有提交", "not in effect: not committed"),
    # states
    "state.active": Label("正常", "Active"),
    "state.suspended": Label("已暂停", "Suspended"),
    "state.approved": Label("已批准、待开通", "Approved, not yet opened"),
    "state.closed": Label("已注销", "Closed"),
    "state.under-review": Label("待核", "Under review"),
    "state.note.active": Label("登记在册，正常运行。", "On file and in service."),
    "state.note.suspended": Label(
        "登记在册，但已被责令暂停：这期间发布的内容请勿当作官方消息。",
        "On file, but ordered to pause: take nothing it posts meanwhile for official.",
    ),
    "state.note.approved": Label(
        "同意开通，尚未备案：{platform}上现在用这个名称的账号，还不能认作官方账号。",
        "Leave to open it was given, but it is not on file yet: "
        "so far no account of this name on {platform} is official.",
    ),
    "state.note.closed": Label(
        "已于 {day} 注销，不再属于我们。"
        "此后在{platform}上以这个名称或 ID 出现的账号，除非名录里另有登记，都不是官方账号。",
        "Closed on {day} and ours no more. "
        "Whatever appears under this name or ID on {platform} since then is not official, "
        "unless the directory lists it.",
    ),
    "state.note.under-review": Label(
        "登记材料有误，正在核对：核对完成之前，请勿当作官方账号。",
        "Its records are being put right: until then, do not take it for official.",
    ),
    "state.unconfirmed": Label("久未确认", "not confirmed lately"),
    "state.note.unconfirmed": Label(
        "登记在册，但超过规定期限没有备案、变更或者通过年审，请向主办单位核实后再相信。",
        "On file, but nobody has filed, changed or reviewed it for longer than the regulation allows: ask its unit.",
    ),
    # tiers, kinds, results
    "tier.1": Label("一级（学校）", "Tier 1 (institution)"),
    "tier.2": Label("二级（单位）", "Tier 2 (unit)"),
    "tier.3": Label("三级（学生组织）", "Tier 3 (student organisation)"),
    "kind.institution": Label("学校", "Institution"),
    "kind.department": Label("部门", "Department"),
    "kind.school": Label("院系", "School"),
    "kind.student-organisation": Label("学生组织", "Student organisation"),
    "kind.club": Label("社团", "Club"),
    "kind.class": Label("班级", "Class"),
    "result.pass": Label("通过", "passed"),
    "result.rectify": Label("整改", "to be rectified"),
    "result.fail": Label("不通过", "failed"),
    "record.application": Label("开通申请", "Application"),
    "record.filing": Label("备案", "Filing"),
    "record.change": Label("变更", "Change"),
    "record.review": Label("年审", "Annual review"),
    "record.order": Label("处置通知", "Order"),
    "record.closure": Label("注销", "Closure"),
    "record.void": Label("作废", "Void"),
    # announcements
    "news.filed": Label("“{name}”备案", "“{name}” was filed"),
    "news.renamed": Label("“{before}”更名为“{after}”", "“{before}” is now called “{after}”"),
    "news.changed": Label("“{name}”变更登记事项", "“{name}” changed its entry"),
    "news.transferred": Label("“{name}”由{before}转至{after}", "“{name}” passed from {before} to {after}"),
    "news.suspended": Label("“{name}”暂停运行", "“{name}” was suspended"),
    "news.resumed": Label("“{name}”恢复运行", "“{name}” was resumed"),
    "news.closed": Label("“{name}”注销", "“{name}” was closed"),
    # units
    "units.title": Label("主办单位", "Units"),
    "units.lead": Label("共 {count} 个单位。", "{count} units."),
    "units.accounts": Label("账号数", "Accounts"),
    "unit.none": Label("本单位没有登记的账号。", "This unit has no account on file."),
    "unit.closed": Label("本单位已于 {day} 撤销。", "This unit was closed on {day}."),
    # policy
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
    # rules
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
    # assessment
    "assessment.title": Label("年度考核", "Assessment"),
    "assessment.lead": Label(
        "各单位每年的考核加分，由归口管理部门登记，按现行办法计算。",
        "The points of each unit, year by year: entered by the registrar, counted by the regulation in force.",
    ),
    "assessment.basis": Label("计分办法见{article}。", "Counted by {article}."),
    "assessment.year": Label("{year} 年度", "{year}"),
    "assessment.points": Label("总分", "Points"),
    "assessment.standing": Label("评优资格", "Standing"),
    "assessment.eligible": Label("具备", "eligible"),
    "assessment.short": Label("不具备：未达到 {threshold} 分", "not eligible: under {threshold} points"),
    "assessment.open": Label("尚未达到 {threshold} 分", "under {threshold} points so far"),
    "assessment.vetoed": Label("不具备：一票否决", "not eligible: vetoed"),
    "assessment.going_on": Label(
        "截至 {day}，年度还没有结束，分数和资格还会变。", "As of {day}; the year is not over, and this may change."
    ),
    "assessment.uncounted": Label(
        "登记表里有 {count} 行有错，正在核对，没有计入。",
        "{count} rows of the sheet are being put right and do not count yet.",
    ),
    "assessment.details": Label("加分明细（{count} 项）", "What the points were given for ({count})"),
    "assessment.nobody": Label("没有单位参加这一年的考核。", "No unit took part that year."),
    "assessment.none": Label("还没有考核登记表。", "Nothing has been entered yet."),
    # impostors
    "impostors.title": Label("假冒账号", "Impostors"),
    "impostors.lead": Label("下列账号冒充我们，请勿相信。", "These accounts pretend to be ours. Do not trust them."),
    "impostors.none": Label(
        "目前没有登记的假冒账号。没有登记，不等于没有。",
        "No impostor is on file, which does not mean that there is none.",
    ),
    "impostors.imitates": Label("被假冒的账号", "Imitates"),
    "impostors.taken_down": Label("{day} 已下架", "taken down on {day}"),
    "impostors.standing": Label("仍在", "still up"),
    "impostors.seen": Label("发现日期", "Seen on"),
    # open data
    "data.title": Label("开放数据", "Open data"),
    "data.lead": Label(
        "名录的全部公开内容都可以直接取用，无需申请。文件随登记册更新，地址不变。",
        "Everything the directory shows can be fetched as it is. The files follow the register; their addresses stay.",
    ),
    "data.file": Label("文件", "File"),
    "data.what": Label("内容", "Content"),
    "data.accounts": Label("全部账号", "all accounts"),
    "data.account": Label("单个账号，每个账号一个文件", "one account, a file each"),
    "data.csv": Label("全部账号的表格，可用 Excel 打开", "all accounts as a table, for Excel"),
    "data.units": Label("全部单位", "all units"),
    "data.impostors": Label("登记的假冒账号", "the impostors on file"),
    "data.schema": Label("以上各文件的 JSON Schema", "JSON Schema of each of these"),
    "data.feed": Label("公告订阅（Atom）", "announcements (Atom)"),
    "data.build": Label(
        "本次发布：提交、日期、版本和每个文件的校验值", "this build: commit, day, versions, digest of every file"
    ),
    # 404
    "missing.title": Label("没有这个页面", "No such page"),
    "missing.lead": Label(
        "网址可能有误。注销的账号页面永远保留：如果名录里查不到，它就没有登记过。",
        "The address may be wrong. Pages of closed accounts stay for ever: what the directory lacks was never on file.",
    ),
}


def translator(lang: Language) -> Translate:
    """Return the function that templates call as `t(key, name=value)`."""

    def translate(key: str, **values: object) -> str:
        label = STRINGS[key]
        return (label.zh if lang == "zh" else label.en).format_map(values)

    return translate
