/** What a person should know about their board that its badge cannot say. */
export type BoardIssue =
  /** The board holds all it can; what was just added was taken back. */
  | { readonly kind: "full"; readonly limit: number }
  /** One text is longer than a message may be; it was taken back. */
  | { readonly kind: "too-large" }
  /** Drawn too far out, too large or with a text that nobody could be shown; it was taken back. */
  | { readonly kind: "unfit" }
  /** The browser has no clipboard for this page. */
  | { readonly kind: "no-clipboard" }
  /** Pictures, videos and links with a preview do not exist on this board. */
  | { readonly kind: "refused-shape"; readonly shapeType: string };

export type ReportIssue = (issue: BoardIssue) => void;
