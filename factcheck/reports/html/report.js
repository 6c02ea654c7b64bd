// Helps to walk through findings. The page can be read, filtered and printed without it.
(() => {
  "use strict";
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const notes = all(".finding");
  if (notes.length === 0) return;

  const EDGE = 32; // what is left free above and, for the buttons, below, in CSS pixels
  const PAGER = 80;
  const marks = new Map(notes.map((note) => [note.id, []]));
  for (const mark of all("mark[data-note]")) marks.get(mark.dataset.note).push(mark);
  const open = byId("open");
  const source = (note) => note.querySelector("details");
  const reference = (note) => document.querySelector(`.ref[href="#${note.id}"]`);
  const visible = () => notes.filter((note) => note.getClientRects().length > 0);
  let current = null;

  // The text of a node, not a new node: that would have every :has() of the page looked at again.
  function say(id, text) {
    const node = byId(id).firstChild;
    if (node.data !== text) node.data = text;
  }

  function tell() {
    const shown = visible();
    const few = `${shown.length} of ${notes.length} findings shown`;
    say("shown", shown.length === notes.length ? " " : few);
    const at = shown.indexOf(current);
    say("place", at < 0 ? `${shown.length}` : `${at + 1} of ${shown.length}`);
  }

  function openAll() {
    for (const note of notes) {
      note.classList.remove("passing");
      source(note).open = open.checked;
    }
  }

  function leave() {
    if (current === null) return;
    for (const each of [current, ...marks.get(current.id)]) each.classList.remove("current");
    if (current.classList.contains("passing")) source(current).open = open.checked;
    current.classList.remove("passing");
    current = null;
  }

  // Scrolls no further than to have words, note and source in view, or as much as fits.
  function bring(note) {
    const parts = [reference(note), note, source(note).lastElementChild];
    const boxes = parts.map((part) => part.getBoundingClientRect());
    const top = Math.min(...boxes.map((box) => box.top)) - EDGE;
    const below = Math.max(...boxes.map((box) => box.bottom)) + PAGER - window.innerHeight;
    if (top < 0 || below > 0) window.scrollBy(0, top < 0 ? top : Math.min(top, below));
  }

  function go(note) {
    leave();
    current = note;
    for (const each of [note, ...marks.get(note.id)]) each.classList.add("current");
    if (!source(note).open) {
      note.classList.add("passing");
      source(note).open = true;
    }
    note.focus({ preventScroll: true });
    bring(note);
    tell();
  }

  function step(by) {
    const shown = visible();
    if (shown.length === 0) return;
    const at = shown.indexOf(current);
    go(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length]);
  }

  function back() {
    if (current === null) return;
    const words = reference(current);
    leave();
    words.focus();
    tell();
  }

  // Marks lie within each other: a further click on the same words goes to the next note outwards.
  function pointed(target) {
    const chain = [];
    for (let at = target.closest("mark[data-note]"); at; at = at.parentElement.closest("mark[data-note]"))
      if (byId(at.dataset.note).getClientRects().length > 0) chain.push(byId(at.dataset.note));
    return chain[(chain.indexOf(current) + 1) % chain.length];
  }

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a.ref, a.back");
    if (link !== null) {
      event.preventDefault();
      const id = link.hash.slice(1);
      if (link.matches(".ref")) go(byId(id));
      else {
        go(link.closest(".finding"));
        back();
      }
      return;
    }
    if (event.target.matches(".note summary")) {
      // Its own click opens or closes it; the one before is closed.
      const on = event.target.closest(".finding");
      if (on !== null && on !== current) {
        event.preventDefault();
        go(on);
      }
      return;
    }
    const note = String(window.getSelection()) === "" ? pointed(event.target) : undefined;
    if (note !== undefined) go(note);
  });

  const letters = { j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1) };
  letters["?"] = () => {
    const help = document.querySelector(".keys");
    help.open = !help.open;
    if (help.open) help.querySelector("summary").focus();
  };
  const others = { ArrowRight: () => step(1), ArrowLeft: () => step(-1), Escape: back };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Enter" && event.target === current) {
      source(current).open = !source(current).open;
      event.preventDefault();
      return;
    }
    const does = others[event.key] ?? (byId("letters").checked ? letters[event.key] : undefined);
    if (does === undefined) return;
    event.preventDefault();
    does();
  });

  const form = document.querySelector("form");
  form.addEventListener("change", (event) => {
    if (event.target === open) openAll();
    if (current !== null && current.getClientRects().length === 0) leave();
    tell();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => {
    openAll();
    tell();
  }));
  byId("previous").addEventListener("click", () => step(-1));
  byId("next").addEventListener("click", () => step(1));

  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = notes.map(source).filter((each) => !each.open);
    for (const each of closed) each.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
  });

  document.documentElement.classList.add("script");
  document.querySelector(".pager").hidden = false;
  const first = notes.find((note) => `#${note.id}` === location.hash);
  if (first !== undefined) go(first);
  else tell();
})();
