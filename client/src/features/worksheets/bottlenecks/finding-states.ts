/** What can be said of a point of the checklist. */
export const FINDING_STATES = [
  { value: "open", label: "Not looked at" },
  { value: "fine", label: "Holds up" },
  { value: "weak", label: "Weak spot" },
] as const;
