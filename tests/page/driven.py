"""How a reader uses a control: with a mouse, with a finger, or with keys alone."""

from __future__ import annotations

MEANS = ("mouse", "touch", "keys")


class Hand:
    """Uses the controls of a page by one means.

    Lists that open below a control are the browser's own, so that a mouse and a finger are seen to open them, and the
    entry is then chosen for them.
    """

    def __init__(self, page, means):
        self.page, self.means, self.devtools = page, means, page.context.new_cdp_session(page)

    def use(self, control, kind, text=None):
        """Do with a control what it is there for."""
        control.scroll_into_view_if_needed()
        use = {"select-one": self.choose, "range": self.slide, "file": self.open}
        if text is not None:
            self.write(control, text, kind)
        else:
            use.get(kind, self.press)(control)

    def press(self, control):
        if self.means == "keys":
            control.focus()
            assert control.evaluate("one => one === document.activeElement && one.tabIndex >= 0")
            self.page.keyboard.press("Space")
        else:
            self.at(control)

    def at(self, control, **where):
        control.click(**where) if self.means == "mouse" else control.tap(**where)

    def choose(self, control):
        values = control.evaluate("one => Array.from(one.options, option => option.value)")
        place = values.index(control.input_value())
        if self.means == "keys":
            control.focus()
            self.page.keyboard.press("ArrowUp" if place == len(values) - 1 else "ArrowDown")
            return
        self.at(control)
        assert control.evaluate("one => one.matches(':open')")
        self.page.keyboard.press("Escape")
        control.select_option(values[place - 1])

    def slide(self, control):
        share = control.evaluate("one => (one.value - one.min) / (one.max - one.min)")
        if self.means == "keys":
            control.focus()
            self.page.keyboard.press("ArrowLeft" if share > 0.5 else "ArrowRight")
            return
        box = control.bounding_box()
        self.at(control, position={"x": box["width"] * (0.25 if share > 0.5 else 0.75), "y": box["height"] / 2})

    def write(self, control, text, kind):
        """Write, paste or speak a text; a mouse turns numbers by their arrows."""
        if self.means == "keys":
            control.focus()
            self.page.keyboard.press("Control+a")
            self.page.keyboard.type(text)
            self.page.keyboard.press("Tab")
        elif self.means == "mouse" and kind == "number":
            box = control.bounding_box()
            full = control.evaluate("one => one.value === one.max")
            control.click(position={"x": box["width"] - 14, "y": box["height"] * (0.65 if full else 0.35)})
            self.page.locator("h1").click()
        else:
            self.at(control)
            control.select_text()
            self.page.keyboard.insert_text(text)
            self.at(self.page.locator("h1"))

    def open(self, control):
        with self.page.expect_file_chooser(timeout=5000) as asked:
            self.press(control)
        asked.value.set_files({"name": "ties.csv", "mimeType": "text/csv", "buffer": b"1,2\n2,3\n3,1\n"})
