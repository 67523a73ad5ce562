// The tabs, the switch between light and dark, and printing.

const THEMES = [
  ["", "as the system"],
  ["light", "light"],
  ["dark", "dark"],
];
const THEME_KEY = "cgt-cite report theme";

function makeThemeSwitch() {
  const control = select(THEMES, () => {
    setTheme(control.value);
    storage?.setItem(THEME_KEY, control.value);
  });
  const setTheme = (theme) => {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  };
  control.value = storage?.getItem(THEME_KEY) ?? "";
  setTheme(control.value);
  document.getElementById("tools").append(field("Colours", control));
}

// Tabs as the ARIA practices describe them: arrows, Home and End move between them.
function makeTabs(names) {
  const list = document.getElementById("tabs");
  const tabs = names.map((name) => {
    const id = name.toLowerCase();
    const tab = button(name, () => show(id), {
      role: "tab",
      id: `tab-${id}`,
      "aria-controls": `panel-${id}`,
    });
    const panel = el("section", {
      role: "tabpanel",
      id: `panel-${id}`,
      "aria-labelledby": tab.id,
      tabindex: 0,
      hidden: true,
    });
    list.append(tab);
    document.getElementById("main").append(panel);
    return { id, tab, panel };
  });

  function show(id) {
    for (const one of tabs) {
      const isShown = one.id === id;
      one.panel.hidden = !isShown;
      one.tab.setAttribute("aria-selected", isShown);
      one.tab.tabIndex = isShown ? 0 : -1;
    }
    history.replaceState(null, "", `#${id}`);
  }

  list.addEventListener("keydown", ({ key }) => {
    const at = tabs.findIndex(({ tab }) => tab === document.activeElement);
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[key];
    if (target === undefined) return;
    const { id, tab } = tabs[(target + tabs.length) % tabs.length];
    show(id);
    tab.focus();
  });

  const panels = Object.fromEntries(tabs.map(({ id, panel }) => [id, panel]));
  const asked = location.hash.slice(1);
  return { panels, show, first: asked in panels ? asked : tabs[0].id };
}

function start() {
  makeThemeSwitch();
  const { panels, show, first } = makeTabs(["Overview", "References", "Check", "Pages", "Graph"]);
  const check = makeCheck(panels.check);
  const references = makeReferences(panels.references, (entry) => {
    show("check");
    check.open(entry);
  });
  const pages = makePages(panels.pages);
  const open = (filter, entry) => {
    const id = ["incomplete", "unread"].includes(filter) ? "pages" : "references";
    show(id);
    panels[id].focus();
    (id === "pages" ? pages : references).filter(filter, entry);
  };
  makeOverview(panels.overview, open);
  makeGraph(panels.graph, open);
  show(first);
}

start();
