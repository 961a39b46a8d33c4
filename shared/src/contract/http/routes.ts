import type { z } from "zod";
import { accountRoutes } from "./account-routes.js";
import { callRoutes } from "./call-routes.js";
import { inviteRoutes } from "./invite-routes.js";
import { joinRoutes } from "./join-routes.js";
import { libraryRoutes } from "./library-routes.js";
import { playbackRoutes } from "./playback-routes.js";
import { scoringRoutes } from "./scoring-routes.js";
import { sessionRoutes } from "./session-routes.js";
import { shareRoutes } from "./share-routes.js";
import { soundRoutes } from "./sound-routes.js";
import { trainingRoutes } from "./training-routes.js";

/**
 * Every route of the API. Server, OpenAPI and the role matrix are all made from this table. The client takes the table
 * of one subject at a time, so that a page loads no other subject's schemas.
 */
export const ROUTES = {
  ...accountRoutes,
  ...libraryRoutes,
  ...sessionRoutes,
  ...scoringRoutes,
  ...callRoutes,
  ...playbackRoutes,
  ...inviteRoutes,
  ...shareRoutes,
  ...joinRoutes,
  ...soundRoutes,
  ...trainingRoutes,
} as const;

export type RouteName = keyof typeof ROUTES;
type NamesIn<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
/** Values of the `:names` in a route's path. */
export type RouteParams<N extends RouteName> = { readonly [K in NamesIn<(typeof ROUTES)[N]["path"]>]: string };
type Part<N extends RouteName, P extends string> = (typeof ROUTES)[N] extends {
  readonly [K in P]: infer S extends z.ZodType;
}
  ? S
  : never;
export type RouteBody<N extends RouteName> = [Part<N, "body">] extends [never] ? undefined : z.input<Part<N, "body">>;
export type RouteQuery<N extends RouteName> = [Part<N, "query">] extends [never]
  ? undefined
  : z.input<Part<N, "query">>;
export type RouteResponse<N extends RouteName> = [Part<N, "response">] extends [never]
  ? undefined
  : z.output<Part<N, "response">>;
