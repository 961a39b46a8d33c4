import { AppError, validationError } from "@casement/shared/contract/errors";
import type { Access, Route } from "@casement/shared/contract/http/route";
import { ROUTES, type RouteName, type RouteParams, type RouteResponse } from "@casement/shared/contract/http/routes";
import type { Action } from "@casement/shared/contract/policy";
import type { Request, Response } from "express";
import type { z } from "zod";
import { type AccountRow, findAccount } from "../../../auth/find-account.js";
import type { Grant } from "../../../auth/find-grant.js";
import { identify, type SignedIn } from "../../../auth/identify.js";
import type { HttpDeps } from "../../../deps.js";
import type { ShareGrant } from "../../../queries/find-share.js";
import { answerInTurns } from "./answer-in-turns.js";
import type { Api } from "./api.js";
import { authoriseRoute } from "./authorise.js";
import { sendCompressed, sendPlain } from "./send-pieces.js";

type Parsed<N extends RouteName, P extends "body" | "query"> = (typeof ROUTES)[N] extends {
  readonly [K in P]: infer S extends z.ZodType;
}
  ? z.output<S>
  : undefined;
type AccessOf<N extends RouteName> = (typeof ROUTES)[N]["access"];
/** null on a public route without a sign-in; all other routes require one. */
type WhoOf<A extends Access> = A extends "public" ? SignedIn | null : SignedIn;
type AccountOf<A extends Access> = A extends "account" | "administrator" ? AccountRow : AccountRow | null;
type GrantOf<A extends Access> = A extends Action ? Grant : A extends "share" ? ShareGrant : null;

/** What a handler gets, parsed and authorised. */
interface RouteContext<N extends RouteName> {
  readonly who: WhoOf<AccessOf<N>>;
  /** null for a guest, or without a sign-in. */
  readonly account: AccountOf<AccessOf<N>>;
  readonly grant: GrantOf<AccessOf<N>>;
  readonly params: RouteParams<N>;
  readonly body: Parsed<N, "body">;
  readonly query: Parsed<N, "query">;
  readonly request: Request;
  readonly response: Response;
  readonly deps: HttpDeps;
}

/**
 * Returns the route's response; a route without one (204, or a `contentType` that it writes itself) returns nothing.
 */
type RouteHandler<N extends RouteName> = (
  context: RouteContext<N>,
) => Promise<[RouteResponse<N>] extends [undefined] ? void : RouteResponse<N>>;

/**
 * The only way to add a route: parses, identifies, authorises, runs the handler, and answers by the table's schema, so
 * that only fields of the schema can leave. Errors go to answer-error.ts.
 */
export function registerRoute<N extends RouteName>(api: Api, name: N, handler: RouteHandler<N>): void {
  const route: Route = ROUTES[name];
  const method = route.method.toLowerCase() as "get" | "post" | "put" | "patch" | "delete";
  api.registered.add(name);
  api.router[method](route.path, async (request, response) => {
    response.locals.route = route.path;
    const params = readParams(request);
    const who = await identify(api.deps, request.headers.cookie);
    const account = who?.userId == null ? null : await findAccount(api.deps, who.userId);
    const grant = await authoriseRoute(api.deps, route, { who, account }, params);
    const body = parse(route.body, request.body);
    const query = parse(route.query, request.query);
    // authoriseRoute() and parse() have just established what these types say.
    const context = { who, account, grant, params, body, query, request, response, deps: api.deps };
    await api.heavy.run(name, { signInId: who?.signInId ?? null, response }, async () => {
      const result = await handler(context as unknown as RouteContext<N>);
      await answer(route, request, response, result);
    });
  });
}

function readParams(request: Request): Readonly<Record<string, string>> {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.params)) {
    if (typeof value !== "string" || !/^[A-Za-z0-9_-]{1,64}$/.test(value)) {
      throw new AppError("NOT_FOUND", "There is nothing at this address.");
    }
    params[name] = value;
  }
  return params;
}

function parse(schema: z.ZodType | undefined, input: unknown): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(input ?? {});
  if (!parsed.success) throw validationError(parsed.error);
  return parsed.data;
}

async function answer(route: Route, request: Request, response: Response, result: unknown): Promise<void> {
  if (route.contentType !== undefined || response.headersSent) return;
  if (route.response === undefined) return void response.status(204).end();
  const pieces = await answerInTurns(route.response, result);
  response.status(route.status ?? 200).type("application/json");
  if (route.compressed === true) await sendCompressed(request, response, pieces);
  else sendPlain(response, pieces);
}
