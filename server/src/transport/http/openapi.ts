import { ERROR_STATUS, errorBodySchema } from "@casement/shared/contract/errors";
import { type Access, API_PREFIX, type Route } from "@casement/shared/contract/http/route";
import { ROUTES } from "@casement/shared/contract/http/routes";
import { z } from "zod";

type Json = Record<string, unknown>;

/** The API as an OpenAPI 3.1 document, made from the same table as the routes. */
export function describeApi(cookieName: string): Json {
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries(ROUTES) as [string, Route][]) {
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(name, route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Casement",
      version: "1",
      description:
        "Sign in by POST /sign-ins; the cookie it sets is the credential. Changes must carry an Origin header of this server.",
    },
    servers: [{ url: API_PREFIX }],
    paths,
    components: {
      schemas: { Error: toSchema(errorBodySchema, "output") },
      securitySchemes: { signIn: { type: "apiKey", in: "cookie", name: cookieName } },
    },
  };
}

function describeRoute(name: string, route: Route): Json {
  const parameters = [...pathParameters(route), ...queryParameters(route)];
  return {
    operationId: name,
    summary: route.summary,
    description: describeAccess(route.access),
    ...(route.access === "public" ? {} : { security: [{ signIn: [] }] }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.bodyTypes === undefined
      ? {}
      : {
          requestBody: { required: true, content: Object.fromEntries(route.bodyTypes.map((type) => [type, {}])) },
        }),
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: true, content: json(toSchema(route.body, "input")) } }),
    responses: {
      ...describeSuccess(route),
      default: { description: describeErrors(), content: json({ $ref: "#/components/schemas/Error" }) },
    },
  };
}

function describeAccess(access: Access): string {
  if (access === "public") return "Anybody may call this.";
  if (access === "sign-in") return "An account or a guest may call this.";
  if (access === "account") return "An account may call this.";
  if (access === "administrator") return "The administrator of the server may call this.";
  if (access === "removed") return "Whoever was removed from this session may call this.";
  if (access === "share")
    return "Whoever opened this playback link, or the candidate it is for, may call this while it works.";
  return `A participant whom the policy allows "${access}" may call this.`;
}

function describeSuccess(route: Route): Json {
  if (route.contentType !== undefined)
    return { 200: { description: route.summary, content: { [route.contentType]: {} } } };
  if (route.response === undefined) return { 204: { description: "Done" } };
  return { [route.status ?? 200]: { description: route.summary, content: json(toSchema(route.response, "output")) } };
}

function describeErrors(): string {
  return `An error; its status follows from its code: ${Object.entries(ERROR_STATUS)
    .map(([code, status]) => `${code} ${status}`)
    .join(", ")}.`;
}

function pathParameters({ path }: Route): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters({ query }: Route): Json[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = toSchema(query, "input") as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

/** OpenAPI 3.1 takes JSON Schema 2020-12 unchanged; only whole documents have `$schema`. */
function toSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}

function json(schema: Json): Json {
  return { "application/json": { schema } };
}
