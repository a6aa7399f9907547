import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readOptions, refuseUse } from '../src/command/command-line.ts';
import { guardCommand } from '../src/command/guard-command.ts';
import { replaceSite } from '../src/build/replace-site.ts';
import { keepOutOfMade } from '../src/disk/made.ts';
import { keepOffProject } from '../src/disk/places.ts';
import { Stopped } from '../src/disk/stop.ts';
import { PROJECT } from '../src/program/project.ts';
import { findRefused, listLicences, type Licensed, type Lock } from '../src/upkeep/licences.ts';

const HELP = `用法：npm run sbom [-- --out 目录]

列出程序带着的全部软件包：sbom.cdx.json（CycloneDX，机器读）和 licences.txt（名称、版本、许可证和它的全文）。
有一个的许可证不在允许的里面，就不写，并说出是哪个。

  --out 目录   写到哪里（默认 sbom）：空的、还没有的，或上次写的

结束状态：0 写好了；1 有不允许的许可证，或没有写成；2 参数写错。`;

/** The licence as the package brings it; empty where it brings none, or is not for this machine. */
function textOf({ folder }: Licensed): string {
  const at = join(PROJECT, folder);
  const found = existsSync(at) ? readdirSync(at, { withFileTypes: true }) : [];
  return found
    .filter((entry) => entry.isFile() && /^(?:licen[cs]e|copying|notice)/i.test(entry.name))
    .map(({ name }) => name)
    .sort()
    .map((name) => readFileSync(join(at, name), 'utf8').trim())
    .join('\n\n');
}

const writeLicences = (packages: readonly Licensed[]): string =>
  packages
    .map((one) => `${one.name} ${one.version} — ${one.licence}\n\n${textOf(one) || '（包里没有许可证的全文）'}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`);

/** npm's list, without what is another each time. @throws Stopped where npm cannot make one */
function makeSbom(): string {
  const words = [
    'sbom',
    '--sbom-format',
    'cyclonedx',
    '--sbom-type',
    'application',
    '--omit',
    'dev',
    '--package-lock-only',
  ];
  const { status, stdout, stderr } = spawnSync('npm', words, {
    ...{ cwd: PROJECT, encoding: 'utf8', maxBuffer: 1 << 28, shell: process.platform === 'win32' },
  });
  if (status !== 0) throw new Stopped(`npm sbom 没有做成：${stderr.trim()}`, '要 npm 10 以上。');
  const { serialNumber, metadata, ...sbom } = JSON.parse(stdout) as {
    serialNumber: string;
    metadata: { timestamp: string; component: { name: string } };
  };
  const { timestamp, ...known } = metadata;
  known.component.name = 'mingzhang';
  return `${JSON.stringify({ ...sbom, metadata: known }, undefined, 1)}\n`;
}

guardCommand();
const { out } = readOptions(HELP, { out: 'sbom' });
if (out === '') refuseUse('--out 后面没有写目录', HELP);
const folder = resolve(out);
keepOffProject('输出目录', folder);
keepOutOfMade('输出目录', folder);
const packages = listLicences(JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8')) as Lock);
const refused = findRefused(packages);
if (refused.length)
  throw new Stopped(
    `有不允许的许可证：${refused.map(({ name, version, licence }) => `${name} ${version}（${licence}）`).join('、')}`,
    '换一个包；确实可以用的，写进 src/upkeep/licences.ts，说明理由。',
  );
const sbom = makeSbom();
await replaceSite(folder, (work) => {
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, 'sbom.cdx.json'), sbom);
  writeFileSync(join(work, 'licences.txt'), writeLicences(packages));
  return Promise.resolve();
});
console.log(`已写好：${out}（${packages.length}个软件包）`);
