"""The guide."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    "guide.title": Label("办事指南", "Guide"),
    "guide.lead": Label(
        "开通、变更、年审、注销账号要做什么，依据哪一条，最迟哪一天。",
        "What to do to open, change, review or close an account, by which article, and by when.",
    ),
    "guide.who": Label("拿不准的，请问{name}。", "In doubt, ask {name}."),
    "guide.asked_note": Label(
        "每一步下面列出《{policy}》现在的规定和数字；没有列出的，办法没有写成规则。",
        "Below each step stand the figures that “{policy}” sets now; what is not listed, it does not set as a rule.",
    ),
    "guide.not_asked": Label("《{policy}》没有为这件事定规则。", "“{policy}” sets no rule for this."),
    "guide.fill_in": Label("在线填表：{form}", "Fill in: {form}"),
    "guide.contact": Label("联系归口管理部门", "The registrar"),
    "guide.open": Label("开通和备案", "Open and file an account"),
    "guide.open.lead": Label(
        "从起名称到列入名录的每一步。", "Each step from choosing a name to being listed in the directory."
    ),
    "guide.open.1": Label(
        "起名称，先在名录里查一查有没有相近的。",
        "Choose a name; look in the directory for similar ones.",
    ),
    "guide.open.2": Label(
        "填开通申请（application）：单位、级别、平台、名称、宗旨、发布范围、责任人和管理员，由第一责任人签字。",
        "Fill in an application: unit, tier, platform, name, purpose, scope, persons; the responsible person signs.",
    ),
    "guide.open.3": Label(
        "提交合并请求，由{registrar}审核；合并就是同意。",
        "Hand it in as a request; {registrar} reviews it, and its merge is the leave.",
    ),
    "guide.open.4": Label(
        "在平台上开通，记下平台 ID、账号 ID、网址和二维码。",
        "Open it on the platform; note its IDs, address and QR code.",
    ),
    "guide.open.5": Label(
        "填备案（filing）：上面记下的各项、责任人、管理员、对外服务的联系方式。",
        "Fill in a filing: what was noted, the persons who answer for it, the office's public contact.",
    ),
    "guide.open.6": Label(
        "签字；办法要求的承诺、会签和抄送都写进备案。", "Sign it; what else the policy asks goes into it."
    ),
    "guide.open.7": Label(
        "提交合并请求，由{registrar}审核；合并以后账号才算官方账号，名录和核验页面才查得到。",
        "Hand it in; {registrar} reviews it. Only when it is merged is the account official and found by the checker.",
    ),
    "guide.change": Label("变更登记事项", "Change an entry"),
    "guide.change.lead": Label(
        "名称、ID、责任人、管理员、主办单位变了，都要登记。", "New names, IDs, persons or units are put on file."
    ),
    "guide.change.1": Label(
        "记下变化发生的那一天（happened_on）；有期限的，从这一天算起。",
        "Note the day it happened; a time limit, if there is one, runs from it.",
    ),
    "guide.change.2": Label(
        "填变更（change）：哪一项、原来是什么、现在是什么、为什么。",
        "Fill in a change: which field, what it was, what it is, why.",
    ),
    "guide.change.3": Label("主办单位变了的，由移交和接收两边会签。", "Where the unit changes, both sides endorse it."),
    "guide.change.4": Label(
        "提交合并请求，由{registrar}审核；过了期限的，写明原因（late_reason）。",
        "Hand it in; {registrar} reviews it. Where it is late, say why.",
    ),
    "guide.review": Label("年度审核", "Annual review"),
    "guide.review.lead": Label("说明账号一年的运行情况。", "Tell how the account was run in a year."),
    "guide.review.1": Label(
        "看自己单位有哪些账号到了年审的时候。", "See which accounts of your unit are due for review."
    ),
    "guide.review.2": Label(
        "填年审（review）：发了多少条、粉丝多少、最后一次发布是哪天、有没有不良信息事件，写一段总结。",
        "Fill in a review: posts, followers, the day of the last post, incidents, and a summary.",
    ),
    "guide.review.3": Label("由第一责任人签字，提交合并请求。", "The responsible person signs; hand it in."),
    "guide.review.4": Label(
        "{registrar}审核结果：通过、整改或者不通过；合并就是确认。",
        "{registrar} decides: passed, to be rectified, or failed; the merge confirms it.",
    ),
    "guide.close": Label("注销账号", "Close an account"),
    "guide.close.lead": Label(
        "账号停用以后，登记注销，名录才会提醒大家。",
        "Once an account is given up, its closure is filed, so that the directory can warn people.",
    ),
    "guide.close.1": Label(
        "先在账号里发布停用公告，写明以后看哪个账号。", "First post in it that it closes, and which account follows it."
    ),
    "guide.close.2": Label("在平台上注销账号，或者交回。", "Close it on the platform, or hand it back."),
    "guide.close.3": Label(
        "填注销（closure）：哪天停用、什么原因、由哪个账号承接。",
        "Fill in a closure: the day, the reason, the account that follows it.",
    ),
    "guide.close.4": Label(
        "提交合并请求，由{registrar}审核。账号页面永远保留，提醒大家它已经不是我们的。",
        "Hand it in; {registrar} reviews it. Its page stays for ever and says that it is ours no more.",
    ),
    "guide.release": Label("申请发布信息", "Ask for a release"),
    "guide.release.lead": Label(
        "请本单位的账号发布一条信息，怎样提出申请。", "How to ask that an account posts something."
    ),
    "guide.release.1": Label("准备好文字、图片、视频和信息来源。", "Have text, pictures, video and source ready."),
    "guide.release.2": Label(
        "填信息发布申请（release）：哪个账号、哪天发、标题、字数、摘要、图片和视频。",
        "Fill in a release request: the account, the day, title, length, summary, pictures and video.",
    ),
    "guide.release.3": Label("由本单位第一责任人签字。", "The responsible person of your unit signs."),
    "guide.release.4": Label("提交合并请求，由{registrar}审核。", "Hand it in; {registrar} reviews it."),
    "guide.incident": Label("报告舆情和整改", "Report an incident"),
    "guide.incident.lead": Label(
        "账号上出现不良信息，或者接到整改、暂停通知。", "When something bad appears in an account, or an order comes."
    ),
    "guide.incident.1": Label("先处置，保存证据。", "Deal with it first, and keep the evidence."),
    "guide.incident.2": Label(
        "报告{registrar}，并填舆情事件（incident）：哪天发生、哪天报告、怎么处置。",
        "Tell {registrar}, and fill in an incident: the day, the day it was told, what was done.",
    ),
    "guide.incident.3": Label(
        "接到整改通知的，在期限以前改好，由{registrar}恢复。", "Meet an order before its day; {registrar} lifts it."
    ),
    "guide.impostor": Label("举报假冒账号", "Report an impostor"),
    "guide.impostor.lead": Label(
        "任何人发现冒充我们的账号，都请告诉我们。", "Whoever meets an account that pretends to be ours: tell us."
    ),
    "guide.impostor.1": Label(
        "记下名称、账号 ID 和网址，截图保存；不要转账，不要提供验证码。",
        "Note its name, ID and address, keep a screenshot; send neither money nor codes.",
    ),
    "guide.impostor.2": Label(
        "告诉{registrar}；校内单位也可以直接登记一份假冒账号记录（impostors）。",
        "Tell {registrar}; units may add an impostor record themselves.",
    ),
    "guide.impostor.3": Label("在平台上举报，请平台处理。", "Report it to the platform too."),
}
