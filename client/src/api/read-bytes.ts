import { ApiError } from "@/lib/api-error";

/** Fetches bytes from our server. Imports nothing of the contract, so that a worker stays small. Throws ApiError. */
export async function readBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url, { credentials: "same-origin" }).catch(() => {
    throw new ApiError("OFFLINE", "The server cannot be reached.");
  });
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  const body: unknown = await response.json().catch(() => null);
  const { code, message } = (body ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === "string") throw new ApiError(code, String(message));
  throw new ApiError("UNREADABLE", `The server answered ${response.status}.`);
}
