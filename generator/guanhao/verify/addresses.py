"""Addresses that no platform's form tells: of sites, and those that a QR code leads to."""

from urllib.parse import unquote

from guanhao.verify.text import lower


def host_of(site: str) -> str:
    """Return the host of a site."""
    return site.split("?", 1)[0].split("/", 1)[0]


def sites_of(address: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return host and path of an address, without scheme, with and without its query; then of each folder above it.

    A page beneath one of ours may be anybody's, or lead anywhere, so that it is never vouched for.
    """
    whole, _, query = address.split("://", 1)[-1].split("#", 1)[0].partition("?")
    host, _, path = whole.partition("/")
    steps = [step for step in unquote(path).split("/") if step][:8]
    host = lower(host).removesuffix(":443").removesuffix(":80")
    if ".." in steps or "." in steps:
        return (), ()
    places = ["/".join((host, *steps[:count])) for count in reversed(range(len(steps) + 1))]
    return ((f"{places[0]}?{query}", places[0]) if query else (places[0],)), tuple(places[1:])


def qr_key(payload: str) -> str:
    """Return the form in which two payloads of a QR code are the same: scheme, host's case and last slash aside."""
    scheme, rest = payload.split("://", 1) if "://" in payload else ("", payload)
    if "/" not in rest or lower(scheme) not in ("http", "https", ""):
        return payload
    host, slash, path = rest.partition("/")
    return lower(host) + (slash + path).rstrip("/")
