// Make elements. All text of the document becomes text nodes, never markup.

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== ""));
  return node;
}

const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
const svg = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, tag), attributes, children);

const button = (text, onclick, attributes = {}) =>
  el("button", { type: "button", onclick, ...attributes }, text);

// A link to another site; text where the address is none of the web.
function link(address, text) {
  if (!/^https?:\/\//i.test(address)) return el("span", {}, text);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

let labelled = 0;

// A control with its label.
function field(label, control, attributes = {}) {
  control.id ||= `control-${(labelled += 1)}`;
  return el("div", { class: "field", ...attributes }, el("label", { for: control.id }, label), control);
}

function select(options, onchange) {
  return el(
    "select",
    { onchange },
    options.map(([value, label]) => el("option", { value }, label)),
  );
}

const number = (value) => value.toLocaleString("en");
const plural = (value, one, many = `${one}s`) => `${number(value)} ${value === 1 ? one : many}`;

// Offer a text as a file.
function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const anchor = el("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
