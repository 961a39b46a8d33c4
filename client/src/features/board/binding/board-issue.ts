/** What a person has to know about their board and its badge cannot tell. */
export type BoardIssue =
  /** The board has reached its limit; what was just added was taken back. */
  | { readonly kind: "full"; readonly limit: number }
  /** One text is longer than a message may be, and was taken back. */
  | { readonly kind: "too-large" }
  /** A shape too far out, too large or with a text that cannot be shown; it was taken back. */
  | { readonly kind: "unfit" }
  /** The browser gives this page no clipboard. */
  | { readonly kind: "no-clipboard" }
  /** Pictures, videos, files and links with a preview are not allowed on this board. */
  | { readonly kind: "refused-shape"; readonly shapeType: string };

export type ReportIssue = (issue: BoardIssue) => void;
