/** Sends a request and says how much of it is under way, which `fetch` does not. */

export interface UploadInit {
  method: string;
  headers: Record<string, string>;
  body: ArrayBuffer;
  signal: AbortSignal;
  /** Some of the body, or of the response, has moved; of the body, so many bytes were taken by the system; null: that is not known. */
  onProgress?: (taken: number | null) => void;
}

/** Like `fetch`: rejects if there was no response. */
export type Upload = (url: string, init: UploadInit) => Promise<Response>;

/** Without `XMLHttpRequest`, as in a worker of Node.js, there is no progress to report. */
export const upload: Upload = (url, init) => (typeof XMLHttpRequest === "undefined" ? fetch(url, init) : uploadByXhr(url, init));

function uploadByXhr(url: string, { method, headers, body, signal, onProgress }: UploadInit): Promise<Response> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(failure(signal));
      return;
    }
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    const end = (settle: () => void) => (): void => {
      signal.removeEventListener("abort", abort);
      settle();
    };
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.responseType = "arraybuffer";
    request.upload.onprogress = ({ loaded }) => onProgress?.(loaded);
    request.onprogress = request.onreadystatechange = () => onProgress?.(null);
    // The server redirects nobody: where one comes, somebody else answered.
    const isOurs = (): boolean => !request.responseURL || request.responseURL === new URL(url, document.baseURI).href;
    request.onload = end(() => (isOurs() ? resolve(responseOf(request)) : reject(failure(signal))));
    request.onerror = request.onabort = request.ontimeout = end(() => reject(failure(signal)));
    signal.addEventListener("abort", abort, { once: true });
    request.send(body);
  });
}

function failure(signal: AbortSignal): Error {
  return signal.aborted ? new DOMException("The request was given up.", "AbortError") : new TypeError("The request got no response.");
}

/** Statuses whose responses have no body. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

function responseOf(request: XMLHttpRequest): Response {
  const { status } = request;
  const headers = new Headers();
  for (const line of request.getAllResponseHeaders().split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return new Response(BODILESS.has(status) ? null : (request.response as ArrayBuffer), { status, headers });
}
