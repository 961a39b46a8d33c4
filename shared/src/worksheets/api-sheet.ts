import { z } from "zod";
import { text, value } from "./field.js";

/** A call of the API is an HTTP endpoint or the signature of a function. */
export const apiStyleSchema = z.enum(["endpoint", "function"]);
export type ApiStyle = z.infer<typeof apiStyleSchema>;

export const httpMethodSchema = z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]);
export type HttpMethod = z.infer<typeof httpMethodSchema>;

export const API_SHEET = {
  call: {
    style: value(apiStyleSchema, "endpoint"),
    /** For endpoints only. */
    method: value(httpMethodSchema, "GET"),
    /** An endpoint's path, such as `/tweets/{id}`, or a function's name. */
    name: text(300),
    /** What it is for. */
    summary: text(500),
    /** One per line: `limit: integer`. */
    parameters: text(),
    /** For endpoints only: the fields of the request body, one per line, or JSON. */
    body: text(),
    returns: text(),
    /** One per line: `404 no such tweet`. */
    errors: text(),
  },
} as const;
