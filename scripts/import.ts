import { parseArgs } from 'node:util';
import { explainArguments } from '../src/command/command-line.ts';
import { guardCommand } from '../src/command/guard-command.ts';
import { todayHere } from '../src/command/today.ts';
import { CURRENCIES } from '../src/core/figures/amount.ts';
import { NotWritten } from '../src/io/import/commit-files.ts';
import { describeImport, hasAll, importAsJson } from '../src/io/import/describe-import.ts';
import { targetOf } from '../src/io/import/known-content.ts';
import { printable } from '../src/io/import/printable.ts';
import { readForms, runImport } from '../src/io/import/run-import.ts';

const HELP = `用法：mingzhang import 文件... [--out 目录] [--dry-run] [--replace] [--json]

从 Excel、Word、PDF、网页或文本里读出绩效表，写成草稿记录。一个文件里可以有几张表，一次可以读几个文件。
也能收工作台的交接文件（.zip）：从原文件和改动重新算一遍，列出会改什么，要么全部写，要么都不写。
没有附原文件的，把原文件写在它后面。
能读 .xlsx .xls .ods .docx .doc .pdf .html .txt .tsv .csv。

  --out 目录        记录写在哪里（默认 content/records）；单位和项目写在它旁边的 units 和 projects 里
  --dry-run         只说会怎样，什么都不写
  --replace         已有的记录与表上不同时，用表上的替换，并逐项列出改动
  --json            什么都不写，输出 JSON，供其他程序使用
  --unit 单位       全部归在这个单位下面（单位名称，或 units 里的拼音名）
  --year 2023       表上没有年度的，按这一年
  --currency 万元   表上没有金额单位的，按元、万元、千元或亿元
  --period 2023-01,2023-08   表上没有跟踪时段的，按这个时段

结束状态：0 每个文件都读出了表；1 有文件没有读出表，或没有写成；2 参数写错。`;

function refuse(message: string): never {
  console.error(`参数写错了：${message}\n\n${HELP}`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        out: { type: 'string', default: 'content/records' },
        json: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        replace: { type: 'boolean', default: false },
        unit: { type: 'string' },
        year: { type: 'string' },
        currency: { type: 'string' },
        period: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    return refuse(explainArguments(error as Error));
  }
}

const MONTH = String.raw`\d{4}-(?:0[1-9]|1[0-2])`;
const PERIOD = new RegExp(`^(${MONTH}),(${MONTH})$`);

function readPeriod(text: string | undefined): { from: string; to: string } | undefined {
  if (text === undefined) return undefined;
  const [, from, to] = PERIOD.exec(text) ?? [];
  return from && to && from <= to ? { from, to } : refuse('--period 要写成 2023-01,2023-08。');
}

guardCommand();
const { values, positionals: paths } = readArguments();
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const { out, json, replace, unit, year, currency } = values;
if (paths.length === 0) refuse('没有写要导入的文件。');
if (out === '') refuse('--out 后面要写目录。');
if (year !== undefined && !/^(?:19|20)\d\d$/.test(year)) refuse('--year 要写四位数字，如 2023。');
if (currency !== undefined && !CURRENCIES.some((unit) => unit === currency))
  refuse(`--currency 只能是 ${CURRENCIES.join('、')}。`);

const progress = (message: string): void => console.error(printable(message));
const target = targetOf(out);
const stated = { year, currency, period: readPeriod(values.period) };
if (json) {
  const read = await readForms({ paths, stated, progress, target });
  process.stdout.write(`${importAsJson(read)}\n`);
  process.exitCode = read.failures.length ? 1 : 0;
} else {
  try {
    const dryRun = values['dry-run'];
    const run = await runImport({ today: todayHere(), paths, stated, progress, target, replace, unit, dryRun });
    process.stdout.write(`${describeImport(run, target, dryRun)}\n`);
    process.exitCode = hasAll(run) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof NotWritten)) throw error;
    console.error(`没有写任何文件：${error.message}`);
    process.exitCode = 1;
  }
}
