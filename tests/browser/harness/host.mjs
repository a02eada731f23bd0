// Plain pages that embed the element, as a portal would: no framework, no inline script, the strict
// Content-Security-Policy of the proxy. A script beside the page writes down faults and events.

const WATCH = `
window.faults = [];
window.heard = [];
document.addEventListener("securitypolicyviolation", (it) =>
  window.faults.push(\`policy: \${it.effectiveDirective} \${it.blockedURI} \${it.sourceFile}:\${it.lineNumber} \${it.sample}\`));
addEventListener("error", (it) => window.faults.push(\`error: \${it.message}\`));
addEventListener("unhandledrejection", (it) => window.faults.push(\`rejection: \${it.reason?.message ?? it.reason}\`));
for (const name of ["ready", "change", "submit", "stored", "delivered", "rejected", "exposure", "break", "error"])
  addEventListener("gradeglass-" + name, (event) =>
    window.heard.push({ name, from: event.target.id, detail: JSON.parse(JSON.stringify(event.detail ?? null)) }));
`;

const STYLE = `body { margin: 0; } h1 { margin: 0; font-size: 1rem; } gradeglass-judge { block-size: 95vh; }`;

/** Serves a page with one element for each set of attributes, and gives its address. */
export function embed(proxy, elements, { path = "/embedded.html", lang = "en", dir = "ltr", script = "", body = "", policy } = {}) {
  proxy.serve("/watch.js", WATCH, "text/javascript; charset=utf-8");
  proxy.serve("/host.css", STYLE, "text/css; charset=utf-8");
  proxy.serve("/host.js", script, "text/javascript; charset=utf-8");
  const tags = elements.map((attributes) => `<gradeglass-judge ${list(attributes)}></gradeglass-judge>`);
  return proxy.serve(
    path,
    `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>A labeling portal</title>
<link rel="stylesheet" href="/host.css">
<script src="/watch.js"></script>
<script type="module" src="/gradeglass-judge.js"></script>
<script type="module" src="/host.js"></script>
</head>
<body>
<main><h1>A labeling portal</h1>${body}${tags.join("\n")}</main>
</body>
</html>`,
    undefined,
    policy,
  );
}

/** Attributes for a guideline that the collector hands out. */
export function fromCollector(guideline, annotator = "ann", more = {}) {
  const tasks = `/api/tasks?guideline=${encodeURIComponent(guideline)}&annotator=${encodeURIComponent(annotator)}`;
  return { guideline: `/api/guidelines/${guideline}`, tasks, connection: "/api/connection", annotator, ...more };
}

function list(attributes) {
  const escape = (text) => String(text).replace(/&/g, "&amp;").replace(/"/g, "&quot;");
  return Object.entries(attributes).map(([name, value]) => `${name}="${escape(value)}"`).join(" ");
}
