"""A brief that comes as a PDF: its words come back, and what cannot be read is refused in words."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from api import pdf_text
from core.errors import BadInput

PDF = {"content-type": "application/pdf"}


def pdf(words: str) -> bytes:
    """The smallest PDF with one line of text."""
    stream = f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))
    return body + head + table + tail


def test_the_words_of_a_pdf_come_back(client: TestClient) -> None:
    answer = client.post("/briefs/text", content=pdf("Churn scores for 2 million users"), headers=PDF)
    assert (answer.status_code, answer.json()) == (200, {"text": "Churn scores for 2 million users"})


@pytest.mark.parametrize("body", [b"PK\x03\x04", b"%PDF-1.4 broken", b"%PDF-1.4\n" + b"0" * 5000, pdf("")])
def test_what_holds_no_words_is_refused(client: TestClient, body: bytes) -> None:
    answer = client.post("/briefs/text", content=body, headers=PDF)
    assert answer.status_code == 422
    assert "PDF" in answer.json()["detail"]


def test_a_reader_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_text, "WALL_S", 0.01)
    with pytest.raises(BadInput):
        pdf_text.read(pdf("x"))
