import type { Step, StepName } from './step.ts';

const WORDS: Partial<Readonly<Record<StepName, string>>> = {
  lock: '核对内容……',
  build: '核对通过，生成网页……',
  'write-manifest': '检查通过，写入新的一份……',
  swap: '换上……',
};

/** Says what a release is at, each stage once. */
export function tellSteps(say: (words: string) => void): Step {
  const told = new Set<StepName>();
  return (name) => {
    const words = WORDS[name];
    if (words === undefined || told.has(name)) return;
    told.add(name);
    say(words);
  };
}
