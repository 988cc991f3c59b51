"""What the report says of faults and their mends, of warnings, and of whose review is needed."""

from guanhao.model.types import Label

# --- what was found --------------------------------------------------------------------------------------------------

FAULT = Label("**{number}.** {what}", "**{number}.** {what}")
FAULT_OF = Label("{account}：{what}", "{account}: {what}")
WHERE = Label("在哪里：{place}", "Where: {place}")
PLACE = Label("{file} 第 {line} 行", "{file} line {line}")
BY = Label("依据：{basis}", "By: {basis}")
BY_RULE = Label("登记册的规则 {rule}", "the register's rule {rule}")
BY_ARTICLES = Label("《{title}》{articles}（规则 {rule}）", "{title}, {articles} (rule {rule})")
ARTICLE_QUOTED = Label("{article}“{quote}”", "{article}, “{quote}”")
HOW = Label("怎么改：{fix}", "How to mend it: {fix}")
RENAME = Label("新的文件名，可以照抄：{path}", "The name to give, ready to copy: {path}")
MEND_LINE = Label("{path} 里这一行改成下面这样，可以照抄：", "In {path}, write this line instead, ready to paste:")
MEND_FILE = Label(
    "恢复原来的文件，另外新建 {path}，内容如下，可以照抄：",
    "Put the file back, and add {path} instead, ready to paste:",
)
MEND_BLANKS = Label(
    "空着的 {keys} 由申请人填写；如果是原来就填错了、不是情况有变，再加一行 correction: true",
    "Whoever asks fills in {keys}; if it was wrong from the start and nothing has changed, add correction: true",
)
MEND_MASKED = Label(
    "带 * 号的是遮住的个人信息，不能照抄：请从申请人改过的文件里抄写完整",
    "Personal values are masked by asterisks and not to be pasted: copy them in full from the file as edited",
)
MEND_TOO_LONG = Label(
    "照改过的内容另外新建 {path}；内容太长或有看不见的字符，这里不列出",
    "Write what was edited into {path} instead; it is too long to show here, or holds what does not show",
)
ALIKE = Label("同样的问题还有 {count} 处：{places}。", "{count} more of the same: {places}.")
ALIKE_AND_MORE = Label("同样的问题还有 {count} 处，例如 {places}。", "{count} more of the same, such as {places}.")
REMARK = Label(
    "{level}：{what}（{place}；{basis}）。怎么办：{fix}", "{level}: {what} ({place}; {basis}). What to do: {fix}"
)
NO_ACTOR = Label(
    "没有说明申请人，所以申请人是不是主办单位的填报人、能不能动这些文件，都没有判断。",
    "Nobody said who asks, so whether they file for the unit, and may touch these files, was not assessed.",
)
RULE_OF = Label("{article} {rule}", "{article} {rule}")
UNASSESSED = Label(
    "因为缺少数据（如已删除），没有判断：{rules}。",
    "Not assessed, for want of data (such as redacted values): {rules}.",
)
KNOWN = Label(
    "登记册里原来就有的问题，不影响这次合并：错误 {error} 处，警告 {warning} 处，提示 {notice} 处。",
    "What was there before, and is not in the way: {error} errors, {warning} warnings, {notice} notices.",
)

# --- reviews ---------------------------------------------------------------------------------------------------------

CLAIMED = Label(
    "申请人自称已会签（只是申请人这样写，要由该单位审核确认）：",
    "Endorsements that the request claims (the author's word, until the unit itself confirms it):",
)
CLAIM = Label("{unit}：{name}，{day}，{account}", "{unit}: {name}, {day}, {account}")
TO_REVIEW = Label("合并之前要由这些单位审核：", "To be reviewed, before it is merged, by:")
NEEDED = Label("{unit}：{why}", "{unit}: {why}")
WHY_CLAIMED = Label("确认会签", "to confirm its endorsement")
WHY_TIER = Label("这一级账号要由它会签", "its endorsement is needed for this tier")
WHY_TIER_ANY = Label("这一级账号要由它或同列的另一个单位会签", "one such endorsement is needed for this tier")
WHY_GIVING = Label("确认移交出去", "to confirm that it gives the account up")
WHY_RECEIVING = Label("确认接收账号", "to confirm that it takes the account over")
WHY_AUTHORITY = Label("改动的是它管的文件", "the files are its own")
WHY_MERGING = Label("归口管理部门，审核后合并", "the registrar, which merges")
