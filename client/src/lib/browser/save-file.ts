/** Saves a file through the browser's download. */
export function saveFile(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address when the download starts, which is after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
