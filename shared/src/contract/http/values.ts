import { z } from "zod";

/** Epoch milliseconds of the server's clock. */
export const timestamp = z.number().int();
/** The secret of a capability link: 256 bits in base64url. */
export const secret = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "is not a link's secret");
