"""Mail as programs save it: one message, several, and one inside another."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgt_cite.document import Document
from cgt_cite.sources.open import documents

HTML = "<html><body>PMID: 1\nFrom here on</body></html>"
FROM = "From efback@nih.gov Thu May  4 06:10:11 2023\n"
BASE64 = "PGh0bWw+PGJvZHk+UE1JRDogMQpGcm9tIGhlcmUgb248L2JvZHk+PC9odG1sPg=="
FORWARDING = """MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: message/rfc822

{}
--b--
"""


def message(body: str = HTML, encoding: str = "7bit", kind: str = "text/html") -> str:
    return (
        "Received: from a\n by b\nDe: x@example.org\nMIME-Version: 1.0\n"
        f"Content-Type: {kind}; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n{body}"
    )


def unpacked(text: str, tmp_path: Path) -> list[tuple[str, str]]:
    path = tmp_path / "mail"
    path.write_text(text, encoding="utf-8")
    with path.open("rb") as stream:
        found = list(documents(stream, "mail"))
    return [
        (item.source, item.data().decode("utf-8-sig").strip()) for item in found if isinstance(item, Document)
    ]


@pytest.mark.parametrize(
    "text",
    [
        message(),
        message(BASE64, "base64"),
        message(HTML.replace("=", "=3D").replace("From", "Fr=\nom"), "quoted-printable"),
        message().replace("MIME-Version: 1.0\n", ""),
        message(kind="text/plain"),
        "".join(f"X-Header-{number}: x\n" for number in range(120)) + message(),
        f"2345      \n{message()}",  # Apple Mail
        FROM + message().replace("\nFrom here", "\n>From here"),
        FORWARDING.format(message(BASE64, "base64")),
    ],
    ids=["7bit", "base64", "quoted", "unversioned", "plain", "headers", "emlx", "mbox", "forwarded"],
)
def test_one_message(text: str, tmp_path: Path) -> None:
    assert unpacked(text, tmp_path) == [("mail", HTML)]


def test_each_message_of_a_mailbox(tmp_path: Path) -> None:
    first, second = message(), message(BASE64, "base64")
    assert unpacked(f"{FROM}{first}\n\n{FROM}{second}\n", tmp_path) == [("mail/1", HTML), ("mail/2", HTML)]
