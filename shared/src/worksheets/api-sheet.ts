import { z } from "zod";
import { text, value } from "./field.js";

/** An HTTP endpoint, or the signature of a function: either says as well what a service can do. */
export const apiStyleSchema = z.enum(["endpoint", "function"]);
export type ApiStyle = z.infer<typeof apiStyleSchema>;

export const httpMethodSchema = z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]);
export type HttpMethod = z.infer<typeof httpMethodSchema>;

export const API_SHEET = {
  call: {
    style: value(apiStyleSchema, "endpoint"),
    /** Of an endpoint alone. */
    method: value(httpMethodSchema, "GET"),
    /** An endpoint's path, such as `/tweets/{id}`, or a function's name. */
    name: text(300),
    /** What it is for. */
    summary: text(500),
    /** One a line: `limit: integer`. */
    parameters: text(),
    /** Of an endpoint alone: fields of what is sent, one a line, or JSON. */
    body: text(),
    returns: text(),
    /** One a line: `404 no such tweet`. */
    errors: text(),
  },
} as const;
