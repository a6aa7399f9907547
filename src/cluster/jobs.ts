import type { Shard } from '../packs/shard.ts';

/** The queues: a join waits for no worker that is busy with shards of others. */
export const QUEUES = { shards: 'mingzhang-shards', parts: 'mingzhang-join-parts', join: 'mingzhang-join' } as const;

/** Of every job. */
export const RETRIES = { attempts: 3, backoff: { type: 'exponential', delay: 1000 } } as const;

/** What a worker is told of a shard: the words of the command that it runs. No credentials: those each machine has itself. */
export interface ShardWork extends Shard {
  readonly packs: string;
  readonly content: string;
  readonly base: string | undefined;
  readonly site: string | undefined;
  /** Hash of what the shard is made of, on the machine that asks for it; undefined where it has no content. */
  readonly sameAs: string | undefined;
}
export interface JoinWork {
  readonly of: number;
  readonly packs: string;
  /** Undefined where the site is put into the store only. */
  readonly out: string | undefined;
  /** Whether its parts were put into their queue, to be done before. */
  readonly isSpread?: true;
}
/** What a worker is told of a part of a join. */
export interface PartWork extends Shard {
  readonly shards: number;
  readonly packs: string;
}

const optional = (name: string, value: string | undefined): string[] => (value === undefined ? [] : [name, value]);

/** The words after `mingzhang`. */
export const shardWords = ({ index, of, packs, content, base, site, sameAs }: ShardWork): string[] => [
  ...['build', '--shard', `${index}/${of}`, '--packs', packs, '--content', content],
  ...optional('--base', base),
  ...optional('--site', site),
  ...optional('--same-as', sameAs),
];
export const joinWords = ({ of, packs, out }: JoinWork): string[] => [
  ...['build', '--join', packs, '--shards', String(of)],
  ...optional('--out', out),
];
export const partWords = ({ index, of, shards, packs }: PartWork): string[] => [
  ...['build', '--join', packs, '--shards', String(shards)],
  ...['--part', `${index}/${of}`],
];
