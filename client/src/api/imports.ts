import { errorBodySchema } from "@casement/shared/contract/errors";
import { ARCHIVE_TYPE, RECORD_TYPE } from "@casement/shared/contract/http/record-types";
import { sessionRoutes } from "@casement/shared/contract/http/session-routes";
import {
  type ImportedSessionItem,
  type ImportProgress,
  importedSessionSchema,
} from "@casement/shared/contract/http/sessions";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ApiError } from "@/lib/api-error";
import { callerOf, urlOf } from "./call";
import { sessionsKey } from "./sessions";

const call = callerOf(sessionRoutes);

/** How often the page asks for the import's progress, in ms. */
const ASK_MS = 1000;

/** Progress of a file that was sent; null until the server has it, and while `asked` is false. */
export function useImportProgress(asked: boolean): ImportProgress | null {
  const { data } = useQuery({
    queryKey: ["import"],
    queryFn: ({ signal }) => call("getImport", { signal }),
    enabled: asked,
    refetchInterval: ASK_MS,
    gcTime: 0,
  });
  return asked ? (data?.progress ?? null) : null;
}

/** Whether a file is an archive of a record and its sound, by its name: systems disagree about its type. */
export const isArchive = ({ name }: File): boolean => /\.zip$/i.test(name);

export interface Sending {
  readonly signal: AbortSignal;
  /** Called with the share of the file that was sent, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** Sends a record's file and returns the session made from it. Throws ApiError, and the signal's reason. */
export function useImportRecord(): (file: File, sending: Sending) => Promise<ImportedSessionItem> {
  const client = useQueryClient();
  return async (file, sending) => {
    const { status, text } = await send(file, sending);
    const body: unknown = parse(text);
    const item = importedSessionSchema.safeParse(body);
    if (status !== 201 || !item.success) throw errorOf(status, body);
    void client.invalidateQueries({ queryKey: sessionsKey });
    return item.data;
  };
}

/** Uses XMLHttpRequest, because fetch does not report how much of a body was sent. */
function send(file: File, { signal, onProgress }: Sending): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total));
    request.addEventListener("load", () => resolve({ status: request.status, text: request.responseText }));
    request.addEventListener("error", () => reject(new ApiError("OFFLINE", "The server cannot be reached.")));
    request.addEventListener("abort", () => reject(signal.reason));
    signal.addEventListener("abort", () => request.abort());
    request.open(sessionRoutes.importRecord.method, urlOf(sessionRoutes.importRecord, {}));
    request.setRequestHeader("content-type", isArchive(file) ? ARCHIVE_TYPE : RECORD_TYPE);
    request.send(file);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function errorOf(status: number, body: unknown): ApiError {
  const error = errorBodySchema.safeParse(body).data;
  if (error !== undefined) return new ApiError(error.code, error.message, error.details);
  return new ApiError("UNREADABLE", `The server answered ${status}.`);
}
