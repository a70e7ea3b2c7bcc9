"""Figures inside a page."""

from __future__ import annotations

from xml.etree import ElementTree

from markupsafe import Markup

_SVG, _LINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"


def inline(svg: str, name: str, label: str) -> Markup:
    """Return an SVG file as an element of a page that scales with it.

    Parameters
    ----------
    svg : str
        A whole file.
    name : str
        Comes before each id, so that figures do not use each other's parts.
    label : str
        What it shows, for those who cannot see it.

    Returns
    -------
    markupsafe.Markup
        Safe: text was escaped when the figure was drawn, and stays so.
    """
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _LINK)
    root = ElementTree.fromstring(svg)
    for metadata in root.findall(f"{{{_SVG}}}metadata"):
        root.remove(metadata)
    for size in ("width", "height"):
        root.attrib.pop(size, None)
    for element in root.iter():
        for key, value in element.attrib.items():
            if key == "id":
                element.set(key, f"{name}-{value}")
            elif value.startswith("#") and key.endswith("href"):
                element.set(key, f"#{name}-{value[1:]}")
            elif "url(#" in value:
                element.set(key, value.replace("url(#", f"url(#{name}-"))
    root.set("role", "img")
    root.set("aria-label", label)
    return Markup(ElementTree.tostring(root, encoding="unicode"))
