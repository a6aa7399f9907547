import type { Rule } from './rule.ts';

const NAMES = { publisher: '发布机构', index: '索引号', date: '发布日期' } as const;

export const PUBLICATION_INCOMPLETE: Rule = {
  id: 'publication-incomplete',
  family: '发得出',
  title: '发布信息没有填全',
  why: '公开的信息要说明由谁发布；索引号和日期让人日后还能找到它。',
  basis: '《中华人民共和国政府信息公开条例》第十二条；要填哪几项由本站设定',
  severity: 'error',
  needs: [],
  check: ({ record: { publication }, site }) =>
    publication.status === 'withdrawn'
      ? []
      : site.publication.required
          .filter((field) => !publication[field]?.trim())
          .map((field) => ({
            at: `publication.${field}`,
            message: `没有填${NAMES[field]}，本站规定发布前必须填写。`,
            advice:
              field === 'publisher'
                ? '在“公布信息”里补上；一个单位的表都一样的，请管内容的人在单位上写一次，各张表就不用再写。'
                : `在“公布信息”里补上${NAMES[field]}。`,
          })),
  examples: [
    {
      title: '没有发布机构',
      record: { publication: { status: 'published', date: '2024-05-20' } },
      finds: [{ at: 'publication.publisher' }],
    },
    {
      title: '本站要求三项，缺两项',
      record: { publication: { status: 'draft', publisher: '示例街道办事处', index: ' ' } },
      site: { publication: { required: ['publisher', 'index', 'date'] } },
      finds: [{ at: 'publication.index' }, { at: 'publication.date' }],
    },
    {
      title: '只要求发布机构，已填',
      record: { publication: { status: 'published', publisher: '示例街道办事处' } },
      finds: [],
    },
  ],
};
