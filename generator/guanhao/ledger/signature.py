"""SSH signatures of commits (OpenSSH's PROTOCOL.sshsig), checked without running anything."""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_ssh_public_key

UNSIGNED, INVALID = "unsigned", "invalid"
"""What stands for the signer of a commit that has none, or whose signature does not hold."""

NAMESPACE = b"git"
_MAGIC = b"SSHSIG"
_ARMOUR = re.compile(rb"-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=\n]+)\n-----END SSH SIGNATURE-----\n?")
_DIGESTS = {b"sha256": hashlib.sha256, b"sha512": hashlib.sha512}
_RSA = {b"rsa-sha2-256": hashes.SHA256, b"rsa-sha2-512": hashes.SHA512}
_CURVES = {
    b"ecdsa-sha2-nistp256": (ec.SECP256R1, hashes.SHA256),
    b"ecdsa-sha2-nistp384": (ec.SECP384R1, hashes.SHA384),
    b"ecdsa-sha2-nistp521": (ec.SECP521R1, hashes.SHA512),
}
_MIN_RSA_BITS = 2048
_HEADERS = (b"gpgsig", b"gpgsig-sha256")
_KEY = re.compile(r"((?:ssh-|ecdsa-)[a-z0-9-]+) ([A-Za-z0-9+/]+=*)(?: .*)?")
_LINE = re.compile(r'(?:\S+ )(?:namespaces="([^"]*)" )?(?=(?:ssh-|ecdsa-))(.*)')


def signer_of(commit: bytes) -> str:
    """Return the public key (`ssh-ed25519 AAAA…`) that signed a commit object, or UNSIGNED, or INVALID."""
    payload, signatures = _parted(commit)
    if not signatures:
        return UNSIGNED
    match = _ARMOUR.fullmatch(signatures[0])
    if len(signatures) > 1 or match is None:
        return INVALID
    try:
        return _verified(base64.b64decode(match[1].replace(b"\n", b""), validate=True), payload)
    except (ValueError, InvalidSignature, UnsupportedAlgorithm):
        return INVALID


def is_listed(signer: str, keys: Iterable[str]) -> bool:
    """Tell whether `keys` list the public key: as it is, or as a line of an allowed-signers file.

    A line with any option but `namespaces` lists nothing: what is not understood must not be trusted.
    """
    return any(_listed_key(" ".join(line.split())) == signer for line in keys)


def _listed_key(line: str) -> str | None:
    if line.startswith("#"):
        return None
    if not _KEY.fullmatch(line):
        match = _LINE.fullmatch(line)
        if match is None or not _covers(match[1]):
            return None
        line = match[2]
    key = _KEY.fullmatch(line)
    return f"{key[1]} {key[2]}" if key else None


def _covers(namespaces: str | None) -> bool:
    return namespaces is None or any(fnmatchcase(NAMESPACE.decode(), pattern) for pattern in namespaces.split(","))


def _parted(commit: bytes) -> tuple[bytes, list[bytes]]:
    """Part a commit object into what was signed, and the signatures: their headers, folded lines joined."""
    head, gap, message = commit.partition(b"\n\n")
    kept: list[bytes] = []
    signatures: list[bytes] = []
    into = kept
    for line in head.split(b"\n"):
        if not line.startswith(b" "):
            name, _, value = line.partition(b" ")
            into = signatures if name in _HEADERS else kept
            into.append(value if name in _HEADERS else line)
        elif into is signatures:
            signatures[-1] += b"\n" + line[1:]
        else:
            kept.append(line)
    return b"\n".join(kept) + gap + message, signatures


def _verified(blob: bytes, payload: bytes) -> str:
    """Return the key that signed `payload`. Raises ValueError or InvalidSignature."""
    if not blob.startswith(_MAGIC + b"\0\0\0\1"):
        raise ValueError
    key, namespace, reserved, algorithm, signature = _strings(blob[len(_MAGIC) + 4 :], 5)
    kind, proof = _strings(signature, 2)
    if namespace != NAMESPACE or algorithm not in _DIGESTS:
        raise ValueError
    digest = _DIGESTS[algorithm](payload).digest()
    _check(key, kind, proof, _MAGIC + b"".join(map(_packed, (namespace, reserved, algorithm, digest))))
    return _openssh(key)


def _check(key: bytes, kind: bytes, proof: bytes, signed: bytes) -> None:
    """Raise ValueError or InvalidSignature unless `proof` is the key's signature of its own kind."""
    named = _strings(key, None)[0]
    if named not in (b"ssh-ed25519", b"ssh-rsa", *_CURVES):
        raise ValueError
    public = load_ssh_public_key(_openssh(key).encode())
    if isinstance(public, Ed25519PublicKey) and kind == named == b"ssh-ed25519":
        public.verify(proof, signed)
    elif isinstance(public, RSAPublicKey) and kind in _RSA and public.key_size >= _MIN_RSA_BITS:
        public.verify(proof, signed, padding.PKCS1v15(), _RSA[kind]())
    elif isinstance(public, ec.EllipticCurvePublicKey) and kind == named and kind in _CURVES:
        r, s = (int.from_bytes(number) for number in _strings(proof, 2))
        public.verify(encode_dss_signature(r, s), signed, ec.ECDSA(_CURVES[kind][1]()))
    else:
        raise ValueError


def _openssh(key: bytes) -> str:
    name, *_ = _strings(key, None)
    return f"{name.decode('ascii')} {base64.b64encode(key).decode()}"


def _strings(data: bytes, count: int | None) -> list[bytes]:
    """Read the length-prefixed strings that `data` consists of. Raises ValueError where it is not `count` of them."""
    found = list(_read_strings(data))
    if not found or (count is not None and len(found) != count):
        raise ValueError
    return found


def _read_strings(data: bytes) -> Iterator[bytes]:
    while data:
        size = int.from_bytes(data[:4])
        if len(data) < 4 + size:
            raise ValueError
        yield data[4 : 4 + size]
        data = data[4 + size :]


def _packed(data: bytes) -> bytes:
    return len(data).to_bytes(4) + data
