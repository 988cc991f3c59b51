"""申请发布的配图，张数、格式和大小要合乎规定。

为什么：张数不够排不成版面；格式不对、太小的图，平台不收或者放大后看不清。

怎么改：补足张数；用图片软件另存为规定的格式；太小的换用原图，不要把小图放大。`format`、`bytes` 按实际文件填写。
`format` 不写时看文件名的扩展名，jpg 就是 jpeg，大小写不分。看不出格式、没有写 `bytes` 的，记为“无法判断”。

参数：`min` 最少几张；`formats` 允许的格式；`min_bytes` 每张最少多少字节（1 MB 是 1048576 字节）。不写就是不限。

The images of a release: how many at least (`min`), of which `formats` (jpg is jpeg; where none is stated, the file
name's extension tells), and of how many bytes at least (`min_bytes`). What nobody can tell is not assessed. Add images,
save them in another format, or take the originals, and state `format` and `bytes` as they are.
"""

from collections.abc import Iterator
from typing import Annotated

from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.location import Pointer
from guanhao.model.records import Media
from guanhao.model.types import Integer, Label, Model, Text
from guanhao.rules.base import Rule
from guanhao.rules.bound import ReleaseContext, broken, kept, unknown
from guanhao.rules.media import facts_of, is_of_format

ID = "release-images"
TITLE = Label("发布配图", "images of a release")

_FORMAT = Label("格式是 {format}，规定用 {formats}", "is of format {format}; the policy allows {formats}")
_SIZE = Label(
    "只有 {bytes} 字节（{size}），规定不小于 {limit_bytes} 字节（{limit}）",
    "has {bytes} bytes ({size}); the policy asks for {limit_bytes} ({limit}) at least",
)

MESSAGES = {
    "too-few": Message(
        "配图 {count} 张，规定至少 {limit} 张",
        "there are {count} images; the policy asks for {limit} at least",
        "补足到 {limit} 张，写进 images",
        "add images until there are {limit}",
    ),
    "format": Message(
        "第 {number} 张图片“{file}”" + _FORMAT.zh,
        "image {number} `{file}` " + _FORMAT.en,
        "另存为规定的格式，再改写 file 和 format",
        "save it in such a format, and correct file and format",
    ),
    "small": Message(
        "第 {number} 张图片“{file}”" + _SIZE.zh,
        "image {number} `{file}` " + _SIZE.en,
        "换用更清楚的原图，再改写 bytes",
        "take the original, and correct bytes",
    ),
    "both": Message(
        "第 {number} 张图片“{file}”" + _FORMAT.zh + "；" + _SIZE.zh,
        "image {number} `{file}` " + _FORMAT.en + "; it " + _SIZE.en,
        "换用更清楚的原图，存为规定的格式，再改写 file、format 和 bytes",
        "take the original, save it in such a format, and correct file, format and bytes",
    ),
}


class Params(Model):
    """What is asked of the images."""

    min: Annotated[Integer | None, Label("最少张数", "at least (images)")] = None
    formats: Annotated[tuple[Text, ...] | None, Label("格式", "formats")] = None
    min_bytes: Annotated[Integer | None, Label("每张不小于", "each at least")] = None


def check(context: ReleaseContext[Params]) -> Iterator[Ruling]:
    """Judge the number of the images, then each image."""
    params, images = context.params, context.release.images or ()
    if params.min is not None:
        if len(images) < params.min:
            place = Pointer(("images",) if context.release.images is not None else ())
            yield broken("too-few", place, count=str(len(images)), limit=str(params.min))
        else:
            yield kept()
    if params.formats is not None or params.min_bytes is not None:
        for number, image in enumerate(images, 1):
            yield _image(params, number, image)


def _image(params: Params, number: int, image: Media) -> Ruling:
    place = ("images", number - 1)
    words = {"number": str(number), **facts_of(image, params.formats, params.min_bytes)}
    match is_of_format(image, params.formats), _is_large(image, params.min_bytes):
        case False, is_large:
            code = "both" if is_large is False else "format"
            return broken(code, (*place, "file" if image.format is None else "format"), **words)
        case _, False:
            return broken("small", (*place, "bytes"), **words)
        case True, True:
            return kept()
        case _:
            return unknown()


def _is_large(image: Media, least: int | None) -> bool | None:
    """Tell whether an image is large enough; None where nobody can tell."""
    if least is None:
        return True
    return None if image.bytes is None else image.bytes >= least


RULE = Rule(ID, TITLE, "event", MESSAGES, __doc__, params=Params, release=check)
