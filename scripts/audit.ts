import { existsSync } from 'node:fs';
import { findPersonalInEntries } from '../src/core/audit/personal-in-entries.ts';
import { auditCatalogue } from '../src/core/audit/run-audit.ts';
import { buildCatalogue } from '../src/core/library/catalogue.ts';
import type { Content } from '../src/core/library/library.ts';
import { PERSONAL_DATA } from '../src/core/rules/personal-data.ts';
import { RULES } from '../src/core/rules/registry.ts';
import type { Rule } from '../src/core/rules/rule.ts';
import { chooseRecord } from '../src/build/preview/choose-record.ts';
import { readOptions } from '../src/command/command-line.ts';
import { guardCommand } from '../src/command/guard-command.ts';
import { loadOrReport } from '../src/command/load-or-report.ts';
import { decodeText } from '../src/importers/decode-text.ts';
import { IrregularFile, readRegular } from '../src/disk/regular-file.ts';
import { locate } from '../src/io/locate.ts';
import { nearestKey } from '../src/io/nearest-key.ts';
import { reportParagraph, UnclearParagraph } from '../src/io/report-paragraph.ts';
import { auditAsJson, countErrors, describeAudit, type AuditRun } from '../src/io/report-audit.ts';

const HELP = `用法：mingzhang audit [--content 目录] [--rule 规则] [--record 记录] [--json]
      mingzhang audit --paragraph 文件 [--unit 单位] [--year 年度] [--content 目录] [--json]

核对各张表上的数字和文字，草稿也核对。只说纸面上哪里对不上，不改动任何文件。

  --content 目录   内容在哪里（默认 content）
  --rule 规则      只按一条规则核对，如 execution-rate
  --record 记录    只核对一个记录：它的文件，或 2023/danwei/xiangmu.self-evaluation
  --json           输出 JSON，供其他程序使用
  --paragraph 文件 改为核对一段“绩效管理情况说明”（纯文字文件），逐个数与记录对照
  --unit、--year   段落说的是哪个单位（units 里的拼音名）、哪一年；不写就从段落里认

结束状态：0 没有错误，或错误都已豁免，段落里没有不符的数；1 有错误、不符，或内容读不出来；2 参数写错。`;

function refuse(message: string): never {
  console.error(`参数写错了：${message}\n\n${HELP}`);
  process.exit(2);
}

function chooseRules(id: string | undefined): readonly Rule[] {
  if (id === undefined) return RULES;
  const chosen = RULES.filter((rule) => rule.id === id);
  if (chosen.length) return chosen;
  const ids = RULES.map((rule) => rule.id);
  const meant = nearestKey(id, ids);
  return refuse(`没有规则“${id}”${meant ? `，是不是“${meant}”？` : `。规则有：${ids.join('、')}`}`);
}

const idOf = (name: string, { forms }: Content): string => chooseRecord(name, forms)?.id ?? refuse(`没有记录“${name}”`);

guardCommand();
const options = readOptions(HELP, {
  content: 'content',
  rule: undefined as string | undefined,
  record: undefined as string | undefined,
  json: false,
  paragraph: undefined as string | undefined,
  unit: undefined as string | undefined,
  year: undefined as string | undefined,
});

/** Bytes of a paragraph's file: some pages of text. */
const LARGEST_PARAGRAPH = 1024 * 1024;

function readParagraph(file: string): string {
  if (!existsSync(file)) return refuse(`没有文件“${file}”`);
  try {
    return decodeText(readRegular(file, LARGEST_PARAGRAPH)).text;
  } catch (error) {
    if (!(error instanceof IrregularFile)) throw error;
    return refuse(error.is === 'too-large' ? `“${file}”太大，不是一段文字` : `“${file}”不是文件`);
  }
}

/** The pasted paragraph against the records; ends the command. */
function auditParagraph(file: string): never {
  const text = readParagraph(file);
  const catalogue = buildCatalogue(loadOrReport(options.content, 'public'));
  try {
    const report = reportParagraph(text, catalogue, options);
    process.stdout.write(`${options.json ? report.json : report.text}\n`);
    process.exit(report.differs ? 1 : 0);
  } catch (error) {
    if (error instanceof UnclearParagraph) refuse(error.message);
    throw error;
  }
}

if (options.paragraph !== undefined) auditParagraph(options.paragraph);
const rules = chooseRules(options.rule);
const content = loadOrReport(options.content, 'all');
const records = options.record === undefined ? {} : { records: new Set([idOf(options.record, content)]) };
const audits = auditCatalogue(buildCatalogue(content), { rules, ...records });
const byId = new Map(content.forms.map(({ id, record }) => [id, record]));
const asksAll = options.record === undefined && rules.includes(PERSONAL_DATA);
const entries = asksAll ? findPersonalInEntries(content) : [];
const run: AuditRun = {
  audits,
  entries,
  rules: rules.length,
  find: (id) => byId.get(id),
  locate({ form, findings }) {
    const places = locate(options.content, form.id, findings);
    return findings.map((finding, i) => ({ ...finding, ...places[i]! }));
  },
};
process.stdout.write(`${options.json ? auditAsJson(run) : describeAudit(run)}\n`);
process.exitCode = countErrors(audits) || entries.length ? 1 : 0;
