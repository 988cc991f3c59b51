"""申请发布的视频，格式和大小要合乎规定。没有视频的不判断。

为什么：太大的视频上传不了，格式不对平台不收。

怎么改：用剪辑软件另存为规定的格式，或者降低码率、剪短。`format`、`bytes` 按实际文件填写。
`format` 不写时看文件名的扩展名，大小写不分。看不出格式、没有写 `bytes` 的，记为“无法判断”。

参数：`max_bytes` 最多多少字节（1 MB 是 1048576 字节）；`formats` 允许的格式。不写就是不限。

The video of a release: of which `formats` (where none is stated, the file name's extension tells), and of how many
bytes at most (`max_bytes`). What nobody can tell is not assessed. Save it in another format, at a lower rate, or
shorter, and state `format` and `bytes` as they are.
"""

from collections.abc import Iterator
from typing import Annotated

from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.records import Media
from guanhao.model.types import Integer, Label, Model, Text
from guanhao.rules.base import Rule
from guanhao.rules.bound import ReleaseContext, broken, kept, unknown
from guanhao.rules.media import facts_of, is_of_format

ID = "release-video"
TITLE = Label("发布视频", "video of a release")

_FORMAT = Label("格式是 {format}，规定用 {formats}", "is of format {format}; the policy allows {formats}")
_SIZE = Label(
    "有 {bytes} 字节（{size}），规定不超过 {limit_bytes} 字节（{limit}）",
    "has {bytes} bytes ({size}); the policy allows {limit_bytes} ({limit})",
)

MESSAGES = {
    "format": Message(
        "视频“{file}”" + _FORMAT.zh,
        "the video `{file}` " + _FORMAT.en,
        "另存为规定的格式，再改写 file 和 format",
        "save it in such a format, and correct file and format",
    ),
    "large": Message(
        "视频“{file}”" + _SIZE.zh,
        "the video `{file}` " + _SIZE.en,
        "降低码率或者剪短，再改写 bytes",
        "save it at a lower rate or shorter, and correct bytes",
    ),
    "both": Message(
        "视频“{file}”" + _FORMAT.zh + "；" + _SIZE.zh,
        "the video `{file}` " + _FORMAT.en + "; it " + _SIZE.en,
        "存为规定的格式，降低码率或者剪短，再改写 file、format 和 bytes",
        "save it in such a format, at a lower rate or shorter, and correct file, format and bytes",
    ),
}


class Params(Model):
    """What is asked of the video."""

    max_bytes: Annotated[Integer | None, Label("不超过", "at most")] = None
    formats: Annotated[tuple[Text, ...] | None, Label("格式", "formats")] = None


def check(context: ReleaseContext[Params]) -> Iterator[Ruling]:
    """Judge the video, if there is one."""
    params, video = context.params, context.release.video
    if video is None or (params.formats is None and params.max_bytes is None):
        return
    words = facts_of(video, params.formats, params.max_bytes)
    match is_of_format(video, params.formats), _is_small(video, params.max_bytes):
        case False, is_small:
            code = "both" if is_small is False else "format"
            yield broken(code, ("video", "file" if video.format is None else "format"), **words)
        case _, False:
            yield broken("large", ("video", "bytes"), **words)
        case True, True:
            yield kept()
        case _:
            yield unknown()


def _is_small(video: Media, most: int | None) -> bool | None:
    """Tell whether a video is small enough; None where nobody can tell."""
    if most is None:
        return True
    return None if video.bytes is None else video.bytes <= most


RULE = Rule(ID, TITLE, "event", MESSAGES, __doc__, params=Params, release=check)
