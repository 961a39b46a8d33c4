/** "Ana María Ruiz" -> "AR", "ben" -> "B". Characters outside the basic plane stay whole. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");
  const first = words[0];
  if (first === undefined) return "?";
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return `${[...first][0] ?? ""}${last === undefined ? "" : ([...last][0] ?? "")}`.toUpperCase();
}
