"""The desk: its pages, and what its forms say. Labels of questions and findings are the models' and the rules' own."""

from collections.abc import Mapping

from guanhao.model.types import Label

FORM: Mapping[str, Label] = {
    "need": Label("必填", "required"),
    "may": Label("选填", "optional"),
    "by_policy": Label("办法有规定", "by the policy"),
    "optional": Label("选填项目", "Optional parts"),
    "choose": Label("请选择", "Choose"),
    "choose_unit": Label("先选主办单位", "Choose the unit first"),
    "choose_account": Label("再选账号", "Then the account"),
    "choose_platform": Label("请选择平台", "Choose the platform"),
    "new_account": Label("新账号（没有办过开通申请）", "A new account, without an application"),
    "unit": Label("主办单位", "Unit"),
    "account": Label("账号", "Account"),
    "platform": Label("平台", "Platform"),
    "slug": Label("登记短名", "Short name"),
    "slug_help": Label(
        "自动给出，一般不用改；只用小写字母、数字和短横线。",
        "Given by itself; small letters, digits and hyphens if you change it.",
    ),
    "file_slug": Label("文件短名（自动给出，一般不用改）", "Name of the file (given by itself)"),
    "file_slug_help": Label("只用小写字母、数字和短横线。", "Small letters, digits and hyphens."),
    "bad_slug": Label(
        "只能用小写字母、数字和短横线，如 open-day",
        "Only small letters, digits and hyphens, such as open-day",
    ),
    "taken": Label(
        "这个短名已经有账号在用，请换一个",
        "An account has this short name; choose another",
    ),
    "find": Label("输入名称的一部分查找", "Find by a part of the name"),
    "not_fetched": Label(
        "没有取到这个账号的资料。请检查网络，再选一次。",
        "This account could not be fetched. Check the network and choose it again.",
    ),
    "not_offered": Label(
        "账号 {account} 现在不能办{form}，请另选账号。",
        "{account} takes no record of this kind now ({form}); choose another account.",
    ),
    "unit_slug": Label("单位短名", "Short name of the unit"),
    "unit_slug_help": Label(
        "用在网址和文件名里，如 physics；只用小写字母、数字和短横线，定了就不再改。"
        "更名、撤销已有的单位，请先打开它的文件（registry/units/短名.yml）。",
        "It stands in addresses and file names, such as physics: small letters, digits and hyphens, never changed. "
        "To rename or close a unit, open its file first (registry/units/<short name>.yml).",
    ),
    "unit_exists": Label(
        "“{name}”已经用了这个短名。新单位请换一个；要更名或撤销它，请先打开它的文件。",
        "{name} has this short name. Choose another for a new unit; to change that one, open its file first.",
    ),
    "yes": Label("是", "Yes"),
    "no": Label("否", "No"),
    "not_said": Label("不填", "Not stated"),
    "several": Label("每行写一项", "one item a line"),
    "example": Label("例如：{example}", "for example: {example}"),
    "stop": Label("；", "; "),
    "colon": Label("：", ": "),
    "quoted": Label("“{what}”", "“{what}”"),
    "say_yes": Label("{what}选“是”", "choose Yes for {what}"),
    "by_article": Label("（{article}）", " ({article})"),
    "comma": Label("、", ", "),
    "semicolon": Label("；", "; "),
    "add": Label("添加{what}", "Add: {what}"),
    "remove": Label("删除", "Remove"),
    "remove_item": Label("删除“{what}”", "Remove {what}"),
    "picture": Label("从二维码图片读取", "Read a QR picture"),
    "choose_file": Label("选文件，自动填写名称、格式和大小", "Choose the file: name, format and size are filled in"),
    "reading": Label("正在识别……", "Reading…"),
    "no_code": Label("图片里没有认出二维码", "No QR code was found in the picture"),
    "not_loaded": Label(
        "没有完成：页面的一部分没有取到。请检查网络后再点一次，填好的内容都在。",
        "Not done: a part of this page could not be fetched. Check the network and press again; your answers are kept.",
    ),
    "back_filing": Label(
        "办法施行以前就有的老账号选“是”，在备注里写明情况",
        "Yes for an account older than the regulation; say so in the note",
    ),
    "note": Label("没有办过开通申请的，在这里说明原因", "where nobody applied for the account beforehand, say why"),
    "help_subject": Label("照平台认证页上写的全称填写", "in full, as the platform's page of the certification has it"),
    "help_approver": Label("填{registrar}审批人的姓名", "the name of an approver of {registrar}"),
    "help_correction": Label(
        "只是原来填错了、实际没有变化的，选“是”：改正登记，不留曾用名",
        "Yes where nothing has changed and the entry was wrong: it is mended and leaves no former name",
    ),
    "help_document": Label("签字盖章的纸质原件存档的编号", "the number under which the sealed paper is archived"),
    "help_endorsements": Label("会签单位同意以后再添加", "added once the endorsing unit has consented"),
    "help_maintainers": Label(
        "可以替本单位提交的代码平台用户名，没有就空着",
        "names on the forge of those who may file for the unit; none, if it has none",
    ),
    "help_result": Label("先由本单位自评，{registrar}审核时确认", "the unit's own view, which {registrar} confirms"),
    "help_successor": Label("并到别的账号的，写那个账号", "the account that goes on in its place"),
    "which_fields": Label("勾选要变更的项目，再填新的内容。", "Tick what changes, then fill in the new values."),
    "now": Label("现为：{value}", "now: {value}"),
    "nothing": Label("（没有填过）", "(nothing on file)"),
    "before_is": Label("原来：", "Until now:"),
    "before": Label("{label}（原来）", "{label} (until now)"),
    "after": Label("{label}（变更后）", "{label} (from now on)"),
    "not_public": Label(
        "这一项不公开，请照备案表填写原来的内容；没有填过就空着",
        "this part is not public: write what the filing says, or leave it empty if it says nothing",
    ),
    "typed_anew": Label(
        "人员信息不公开，所以这里不显示原来的内容；请把变更后的完整内容重新填写一遍。",
        "People are not public, so what is on file is not shown here; fill in the whole of it anew.",
    ),
    "empties": Label("空着表示改为没有", "left empty, nothing will be on file"),
    "error": Label("要改：", "To correct:"),
    "warning": Label("请留意：", "Mind:"),
    "notice": Label("提示：", "Note:"),
    "mend": Label("改法：", "How: "),
    "take_over": Label("就用这个网址", "Use this address"),
    "to_correct": Label("还有 {count} 处要改", "{count} to correct"),
    "make": Label("检查并生成记录", "Check, and make the record"),
    "result": Label("记录已经生成", "The record is made"),
    "checked": Label(
        "已照校验的规则检查过。需要查登记册内部资料的规则，提交以后由校验程序再查一遍。",
        "It was judged by the rules. Those that need what is not public are judged when it is handed in.",
    ),
    "path": Label("文件位置：", "Path:"),
    "download": Label("下载文件", "Download"),
    "copy": Label("复制内容", "Copy"),
    "copied": Label("内容已复制到剪贴板。", "Copied to the clipboard."),
    "downloaded": Label("已下载 {name}。", "Downloaded {name}."),
    "select_copy": Label(
        "浏览器不让网页写剪贴板，内容已选中，请按 Ctrl+C（苹果电脑按 ⌘C）。",
        "The browser refused; the text is selected, press Ctrl+C (or Command+C).",
    ),
    "to_forge": Label("到 {forge} 提交", "Hand it in on {forge}"),
    "content": Label("记录的内容", "The record"),
    "in_chat": Label(
        "您在聊天软件里打开了本页，这里多半不能下载文件。请点右上角的“…”，选“在浏览器打开”，再开始填写。",
        "This page is open within a chat app, which may keep no downloads: open it in a browser before you begin.",
    ),
    "next": Label("接下来", "Next"),
    "with_account": Label("有 {forge} 账号：", "With an account on {forge}:"),
    "opened": Label(
        "点“到 {forge} 提交”，打开的页面里位置和内容都已填好。",
        "“Hand it in on {forge}” opens a page with path and content filled in.",
    ),
    "paste": Label(
        "点“到 {forge} 提交”，内容同时复制好了；在打开的页面里粘贴到正文，位置已填好。",
        "“Hand it in on {forge}” copies the content and opens a page with the path filled in: paste it there.",
    ),
    "paste_people": Label(
        "记录里有人员信息，不会写进网址。点“到 {forge} 提交”，内容同时复制好了；在打开的页面里粘贴到正文，位置已填好。",
        "It names people, so no address carries it. “Hand it in on {forge}” copies the content and opens a page with "
        "the path filled in: paste it there.",
    ),
    "paste_over": Label(
        "点“到 {forge} 提交”，内容同时复制好了；在打开的页面里全选原来的内容，粘贴覆盖。",
        "“Hand it in on {forge}” copies the content and opens the page of the file: select all of it and paste.",
    ),
    "elsewhere": Label(
        "点“到 {forge} 提交”，内容同时复制好了；在打开的仓库里新建文件，位置照上面的“文件位置”，粘贴内容，"
        "再新建分支、发起合并请求。",
        "“Hand it in on {forge}” copies the content and opens the repository: make a new file of the path above, "
        "paste, commit it to a new branch and start a pull request.",
    ),
    "propose_github": Label(
        "点 Commit changes…（提交更改），选 Create a new branch（新建分支），点 Propose changes，"
        "再点 Create pull request（发起合并请求）。",
        "Press “Commit changes…”, choose “Create a new branch”, press “Propose changes”, then “Create pull request”.",
    ),
    "propose_gitea": Label(
        "在页面下方选“为此提交创建新的分支并发起合并请求”，点“提议文件更改”，再点“创建合并请求”。",
        "Choose “Create a new branch for this commit and start a pull request” below the text, and propose it.",
    ),
    "propose_gitlab": Label(
        "点 Commit changes（提交更改），目标分支写一个新名称，勾选“发起合并请求”，再提交。",
        "Press “Commit changes”, name a new branch, tick “start a new merge request”, and commit.",
    ),
    "request": Label(
        "合并请求里会自动出现校验报告；有要改的，照报告改。",
        "The report of the check appears in the request by itself; mend what it names.",
    ),
    "merged": Label("{registrar}审核合并，就是批准。", "{registrar} reviews it; the merge is the approval."),
    "without_account": Label("没有账号：", "Without an account:"),
    "send": Label(
        "点“下载文件”，把文件发给{registrar}{email}，不要改文件名。",
        "Download the file and send it to {registrar}{email}; leave its name as it is.",
    ),
    "files_for_you": Label("由{registrar}代录，合并请求里能看到进度。", "{registrar} files it for you."),
    "has_people": Label(
        "文件里有姓名和联系方式，请只发给{registrar}，不要发到群里。",
        "It holds names and contacts: send it to {registrar} alone, not to a group.",
    ),
    "back": Label("返回修改", "Back to the form"),
    "again": Label("再填一份", "Another one"),
    "restored": Label(
        "已恢复上次没填完的内容（人员信息没有保存，请重新填写）。",
        "What you had filled in is back (people are not kept: type them anew).",
    ),
    "discard": Label("不要了，重新填", "Discard it"),
    "open_file": Label("打开已有的记录文件", "Open a record file"),
    "opened_file": Label("已打开 {name}，可以接着改。", "Opened {name}; go on from there."),
    "opened_whose": Label(
        "从文件名看不出是哪个账号，请在下面选好，内容都在。",
        " Its name does not tell which account it is of: choose it below, and what it says stays.",
    ),
    "sealed": Label(
        "姓名和联系方式已经密封，这里看不到，照原样保留。",
        "The name and contacts are sealed: they are not shown, and stay as they are.",
    ),
    "unseal": Label("换人，重新填写", "Another person: fill in anew"),
    "bad_file": Label(
        "读不出这个文件：要的是本页生成的“{kind}”记录。",
        "This file cannot be read: it should be a record of this page ({kind}).",
    ),
    "broken": Label(
        "表单没有打开：数据没有取到。请检查网络后刷新页面。",
        "The form did not open: its data could not be fetched. Check the network and reload.",
    ),
}
"""What the script says, by the name it uses."""

STRINGS: Mapping[str, Label] = {
    **{f"form.{name}": label for name, label in FORM.items()},
    "desk.title": Label("办事大厅", "Service desk"),
    "desk.lead": Label(
        "在线填表，当场检查，生成一份可以直接提交的记录。",
        "Fill in a form, have it checked at once, and take away a record that is ready to hand in.",
    ),
    "desk.for_units": Label("各单位办理", "For units"),
    "desk.for_everybody": Label("师生和公众", "For everybody"),
    "desk.for_registrar": Label("{registrar}办理", "For {registrar}"),
    "desk.how": Label("怎么办", "How it works"),
    "desk.how_fill": Label(
        "选好账号，照提示填表。填错的当场指出，并告诉您依据和改法。",
        "Choose the account and fill in the form. What is wrong is named at once, with the article and the mend.",
    ),
    "desk.how_get": Label("检查通过后生成一份记录文件。", "When all is well a record file is made."),
    "desk.how_hand": Label(
        "有代码平台账号的，一键打开提交页面；没有的，把文件发给{registrar}代录。",
        "With an account on the forge, one click opens the page for it; without one, send the file to {registrar}.",
    ),
    "desk.how_merge": Label("{registrar}审核后合并，就是批准。", "{registrar} reviews it; the merge is the approval."),
    "desk.privacy": Label(
        "您填的内容只在这台设备上，网站不收集；草稿存在浏览器里，不含人员信息。",
        "What you type stays on this device. Drafts are kept in the browser, without people's data.",
    ),
    "desk.guide": Label("看办事指南", "See the guide"),
    "desk.loading": Label("正在打开表单……", "Opening the form…"),
    "desk.noscript": Label(
        "表单要用到浏览器的脚本，现在没有打开。您也可以向{registrar}索取 Word 表格，填好后请他们代录。",
        "The form needs scripts, which are off. You may ask {registrar} for the Word form and have it filed for you.",
    ),
    "desk.open": Label("开通申请", "Apply for an account"),
    "desk.open.lead": Label("开通新账号之前办理。", "Before a new account is opened."),
    "desk.file": Label("备案", "File an account"),
    "desk.file.lead": Label(
        "账号开通后办理，包括补办备案。", "After an account was opened; old accounts are filed here too."
    ),
    "desk.change": Label("变更", "Change an entry"),
    "desk.change.lead": Label(
        "名称、ID、责任人、管理员、主办单位等有变化时办理。", "When names, IDs, people or the unit have changed."
    ),
    "desk.review": Label("年审", "Annual review"),
    "desk.review.lead": Label("每年一次，报告一年的运行情况。", "Once a year: how the account did."),
    "desk.close": Label("注销", "Close an account"),
    "desk.close.lead": Label("停用、合并或平台停运时办理。", "When it is not used, merged, or its platform closed."),
    "desk.release": Label("信息发布申请", "Ask for a release"),
    "desk.release.lead": Label("请学校账号发布信息时办理。", "To have something published through an account."),
    "desk.incident": Label("舆情事件报告", "Report an incident"),
    "desk.incident.lead": Label("发现舆情或不良信息时办理。", "When harmful content or a crisis was met with."),
    "desk.impostor": Label("举报假冒账号", "Report an impostor"),
    "desk.impostor.lead": Label(
        "发现冒用本校名义的账号，请告诉我们。", "An account that pretends to be ours: tell us."
    ),
    "desk.order": Label("处置通知", "Order"),
    "desk.order.lead": Label("限期整改、暂停、恢复或责令关闭。", "Rectify, suspend, resume or close."),
    "desk.void": Label("作废", "Void a record"),
    "desk.void.lead": Label("作废一份写错的记录；两份都留着。", "Take a wrong record out; both stay on file."),
    "desk.waiver": Label("豁免", "Waiver"),
    "desk.waiver.lead": Label("批准一个账号在一段时间内不照某条规则。", "Except an account from a rule for a time."),
    "desk.unit": Label("登记主办单位", "Enter a unit"),
    "desk.unit.lead": Label("新设、更名或撤销的单位。", "A unit that is new, renamed or closed."),
    "desk.drafts": Label("未完成的草稿", "Drafts"),
    "desk.drafts_note": Label(
        "存在这台设备的浏览器里，不含人员信息；打开接着填，或者删除。",
        "Kept in this browser, without people's data: go on with one, or delete it.",
    ),
    "desk.delete": Label("删除", "Delete"),
}
