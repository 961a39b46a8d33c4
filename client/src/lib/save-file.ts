/** Hands a file to the browser to keep. */
export function saveFile(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address when it starts the download, not when it is clicked.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
