// What is wrong with the page that is open, as sentences; all that is folded away is opened first.
(() => {
  const problems = [];
  const name = element => element.tagName.toLowerCase() + (element.id ? "#" + element.id : "")
    + (element.className && typeof element.className === "string" ? "." + element.className.replaceAll(" ", ".") : "");
  document.querySelectorAll("details").forEach(details => { details.open = true; });

  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    problems.push(`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`);
  }
  const scrolls = element => element && element !== root
    && (["auto", "scroll", "hidden"].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  document.querySelectorAll("main *, header *").forEach(element => {
    if (element.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(element)) {
      problems.push(`${name(element)} is cut off`);
    }
  });
  document.querySelectorAll("main div, nav ul").forEach(element => {
    if (element.scrollWidth > element.clientWidth + 1 && scrolls(element)
        && element.tabIndex < 0 && !element.querySelector("a")) {
      problems.push(`${name(element)} scrolls, but not by keyboard: ${element.textContent.slice(0, 60)}`);
    }
  });
  document.querySelectorAll("[tabindex]").forEach(element => {
    if (!element.getAttribute("aria-label") || !element.getAttribute("role")) {
      problems.push(`${name(element)} takes the focus without a name`);
    }
  });
  document.querySelectorAll("img, svg").forEach(picture => {
    const labels = (picture.getAttribute("aria-labelledby") || "").split(" ").map(id => document.getElementById(id));
    if (!picture.hasAttribute("alt") && !labels.some(label => label && label.textContent.trim())) {
      problems.push(`${name(picture)} has no name`);
    }
  });
  let level = 0;
  document.querySelectorAll("h1, h2, h3, h4, h5, h6").forEach(heading => {
    const next = Number(heading.tagName[1]);
    if (next > level + 1 || (next === 1 && level > 0) || !heading.textContent.trim()) {
      problems.push(`the heading "${heading.textContent}" is out of order`);
    }
    level = next;
  });
  const ids = [...document.querySelectorAll("[id]")].map(element => element.id);
  ids.filter((id, i) => ids.indexOf(id) !== i).forEach(id => problems.push(`two elements are called ${id}`));
  document.querySelectorAll('a[href^="#"]').forEach(link => {
    if (!document.getElementById(link.getAttribute("href").slice(1))) {
      problems.push(`${link.getAttribute("href")} leads nowhere`);
    }
  });
  document.querySelectorAll("table").forEach(table => {
    if (!table.caption || [...table.querySelectorAll("th")].some(head => !head.scope)) {
      problems.push(`the table ${table.textContent.slice(0, 40)} lacks a caption or a scope`);
    }
  });
  document.querySelectorAll("main p, main dd, main figure, main section, main caption, main summary").forEach(element => {
    if (!element.textContent.trim() && !element.hidden) {
      problems.push(`${name(element)} is empty`);
    }
  });
  document.querySelectorAll("script:not([src]), iframe, object, embed").forEach(element => problems.push(`there is a ${name(element)}`));

  const ground = getComputedStyle(document.body).backgroundColor.match(/\d+/g).slice(0, 3).map(Number);
  return { problems, brightness: Math.max(...ground) };
})()
