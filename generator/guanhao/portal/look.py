"""The look that an institution gives its portal: a few values in `mkdocs.yml`, from which the other colours follow.

What would be hard to read is refused: text needs a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Colour = tuple[int, int, int]

READABLE = 4.5
COMFORTABLE = 7.0
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
DARK: Colour = (18, 22, 29)
"""The page's ground in dark mode, `--gh-page` of `styles/dark.css`."""

RANGES = {"font_scale": (0.85, 1.5), "spacing": (0.75, 1.5), "radius": (0, 24)}
"""Of each number the least and the greatest that pages stand; `radius` in pixels."""

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


class WrongLookError(ValueError):
    """A value of the look that cannot be used; the message says why, in Chinese and English."""


@dataclass(frozen=True)
class Look:
    """The values of `look` in the plugin's settings; what is left out keeps the portal's own."""

    brand: str = "#1f3a6e"
    accent: str | None = None
    font_scale: float = 1
    spacing: float = 1
    radius: float = 8
    logo: str | None = None

    def css(self) -> str:
        """Return the stylesheet that sets what differs from the portal's own look; empty where nothing does."""
        own, light, dark = Look(), [], []
        if self.brand != own.brand:
            brand = _colour(self.brand)
            night = _until(brand, BLACK, WHITE, READABLE + 1)
            light += [("brand", brand), ("brand-deep", _mix(brand, BLACK, 0.25)), ("brand-soft", _soft(brand))]
            dark += [("brand", night), ("brand-deep", _mix(night, BLACK, 0.3)), ("brand-soft", _mix(brand, DARK, 0.8))]
        if self.brand != own.brand or self.accent:
            link = _colour(self.accent or self.brand)
            light.append(("link", link))
            dark.append(("link", _until(link, WHITE, DARK, COMFORTABLE)))
        measures = [
            *([f"--gh-scale:{self.font_scale:g}"] if self.font_scale != own.font_scale else []),
            *([f"--gh-spacing:{self.spacing:g}"] if self.spacing != own.spacing else []),
            *([f"--gh-radius:{self.radius / 20:g}rem"] if self.radius != own.radius else []),
        ]
        rule = ";".join([*measures, *map(_declaration, light)])
        return f":root{{{rule}}}\n{in_the_dark(';'.join(map(_declaration, dark)))}" if rule else ""

    def mark(self) -> bytes:
        """Return the portal's own mark, a seal with a tick, as SVG: its logo and icon where there is no other."""
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" rx="7" '
            f'fill="{self.brand}"/><rect x="3.5" y="3.5" width="29" height="29" rx="4.5" fill="none" stroke="#fff" '
            'stroke-width="2"/><path d="m10.5 18.5 5.2 5.2 10-11" fill="none" stroke="#fff" stroke-width="3.6" '
            'stroke-linecap="round" stroke-linejoin="round"/></svg>\n'
        ).encode()


def in_the_dark(declarations: str) -> str:
    """Return rules for dark mode: where the system asks for it, unless the reader switched; never on paper."""
    if not declarations:
        return ""
    return (
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-scheme=light]){{{declarations}}}}}\n"
        f"@media screen{{:root[data-scheme=dark]{{{declarations}}}}}\n"
    )


def look_of(settings: Mapping[str, Any]) -> Look:
    """Return the look that settings describe; raise WrongLookError at the first that cannot be used."""
    known = Look.__dataclass_fields__
    for key, value in settings.items():
        if key not in known:
            names = "、".join(known)
            raise WrongLookError(f"没有“{key}”这一项，只能是 {names} / no such setting; there are {', '.join(known)}")
        if key in ("brand", "accent"):
            _check_colour(key, value)
        elif key in RANGES:
            _check_number(key, value)
        elif not isinstance(value, str) or "://" in value or value.startswith("/"):
            raise WrongLookError(
                f"{key} “{value}” 要写成 docs/ 里一个文件的路径，例如 assets/logo.svg / "
                "must be the path of a file in docs/"
            )
    return Look(**settings)


def _check_colour(key: str, value: object) -> None:
    if not isinstance(value, str) or not _HEX.fullmatch(value):
        raise WrongLookError(
            f'{key} “{value}” 不是颜色：写成加引号的 # 和六位十六进制数，例如 "#8c1515" / is not a colour: '
            'write # and six hexadecimal digits in quotes, such as "#8c1515"'
        )
    colour = _colour(value)
    met = contrast(colour, WHITE) if key == "brand" else contrast(colour, _soft(colour))
    if met < READABLE:
        ground, ground_en = ("白字", "white text") if key == "brand" else ("浅色底", "the light ground")
        raise WrongLookError(
            f"{key} “{value}” 太浅：与{ground}的对比度是 {met:.1f}:1，至少要 {READABLE}:1，请选深一些的颜色 / "
            f"is too light: its contrast to {ground_en} is {met:.1f}:1, and must be {READABLE}:1; choose a darker one"
        )


def _check_number(key: str, value: object) -> None:
    least, greatest = RANGES[key]
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= greatest:
        raise WrongLookError(
            f"{key} “{value}” 要是 {least} 到 {greatest} 之间的数 / must be a number from {least} to {greatest}"
        )


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, “contrast ratio”)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _colour(written: str) -> Colour:
    return int(written[1:3], 16), int(written[3:5], 16), int(written[5:7], 16)


def _declaration(item: tuple[str, Colour]) -> str:
    name, (red, green, blue) = item
    return f"--gh-{name}:#{red:02x}{green:02x}{blue:02x}"


def _soft(colour: Colour) -> Colour:
    return _mix(colour, WHITE, 0.93)


def _mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return the first colour with that share of the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _until(colour: Colour, towards: Colour, ground: Colour, wanted: float) -> Colour:
    """Return the colour, drawn towards black or white until its contrast to the ground is what is wanted."""
    steps = (_mix(colour, towards, step / 20) for step in range(21))
    return next(mixed for mixed in steps if contrast(mixed, ground) >= wanted)
