#!/usr/bin/env python3
"""Writes the locked PDFs of the tests: the standard handler of 40 bits (ISO 32000-1, 7.6), made of RC4 and MD5.

`locked.pdf` opens with a password only, `open.pdf` without one, and so does `locked-bomb.pdf`, of which the page
unpacks to 40 MiB of blanks.
"""

import hashlib
import pathlib
import zlib

HERE = pathlib.Path(__file__).parent
PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
ID = bytes(range(16))
MAY = -44
WORDS = b"BT /F 12 Tf 50 700 Td (The State will build ten schools.) Tj ET"


def rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def locked(password: bytes, content: bytes, packing: bytes) -> bytes:
    user = (password + PAD)[:32]
    owner = rc4(hashlib.md5((b"owner" + PAD)[:32]).digest()[:5], user)
    key = hashlib.md5(user + owner + (MAY & 0xFFFFFFFF).to_bytes(4, "little") + ID).digest()[:5]
    sealed = rc4(hashlib.md5(key + (4).to_bytes(3, "little") + bytes(2)).digest()[:10], content)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d %s >>\nstream\n" % (len(sealed), packing) + sealed + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Filter /Standard /V 1 /R 2 /P %d /O <%s> /U <%s> >>"
        % (MAY, owner.hex().encode(), rc4(key, PAD).hex().encode()),
    ]
    out = b"%PDF-1.4\n"
    places = []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % n + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    mark = ID.hex().encode()
    out += b"trailer\n<< /Size %d /Root 1 0 R /Encrypt 6 0 R /ID [<%s> <%s>] >>\n" % (len(objects) + 1, mark, mark)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


(HERE / "locked.pdf").write_bytes(locked(b"secret", WORDS, b""))
(HERE / "open.pdf").write_bytes(locked(b"", WORDS, b""))
bomb = zlib.compress(zlib.compress(bytes([32]) * (40 << 20), 9), 9)
(HERE / "locked-bomb.pdf").write_bytes(locked(b"", bomb, b"/Filter [/FlateDecode /FlateDecode]"))
