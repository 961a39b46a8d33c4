/** What a person should know about their board that its badge cannot say. */
export type BoardIssue =
  /** A peer's record does not fit the schema: it is left out here, everything else goes on. */
  | { readonly kind: "quarantined"; readonly recordId: string; readonly reason: string }
  /** The board holds all it can; what was just added was taken back. */
  | { readonly kind: "full"; readonly limit: number }
  /** One text is longer than a message may be; it was taken back. */
  | { readonly kind: "too-large" }
  /** Pictures, videos and links with a preview do not exist on this board. */
  | { readonly kind: "refused-shape"; readonly shapeType: string };

export type ReportIssue = (issue: BoardIssue) => void;
