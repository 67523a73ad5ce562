// Show a long list a page at a time.

function makePager(size, name, show) {
  let items = [];
  let page = 0;
  const pages = () => Math.max(1, Math.ceil(items.length / size));
  const input = el("input", {
    type: "number",
    min: 1,
    "aria-label": `Page of ${name}`,
    onchange: () => go(Number(input.value) - 1),
  });
  const total = el("span");
  const previous = button("Previous", () => go(page - 1));
  const next = button("Next", () => go(page + 1));
  const node = el(
    "nav",
    { class: "pager", "aria-label": `Pages of ${name}` },
    previous,
    "Page",
    input,
    total,
    next,
  );

  function go(target) {
    page = Math.min(Math.max(0, Math.trunc(target) || 0), pages() - 1);
    input.value = page + 1;
    input.max = pages();
    total.textContent = `of ${number(pages())}`;
    previous.disabled = page === 0;
    next.disabled = page === pages() - 1;
    node.hidden = pages() === 1;
    show(items.slice(page * size, (page + 1) * size));
  }

  return {
    node,
    set(found, keepPage = false) {
      items = found;
      go(keepPage ? page : 0);
    },
    reveal(item) {
      go(Math.floor(items.indexOf(item) / size));
    },
    refresh: () => go(page),
  };
}
