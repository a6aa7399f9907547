import { hash } from 'node:crypto';

/** A file of a site that is in a pack. */
export type NotedFile = readonly [path: string, bytes: number, sha256: string];

/** Notes the files that are put into a pack. */
export class FilesNote {
  readonly list: NotedFile[] = [];

  add(path: string, content: string | Uint8Array): void {
    this.list.push([path, Buffer.byteLength(content), hash('sha256', content)]);
  }
}

/** What is noted in a pack that holds files of a site. */
export interface PackNote {
  readonly files: readonly NotedFile[];
}

/** The hash of what is noted of files, in their order. */
export const hashFiles = (files: readonly NotedFile[]): string => hash('sha256', JSON.stringify(files));
