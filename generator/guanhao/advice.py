"""Errors in words, with the next step, for whoever stands at a door: the command line or MkDocs."""

from collections.abc import Mapping

from guanhao.errors import (
    ForeignSiteError,
    GuanhaoError,
    NoGitError,
    NoPluginError,
    NoRegisterError,
    NoSampleError,
    NoSourceError,
    OccupiedFolderError,
    RefusedRuleError,
    UnbuildableError,
    UnknownAccountError,
    UnknownPresetError,
)

_WORDS: Mapping[type[GuanhaoError], str] = {
    NoRegisterError: (
        "{path} 里没有登记册（缺 registry/institution.yml）。\n"
        "请进入登记册所在的文件夹，或用 --root 指明。\n"
        "There is no register in {path} (no registry/institution.yml). Go to its folder, or use --root."
    ),
    UnbuildableError: (
        "{path} 读不出来，无法生成门户。请运行 guanhao check 查看问题所在。\n"
        "{path} cannot be read, so no portal can be built. Run `guanhao check` to see what is wrong."
    ),
    ForeignSiteError: (
        "{path} 里有不是官号生成的内容（{detail}），为免误删，没有发布。\n"
        "请移走它，或用 --site-dir 换一个文件夹。\n"
        "{path} holds what Guanhao did not write ({detail}), so nothing was published there. "
        "Move it away, or name another folder with --site-dir."
    ),
    NoPluginError: (
        "{path} 的 plugins 里没有 guanhao，这样生成的站点里不会有登记册。请加上 - guanhao。\n"
        "{path} does not list guanhao under plugins, so the site would lack the register. Add it."
    ),
    NoGitError: (
        "没有安装 Git，不能建立 {path}。请先安装 Git。\n"
        "Git is not installed, so {path} cannot be made. Install it first."
    ),
    NoSampleError: (
        "{path} 里的样例登记册已经清空，没有可以重放的历史。请在官号的原始克隆里运行。\n"
        "The sample register was emptied from {path}: there is no history to replay. Use a fresh clone of Guanhao."
    ),
    NoSourceError: (
        "{path} 不是官号源代码的克隆，不能在这里增加规则。\n"
        "{path} is no clone of Guanhao's source, so no rule can be added there."
    ),
    RefusedRuleError: ("不能新建规则“{path}”：{detail}\nNo rule `{path}` can be made: {detail}"),
    UnknownPresetError: (
        "没有叫“{path}”的预置办法。现有：{detail}。\nThere is no preset `{path}`. There are: {detail}."
    ),
    OccupiedFolderError: (
        "{path} 里有内容（{detail}），为免丢失，没有动它。\n"
        "请换一个空文件夹；如果是官号的克隆，先把 registry/、policies/ 里的改动提交到 Git。\n"
        "{path} holds something that would be lost ({detail}), so it was left as it is. "
        "Name an empty folder; in a clone of Guanhao, commit what you changed in registry/ and policies/ first."
    ),
}
"""What went wrong and what to do next, in Chinese and English; `{path}` and `{detail}` are the error's."""

_NO_ACCOUNT = (
    "这一天的登记册里没有账号 {path}{near}。账号写成“单位/账号”，如 physics/wechat。\n"
    "The register has no account {path} on that day{near_en}. Write unit/account."
)


def words(error: GuanhaoError) -> str:
    """Return what went wrong and what to do next, in Chinese and English."""
    if isinstance(error, UnknownAccountError):
        near = f"；相近的有：{error.detail}" if error.detail else ""
        near_en = f"; the nearest are: {error.detail}" if error.detail else ""
        return _NO_ACCOUNT.format(path=error.path, near=near, near_en=near_en)
    template = _WORDS.get(type(error))
    return template.format(path=error.path, detail=error.detail) if template else str(error)
