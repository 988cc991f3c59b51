"""QR pictures given to the checker: whatever the picture, there is an answer, and no verdict where nothing was read."""

import base64

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.e2e.qr import picture

FIRST, SECOND = "http://weixin.qq.com/r/abcd0001", "https://weibo.com/u/5550001234"
TRANSFER = """async ([kind, drawn]) => {
  const bytes = Uint8Array.from(atob(drawn), (char) => char.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], "qr.png", {type: "image/png"}));
  const name = kind === "paste" ? "clipboardData" : "dataTransfer";
  const made = kind === "paste" ? ClipboardEvent : DragEvent;
  document.querySelector("#check").dispatchEvent(
    new made(kind, {[name]: transfer, bubbles: true, cancelable: true}));
}"""


def choose(page: Page, drawn: bytes, name: str = "qr.png") -> None:
    page.locator("#check-file").set_input_files({"name": name, "mimeType": "image/png", "buffer": drawn})


@pytest.mark.parametrize("kind", ["clean", "rotated", "photograph", "logo", "huge"])
def test_a_code_is_read(opened: Open, kind: str) -> None:
    with opened() as watched:
        watched.page.goto("check/")
        choose(watched.page, base64.b64decode(picture(watched.page, kind, FIRST)))
        expect(watched.page.locator("#check-query")).to_have_value(FIRST, timeout=15_000)
        expect(watched.page.locator("#check-result")).to_have_attribute("data-verdict", "no-record")
    assert watched.faults == []


@pytest.mark.parametrize("kind", ["drop", "paste"])
def test_a_picture_may_be_dropped_or_pasted(opened: Open, kind: str) -> None:
    with opened() as watched:
        watched.page.goto("check/")
        watched.page.evaluate(TRANSFER, [kind, picture(watched.page, "clean", FIRST)])
        expect(watched.page.locator("#check-query")).to_have_value(FIRST, timeout=15_000)


def test_of_two_codes_both_are_answered(opened: Open) -> None:
    with opened() as watched:
        page = watched.page
        page.goto("check/")
        choose(page, base64.b64decode(picture(page, "two", FIRST, SECOND)))
        result = page.locator("#check-result")
        expect(result.locator("li[data-verdict]")).to_have_count(2, timeout=15_000)
        expect(result).to_contain_text(FIRST)
        expect(result).to_contain_text(SECOND)
        result.get_by_role("button").nth(1).click()
        expect(page.locator("#check-query")).to_have_value(SECOND)
        expect(result.locator("li[data-verdict]")).to_have_count(0)
        expect(result).to_have_attribute("data-verdict", "no-record")
    assert watched.faults == []


@pytest.mark.parametrize(
    ("drawn", "fault"),
    [(None, "no_code"), (b"no picture at all", "no_picture"), (b"\x89PNG\r\n\x1a\n broken", "no_picture")],
)
def test_nothing_read_is_no_verdict(opened: Open, drawn: bytes | None, fault: str) -> None:
    with opened() as watched:
        watched.page.goto("check/")
        choose(watched.page, drawn or base64.b64decode(picture(watched.page, "none")))
        result = watched.page.locator("#check-result")
        expect(result).to_have_attribute("data-fault", fault, timeout=15_000)
        expect(result).not_to_have_attribute("data-verdict", "no-record")
        expect(result).to_be_visible()
    assert watched.faults == []


def test_the_reader_is_loaded_for_pictures_alone(opened: Open) -> None:
    with opened() as watched:
        loaded: list[str] = []
        watched.page.on("request", lambda request: loaded.append(request.url))
        watched.page.goto("check/")
        watched.page.wait_for_load_state("networkidle")
        assert not [url for url in loaded if "zxing" in url or "picture" in url]


def test_a_reader_that_does_not_come_is_said(opened: Open) -> None:
    with opened() as watched:
        watched.page.route("**/vendor/zxing/*.wasm", lambda route: route.abort())
        watched.page.goto("check/")
        choose(watched.page, base64.b64decode(picture(watched.page, "clean", FIRST)))
        expect(watched.page.locator("#check-result")).to_have_attribute("data-fault", "no_reader", timeout=15_000)


CAMERA = """drawn => {
  const canvas = document.createElement("canvas");
  navigator.mediaDevices.getUserMedia = async () => {
    window.opened = (window.opened ?? 0) + 1;
    const bytes = Uint8Array.from(atob(drawn), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    const show = () => canvas.getContext("2d").drawImage(bitmap, 0, 0);
    show();
    setInterval(show, 50);
    return canvas.captureStream(20);
  };
}"""


def test_the_camera_opens_by_a_click_alone(opened: Open) -> None:
    with opened() as watched:
        page = watched.page
        page.goto("check/")
        page.evaluate(CAMERA, picture(page, "clean", FIRST))
        assert page.evaluate("window.opened") is None
        page.locator("#check-camera-start").click()
        expect(page.locator("#check-query")).to_have_value(FIRST, timeout=15_000)
        expect(page.locator("#check-video")).to_be_hidden()
    assert watched.faults == []


def test_the_camera_may_be_stopped(opened: Open) -> None:
    with opened() as watched:
        page = watched.page
        page.goto("check/")
        page.evaluate(CAMERA, picture(page, "none"))
        button = page.locator("#check-camera-start")
        button.click()
        expect(page.locator("#check-video")).to_be_visible()
        expect(button).to_have_text("关闭摄像头", use_inner_text=True)
        button.click()
        expect(page.locator("#check-video")).to_be_hidden()
        expect(button).to_have_text("用摄像头扫码", use_inner_text=True)


def test_a_camera_that_is_refused_is_said(opened: Open) -> None:
    with opened() as watched:
        watched.page.goto("check/")
        watched.page.evaluate(
            "() => {navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('refused'))}"
        )
        watched.page.locator("#check-camera-start").click()
        expect(watched.page.locator("#check-result")).to_have_attribute("data-fault", "no_camera")
