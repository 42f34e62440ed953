// The page's own outbox in a process of its own: IndexedDB in memory, written to a file with every strict commit, so that a
// killed process finds what was on its disk. Commands come as JSON lines on stdin; one line answers each.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { deserialize, serialize } from "node:v8";

const [bundle, packages, disk, text] = process.argv.slice(2);
const { base, attempt, cookie, nextSeqs, maxBytes, timeoutMs } = JSON.parse(text);
createRequire(packages)("fake-indexeddb/auto");

await restore();
const transaction = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (names, mode, options) {
  const tx = transaction.call(this, names, mode, options);
  // Ours is heard first: when the outbox hears of its commit, the file is written.
  if (mode === "readwrite") tx.addEventListener("complete", () => dump(this));
  return tx;
};

function dump(db) {
  const stores = [...db.objectStoreNames].map((name) => {
    const raw = db._rawDatabase.rawObjectStores.get(name);
    return { name, keyPath: raw.keyPath, records: [...raw.records.values()].map(({ key, value }) => ({ key, value })) };
  });
  writeFileSync(`${disk}.new`, serialize({ name: db.name, version: db.version, stores }));
  renameSync(`${disk}.new`, disk);
}

function restore() {
  let kept;
  try {
    kept = deserialize(readFileSync(disk));
  } catch {
    return undefined; // A new device.
  }
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(kept.name, kept.version);
    request.onerror = () => reject(request.error);
    request.onupgradeneeded = () => {
      for (const { name, keyPath, records } of kept.stores) {
        const store = request.result.createObjectStore(name, keyPath === null ? {} : { keyPath });
        for (const { key, value } of records) keyPath === null ? store.put(value, key) : store.put(value);
      }
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
}

const { Outbox } = await import(pathToFileURL(bundle).href);
let token = null;

/** A new token, by the cookie; callers at once share one request. */
let asking = null;
function renew() {
  asking ??= fetchToken().finally(() => (asking = null));
  return asking;
}
async function fetchToken() {
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await fetch(`${base}/api/v1/attempts/${attempt}/token`, { method: "POST", headers: { cookie }, signal });
  if (!answer.ok) throw new Error(`no token: ${answer.status}`);
  token = (await answer.json()).access_token;
  return token;
}

function makeTab() {
  return new Outbox({
    attemptId: attempt,
    nextSeqs,
    maxBytes,
    tokens: { get: () => (token === null ? renew() : Promise.resolve(token)), refresh: (stale) => (stale === token ? renew() : Promise.resolve(token)) },
    fetch: (path, init) => fetch(base + path, { ...init, signal: AbortSignal.any([init.signal, AbortSignal.timeout(timeoutMs)]) }),
  });
}

const tabs = [makeTab()];
await tabs[0].open();

async function act({ op, tab = 0, stream, body, at, ref, ms }) {
  const outbox = tabs[tab];
  switch (op) {
    case "add": {
      const bytes = new Uint8Array(Buffer.from(body, "base64")).buffer;
      const seq = await outbox.add(stream, bytes, new Date(at), ref);
      return { seq, durable: outbox.durable };
    }
    case "wake":
      return outbox.wake();
    case "flush":
      return { done: await outbox.flush(ms), backlog: outbox.backlog, refusals: outbox.refusals };
    case "open":
      tabs.push(makeTab());
      return tabs.at(-1).open();
    case "close":
      return tabs.splice(1).forEach((each) => each.close());
  }
}

process.stdout.write('{"ready":true}\n');
for await (const line of createInterface({ input: process.stdin })) {
  // One after the other, but what was asked to be sent goes on meanwhile.
  let answer;
  try {
    answer = (await act(JSON.parse(line))) ?? {};
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
process.exit(0);
