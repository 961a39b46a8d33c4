import { errorBodySchema } from "@casement/shared/contract/errors";
import { soundRoutes } from "@casement/shared/contract/http/sound-routes";
import { VTT_TYPE } from "@casement/shared/sound/vtt";
import { useMutation, useQuery } from "@tanstack/react-query";
import { ApiError } from "@/lib/api-error";
import { urlOf } from "../call";
import { readManifest } from "../playback";

/** A file of somebody's words, and how it is brought. */
export interface WordsFile {
  readonly speakerId: string;
  /** What was read of the file: WebVTT. */
  readonly text: string;
  /** The take at whose beginning it begins; null: with the interview. */
  readonly onto: string | null;
  /** Whose words of the file; null: it has one voice at most. */
  readonly voice: string | null;
  readonly replaces: boolean;
}

/** Brings somebody's words from a file, and says how many lines were kept. Throws ApiError. */
export function useImportWords(sessionId: string) {
  return useMutation({
    mutationFn: async ({ speakerId, text, onto, voice, replaces }: WordsFile) => {
      const query = new URLSearchParams({
        replaces: replaces ? "yes" : "no",
        ...(onto === null ? {} : { onto }),
        ...(voice === null ? {} : { voice }),
      });
      const { importWords } = soundRoutes;
      const url = `${urlOf(importWords, { id: sessionId, speakerId })}?${query}`;
      const request = { method: importWords.method, headers: { "content-type": VTT_TYPE }, body: text };
      const response = await fetch(url, request).catch(() => {
        throw new ApiError("OFFLINE", "The server cannot be reached.");
      });
      const body: unknown = await response.json().catch(() => null);
      const answer = importWords.response.safeParse(body).data;
      if (response.ok && answer !== undefined) return answer;
      const error = errorBodySchema.safeParse(body).data;
      throw new ApiError(error?.code ?? "INTERNAL", error?.message ?? "The server gave no answer.", error?.details);
    },
  });
}

/** A take of somebody's, and when it began, in ms since the interview's start. */
export interface PlacedTake {
  readonly id: string;
  readonly participantId: string;
  readonly from: number;
}

/** The takes on which a file can be placed: those of which the caller may hear something. */
export function usePlacedTakes(sessionId: string, wanted: boolean): readonly PlacedTake[] {
  const { data } = useQuery({
    queryKey: ["placed-takes", sessionId],
    queryFn: async () => {
      const { sound } = await readManifest({ kind: "session", id: sessionId });
      return sound.map(({ id, participantId, map }) => ({ id, participantId, from: map[0]?.serverFrom ?? 0 }));
    },
    enabled: wanted,
    retry: false,
  });
  return data ?? [];
}
