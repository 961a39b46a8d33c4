const [KILOBYTE, MEGABYTE] = [1_000, 1_000_000];

/** "240 KB", "16 MB": whole units, rounded up, as file managers show them. */
export function formatFileSize(bytes: number): string {
  if (bytes < MEGABYTE) return `${Math.max(1, Math.ceil(bytes / KILOBYTE))} KB`;
  return `${Math.ceil(bytes / MEGABYTE)} MB`;
}
