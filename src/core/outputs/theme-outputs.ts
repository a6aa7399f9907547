import { fromBase64 } from '../theme/base64.ts';
import { COLOURS, PLAIN } from '../theme/theme.ts';
import type { Frame } from './frame.ts';
import type { Output } from './output.ts';

/** The portal's colours and the files of its theme. They rest on nothing beside the frame that everything rests on. */
export function listTheme({ theme = PLAIN }: Frame): Output[] {
  const { colours, files } = theme;
  const rests = (): string => '';
  return [
    ...(colours === undefined ? [] : [{ sort: 'data' as const, path: COLOURS, rests, make: () => colours }]),
    ...files.map(({ path, base64 }): Output => ({ sort: 'copy', path, rests, make: () => fromBase64(base64) })),
  ];
}
