import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readOptions } from '../src/command/command-line.ts';
import { guardCommand } from '../src/command/guard-command.ts';
import type { Manifest } from '../src/core/release/manifest.ts';
import { MANIFEST, SIGNATURE } from '../src/release/read-manifest.ts';
import { describeSignature, describeTarget, describeVerified, LIMIT } from '../src/release/report-verified.ts';
import { checkSignature } from '../src/release/signature.ts';
import { explainStop, Stopped } from '../src/disk/stop.ts';
import { describePlace, isPlaceWhole, isUnpacked, verifyUnpacked } from '../src/packs/verify-unpacked.ts';
import { releaseFolder } from '../src/release/target.ts';
import { getOverHttp, verifySite } from '../src/release/verify-site.ts';
import { isTarget, isTargetWhole, verifyTarget } from '../src/release/verify-target.ts';
import { isNamedAs, isWhole, verifyFolder } from '../src/release/verify.ts';

const HELP = `用法：mingzhang verify 目录或网址 [--record 记录] [--hash 编号] [--signers 文件]

核验公开的文件和发布时是不是一样：哪些改过、缺少、多出。发布到的目录，连同留着的从前的发布和发布记录一起核验。

  目录             发布到的目录，或其中一次发布的目录，或 --export 的目录，或 mingzhang unpack 放到的目录
  网址             栏目的网址，如 https://www.example.gov.cn/jixiao/
  --record 记录    再列出一张表的校验码，如 2023/danwei/xiangmu.self-evaluation
  --hash 编号      清单也要是这一次发布的（编号在发布时印出）
  --signers 文件   清单也要有这个文件里的人的签名（ssh-keygen 的 allowed signers 文件；要有 ssh-keygen）

结束状态：0 完全一样；1 有不一样的，或无法核验；2 参数写错。`;

function refuse(message: string): never {
  console.error(`参数写错了：${message}\n\n${HELP}`);
  process.exit(2);
}

guardCommand();
/** The first word that is neither an option nor its value is the place, wherever it stands. */
const words = process.argv.slice(2);
const at = words.findIndex(
  (word, i) => !word.startsWith('-') && !/^--(?:record|hash|signers)$/.test(words[i - 1] ?? ''),
);
const place = words[at];
const options = readOptions(
  HELP,
  {
    record: undefined as string | undefined,
    hash: undefined as string | undefined,
    signers: undefined as string | undefined,
  },
  words.filter((_, i) => i !== at),
);
if (!place) refuse('先写目录或网址');
const isAddress = /^https?:\/\//i.test(place);
if (isAddress ? !URL.canParse(place) : /^[a-z]{2,}:\//i.test(place))
  refuse(`“${place}”不是网址，网址应当像 https://www.example.gov.cn/jixiao/`);
const found = isAddress ? undefined : statSync(place, { throwIfNoEntry: false });
if (!isAddress && !found) refuse(`没有目录“${place}”`);
if (found && !found.isDirectory()) refuse(`“${place}”不是目录`);
if (options.hash !== undefined && !/^[0-9a-f]{64}$/.test(options.hash))
  refuse(`编号“${options.hash}”应当是64位十六进制数字，照发布时印出的抄全`);

/** The column an address is in: without what a browser adds, without the page's own file name. */
function columnOf(address: string): string {
  const url = new URL(address);
  url.search = url.hash = '';
  url.pathname = url.pathname.replace(/\/(?:index\.html|manifest\.json)$/, '/').replace(/\/*$/, '/');
  return url.href;
}

const { signers } = options;
if (signers !== undefined && !statSync(signers, { throwIfNoEntry: false })?.isFile()) refuse(`没有文件“${signers}”`);

/** What was found at the place, in words and as a yes or no. */
interface Found {
  readonly manifest: Manifest | undefined;
  /** The name of the release; undefined where that is not known. */
  readonly hash: string | undefined;
  readonly isWhole: boolean;
  readonly words: string;
  /** The bytes of the manifest and of its signature, where there are any. */
  read(name: string): Promise<Uint8Array | undefined>;
}

async function lookAtSite(address: string): Promise<Found> {
  const verified = await verifySite(address, getOverHttp);
  const read = (name: string) => getOverHttp(new URL(name, address).href);
  const { manifest } = verified;
  return {
    ...{ manifest, hash: manifest?.hash, isWhole: isWhole(verified) },
    ...{ words: describeVerified(verified, false), read },
  };
}

const readIn = (folder: string) => async (name: string) =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : undefined;

function lookAtTarget(target: string): Found {
  const all = verifyTarget(target);
  const folder = all.current ? releaseFolder(target, all.current.hash) : target;
  const { manifest } = all.current ?? { manifest: undefined };
  const isAll = isTargetWhole(all);
  return { manifest, hash: manifest?.hash, isWhole: isAll, words: describeTarget(all), read: readIn(folder) };
}

/** A place that sites are unpacked to: they have no manifest, their names vouch for their files. */
function lookAtUnpacked(target: string): Found {
  const all = verifyUnpacked(target);
  const hash = all.current?.release;
  return {
    ...{ manifest: undefined, hash, isWhole: isPlaceWhole(all), words: describePlace(all) },
    read: () => Promise.resolve(undefined),
  };
}

function lookAtFolder(folder: string): Found {
  const verified = verifyFolder(folder);
  const isNamed = isNamedAs(folder, verified);
  const words = [
    describeVerified(verified, true),
    ...(isNamed ? [] : [`文件夹的名称不是这个编号：${basename(realpathSync(folder))}。`]),
  ];
  return {
    ...{ manifest: verified.manifest, hash: verified.manifest?.hash },
    ...{ isWhole: isWhole(verified) && isNamed, words: words.join('\n') },
    read: readIn(folder),
  };
}

async function checkSigned({ read }: Found, file: string): Promise<boolean> {
  const [manifest, signature] = [await read(MANIFEST), await read(SIGNATURE)];
  const signed = manifest ? checkSignature(manifest, signature, file) : ({ state: 'absent' } as const);
  console.log(describeSignature(signed));
  return signed.state === 'valid';
}

function recordLine({ manifest }: Found, id: string): string {
  const entry = manifest?.records[id];
  if (!entry) return `清单里没有记录 ${id}。`;
  const state = entry.status === 'withdrawn' ? '（已撤回）' : '';
  return `记录 ${id}${state}\n  SHA-256 ${entry.sha256}\n  和网页上印的、records/${id}.json 文件的 SHA-256 相同，就没有被改过。`;
}

try {
  const found = isAddress
    ? await lookAtSite(columnOf(place))
    : isUnpacked(place)
      ? lookAtUnpacked(place)
      : isTarget(place)
        ? lookAtTarget(place)
        : lookAtFolder(place);
  const { hash } = found;
  console.log(found.words);
  if (options.record !== undefined) console.log(recordLine(found, options.record));
  const isMeant = options.hash === undefined || hash === options.hash;
  if (!isMeant) console.log(`不是发布 ${options.hash}。`);
  const isSigned = signers === undefined || (await checkSigned(found, signers));
  if (options.hash === undefined && signers === undefined && found.manifest) console.log(LIMIT);
  const isListed = options.record === undefined || found.manifest?.records[options.record] !== undefined;
  process.exitCode = found.isWhole && isMeant && isSigned && isListed ? 0 : 1;
} catch (thrown) {
  const error = explainStop(thrown);
  if (!(error instanceof Stopped)) throw error;
  console.error(`没有核验完：${error.message}。\n  → ${error.advice}`);
  process.exitCode = 1;
}
