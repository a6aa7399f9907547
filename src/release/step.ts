/**
 * Called before each thing a release does to the disk, with its name and, for files, which one. The command passes nothing;
 * tests pass a function that fails or ends the process there.
 */
export type Step = (name: StepName, path?: string) => void;

/** Every step that touches the disk, in the order of a release. */
export const STEPS = [
  'make-target',
  'lock',
  'clean',
  'build',
  'keep-file',
  'retire',
  'remove',
  'write-file',
  'sync-file',
  'sync-folder',
  'write-manifest',
  'reread',
  'rename',
  'link',
  'swap',
  'history',
  'unlock',
] as const;
export type StepName = (typeof STEPS)[number];

export const noStep: Step = () => undefined;
