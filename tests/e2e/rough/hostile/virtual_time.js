// The page's clocks, timers and devices in a simulation. Runs before any code of the page.
//
// Time stands still until the conductor says to which moment it goes on; then every timer that is due runs, in order, and
// the page reports what it still waits for: work inside the browser, answers from the network, words on sockets. So a
// slow machine makes the hour take longer, but never makes a deadline pass.
(() => {
  if (window !== window.top || !/^\/(attempt|join)/.test(location.pathname)) return;
  const real = { setTimeout: window.setTimeout.bind(window), WebSocket, Date, fetch: window.fetch.bind(window) };
  const asking = new XMLHttpRequest();
  asking.open("GET", "/__simulation", false);
  asking.send();
  const world = JSON.parse(asking.responseText);
  const busy = { work: 1, net: 0, ws: 0 };
  let now = world.now;
  const born = now;
  const wall = () => (world.epoch + now + world.skew_h * 3600) * 1000;

  // --- clocks ---
  class SimulatedDate extends real.Date {
    constructor(...given) {
      if (given.length === 0) super(wall());
      else super(...given);
    }
    static now() {
      return wall();
    }
  }
  window.Date = SimulatedDate;
  performance.now = () => (now - born) * 1000;

  // --- timers ---
  const timers = new Map();
  let lastId = 1_000_000;
  const ATONCE_MS = 5;
  const begin = (again) => (run, ms = 0, ...given) => {
    const id = ++lastId;
    const everyS = Math.max(Number(ms) || 0, 0) / 1000;
    const call = () => (typeof run === "function" ? run(...given) : undefined);
    if (!again && everyS * 1000 < ATONCE_MS) {
      busy.work += 1;
      real.setTimeout(() => {
        if (timers.delete(id)) call();
        done("work");
      });
    }
    timers.set(id, { call, due: again || everyS * 1000 >= ATONCE_MS ? now + Math.max(everyS, 0.004) : Infinity, everyS: again ? Math.max(everyS, 0.004) : null });
    return id;
  };
  const end = (id) => void timers.delete(id);
  Object.assign(window, { setTimeout: begin(false), setInterval: begin(true), clearTimeout: end, clearInterval: end });
  // The page's timers are simulated, a worker's would not be.
  delete window.Worker;

  const hopping = new MessageChannel();
  let hops = [];
  hopping.port1.onmessage = () => {
    const due = hops;
    hops = [];
    for (const each of due) each();
  };
  const hop = () => new Promise((resolve) => (hops.push(resolve), hopping.port2.postMessage(0)));

  // After a jump (the machine slept) a timer runs once, however often it was due.
  const JUMP_S = 3;
  async function goTo(target) {
    if (target - now > JUMP_S) now = target;
    for (;;) {
      let next = null;
      for (const [id, timer] of timers) if (timer.due <= target && (next === null || timer.due < next[1].due)) next = [id, timer];
      if (next === null) break;
      const [id, timer] = next;
      now = Math.max(now, timer.due);
      if (timer.everyS === null) timers.delete(id);
      else timer.due = Math.max(timer.due + timer.everyS, now + Math.min(timer.everyS, 0.004));
      try {
        timer.call();
      } catch (error) {
        reportError(error);
      }
      await hop();
    }
    now = Math.max(now, target);
    for (const each of window.simulation.onTick) each();
    await hop();
    await hop();
  }

  // --- what the page waits for ---
  function done(what) {
    busy[what] -= 1;
    report();
  }
  const counted = (what, promise) => {
    busy[what] += 1;
    const end = () => done(what);
    promise.then(end, end);
    return promise;
  };
  const count = (owner, name, what) => {
    const original = owner?.[name];
    if (typeof original !== "function") return;
    owner[name] = function (...given) {
      return counted(what, original.apply(this, given));
    };
  };
  window.fetch = (...given) => counted("net", real.fetch(...given));
  for (const name of ["json", "text", "arrayBuffer", "blob"]) count(Response.prototype, name, "net");
  count(Blob.prototype, "arrayBuffer", "work");
  count(window.OffscreenCanvas?.prototype, "convertToBlob", "work");
  count(window.SubtleCrypto?.prototype, "digest", "work");
  count(HTMLMediaElement.prototype, "play", "work");
  const settles = (request, ...events) => {
    busy.work += 1;
    let open = true;
    for (const event of events) {
      request.addEventListener(event, () => {
        if (open) done("work");
        open = false;
      });
    }
    return request;
  };
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...given) {
    return settles(transaction.apply(this, given), "complete", "abort");
  };
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...given) {
    if (world.storage === "refused") throw new DOMException("The user denied permission to access the database.", "SecurityError");
    return settles(open.apply(this, given), "success", "error", "blocked");
  };
  for (const name of ["put", "add"]) {
    const original = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (...given) {
      if (world.storage !== "ok") throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      return original.apply(this, given);
    };
  }
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (...given) {
    if (world.storage !== "ok") throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    setItem.apply(this, given);
  };
  window.WebSocket = class extends real.WebSocket {
    #asked = 1;
    constructor(...given) {
      super(...given);
      busy.ws += 1;
      const answered = () => {
        busy.ws -= this.#asked;
        this.#asked = 0;
        report();
      };
      for (const event of ["open", "message", "close", "error"]) this.addEventListener(event, answered);
    }
    send(text) {
      super.send(text);
      if (this.#asked > 0 || !/"type":"(ping|hello)"/.test(text)) return;
      this.#asked = 1;
      busy.ws += 1;
    }
    close(...given) {
      busy.ws -= this.#asked;
      this.#asked = 0;
      super.close(...given);
    }
  };

  // --- the conductor ---
  const channel = new real.WebSocket(`ws://${location.host}/__simulation`);
  let textIsNew = true;
  let said = null;
  let reporting = false;
  function report() {
    if (reporting) return;
    reporting = true;
    void hop().then(() => {
      reporting = false;
      say();
    });
  }
  function say() {
    if (channel.readyState !== real.WebSocket.OPEN) return;
    const words = { at: now, ...busy };
    // Once nothing goes on: what changes on the way there, nobody could read.
    if (textIsNew && document.body !== null && busy.work === 0) {
      textIsNew = false;
      // What is folded away is there to read as well.
      words.text = lines(document.body).join("\n");
      if (words.text === said) delete words.text;
      else said = words.text;
    }
    channel.send(JSON.stringify(words));
  }
  const SILENT = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "SVG"]);
  function lines(element) {
    const found = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.data.trim();
      if (text !== "" && !SILENT.has(walker.currentNode.parentElement?.tagName ?? "")) found.push(text);
    }
    return found;
  }
  let going = Promise.resolve();
  channel.onmessage = ({ data }) => {
    const told = JSON.parse(data);
    going = going.then(async () => {
      if ("set" in told) {
        Object.assign(world, told.set);
        for (const each of window.simulation.onSet) each();
      } else if ("act" in told) window.simulation.acts[told.act]();
      else await goTo(told.to);
      say();
    });
  };
  window.simulation = { world, now: () => now, onTick: [], onSet: [], acts: {}, busy, counted, real };

  // Until it stands there, or says why not, the page is at work.
  const bootMs = world.boot_ms;
  const bornAt = real.Date.now();
  const look = () => {
    const stands = document.readyState === "complete" && (document.body?.textContent ?? "").trim() !== "";
    if (stands || real.Date.now() - bornAt > bootMs) done("work");
    else real.setTimeout(look, 20);
  };
  look();
  document.addEventListener("DOMContentLoaded", () => {
    const watching = new MutationObserver(() => (textIsNew = true));
    watching.observe(document.documentElement, { childList: true, characterData: true, subtree: true });
  });
})();
