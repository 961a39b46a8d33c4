const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** The same words as HTML: one paragraph for each, nothing to load. */
export function htmlOf(text: string): string {
  const safe = text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
  const paragraphs = safe.split(/\n{2,}/).map((part) => `<p>${part.replaceAll("\n", "<br>")}</p>`);
  return `<!doctype html><html lang="en"><body style="font-family:sans-serif">${paragraphs.join("")}</body></html>`;
}
