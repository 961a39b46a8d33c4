/** The states of a finding. */
export const FINDING_STATES = [
  { value: "open", label: "Not looked at" },
  { value: "fine", label: "Holds up" },
  { value: "weak", label: "Weak spot" },
] as const;
