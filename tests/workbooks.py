"""Excel workbooks written by hand, part by part, as ECMA-376 has them."""

import io
import zipfile
from html import escape

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def cell(place, value, shared):
    if value == "":
        return ""
    if isinstance(value, (int, float)):
        return f'<c r="{place}"><v>{value}</v></c>'
    if len(value) % 2:  # half of the texts are shared, some in parts, half stand in the cell
        shared.append(f"<si><r><t>{escape(value[:1])}</t></r><r><t>{escape(value[1:])}</t></r></si>")
        return f'<c r="{place}" t="s"><v>{len(shared) - 1}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def workbook(sheets, **more):
    """Return the bytes of a workbook with these rows; `more` replaces parts by their name."""
    shared, parts, names, targets = [], {}, [], []
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        cells = (
            (r, "".join(cell(f"{'ABCDEFGH'[c]}{r}", value, shared) for c, value in enumerate(row)))
            for r, row in enumerate(rows, start=1)
        )
        data = "".join(f'<row r="{r}">{row}</row>' for r, row in cells)
        parts[f"xl/worksheets/sheet{number}.xml"] = f"<worksheet {MAIN}><sheetData>{data}</sheetData></worksheet>"
        names.append(f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>')
        target = f"worksheets/sheet{number}.xml" if number % 2 else f"/xl/worksheets/sheet{number}.xml"
        targets.append(f'<Relationship Id="rId{number}" Type="{LINKS}/worksheet" Target="{target}"/>')
    parts["xl/workbook.xml"] = f'<workbook {MAIN} xmlns:r="{LINKS}"><sheets>{"".join(names)}</sheets></workbook>'
    parts["xl/_rels/workbook.xml.rels"] = f"<Relationships {PACKAGE}>{''.join(targets)}</Relationships>"
    parts["xl/sharedStrings.xml"] = f"<sst {MAIN}>{''.join(shared)}</sst>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in (parts | more).items():
            file.writestr(name, text)
    return out.getvalue()
