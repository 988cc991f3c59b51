// The switch between light and dark. Runs before the page is painted; without it, colours follow the system.
(() => {
  const KEY = "guanhao-scheme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  // What only scripts can work may be shown at once, before the script that works it has come: nothing jumps.
  root.classList.add("js");
  const isDark = () => (root.dataset.scheme || (system.matches ? "dark" : "light")) === "dark";

  function choose(scheme) {
    if (scheme === (system.matches ? "dark" : "light")) delete root.dataset.scheme;
    else root.dataset.scheme = scheme;
  }

  function remember() {
    try {
      if (root.dataset.scheme) localStorage.setItem(KEY, root.dataset.scheme);
      else localStorage.removeItem(KEY);
    } catch {
      // A browser that stores nothing keeps the choice for this page.
    }
  }

  try {
    const stored = localStorage.getItem(KEY);
    if (stored === "dark" || stored === "light") choose(stored);
  } catch {
    // As above.
  }

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".gh-scheme");
    const show = () => button.setAttribute("aria-pressed", String(isDark()));
    button.hidden = false;
    show();
    system.addEventListener("change", show);
    button.addEventListener("click", () => {
      choose(isDark() ? "light" : "dark");
      remember();
      show();
    });

    const more = document.querySelector(".gh-more details");
    document.addEventListener("click", (event) => {
      if (!more.contains(event.target)) more.open = false;
    });
    more.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !more.open) return;
      more.open = false;
      more.querySelector("summary").focus();
    });
  });
})();
