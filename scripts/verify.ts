import { statSync } from 'node:fs';
import { readOptions } from '../src/build/command-line.ts';
import { explainStop, Stopped } from '../src/release/stop.ts';
import { describeVerified } from '../src/release/report-release.ts';
import { currentRelease, releaseFolder } from '../src/release/target.ts';
import { getOverHttp, verifySite } from '../src/release/verify-site.ts';
import { isWhole, verifyFolder, type Verified } from '../src/release/verify.ts';

const HELP = `用法：npm run verify -- 目录或网址 [--record 记录] [--hash 编号]

核验公开的文件和发布时是不是一样：哪些改过、缺少、多出。

  目录             发布到的目录，或其中一次发布的目录，或 --export 的目录
  网址             栏目的网址，如 https://www.example.gov.cn/jixiao/
  --record 记录    再列出一张表的校验码，如 2023/danwei/xiangmu.self-evaluation
  --hash 编号      清单也要是这一次发布的（编号在发布时印出）

结束状态：0 完全一样；1 有不一样的，或无法核验；2 参数写错。`;

function refuse(message: string): never {
  console.error(`参数写错了：${message}\n\n${HELP}`);
  process.exit(2);
}

/** The first word that is neither an option nor its value is the place, wherever it stands. */
const words = process.argv.slice(2);
const at = words.findIndex((word, i) => !word.startsWith('-') && !/^--(?:record|hash)$/.test(words[i - 1] ?? ''));
const place = words[at];
const options = readOptions(
  HELP,
  { record: undefined as string | undefined, hash: undefined as string | undefined },
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

function verifyPlace(): Verified {
  const current = currentRelease(place!);
  return verifyFolder(current === undefined ? place! : releaseFolder(place!, current));
}

function recordLine({ manifest }: Verified, id: string): string {
  const entry = manifest?.records[id];
  if (!entry) return `清单里没有记录 ${id}。`;
  const state = entry.status === 'withdrawn' ? '（已撤回）' : '';
  return `记录 ${id}${state}\n  SHA-256 ${entry.sha256}\n  和网页上印的、records/${id}.json 文件的 SHA-256 相同，就没有被改过。`;
}

try {
  const verified = isAddress ? await verifySite(columnOf(place), getOverHttp) : verifyPlace();
  console.log(describeVerified(verified, !isAddress));
  if (options.record !== undefined) console.log(recordLine(verified, options.record));
  const isMeant = options.hash === undefined || verified.manifest?.hash === options.hash;
  if (!isMeant) console.log(`不是发布 ${options.hash}。`);
  const isListed = options.record === undefined || verified.manifest?.records[options.record] !== undefined;
  process.exitCode = isWhole(verified) && isMeant && isListed ? 0 : 1;
} catch (thrown) {
  const error = explainStop(thrown);
  if (!(error instanceof Stopped)) throw error;
  console.error(`没有核验完：${error.message}。\n  → ${error.advice}`);
  process.exitCode = 1;
}
