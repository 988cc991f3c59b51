"""Errors in words, with the next step, for whoever stands at a door: the command line or MkDocs."""

from guanhao.errors import (
    ForeignSiteError,
    GuanhaoError,
    NoPluginError,
    NoRegisterError,
    UnbuildableError,
    UnknownAccountError,
)


def words(error: GuanhaoError) -> str:
    """Return what went wrong and what to do next, in Chinese and English."""
    match error:
        case NoRegisterError():
            return (
                f"{error.path} 里没有登记册（缺 registry/institution.yml）。\n"
                "请进入登记册所在的文件夹，或用 --root 指明。\n"
                f"There is no register in {error.path} (no registry/institution.yml). Go to its folder, or use --root."
            )
        case UnbuildableError():
            return (
                f"{error.path} 读不出来，无法生成门户。请运行 guanhao check 查看问题所在。\n"
                f"{error.path} cannot be read, so no portal can be built. Run `guanhao check` to see what is wrong."
            )
        case ForeignSiteError():
            return (
                f"{error.path} 里有不是官号生成的内容（{error.detail}），为免误删，没有发布。\n"
                "请移走它，或用 --site-dir 换一个文件夹。\n"
                f"{error.path} holds what Guanhao did not write ({error.detail}), so nothing was published there. "
                "Move it away, or name another folder with --site-dir."
            )
        case NoPluginError():
            return (
                f"{error.path} 的 plugins 里没有 guanhao，这样生成的站点里不会有登记册。请加上 - guanhao。\n"
                f"{error.path} does not list guanhao under plugins, so the site would lack the register. Add it."
            )
        case UnknownAccountError():
            near = f"；相近的有：{error.detail}" if error.detail else ""
            near_en = f"; the nearest are: {error.detail}" if error.detail else ""
            return (
                f"这一天的登记册里没有账号 {error.path}{near}。账号写成“单位/账号”，如 physics/wechat。\n"
                f"The register has no account {error.path} on that day{near_en}. Write unit/account."
            )
        case _:
            return str(error)
