"""The page of an account."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    "account.identity": Label("认准这些", "What identifies it"),
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
    "account.since": Label("{since} 起", "since {since}"),
    "account.until": Label("{since} 至 {until}", "{since} to {until}"),
    "account.certified": Label("{on} 通过平台认证", "certified on {on}"),
    "account.certified_as": Label("{on} 通过平台认证，主体：{subject}", "certified on {on} as {subject}"),
    "account.desk": Label("账号的管理单位可以在线办理：", "For the unit that runs it:"),
    "account.json": Label("本页数据（JSON）", "This page's data (JSON)"),
    "account.filed": Label("填报 {filed}，批准 {approved}", "filed {filed}, approved {approved}"),
    "account.request": Label("合并请求 {number}", "request {number}"),
    "account.filed_only": Label("填报 {filed}", "filed {filed}"),
    "account.asks": Label("核验一下", "Check an account"),
    "account.kind": Label("官方新媒体账号备案凭证", "Certificate of an official account on file"),
    "account.since_active": Label("自 {day} 起登记在册", "on file since {day}"),
    "account.since_suspended": Label("自 {day} 起暂停", "suspended since {day}"),
    "account.since_closed": Label("自 {day} 起不再属于我们", "ours no more since {day}"),
    "account.since_approved": Label("{day} 同意开通", "leave given on {day}"),
    "account.copy": Label("复制", "Copy"),
    "account.copied": Label("已复制", "Copied"),
    "account.qr": Label("{name}的官方二维码", "The official QR code of {name}"),
    "account.qr_note": Label("扫码前看清这里的网址和平台", "Look at the address before you scan"),
    "account.recognise": Label("怎样认出它", "How to recognise it"),
    "account.recognise_id": Label(
        "在{platform}上打开账号资料，{field} 必须是 {value}，一个字符也不能差。",
        "Open its profile on {platform}: its {field} must be {value}, every character of it.",
    ),
    "account.recognise_url": Label("网址必须是 {value}。", "Its address must be {value}."),
    "account.recognise_subject": Label("平台认证的主体是“{subject}”。", "The platform certified it as “{subject}”."),
    "account.recognise_not": Label(
        "名称、头像、简介、粉丝数都不能作为依据：谁都可以照抄。",
        "Name, picture, profile and number of followers prove nothing: anyone can copy them.",
    ),
    "account.never": Label("官方账号从不", "An official account never"),
    "account.never_fee": Label("收取费用、要求转账", "asks for fees or transfers"),
    "account.never_code": Label("索要验证码", "asks for a verification code"),
    "account.never_password": Label("索要密码、银行卡号", "asks for passwords or card numbers"),
    "account.never_short": Label(
        "官方账号不收费，不要验证码，不要密码。", "Official accounts ask for no fees, codes or passwords."
    ),
    "account.reviews": Label("历年年审", "Annual reviews"),
    "account.valid": Label("在册期间", "On file"),
    "account.report": Label("发现冒充它的账号", "Report an impostor of it"),
    "account.report_to": Label("请保存截图，告诉{name}：", "Keep a screenshot, and tell {name}:"),
    "account.impostors": Label("已发现冒充它的账号", "Known impostors of it"),
    "account.badge": Label("徽标", "Badge"),
    "account.badge_alt": Label("{name}的官方账号徽标", "The badge of {name}"),
    "account.badge_how": Label(
        "把下面这段 HTML 放进自己的网页，就显示这个徽标，点开是本页。账号暂停或注销以后，徽标会自己改变。",
        "Put this HTML into a page of yours: it shows the badge and leads here. "
        "The badge changes by itself when the account is suspended or closed.",
    ),
    "account.badge_snippet": Label("嵌入代码", "HTML to embed"),
    "account.badge_none": Label(
        "登记册还没有写明门户的网址，暂时没有可嵌入的代码。",
        "The register does not say where the portal is published, so there is nothing to embed yet.",
    ),
    "account.tombstone": Label("这个账号已经注销", "This account is closed"),
    "account.tombstone_warning": Label(
        "原来的名称和 ID 可能已被别人占用。现在还在用它们的，不是我们。",
        "Others may have taken over its name and IDs. Whoever uses them now is not us.",
    ),
    "account.print": Label("扫码打开核验页，填备案号核对", "Scan, then enter the code"),
    "badge.active": Label("官方账号", "official"),
    "badge.unconfirmed": Label("久未确认", "not confirmed"),
    "badge.suspended": Label("已暂停", "suspended"),
    "badge.approved": Label("待开通", "not yet opened"),
    "badge.under-review": Label("待核", "under review"),
    "badge.closed": Label("已注销", "closed"),
    "poster.title": Label("核验海报", "Poster"),
    "poster.lead": Label("{name}官方账号核验海报，可打印张贴。", "A poster of {name}'s checker, to be printed."),
    "poster.how": Label("用浏览器的打印功能，选 A4 纸。", "Print it with your browser on A4 paper."),
    "poster.question": Label("这个账号是官方的吗？", "Is this account official?"),
    "poster.code": Label("核验页面的二维码", "QR code of the checker"),
    "poster.no_portal": Label(
        "登记册还没有写明门户的网址（institution.yml 的 portal），写明后这里会印上二维码。",
        "The register does not say where the portal is published (`portal` in institution.yml): no code to print yet.",
    ),
    "poster.step_scan": Label("扫码打开核验页面", "Scan to open the checker"),
    "poster.step_type": Label(
        "粘贴名称、微信号、链接，或选一张二维码图片", "Paste a name, ID or link, or choose a QR picture"
    ),
    "poster.step_compare": Label("逐字比对 ID，一致的才是官方账号", "Compare the ID character by character"),
    "approval.pending": Label("未生效：本页含有没有批准的记录", "not in effect: nobody approved some of its records"),
    "approval.opening": Label("期初", "opening balance"),
    "approval.unapproved": Label("未生效：没有经过批准", "not in effect: nobody approved it"),
    "approval.uncommitted": Label("未生效：还没有提交", "not in effect: not committed"),
}
