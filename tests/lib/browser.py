"""Debian's Chromium, driven offline: opens a page from disk and records all that it says and asks for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Playwright, Route, sync_playwright

from tests.lib.used import USED

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP, PROJECTOR, PHONE = (1366, 768), (1920, 1080), (390, 844)
READY = "html[data-ready]"


@dataclass
class OpenPage:
    """A page with what its console said, what it asked the network for, and the dialogs and errors it raised."""

    page: Page
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def call(self, script: str) -> Any:
        """Value of an expression in the page."""
        return self.page.evaluate(script)

    @property
    def is_quiet(self) -> bool:
        """Nothing was said, asked for or raised."""
        return not (self.console or self.requests or self.dialogs or self.errors)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running Chromium, closed at the end."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        try:
            yield browser
        finally:
            browser.close()


def launch(playwright: Playwright) -> Browser:
    """Start Chromium without any traffic of its own."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    USED["Chromium"] = browser.version
    return browser


@contextmanager
def opened(
    browser: Browser,
    file: Path,
    size: tuple[int, int] = DESKTOP,
    *,
    script: bool = True,
    ready: str = READY,
    touch: bool = False,
    before: str = "",
) -> Iterator[OpenPage]:
    """Open a file with the network off; `ready` is a selector to wait for, empty for none.

    `before` is script that runs before the page's own, such as one that takes something from the browser.
    """
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        java_script_enabled=script,
        reduced_motion="reduce",
        has_touch=touch,
        accept_downloads=True,
    )
    try:
        context.set_offline(True)
        if before:
            context.add_init_script(before)
        seen = OpenPage(context.new_page())
        own = file.resolve().as_uri()

        def guard(route: Route) -> None:
            if route.request.url.split("#")[0] == own:
                route.continue_()
            else:
                seen.requests.append(route.request.url)
                route.abort()

        context.route("**/*", guard)
        seen.page.on("console", lambda m: seen.console.append(f"{m.type}: {m.text}"))
        seen.page.on("pageerror", lambda e: seen.errors.append(str(e)))

        def refuse(dialog: Any) -> None:
            seen.dialogs.append(dialog.message)
            dialog.dismiss()

        seen.page.on("dialog", refuse)
        seen.page.goto(own)
        if ready and script:
            seen.page.wait_for_selector(ready, state="attached")
        yield seen
    finally:
        context.close()
