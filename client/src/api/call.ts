import { errorBodySchema } from "@casement/shared/contract/errors";
import { API_PREFIX, type Route } from "@casement/shared/contract/http/route";
import type {
  RouteBody,
  RouteName,
  RouteParams,
  RouteQuery,
  RouteResponse,
} from "@casement/shared/contract/http/routes";
import { ApiError } from "@/lib/api-error";

interface CommonOptions<N extends RouteName> {
  query?: RouteQuery<N>;
  body?: RouteBody<N>;
  /** The body of a route that takes no JSON. */
  bytes?: ArrayBuffer;
  signal?: AbortSignal;
}

/** `params` is required where the route's path has names, and not allowed elsewhere. */
type CallOptions<N extends RouteName> = CommonOptions<N> &
  ([keyof RouteParams<N>] extends [never] ? { params?: never } : { params: RouteParams<N> });
/** The options may be left out for a route without names. */
type Options<N extends RouteName> = [keyof RouteParams<N>] extends [never] ? [CallOptions<N>?] : [CallOptions<N>];

/** A function that calls the routes of this table of the contract, and checks their answers. */
export function callerOf<T extends Readonly<Partial<Record<RouteName, Route>>>>(routes: T) {
  /** Throws only ApiError and the signal's abort. */
  return async function call<N extends keyof T & RouteName>(
    name: N,
    ...[options]: Options<N>
  ): Promise<RouteResponse<N>> {
    const route = routes[name] as Route;
    const response = await send(route, (options ?? {}) as SendOptions);
    if (!response.ok) throw await readError(response);
    if (route.response === undefined) return undefined as RouteResponse<N>;
    const parsed = route.response.safeParse(await response.json().catch(() => undefined));
    if (!parsed.success) throw new ApiError("UNREADABLE", `The answer of ${name} does not match the contract.`);
    return parsed.data as RouteResponse<N>;
  };
}

/** A file that the server makes, under the name that it gives it. */
export interface ServedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** Fetches a route's file. Throws only ApiError. */
export async function fetchFile(route: Route, options: Pick<SendOptions, "params" | "query">): Promise<ServedFile> {
  const response = await send(route, options);
  if (!response.ok) throw await readError(response);
  const bytes = await response.arrayBuffer().catch(() => {
    throw new ApiError("OFFLINE", "The server cannot be reached.");
  });
  const name = nameIn(response.headers.get("content-disposition") ?? "");
  return { name, bytes: new Uint8Array(bytes), type: route.contentType ?? "" };
}

/** The name in a Content-Disposition: that of any letters, if there is one, else that of ASCII. */
function nameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/.exec(disposition)?.[1] ?? "download";
}

/** The options for any route. */
interface SendOptions {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: object;
  readonly body?: unknown;
  readonly bytes?: ArrayBuffer;
  readonly signal?: AbortSignal;
}

async function send(route: Route, options: SendOptions): Promise<Response> {
  const { body, bytes, signal } = options;
  const type = bytes === undefined ? "application/json" : (route.bodyTypes?.[0] ?? "");
  const sent = bytes ?? (body === undefined ? null : JSON.stringify(body));
  try {
    return await fetch(urlOf(route, options.params ?? {}, options.query), {
      method: route.method,
      credentials: "same-origin",
      headers: { accept: "application/json", ...(sent === null ? {} : { "content-type": type }) },
      body: sent,
      signal: signal ?? null,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError("OFFLINE", "The server cannot be reached.");
  }
}

/** "/sessions/:id" + {id: "a"} -> "/api/v1/sessions/a". Throws when a name has no value, which is a bug of ours. */
export function urlOf(route: Pick<Route, "path">, params: Readonly<Record<string, string>>, query?: object): string {
  const path = route.path.replace(/:([A-Za-z]+)/g, (_match, key: string) => {
    const value = params[key];
    if (value === undefined) throw new Error(`${route.path} needs a value for ${key}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== "") search.set(key, String(value));
  }
  return `${API_PREFIX}${path}${search.size > 0 ? `?${search}` : ""}`;
}

async function readError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  // The contract's error, also when a proxy wraps it as {error: …}.
  const inner = typeof body === "object" && body !== null && "error" in body ? body.error : body;
  const parsed = errorBodySchema.safeParse(inner);
  if (parsed.success) return new ApiError(parsed.data.code, parsed.data.message, parsed.data.details);
  if (response.status === 429) return new ApiError("RATE_LIMITED", "Too many requests.", retryAfter(response));
  if (response.status === 502 || response.status === 504)
    return new ApiError("OFFLINE", "The server cannot be reached.");
  return new ApiError("UNREADABLE", `The server answered ${response.status}.`);
}

function retryAfter(response: Response): Record<string, number> {
  const seconds = Number(response.headers.get("retry-after"));
  return seconds > 0 ? { retryAfterSeconds: seconds } : {};
}
