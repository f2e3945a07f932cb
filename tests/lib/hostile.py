"""Texts that a study may hold and that no page or picture may obey."""

from itertools import cycle

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!--<script>",
    "]]><svg onload=alert(1)>",
    "</title></style><b>",
    "\" onmouseover=\"alert(1)",
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "${alert(1)}`",
    "$x^2$ \\frac{1}{0} _under_",
    "&lt;b&gt; &amp; &#x3c;",
    "line one\nline two\r\ttab",
    "\u202eright to left\u202c \u2028\u2029",
    "שלום עולם العربية",
    "👩‍👧 family 🏠",
    "e\u0301\u0301\u0301\u0301 z\u0335\u0336",
    "\x00\x07\x1b[31m",
    "\ufffe\uffff\ufeff",
    "long " * 400,
    "x" * 2000,
    "=HYPERLINK(\"x\")",
    "   ",
    "",
)  # fmt: skip


def turns() -> "cycle[str]":
    """One after the other, again and again."""
    return cycle(HOSTILE)
