import type { MarkerKind } from "@casement/shared/playback/markers";
import { useLocalStorage } from "@mantine/hooks";
import { useMemo } from "react";

/** Kinds that are not shown, remembered; a kind that comes new with an update is shown. */
export function useMomentKinds(all: readonly MarkerKind[]) {
  const [hidden, setHidden] = useLocalStorage<readonly MarkerKind[]>({
    key: "casement-playback-hidden",
    defaultValue: ["person"],
    getInitialValueInEffect: false,
  });
  const kinds = useMemo(() => new Set(all.filter((kind) => !hidden.includes(kind))), [all, hidden]);
  const toggle = (kind: MarkerKind) =>
    setHidden(hidden.includes(kind) ? hidden.filter((each) => each !== kind) : [...hidden, kind]);
  return { kinds, toggle };
}
