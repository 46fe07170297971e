// Answers while a person moves a weight. Without this file the form works by its button.
"use strict";
(() => {
  const form = document.querySelector("form.explore");
  const answer = document.getElementById("answer");
  if (!form || answer?.dataset.live !== "yes") return;
  let running = null;
  let waiting = 0;

  // What changed is said by a part of the page that stays: one that is put in anew may not be read out.
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  said.className = "said";
  answer.before(said);
  const show = (html) => {
    answer.innerHTML = html;
    const news = answer.querySelector("[role=status]");
    news?.removeAttribute("role");
    said.textContent = news?.textContent ?? answer.querySelector(".fault")?.textContent ?? "";
  };

  // Only what differs from the published method goes into the address.
  const query = () => {
    const out = new URLSearchParams();
    for (const field of form.elements) {
      if (!field.name || field.value === "") continue;
      if (field.value !== field.dataset.published) out.append(field.name, field.value);
    }
    return out;
  };
  const ask = async () => {
    running?.abort();
    running = new AbortController();
    const asked = query().toString();
    history.replaceState(null, "", asked ? `${location.pathname}?${asked}` : location.pathname);
    try {
      const response = await fetch(`${location.pathname}?${asked}&part=answer`, { signal: running.signal });
      if (response.ok) show(await response.text());
      // Many ask at once: the same question again, a little later.
      else if (response.status === 503) waiting = setTimeout(ask, 2000);
    } catch (error) {
      // A newer question took its place; or the network is gone, which the browser says better than this page.
      if (error.name !== "AbortError") form.submit();
    }
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 40);
  };

  // A slider beside each field: twice the published weight is at its end.
  for (const field of form.querySelectorAll("input[data-published]")) {
    const slider = document.createElement("input");
    const most = Math.max(2 * Number(field.dataset.published), 2 * Number(field.value) || 0, 1);
    Object.assign(slider, { type: "range", min: 0, max: most, step: most / 100, value: field.value });
    slider.setAttribute("aria-label", field.closest("label").querySelector("span").textContent);
    slider.addEventListener("input", () => {
      field.value = String(Number(Number(slider.value).toPrecision(3)));
      soon();
    });
    field.addEventListener("input", () => { slider.value = field.value; });
    field.closest("label").after(slider);
  }
  form.addEventListener("input", soon);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
})();
