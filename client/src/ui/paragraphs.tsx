/** A text whose paragraphs are set apart by blank lines. */
export function Paragraphs({ text, className }: { text: string; className?: string | undefined }) {
  return text.split(/\n{2,}/).map((paragraph, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the same paragraph may stand there twice.
    <p key={index} className={className} dir="auto">
      {paragraph}
    </p>
  ));
}
