import { can } from "@casement/shared/contract/policy";
import type { Guide } from "@casement/shared/problem/problem";
import { useMemo } from "react";
import { usePlanOptions } from "./plan-options";
import { useMyself, useSessionState } from "./session-context";

/** A hint of the guide that can be shown, and its number in the guide. */
export type HintLeft = Guide["hints"][number] & { readonly number: number };

/** The hints that this person can still show, in the guide's order; none where hints are off. */
export function useHintsLeft(): readonly HintLeft[] {
  const me = useMyself();
  const { hints: on } = usePlanOptions();
  const allowed = useSessionState((state) => can(me.role, "hint.reveal", state.phase)) && on;
  const hints = useSessionState((state) => state.privateGuide?.guide.hints);
  const shown = useSessionState((state) => state.hints);
  return useMemo(() => {
    if (!allowed || hints === undefined) return [];
    const gone = new Set(shown.map(({ id }) => id));
    return hints.map((hint, index) => ({ ...hint, number: index + 1 })).filter(({ id }) => !gone.has(id));
  }, [allowed, hints, shown]);
}
