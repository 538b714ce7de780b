"""Sets the words of pages with WeasyPrint, warm, and prints the median milliseconds of each.

Arguments: a file with one page a line, as JSON (mark and cells of each line), and how often each is set.
"""
import html
import json
import statistics
import sys
import time

import weasyprint

STYLE = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: counter(page) } }
body { font-family: 'LXGW WenKai'; font-size: 14pt; line-height: 1.6 }
h1 { font-family: 'Noto Serif CJK SC'; font-size: 22pt; text-align: center }
p { margin: 0; text-indent: 2em; text-align: justify }
table { border-collapse: collapse; width: 100%; font-size: 10.5pt }
td { border: 0.5pt solid black }
"""


def body(lines):
    parts, in_table = [], False
    for mark, *cells in lines:
        kind = mark.split(" ")[0]
        text = [html.escape(cell) for cell in cells]
        if kind == "table":
            parts.append("<table>")
            in_table = True
        if kind == "end":
            parts.append("</table>")
            in_table = False
        elif in_table:
            parts.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in text) + "</tr>")
        elif kind == "title":
            parts.append(f"<h1>{text[0]}</h1>")
        else:
            parts.append("<p>" + " ".join(text) + "</p>")
    return "".join(parts)


def main():
    pages = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    rounds = int(sys.argv[2])
    answer = []
    for page in pages:
        text = f"<style>{STYLE}</style>" + body(page["lines"])
        times = []
        for _ in range(rounds):
            start = time.perf_counter()
            weasyprint.HTML(string=text).write_pdf()
            times.append((time.perf_counter() - start) * 1000)
        # The first fills caches.
        answer.append(statistics.median(times[1:]))
    print(json.dumps({"engine": f"WeasyPrint {weasyprint.__version__}", "milliseconds": answer}))


main()
