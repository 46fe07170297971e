// Keys of the desk. Every key presses a link or button that is on the page; without this file all works by hand.
"use strict";
(() => {
  const off = document.getElementById("keys-off");
  off.checked = localStorage.getItem("keys-off") === "yes";
  off.addEventListener("change", () => localStorage.setItem("keys-off", off.checked ? "yes" : "no"));
  const press = (id) => document.getElementById(id)?.click();
  const unfold = (id) => {
    const part = document.getElementById(id);
    if (!part) return;
    if ("open" in part) part.open = true;
    (part.querySelector("select, input:not([type=hidden]), textarea") ?? part.querySelector("summary"))?.focus();
  };
  const keys = {
    j: () => press("next"),
    k: () => press("before"),
    a: () => press("accept"),
    e: () => unfold("edit"),
    s: () => unfold("split"),
    m: () => unfold("merge"),
    u: () => press("undo"),
    "?": () => unfold("help"),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select");
    if (off.checked || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  document.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" });
})();
