"""The checker: what is asked, and what each answer says, means and advises. The terminal may use the same words."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    "check.title": Label("账号核验", "Is this account official?"),
    "check.lead": Label(
        "收到一条消息、一个链接、一张二维码，不确定是不是{name}发的？在这里查一查。",
        "A message, a link, a QR code: is it really from {name}? Ask here.",
    ),
    "check.label": Label("这个账号是不是官方的？", "Is this account official?"),
    "check.hint": Label(
        "可以填：账号名称、微信号、QQ 群号、各平台的链接（分享时带的文字可以一起粘贴）、备案号。",
        "A name, an ID, a group number, a link of any platform (with the words it was shared with), or a code.",
    ),
    "check.placeholder": Label("粘贴链接、微信号、名称或备案号", "Paste a link, an ID, a name or a code"),
    "check.go": Label("核验", "Check"),
    "check.picture": Label("选二维码图片", "Choose a QR picture"),
    "check.camera": Label("用摄像头扫码", "Scan with the camera"),
    "check.camera_stop": Label("关闭摄像头", "Stop the camera"),
    "check.viewfinder": Label("摄像头画面", "Camera picture"),
    "check.drop": Label("图片也可以拖到这里，或者直接粘贴。", "A picture may also be dropped here or pasted."),
    "check.on": Label("查过去某一天：", "On a past day:"),
    "check.on_hint": Label(
        "想知道当时它是不是我们的，就选一个日期。",
        "Choose a day to learn whether it was ours then.",
    ),
    "check.privacy_title": Label("您填的内容不会离开这台设备", "What you type stays on this device"),
    "check.privacy": Label(
        "比对全在浏览器里完成，不发送您填的文字、图片和摄像头画面。"
        "为了比对，浏览器会取几个按编号分好的数据文件；网站的服务器由此能知道您取了哪几个文件，"
        "也就只能猜到您查的是这些文件里的某一个（或者都不是）。"
        "填好的内容写在网址的 # 之后，浏览器也不会把它发给服务器。",
        "Everything is compared in your browser; no text, picture or camera image is sent. To compare, the browser "
        "fetches a few numbered data files: the host can see which, and so learns a few bits: that you asked for "
        "something among those files, or for nothing on file. What you typed stands after the # of the address, "
        "which browsers do not send.",
    ),
    "check.noscript": Label(
        "核验要用到浏览器的脚本，现在没有打开。您可以在账号名录里查找，并请逐字核对 ID：",
        "The checker needs scripts, which are off. Look in the directory instead, and compare the ID letter by letter:",
    ),
    "check.directory": Label("打开账号名录", "Open the directory"),
    "check.working": Label("正在核验……", "Checking…"),
    "check.reading": Label("正在识别图片……", "Reading the picture…"),
    "check.aiming": Label("请把二维码对准摄像头。", "Point the camera at the QR code."),
    "check.data": Label("数据截至 {as_of}", "Data as of {as_of}"),
    "check.version": Label("，版本 {commit}", ", version {commit}"),
    "check.stale": Label(
        "这份数据已有 {days} 天没有更新，结论可能过时，请再向{registrar}核实。",
        "These data have not been renewed for {days} days; the answer may be out of date. Ask {registrar} as well.",
    ),
    "check.asked": Label("您查的是", "You asked for"),
    "check.yours": Label("您查的", "Yours"),
    "check.ours": Label("官方的", "Official"),
    "check.differs": Label("不同的字：", "What differs:"),
    "check.missing": Label("（无）", "(none)"),
    "check.page": Label("查看登记页", "See its page"),
    "check.held": Label("属于我们的日期：", "Ours:"),
    "check.held_open": Label("{from} 至今", "since {from}"),
    "check.held_span": Label("{from} 至 {to}（{to} 起不再是）", "{from} until {to}"),
    "check.successor": Label("现在请认准", "Its successor"),
    "check.matches": Label("登记的账号", "On file"),
    "check.impostor": Label("登记的假冒账号：“{name}”（{platform}）", "The impostor on file: “{name}” ({platform})"),
    "check.imitates": Label("它冒充的是我们的这个账号：", "It imitates this account of ours:"),
    "check.similar": Label("与它相像的官方账号", "Official accounts that it resembles"),
    "check.on_then": Label(
        "{day} 那一天的情况（不是现在的）：",
        "On {day} (which is not to say now):",
    ),
    "check.on_future": Label(
        "{day} 还没有到（数据截至 {as_of}），下面是 {as_of} 的情况：",
        "{day} lies after the data; this is how it stood on {as_of}:",
    ),
    "check.report": Label("要核实或者举报，请联系{registrar}：", "To ask or to report, turn to {registrar}:"),
    "check.report_none": Label(
        "要核实或者举报，请联系{registrar}，不要用对方给的联系方式。",
        "To ask or to report, turn to {registrar}, never by contacts that the account gives.",
    ),
    "check.which": Label("图里有几个二维码，一共 {count} 个，结果分别是：", "The picture holds {count} codes:"),
    "check.which_ask": Label("查看这一个", "See this one"),
    "check.no_code_title": Label("图片里没有找到二维码", "No QR code was found in the picture"),
    "check.no_code": Label(
        "请换一张清楚、完整、正对着拍的图片；也可以直接填写账号名称或者 ID。没有识别出来，不说明账号是真是假。",
        "Try a sharp, whole picture taken straight on, or type the name or ID. This says nothing about the account.",
    ),
    "check.no_picture_title": Label("这个文件不是能打开的图片", "This file is no picture that can be opened"),
    "check.no_picture": Label(
        "请选 JPG、PNG、WebP 等格式的图片，或者截一张图再试。",
        "Choose a JPG, PNG or WebP picture, or take a screenshot.",
    ),
    "check.no_reader_title": Label("识别程序没有取到", "The reader could not be loaded"),
    "check.no_reader": Label(
        "网络可能断了。请稍后再试，或者直接填写账号名称、ID。",
        "The network may be down. Try again later, or type the name or ID.",
    ),
    "check.no_camera_title": Label("打不开摄像头", "The camera could not be opened"),
    "check.no_camera": Label(
        "请允许使用摄像头后再试，或者选一张二维码图片。",
        "Allow the use of the camera and try again, or choose a picture.",
    ),
    "check.broken_title": Label("现在查不了", "No answer just now"),
    "check.broken": Label(
        "核验数据没有取到或者不完整，所以不下结论：不要因此当它是真的，也不要当它是假的。请检查网络后再试。",
        "The data could not be fetched or are not whole, so there is no verdict: take the account neither for genuine "
        "nor for fake. Check the network and try again.",
    ),
    "check.again": Label("再试一次", "Try again"),
    "check.long_title": Label("内容太长", "Too long"),
    "check.long": Label(
        "请只粘贴账号名称、ID 或者链接所在的那几行（不超过 {limit} 字）。",
        "Paste only the lines with the name, ID or link (at most {limit} characters).",
    ),
    "verdict.official.title": Label("是官方账号", "Official"),
    "verdict.official.text": Label(
        "它的标识与登记册一致，登记在册，状态正常。",
        "Its identifier is on file, and the account is in service.",
    ),
    "verdict.official.advice": Label(
        "以后也请按 ID 认准它：名称和头像谁都能照抄，ID 抄不走。",
        "Go on knowing it by its ID: anybody can copy a name and a picture, nobody can copy the ID.",
    ),
    "verdict.official-then.title": Label("那一天是官方账号", "It was official on that day"),
    "verdict.official-then.text": Label(
        "按登记的起止日期，那一天它属于我们。",
        "By the days on file it was ours then.",
    ),
    "verdict.official-then.advice": Label(
        "这不说明它现在还是：要知道现在的情况，请清空日期再查一次。",
        "That is not to say that it is now: clear the day and ask again.",
    ),
    "verdict.official-suspended.title": Label("登记在册，但已被暂停", "On file, but suspended"),
    "verdict.official-suspended.text": Label(
        "这是我们的账号，但已被责令暂停使用。",
        "The account is ours, but it was ordered to pause.",
    ),
    "verdict.official-suspended.advice": Label(
        "暂停期间它发布的内容，请勿当作官方消息。",
        "Take nothing it posts meanwhile for official.",
    ),
    "verdict.official-unconfirmed.title": Label("登记在册，但久未确认", "On file, but not confirmed lately"),
    "verdict.official-unconfirmed.text": Label(
        "标识与登记册一致，但超过规定期限没有人确认它还由我们使用。",
        "Its identifier is on file, but for longer than the regulation allows nobody has confirmed that it is still "
        "in our hands.",
    ),
    "verdict.official-unconfirmed.advice": Label(
        "重要的事（缴费、填个人信息）请先向主办单位核实。",
        "Before anything that matters, such as a payment or personal data, ask its unit.",
    ),
    "verdict.name-match.title": Label("名称对得上，还要核对 ID", "The name fits: now compare the ID"),
    "verdict.name-match.text": Label(
        "我们有这样一个账号，但名称、号码或备案号谁都能照写，单凭它不能认定。",
        "We have such an account, but anybody can write this name, number or code: it proves nothing by itself.",
    ),
    "verdict.name-match.advice": Label(
        "打开您遇到的账号的资料页，把它的 ID 与下面登记的逐字对照：完全一致的才是我们的。",
        "Open the profile of the account you met and compare its ID with the one below, letter by letter.",
    ),
    "verdict.formerly-official.title": Label("以前是，现在不是", "It was official, and is no more"),
    "verdict.formerly-official.text": Label(
        "从 {to} 起，它不再属于我们。",
        "Since {to} it is ours no more.",
    ),
    "verdict.formerly-official.advice": Label(
        "停用的名称和 ID 可能已被别人注册使用：不要相信它现在发布的内容，也不要向它付款、提供个人信息。",
        "Others may have taken the name or ID over since: trust nothing it posts now, pay it nothing, tell it nothing.",
    ),
    "verdict.reported-impostor.title": Label("是假冒账号", "An impostor"),
    "verdict.reported-impostor.text": Label(
        "它在我们登记的假冒账号名单上。",
        "It is on our list of impostors.",
    ),
    "verdict.reported-impostor.advice": Label(
        "不要关注、添加、付款或提供个人信息；已经上当的，请保留截图并马上联系我们。",
        "Do not follow it, add it, pay it or tell it anything. If you already have, keep the evidence and contact us.",
    ),
    "verdict.lookalike.title": Label("很像，但不是官方账号的名称", "It looks like ours, and is not"),
    "verdict.lookalike.text": Label(
        "登记册里没有它；它与官方账号只差一点，或者用了我们的名称，很可能是仿冒。",
        "It is not on file. It differs little from an account of ours, or uses our name, and may well imitate us.",
    ),
    "verdict.lookalike.advice": Label(
        "逐字看清不同的地方。在核实之前，不要关注、付款或提供个人信息。",
        "Look closely at what differs. Until you have asked us, do not follow it, pay it or tell it anything.",
    ),
    "verdict.no-record.title": Label("没有登记，真假未知", "Not on file: unknown"),
    "verdict.no-record.text": Label(
        "登记册里没有它。这不说明它安全，也不说明它是假的。",
        "It is not in the register. That makes it neither safe nor fake.",
    ),
    "verdict.no-record.advice": Label(
        "在核实之前，不要凭它付款或提供个人信息；可以换成链接、ID 或二维码再查一次。",
        "Until you have asked, pay nothing and tell nothing on its word. Try again with its link, ID or QR code.",
    ),
}
