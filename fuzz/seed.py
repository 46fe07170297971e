#!/usr/bin/env python3
"""Writes the first inputs of fuzzing to fuzz/corpus/<target>/: small files that use every feature once.

Run it before `RUSTC_BOOTSTRAP=1 cargo fuzz run open_html` (or another target) in the root of the project.
"""

import io
import pathlib
import zipfile

ROOT = pathlib.Path(__file__).parent.parent
CORPUS = pathlib.Path(__file__).parent / "corpus"

TEXTS = [
    "I. Work\n\n- All shall work.\n  More.\n\t1. 人权\r\n",
    "\ufeffPlan\n\u3000\u3000一、工作权利\n",
]

MARKDOWN = [
    "# I. *Work* #\n\n- **Jobs.** All\n  work &amp; rest.\n\n  More\n1. a\n   1) b\n",
    "| a | b \\| c |\n|---|---|\n| x<br>y | `z` |\n\n[^1]: note\n\ntext[^1] [l](u) ![p](q)\n",
    "---\nt: x\n---\n\nSet\n===\n\n> q\n\n```\ncode\n```\n\n    lines\n\n<div><p>h</p></div>\n\n***\n- [ ] do\\\nit\n",
]

HTML = [
    "<!DOCTYPE html><title>T</title><nav>N</nav><h1>I.<br>W&ouml;rk</h1><p><b>Jobs.</b> 国\n家 &#20154;&nbsp;</p>",
    "<ol start=3 type=a reversed><li value=7>x<ul><li>y</ol><dl><dt>t<dd>d</dl><pre>l\n  m</pre>",
    "<table><caption>c</caption><tr><th rowspan=2>h<td colspan=2>i<tr><td>j<table><td>k</table></table>",
    "<form><div class=sidebar>s</div><div hidden>h</div><svg><title>i</title></svg><script>s</script></form>",
    "<meta charset=gbk><p>a<sup><a href='#n'>1</a></sup><span style='font-weight:700'>b</span><!-- c --></b></p>",
]

BODIES = [
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>I.</w:t><w:br/><w:t>a&amp;b</w:t></w:r></w:p>',
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>c</w:t></w:r></w:p>',
    '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>d</w:t>'
    "</w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="separate"/>'
    '<w:t>e</w:t><w:fldChar w:fldCharType="end"/><w:txbxContent><w:p><w:r><w:t>f</w:t></w:r></w:p></w:txbxContent></w:r></w:p>',
    "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>g</w:delText></w:r></w:del></w:p>",
]

NUMBERING = (
    '<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="1"><w:start w:val="2"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1.%2、"/></w:lvl></w:abstractNum><w:num w:numId="1">'
    '<w:abstractNumId w:val="1"/></w:num></w:numbering>'
)

RELATIONS = (
    "<Relationships>"
    + "".join(f'<Relationship Type="x/{n}" Target="{n}.xml"/>' for n in ("numbering", "footnotes"))
    + "</Relationships>"
)


def docx(body: str, method: int) -> bytes:
    """A package; without packing, fuzzing can change the text itself."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, text in [
            ("word/document.xml", f'<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>'),
            ("word/_rels/document.xml.rels", RELATIONS),
            ("word/numbering.xml", NUMBERING),
        ]:
            package.writestr(zipfile.ZipInfo(name), text, method)
    return out.getvalue()


def pdf(words: str) -> bytes:
    """One page with a heading, two lines and a rule."""
    content = (
        f"BT /F 16 Tf 50 780 Td ({words}) Tj /F 11 Tf 0 -30 Td (All shall work in acces-) Tj "
        f"0 -14 Td (sible places.) Tj ET 50 700 m 500 700 l S 50 600 m 500 600 l S 50 700 m 50 600 l S"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = "%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{p:010} 00000 n \n" for p in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


def main() -> None:
    encodings = ("utf-8", "utf-16", "gb18030")
    texts = [text.encode(encoding) for text in TEXTS for encoding in encodings]
    packages = [docx(body, m) for body in BODIES for m in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)]
    for target, samples in {
        "open_text": texts,
        "open_markdown": [sample.encode() for sample in MARKDOWN],
        "open_html": [sample.encode() for sample in HTML],
        "open_docx": packages,
        "open_pdf": [pdf("1. Work"), pdf("A"), (ROOT / "crates/documents/tests/data/two-columns.pdf").read_bytes()],
    }.items():
        folder = CORPUS / target
        folder.mkdir(parents=True, exist_ok=True)
        for number, sample in enumerate(samples):
            (folder / f"seed-{number}").write_bytes(sample)


if __name__ == "__main__":
    main()
