/* A file that a page makes itself, handed to the reader; nothing is sent anywhere. */
export function saveAs(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** What a file may be called on any system. */
export const fileName = (...parts: readonly string[]): string => parts.join('-').replace(/[\\/:*?"<>|\s]+/g, '-');
