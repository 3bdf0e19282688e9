// Keeps a page alive. All texts are made by the server: this only asks for the moving part of the page again when there is
// news, and sends what the form says.

const MOST_OFTEN = 400;         // ms between two looks at a batch, however fast the news comes
const SOON = 2_000;             // ms until the next look at a list in which something moves
const LATER = 30_000;           // ms until the next look at anything else
const RETRIES = [1, 2, 4, 8, 15]; // s until a lost connection is tried again; the last for ever

const find = (selector, where = document) => where.querySelector(selector);

/* --- Showing what the server says: elements stay what they are, so that focus, scroll and selection stay, too. */

function morph(old, fresh) {
  if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName || old.id !== fresh.id) {
    old.replaceWith(fresh);
    return;
  }
  if (old.nodeName === "DIALOG") return;
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  const before = [...old.childNodes];
  const after = [...fresh.childNodes];
  after.forEach((child, i) => (before[i] ? morph(before[i], child) : old.append(child)));
  before.slice(after.length).forEach(child => child.remove());
}

class LoggedOut extends Error {}

/** Fetches a page and shows one part of it. */
async function renew(path, selector) {
  const answer = await fetch(path, { headers: { Accept: "text/html" }, redirect: "manual", cache: "no-store" });
  if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) throw new LoggedOut();
  if (!answer.ok) throw new Error(`The service answers ${answer.status}.`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = find(selector, page);
  if (fresh) morph(find(selector), document.adoptNode(fresh));
}

/* --- Whether the service can be heard */

const link = {
  tries: 0,
  /** Says that it cannot, and when it is tried again: in so many ms. */
  lost(why) {
    if (why instanceof LoggedOut) {
      say("Your session is over: reload this page to log in again.");
      return Infinity;
    }
    const seconds = RETRIES[Math.min(this.tries, RETRIES.length - 1)];
    this.tries += 1;
    say("The connection to the service is lost. What you see may be old; it is tried again every few seconds.");
    return seconds * 1000;
  },
  found() {
    this.tries = 0;
    say("");
  },
};

function say(text) {
  const line = find("#link");
  if (line.textContent !== text) line.textContent = text;
  line.hidden = !text;
}

/* --- One batch: looked at whenever an event says that there is news */

const OPEN = ["queued", "running", "cancelling"];

function follow() {
  const view = location.pathname;
  let source = null; // null while nothing is listened to
  let timer = 0;
  let looking = false;
  let again = false;

  const isOver = () => find("#now").hasAttribute("data-over");

  function listen() {
    stop();
    source = new EventSource(find("#now").dataset.events);
    source.addEventListener("status", event => {
      // The stream ends with the batch, which must not look like a break.
      if (!OPEN.includes(JSON.parse(event.data).state)) stop();
      look();
    });
    // Browsers try again by themselves after some breaks, and give up for good after others: so none is left to them.
    source.onerror = () => lost(new Error("the stream of events broke"));
  }

  function stop() {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  async function look() {
    again = looking;
    if (looking) return;
    looking = true;
    try {
      await show();
    } catch (why) {
      lost(why);
    }
    setTimeout(() => {
      looking = false;
      if (again) look();
    }, MOST_OFTEN);
  }

  async function show() {
    const { word } = find("#now").dataset;
    const wasOver = isOver();
    await renew(`${view}/now`, "#now");
    document.title = find("#now").dataset.title;
    link.found();
    if (isOver() && !wasOver) {
      stop();
      // What is listed only when a batch is over is on its whole page.
      await renew(view, "main");
    }
    if (find("#now").dataset.word !== word) find("#news").textContent = find(".verdict").innerText;
  }

  function lost(why) {
    stop();
    const pause = link.lost(why);
    if (pause !== Infinity) timer = setTimeout(tryAgain, pause);
  }

  async function tryAgain() {
    try {
      await show();
      if (!isOver()) listen();
    } catch (why) {
      lost(why);
    }
  }

  if (!isOver()) listen();
  addEventListener("online", () => isOver() || source || tryAgain());
  // The times on a page that rests grow old.
  setInterval(() => document.hidden || !isOver() || look(), LATER);
}

function cancelling(sure) {
  document.addEventListener("click", event => {
    if (event.target.closest("#cancel")) sure.showModal();
  });
  sure.addEventListener("close", async () => {
    if (sure.returnValue !== "cancel") return;
    const answer = await fetch(find("#now").dataset.self, { method: "DELETE", headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok) say((await problem(answer)).detail);
  });
}

/* --- All batches: looked at every now and then */

function watch() {
  let timer = 0;

  async function look() {
    clearTimeout(timer);
    let pause = find("#history").hasAttribute("data-moving") ? SOON : LATER;
    if (!document.hidden) {
      try {
        await renew(`/history?page=${find("#history").dataset.page}`, "#history");
        link.found();
        pause = find("#history").hasAttribute("data-moving") ? SOON : LATER;
      } catch (why) {
        pause = link.lost(why);
      }
    }
    if (pause !== Infinity) timer = setTimeout(look, pause);
  }

  timer = setTimeout(look, SOON);
  document.addEventListener("visibilitychange", () => document.hidden || look());
  addEventListener("online", look);
}

/* --- Starting a batch */

function starting(form) {
  fill(find("#dataset"), "/datasets").then(names => {
    if (names.includes("transactions")) find("#dataset").value = "transactions";
  });
  fill(find("#input"), "/files").then(names => {
    find("#input-none").hidden = names.length > 0;
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    submit(form);
  });
}

/** Lets a list of names be chosen from; returns them. */
async function fill(select, path) {
  const answer = await fetch(path, { headers: { Accept: "application/json" } }).catch(() => null);
  const names = answer?.ok ? (await answer.json()).map(entry => entry.name) : [];
  select.replaceChildren(...names.map(name => new Option(name, name)));
  return names;
}

async function submit(form) {
  const way = form.elements.way.value;
  unmark(form);
  const missing = [...form.querySelectorAll("input:not([type=radio]), select")]
    .filter(field => field.offsetParent !== null && !field.checkValidity());
  if (missing.length) {
    missing.forEach(field => mark(field, field.id === "input" ? "Choose a file." : field.validationMessage));
    missing[0].focus();
    return;
  }
  const button = find("button", form);
  button.disabled = true;
  try {
    const answer = way === "upload" ? await upload(form) : await order(form, way);
    if (answer.ok) {
      location.assign(answer.batch.links.view);
      return;
    }
    complain(form, answer.problem);
  } catch {
    complain(form, { detail: "The service does not answer: try again in a moment." });
  } finally {
    button.disabled = false;
    find("#sending").hidden = true;
    find("#sent").textContent = "";
  }
}

/** Asks for rows to be generated, or for a file that is there. */
async function order(form, way) {
  const { dataset, maxRejected, wire, rows, seed, defects, input } = form.elements;
  const wanted = { dataset: dataset.value || undefined, maxRejected: maxRejected.value.trim(), wire: wire.value };
  if (way === "generate") {
    wanted.generate = { rows: Number(rows.value), seed: Number(seed.value), defects: defects.value.trim() || undefined };
  } else {
    wanted.input = input.value;
  }
  const answer = await fetch("/batches", {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(wanted),
  });
  return answer.ok ? { ok: true, batch: await answer.json() } : { ok: false, problem: await problem(answer) };
}

/** Sends a file; fetch could not say how far it is. */
function upload(form) {
  const { dataset, maxRejected, wire, file } = form.elements;
  const [data] = file.files;
  const query = new URLSearchParams({ maxRejected: maxRejected.value.trim(), wire: wire.value, name: data.name });
  if (dataset.value) query.set("dataset", dataset.value);
  const packed = { gz: "application/gzip", zst: "application/zstd" }[data.name.split(".").pop().toLowerCase()];
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/batches?${query}`);
    request.setRequestHeader("Content-Type", packed ?? "text/csv");
    request.setRequestHeader("Accept", "application/json");
    request.upload.onprogress = event => {
      find("#sending").hidden = false;
      find("#sending").value = event.total ? event.loaded / event.total : 0;
      find("#sent").textContent = event.loaded < event.total ? "Sending" : "Sent; being looked at";
    };
    request.onerror = () => reject(new Error("not sent"));
    request.onload = () => {
      const ok = request.status >= 200 && request.status < 300;
      let said = {};
      try {
        said = JSON.parse(request.responseText);
      } catch {
        // Said by somebody in between, in words of their own.
      }
      resolve(ok ? { ok, batch: said } : { ok, problem: { detail: `The service answers ${request.status}.`, ...said } });
    };
    request.send(data);
  });
}

async function problem(answer) {
  const said = await answer?.json().catch(() => ({}));
  return { detail: answer ? `The service answers ${answer.status}.` : "The service does not answer.", ...said };
}

/** Shows what is wrong, at the field that is at fault where there is one. */
function complain(form, { detail, errors = [] }) {
  const places = errors.map(error => ({ field: fieldOf(form, error.field), says: error.detail }));
  places.filter(place => place.field).forEach(place => mark(place.field, place.says));
  const first = places.find(place => place.field);
  if (first) first.field.focus();
  if (!first || places.some(place => !place.field)) {
    find("#problem").textContent = detail;
    find("#problem").hidden = false;
  }
}

/** The field that a JSON pointer or a query parameter is about. */
function fieldOf(form, pointer) {
  const name = pointer.replace(/^[/?]/, "");
  return [...form.querySelectorAll("[data-field]")]
    .find(field => field.offsetParent !== null && field.dataset.field.split(" ").includes(name));
}

function mark(field, text) {
  const wrong = Object.assign(document.createElement("p"), { className: "wrong", id: `${field.id}-wrong`, textContent: text });
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", [wrong.id, field.dataset.help ??= field.getAttribute("aria-describedby") ?? ""].join(" ").trim());
  field.after(wrong);
}

function unmark(form) {
  form.querySelectorAll(".wrong").forEach(wrong => wrong.remove());
  form.querySelectorAll("[aria-invalid]").forEach(field => {
    field.removeAttribute("aria-invalid");
    if (field.dataset.help) field.setAttribute("aria-describedby", field.dataset.help);
    else field.removeAttribute("aria-describedby");
  });
  find("#problem").hidden = true;
}

if (find("#now")) follow();
if (find("#sure")) cancelling(find("#sure"));
if (find("#history")) watch();
if (find("#start")) starting(find("#start"));
