import { make } from './elements.ts';

/** What Windows does not allow in names of files. */
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}]/gu;

/** Hands a file to the browser's downloads. */
export function saveFile(name: string, content: Uint8Array | string, type: string): void {
  const address = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = make('a', { href: address, download: name.replace(NOT_IN_NAMES, '_') });
  document.body.append(link);
  link.click();
  link.remove();
  // a download that has begun does not need the address any more; slow machines get their time
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
