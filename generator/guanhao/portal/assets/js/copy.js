// Buttons that copy: shown only where a page may write to the clipboard.
const said = document.querySelector("[data-copied]")?.dataset.copied ?? "✓";
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    const words = button.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = said;
      setTimeout(() => { button.textContent = words; }, 2000);
    });
  }
}
