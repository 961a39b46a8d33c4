import { z } from "zod";
import type { Action } from "../policy.js";

/**
 * Who may call a route. `public`: anybody. `sign-in`: an account or a guest. `account`: an account.
 * `administrator`: the server's administrator.
 * `share`: whoever opened the share `:shareId`, and the candidate it is for, until it expires or is revoked.
 * `removed`: whoever was removed from session `:id`; the handler finds out.
 * An action: a participant of session `:id`, as the policy's table says.
 */
export type Access = "public" | "sign-in" | "account" | "administrator" | "share" | "removed" | Action;

export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Express syntax, below /api/v1. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly body?: z.ZodType;
  /** Content types of a body that is not JSON, one of which it has; the handler reads it as a stream. */
  readonly bodyTypes?: readonly [string, ...string[]];
  readonly query?: z.ZodType;
  /** Absent: 204 without a body. */
  readonly response?: z.ZodType;
  readonly status?: number;
  /** Content type of a response that is not JSON. */
  readonly contentType?: string;
  /** Compress only long responses that repeat nothing the requester chose: a length could betray a secret beside it. */
  readonly compressed?: boolean;
}

export const API_PREFIX = "/api/v1";

export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });
