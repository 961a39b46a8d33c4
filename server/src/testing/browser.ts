import { API_PREFIX } from "@casement/shared/contract/http/route";

/** An answer with its body read: parsed when it is JSON, text otherwise. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests say themselves what they expect.
  readonly body: any;
}

export interface Sending {
  /** Text, files and streams are sent as they are, anything else as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One browser, as a server sees it: keeps cookies and sends Origin and Sec-Fetch-Site with changes. */
export class Browser {
  readonly #cookies = new Map<string, string>();

  constructor(
    readonly origin: string,
    readonly userAgent = "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0",
  ) {}

  /** The Cookie header, for sockets. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  /** `path` is relative to /api/v1, or absolute if it begins with `//`. */
  async send(method: string, path: string, { body, headers = {}, signal }: Sending = {}): Promise<Answer> {
    const url = path.startsWith("//") ? `${this.origin}${path.slice(1)}` : `${this.origin}${API_PREFIX}${path}`;
    const response = await fetch(url, {
      method,
      headers: {
        ...(method === "GET" ? {} : { origin: this.origin, "sec-fetch-site": "same-origin" }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(this.#cookies.size === 0 ? {} : { cookie: this.cookie }),
        "user-agent": this.userAgent,
        ...headers,
      },
      ...(body === undefined ? {} : bodyOf(body)),
      signal: signal ?? null,
    });
    this.#keepCookies(response.headers);
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("application/json") ?? false;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  get(path: string, sending?: Sending): Promise<Answer> {
    return this.send("GET", path, sending);
  }

  post(path: string, body?: unknown): Promise<Answer> {
    return this.send("POST", path, { body });
  }

  put(path: string, body?: unknown): Promise<Answer> {
    return this.send("PUT", path, { body });
  }

  patch(path: string, body?: unknown): Promise<Answer> {
    return this.send("PATCH", path, { body });
  }

  delete(path: string): Promise<Answer> {
    return this.send("DELETE", path);
  }

  #keepCookies(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const cut = pair.indexOf("=");
      if (/max-age=0(;|$)/i.test(line)) this.#cookies.delete(pair.slice(0, cut));
      else this.#cookies.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
  }
}

/** For a stream fetch requires `duplex`: the answer may come only after the whole body. */
function bodyOf(body: unknown): RequestInit & { duplex?: "half" } {
  if (body instanceof ReadableStream) return { body, duplex: "half" };
  return { body: typeof body === "string" || body instanceof Blob ? body : JSON.stringify(body) };
}
