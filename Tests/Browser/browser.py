"""A Chromium without a window, that tells what a page asked for, complained of and opened."""

import base64
import json
import pathlib
import shutil
import subprocess
import tempfile
import time

from selenium import webdriver
from selenium.common.exceptions import NoAlertPresentException, UnexpectedAlertPresentException
from selenium.webdriver.chrome.service import Service


class Browser:
    def __init__(self):
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or shutil.which("chromium-browser") or ""
        for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        options.set_capability("unhandledPromptBehavior", "ignore")
        self.page = ""
        self.driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))

    def close(self):
        self.driver.quit()

    def command(self, name, **settings):
        return self.driver.execute_cdp_cmd(name, settings)

    def open(self, page, width=1280, dark=False, scripts=True):
        """Loads a file; what was logged before is forgotten."""
        self.driver.get("about:blank")
        self.requests(), self.complaints()
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 500)
        scheme = "dark" if dark else "light"
        self.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.command("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.page = pathlib.Path(page).resolve().as_uri()
        self.driver.get(self.page)
        time.sleep(0.5)

    def value(self, script):
        """What an expression gives; also where the page itself may run no script."""
        answer = self.command("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def press(self, *keys, on=None):
        """Presses keys, on the element of a selector or where the focus is."""
        codes = {"ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Home": 36, "End": 35, " ": 32}
        if on is not None:
            self.value(f"document.querySelector({json.dumps(on)}).focus()")
        for key in keys:
            for kind in ("keyDown", "keyUp"):
                text = {"text": " "} if key == " " and kind == "keyDown" else {}
                self.command(
                    "Input.dispatchKeyEvent", type=kind, key=key, code="Space" if key == " " else key,
                    windowsVirtualKeyCode=codes[key], **text)
        self.settle()

    def point(self, selector, across, down=0.5, click=False):
        """Moves the mouse to a place of an element, in shares of its size."""
        x, y = self.value(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center'}});"
            f"const r = e.getBoundingClientRect(); return [r.x + {across} * r.width, r.y + {down} * r.height]; }})()")
        self.command("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        if click:
            for kind in ("mousePressed", "mouseReleased"):
                self.command("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        self.settle()

    def settle(self):
        self.value("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def dialog(self):
        """The text of a dialog that is open, which is then closed; None where there is none."""
        try:
            alert = self.driver.switch_to.alert
            text = alert.text
            alert.dismiss()
            return text
        except (NoAlertPresentException, UnexpectedAlertPresentException):
            return None

    def requests(self):
        """Addresses that were asked for since the page was opened, but for the page itself and data in it."""
        found = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                found.append(message["params"]["request"]["url"])
        return [url for url in found if url != self.page and not url.startswith(("data:", "about:"))]

    def complaints(self):
        """What the console holds, warnings too."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def screenshot(self, path):
        # Of long pages the beginning: Chromium takes minutes over the rest on a busy machine.
        height = min(self.value("document.scrollingElement.scrollHeight"), 12_000)
        width = self.value("innerWidth")
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
        shot = self.command("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
        pathlib.Path(path).write_bytes(base64.b64decode(shot["data"]))

    def printed(self, keep=None):
        """The text of the page on paper; the PDF is kept at a path."""
        made = self.command("Page.printToPDF", paperWidth=8.27, paperHeight=11.69, printBackground=True, preferCSSPageSize=False)
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(base64.b64decode(made["data"]))
            file.flush()
            if keep:
                shutil.copyfile(file.name, keep)
            return subprocess.run(["pdftotext", "-layout", file.name, "-"], check=True, capture_output=True, text=True).stdout
