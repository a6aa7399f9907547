import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looseName, Register } from '../../src/filing/register.ts';
import { makeSlug } from '../../src/filing/slug.ts';

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const HAN = fc.string({
  unit: fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)),
  maxLength: 60,
});
const NAMES = fc.oneof(
  HAN,
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('../../etc/passwd', 'CON', 'nul', '..', 'C:\\x', '\u0000', 'a/b', '😀', '\u202eabc', '-', 'LPT1'),
);

describe('slugs', () => {
  test.each([
    ['unit', '上海市长宁区教育局', 'changningqu-jiaoyuju'],
    ['unit', '重庆市大足区财政局', 'dazuqu-caizhengju'],
    ['unit', '安徽省六安市金安区教育局', 'luanshi-jinanqu-jiaoyuju'],
    ['unit', '蚌埠市水利局', 'bengbushi-shuiliju'],
    ['unit', '台州市民政局', 'taizhoushi-minzhengju'],
    ['unit', '浙江省丽水市财政局', 'lishuishi-caizhengju'],
    ['unit', '东阿县司法局', 'dongexian-sifaju'],
    ['unit', '上海市莘庄工业区', 'xinzhuang-gongyequ'],
    ['unit', '闵行区七宝镇人民政府', 'minhangqu-qibaozhen'],
    ['unit', '中共上海市崇明区委员会社会工作部', 'chongmingqu-shehui-gongzuobu'],
    ['unit', '上海市松江区人民政府广富林街道办事处', 'songjiangqu-guangfulin-jiedao'],
    ['project', '党群综合服务', 'dangqun-zonghe-fuwu'],
    ['project', '“两新”党建', 'liangxin-dangjian'],
    ['project', '社会工作和志愿服务工作经费', 'shehui-gongzuo-zhiyuan-fuwu'],
    ['project', '绿地养护', 'lvdiyanghu'],
    ['project', 'Ｇ６０科创走廊', 'g60-kechuang-zoulang'],
    ['project', '2024年社区党建', 'shequ-dangjian'],
    ['project', '51000021R000000019951-工资性支出', 'gongzixing-zhichu'],
    ['project', '经费', 'jingfei'],
    ['project', 'CON', 'xiangmu-con'],
    ['unit', '../../etc/passwd', 'etc-passwd'],
  ] as const)('%s “%s” is %s', (sort, name, slug) => {
    expect(makeSlug(name, sort)).toBe(slug);
  });

  test('a name without letters gets one made from it', () => {
    expect(makeSlug('😀', 'unit')).toMatch(/^danwei-[0-9a-f]{6}$/);
    expect(makeSlug('😀', 'project')).not.toBe(makeSlug('😁', 'project'));
  });

  test('whatever the name, a slug can stand in an address and in a path, and is the same each time', () => {
    fc.assert(
      fc.property(NAMES, fc.constantFrom('unit', 'project'), (name, sort) => {
        const slug = makeSlug(name, sort);
        expect(slug).toMatch(SLUG);
        expect(slug.length).toBeLessThanOrEqual(48);
        expect(slug).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)$/);
        expect(makeSlug(name, sort)).toBe(slug);
      }),
    );
  });

  test('two names never get one slug, not even where everything near is taken', () => {
    fc.assert(
      fc.property(fc.uniqueArray(NAMES, { selector: looseName, maxLength: 12 }), (names) => {
        const register = new Register([], []);
        const slugs = names.map((name) => register.addProject('danwei', name).slug);
        expect(new Set(slugs).size).toBe(slugs.length);
      }),
    );
    const taken = new Set(['shequ-dangjian']);
    const second = makeSlug('社区党建', 'project', (slug) => taken.has(slug));
    taken.add(second);
    expect(taken.has(makeSlug('社区党建', 'project', (slug) => taken.has(slug)))).toBe(false);
  });
});
