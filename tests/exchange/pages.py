"""Compares the rows of a page of HTML with those of --json: pages.py PAGE JSON."""
import html.parser
import json
import sys

VOID = {"meta", "br"}


class Page(html.parser.HTMLParser):
    """Gathers the attributes and the text of each row, and checks that elements nest."""

    def __init__(self):
        super().__init__()
        self.open, self.rows, self.wrong = [], [], []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag in ("script", "link", "img", "iframe", "a") or any(
                k.startswith("on") or k in ("src", "href") for k in values):
            self.wrong.append("<%s %s>" % (tag, attrs))
        if "data-row" in values:
            self.rows.append((values, []))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append("</%s>" % tag)

    def handle_data(self, data):
        if self.rows and "body" in self.open and "div" in self.open:
            self.rows[-1][1].append(data)


def shown(value):
    """A value as the page has it: None is absent, a list is joined."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(value)
    return str(value)


def plain(text):
    """Without what a page shows as an escape: controls, turned text, bytes that are not UTF-8."""
    return not any(c < " " or c in "\x7f\ufffd\u202a\u202b\u202c\u202d\u202e" for c in text)


def main():
    page = Page()
    page.feed(open(sys.argv[1], encoding="utf-8").read())
    if page.open:
        page.wrong.append("open: %s" % page.open)
    rows = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
    if len(rows) != len(page.rows):
        page.wrong.append("%d rows, and --json has %d" % (len(page.rows), len(rows)))
    for row, (values, text) in zip(rows, page.rows):
        for key, value in row.items():
            if value is None or key == "raw":
                continue
            there = values.get("data-" + key)
            if plain(shown(value)) and there != shown(value) or not plain(there or ""):
                page.wrong.append("%s: %r, not %r" % (key, there, value))
        if not "".join(text).strip():
            page.wrong.append("a row without text: %s" % row)
    for line in page.wrong[:10]:
        print("#", line)
    return bool(page.wrong)


sys.exit(main())
