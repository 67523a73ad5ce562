"""Pages in every container, made by hand or by the standard library."""

from __future__ import annotations

import base64
import gzip
import io
import plistlib
import quopri
import tarfile
import zipfile
from collections.abc import Callable, Iterable

ADDRESS = "https://pubmed.ncbi.nlm.nih.gov/31452104/"
CRLF = b"\r\n"
BOUNDARY = "----MultipartBoundary--kJ2p----"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def gzipped(page: bytes) -> bytes:
    return gzip.compress(page, mtime=0)


def zipped(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def tarred(members: dict[str, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=form) as archive:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return packed.getvalue()


def webarchive(page: bytes, fmt: plistlib.PlistFormat = plistlib.FMT_BINARY, charset: str = "UTF-8") -> bytes:
    main = {
        "WebResourceData": page,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": charset,
        "WebResourceURL": ADDRESS,
        "WebResourceFrameName": "",
    }
    picture = {
        "WebResourceData": PIXEL,
        "WebResourceMIMEType": "image/png",
        "WebResourceURL": ADDRESS + "a.png",
    }
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": [picture]}, fmt=fmt)


_ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "quoted-printable": lambda data: quopri.encodestring(data).replace(b"\n", CRLF),
    "base64": lambda data: base64.encodebytes(data).replace(b"\n", CRLF),
    "8bit": bytes,
    "binary": bytes,
}


def part(data: bytes, encoding: str = "quoted-printable", **headers: str) -> bytes:
    """One part of a message, its headers in the order given: `content_type="text/html"`, ..."""
    lines = [f"{name.replace('_', '-').title()}: {value}" for name, value in headers.items()]
    lines.append(f"Content-Transfer-Encoding: {encoding}")
    return CRLF.join(line.encode() for line in lines) + CRLF * 2 + _ENCODERS[encoding](data)


def message(*parts: bytes, boundary: str = BOUNDARY, **headers: str) -> bytes:
    """A message as Chrome writes it."""
    lines = [f"{name.replace('_', '-').title()}: {value}" for name, value in headers.items()]
    top = [
        "From: <Saved by Blink>",
        *lines,
        "Subject: =?utf-8?Q?A=20page?=",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="{boundary}"',
    ]
    mark = b"--" + boundary.encode()
    body = b"".join(CRLF + mark + CRLF + each for each in parts)
    return CRLF.join(line.encode() for line in top) + CRLF * 2 + body + CRLF + mark + b"--" + CRLF


def mhtml(page: bytes, encoding: str = "quoted-printable") -> bytes:
    """A page as Chrome saves it, with a style and a picture behind it."""
    return message(
        part(
            page,
            encoding,
            content_type="text/html",
            content_id="<frame-1@mhtml.blink>",
            content_location=ADDRESS,
        ),
        part(b"p { color: red }", content_type="text/css", content_location="cid:css-1@mhtml.blink"),
        part(PIXEL, "base64", content_type="image/png", content_location=ADDRESS + "a.png"),
        snapshot_content_location=ADDRESS,
    )


def warc(responses: Iterable[tuple[str, str, bytes, dict[str, str]]], *, packed: bool = False) -> bytes:
    """An archive of responses: address, status, body, headers; packed record by record."""
    records = [_record("warcinfo", "", b"software: a crawler\r\n", "application/warc-fields")]
    for url, status, body, headers in responses:
        request = f"GET {url} HTTP/1.1\r\nHost: pubmed.ncbi.nlm.nih.gov\r\n\r\n".encode()
        records.append(_record("request", url, request, "application/http; msgtype=request"))
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        answer = f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body
        records.append(_record("response", url, answer, "application/http; msgtype=response"))
    return b"".join(map(gzipped, records) if packed else records)


def _record(kind: str, url: str, content: bytes, content_type: str) -> bytes:
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:6a0c8e4e-53a5-4b8b-9b1e-0c1d2e3f4a5b>",
        "WARC-Date": "2026-01-31T12:00:00Z",
        **({"WARC-Target-URI": url} if url else {}),
        "Content-Type": content_type,
        "Content-Length": str(len(content)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + content + CRLF * 2


def html_response(page: bytes, url: str = ADDRESS) -> tuple[str, str, bytes, dict[str, str]]:
    return url, "200 OK", page, {"Content-Type": "text/html; charset=utf-8"}
