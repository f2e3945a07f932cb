"""The ecomap as a picture without a page: one SVG with its title, level and legend in it, for reports and posters."""

import re

from viz.ecomap.fold import seen_in, views_of
from viz.ecomap.layout import plan
from viz.ecomap.legend import drawn
from viz.ecomap.record import Ecomap
from viz.ecomap.svg import drawing
from viz.offline import PAGE
from viz.text import xml
from viz.typeface import font_faces

#: height of the lines above and below the drawing
HEAD, FOOT = 40.0, 26.0
VERSION_DIGITS = 12
#: what only a page uses
PAGE_ONLY = re.compile(r' (?:tabindex="0"|role="button"|data-owner="[^"]*"|data-width="[^"]*")')
HIT = re.compile(r'<(?:path|polyline) class="hit"[^>]*/>')


def picture(one: Ecomap) -> str:
    """The picture as the text of an SVG file; the same text for the same map."""
    seen = seen_in(one, views_of(one)[0])
    laid = plan(seen, "wide")
    inner = HIT.sub("", PAGE_ONLY.sub("", drawing(seen, laid, "wide")))
    inner = inner.replace("<svg ", f'<svg y="{HEAD:g}" width="{laid.width:.1f}" height="{laid.height:.1f}" ', 1)
    said = f"{one.study_title}. Level: {one.level}. Data version {one.data_version[:VERSION_DIGITS]}."
    said += f" Export {one.export}." if one.export else ""
    said += " Synthetic: made by a program; describes nobody." if one.synthetic else ""
    keys, keys_width, keys_height = drawn(one.composite, bool(one.remarks))
    width, height = laid.width + keys_width, max(laid.height, keys_height) + HEAD + FOOT
    style = (PAGE / "ecomap" / "map.css").read_text(encoding="utf-8")
    texts = [inner, keys, one.title, said]
    return (
        f'<svg class="plan" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.1f} {height:.1f}" '
        f'width="{width:.1f}" height="{height:.1f}" role="img">'
        f"<title>{xml(one.title)}</title><desc>{xml(said)}</desc>"
        f"<style>{font_faces(texts)}{style}</style>"
        f'<rect width="100%" height="100%" fill="#FFFFFF"/>'
        f'<text class="text strong" x="12" y="27" font-size="20">{xml(one.title)}</text>'
        f"{inner}"
        f'<g transform="translate({laid.width:.1f} {HEAD:g})">{keys}</g>'
        f'<text class="text second" x="12" y="{height - 9:.1f}" font-size="12">{xml(said)}</text></svg>\n'
    )
