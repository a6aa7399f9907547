import { missingText } from '../figures/missing.ts';
import { listPrintedTexts } from './printed-texts.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';
import { saysSomething, statesReason } from './stated-reasons.ts';

/** 确定能, 确定能完成, 能完成: the only answers that need no measures. */
const SURE = /^(?:确定|完全|肯定)?能(?:够)?(?:按期|如期|全部)?(?:完成|实现)?[。.]?$/;
const MEASURE_CELL = /^corrective$|^extra\.[^.]*(?:措施|举措|建议)[^.]*$/;

function check(form: RuleContext): Outcome[] {
  const doubtful = form.kind
    .conclusion(form.record)
    .filter(({ path, text }) => path.startsWith('outlook.') && !missingText(text) && !SURE.test(text.trim()));
  if (doubtful.length === 0) return [];
  const measures = listPrintedTexts(form.record).some(
    ({ path, text }) => MEASURE_CELL.test(path) && saysSomething(text),
  );
  // 纠偏措施 counts as a reason too: forms tell in it why they are late
  const lacking = [...(measures ? [] : ['纠偏措施']), ...(statesReason(form) ? [] : ['原因'])].join('和');
  if (!lacking) return [];
  return doubtful.map(({ path, label, text }) => ({
    at: path,
    because: ['corrective'],
    message: `“${label}”填的是“${text.trim()}”，${lacking}没有写。`,
    printed: text,
    advice: '写明为什么不能确定完成，准备怎么补上；能确定完成的，改填“确定能完成”。',
  }));
}

export const CORRECTIVE_MISSING: Rule = {
  id: 'corrective-missing',
  family: '填得全',
  title: '不能确定完成，没有写纠偏措施',
  why: '年中发现可能完不成，还来得及补救，前提是写明原因和办法。',
  basis: '通行做法',
  severity: 'warning',
  needs: ['midway'],
  check,
  examples: [
    { title: '确定能完成，不必写措施', record: {}, finds: [] },
    {
      title: '有可能完成，写明了原因和措施',
      record: {
        outlook: { budget: '有可能完成', targets: '确定能完成' },
        corrective: '因施工许可证延期，开工推迟；10月前办妥，部分尾款明年支付。',
      },
      finds: [],
    },
    {
      title: '有可能完成，措施空着',
      record: { outlook: { budget: '有可能完成', targets: '确定能完成' }, corrective: '' },
      finds: [{ at: 'outlook.budget' }],
    },
  ],
};
