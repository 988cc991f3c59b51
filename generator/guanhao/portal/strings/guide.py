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
    "guide.asked": Label("现行办法的要求", "What the regulation in force asks"),
    "guide.asked_note": Label(
        "下面的数字取自《{policy}》现在的规定；没有列出的，办法没有写成规则。",
        "These figures are those of “{policy}” as it stands; what is not listed, it does not set as a rule.",
    ),
    "guide.not_asked": Label("《{policy}》没有为这件事定规则。", "“{policy}” sets no rule for this."),
    "guide.article": Label("条款", "Article"),
    "guide.what": Label("要求", "What it asks"),
    "guide.figures": Label("数字和原文", "Figures and wording"),
    "guide.contact": Label("联系归口管理部门", "The registrar"),
    "guide.open": Label("开通和备案", "Open and file an account"),
    "guide.open.lead": Label(
        "先申请，同意后再开通，开通后备案。", "Apply first, open it once leave is given, then file it."
    ),
    "guide.open.1": Label(
        "起名称：带上学校或单位的名称，先在名录里查一查有没有相近的。",
        "Choose a name that carries the institution's or the unit's; look for similar ones in the directory.",
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
        "填备案（filing）再交一次；备案合并以后，账号才算官方账号，名录和核验页面才查得到。",
        "File it; only when that is merged is it official, and found by directory and checker.",
    ),
    "guide.change": Label("变更登记事项", "Change an entry"),
    "guide.change.lead": Label(
        "名称、ID、责任人、管理员、主办单位变了，都要登记。", "New names, IDs, persons or units are put on file."
    ),
    "guide.change.1": Label(
        "记下变化发生的那一天（happened_on），期限从这一天算起。",
        "Note the day it happened: the time allowed runs from it.",
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
    "guide.review.lead": Label("在册的账号每年审核一次。", "Every account on file is reviewed once a year."),
    "guide.review.1": Label(
        "到期前在“到期事项”里会看到自己单位要审核的账号。", "The list of duties names the accounts to be reviewed."
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
        "不再使用、长期不更新、年审不通过或者单位撤并的账号，要注销。",
        "What is unused, inactive, failed its review or lost its unit is closed.",
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
        "请学校主账号发布信息，要提前申请。", "To have something posted by the institution's account, ask ahead."
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
