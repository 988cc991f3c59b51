"""What stands in the text of present values that is opened to be edited, and what is told of it."""

from collections.abc import Mapping

from guanhao.model.types import Label

INTRO = Label(
    """\
变更 {account}（{name}）的备案内容
1. 在下面“备案内容”里，把要变更的地方改成新的。没有改的不会写进变更表。
2. 填写变更的发生日期、原因、签字。
3. 保存，关闭编辑器。不办了：不保存就关闭，或者把内容全部删掉再保存。
要去掉一项，删掉它冒号后面的内容；名单要把变更以后的都写上。以 # 开头的行是说明，要用就去掉 #。""",
    """\
Change what is on file of {account} ({name})
1. Under "what is on file" put the new values in the place of the old. What you leave alone is not recorded.
2. Fill in when it happened, why, and who signs.
3. Save and close the editor. To give up, close it without saving, or delete everything and save.
To take a value out, delete what follows its colon; write lists as they will be. Lines with # are notes or offers.""",
)
VALUES = Label("备案内容", "what is on file")
CHOICES = Label("，可写：{choices}", "; one of: {choices}")
MORE = Label("。还可写：{keys}", ". It may have: {keys}")

HINTS: Mapping[str, Label] = {
    "happened_on": Label("，如 2026-11-20", ", such as 2026-11-20"),
    "reason": Label("", ""),
    "signed": Label("，如 {name: 张三, title: 党总支书记, on: 2026-11-20}", ", as {name: …, title: …, on: 2026-11-20}"),
    "late_reason": Label("：超过期限才办的，如实说明", ": where it comes late, say why"),
    "correction": Label(
        "：写 true 表示原来就登记错了，不是后来才变的", ": true where it was wrong from the first, and did not change"
    ),
    "endorsements": Label(
        "，如 [{unit: youth-league, name: 李四, on: 2026-11-20}]", ", as [{unit: …, name: …, on: …}]"
    ),
    "document": Label("", ""),
    "note": Label("", ""),
    "account": Label(
        "，platform、opened_on 不能变更；platform_id 只能更正，要写 correction: true",
        "; platform and opened_on never change; platform_id can only be corrected (correction: true)",
    ),
    "people": Label("，不公开", ", internal"),
}
"""Key → what is said of it behind its name."""

WRONG = Label(
    "还不能写入。改好下面的问题再保存（这几行会自动更新，不用删）：", "Not written yet. Mend this and save again:"
)
AT_LINE = Label("第 {line} 行：", "line {line}: ")
MISSING = Label("还缺{label}（{key}）", "{label} ({key}) is missing")
UNCHANGED = Label("没有改动备案内容，没有写文件。", "Nothing on file was changed, so nothing was written.")
GIVEN_UP = Label("没有保存，没有写文件。", "It was not saved, so nothing was written.")
WAITS = Label(
    "编辑器另开窗口、没等改好就返回的，请设成等它关闭，如 VISUAL='code --wait'。",
    "If your editor opens a window and returns at once, have it wait, as VISUAL='code --wait'.",
)
AGAIN = Label("再打开编辑器改正吗？写好的内容都在", "Open the editor again? What you wrote is still there.")
CHANGED = Label("变更了：{fields}", "Changed: {fields}")
