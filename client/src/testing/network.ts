import { ERROR_STATUS, type ErrorCode } from "@casement/shared/contract/errors";
import { API_PREFIX, type Route } from "@casement/shared/contract/http/route";
import { ROUTES, type RouteBody, type RouteName, type RouteResponse } from "@casement/shared/contract/http/routes";

/** A refusal, as an answer. */
export class Refusal {
  constructor(
    readonly code: ErrorCode,
    readonly message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {}
}

type Answered<N extends RouteName> = RouteResponse<N> | Refusal | Promise<RouteResponse<N> | Refusal>;
export type Answers = { readonly [N in RouteName]?: (body: RouteBody<N>) => Answered<N> };

export interface Sent {
  readonly route: RouteName;
  /** Below the API's prefix. */
  readonly path: string;
  readonly body: unknown;
}

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

/** Answers the page's calls until the test is over, holding bodies against the contract; tells what was sent, without what was only read. */
export function answerCalls(answers: Answers): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = async (address, init) => {
    const method = init?.method ?? "GET";
    const path = String(address).replace(API_PREFIX, "");
    const name = routeOf(method, path);
    const answer = answers[name] as ((body: unknown) => unknown) | undefined;
    if (answer === undefined) throw new Error(`Nothing answers ${method} ${path}.`);
    const route: Route = ROUTES[name];
    const body = route.body?.parse(JSON.parse(String(init?.body)));
    if (method !== "GET") sent.push({ route: name, path, body });
    return respond(route, await answer(body));
  };
  return sent;
}

function routeOf(method: string, path: string): RouteName {
  const fits = ([, route]: [string, Route]) =>
    route.method === method && new RegExp(`^${route.path.replace(/:\w+/g, "[^/]+")}$`).test(path.replace(/\?.*/, ""));
  const found = Object.entries(ROUTES).find(fits);
  if (found === undefined) throw new Error(`The contract has no ${method} ${path}.`);
  return found[0] as RouteName;
}

function respond(route: Route, answer: unknown): Response {
  if (answer instanceof Refusal) {
    return new Response(JSON.stringify({ ...answer }), { status: ERROR_STATUS[answer.code] });
  }
  if (answer instanceof Uint8Array) return new Response(new Uint8Array(answer));
  if (route.response === undefined) return new Response(null, { status: 204 });
  return new Response(JSON.stringify(answer), { status: route.status ?? 200 });
}
