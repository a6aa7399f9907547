import { describe, expect, test } from 'vitest';
import { Register } from '../../src/filing/register.ts';

const makeRegister = (): Register =>
  new Register(
    [{ slug: 'zhuangqu', unit: { name: '上海市莘庄工业区', aliases: ['莘庄工业区管委会'] } }],
    [
      { unit: 'zhuangqu', slug: 'dangjian', project: { name: '“两新”党建', aliases: ['两新组织建设'] } },
      { unit: 'zhuangqu', slug: 'yiqi', project: { name: '河道整治（一期）' } },
      { unit: 'zhuangqu', slug: 'erqi', project: { name: '河道整治（二期）' } },
      { unit: 'other', slug: 'dangjian', project: { name: '社区党建' } },
    ],
  );

describe('names that are known', () => {
  test.each([
    '上海市莘庄工业区',
    '上海市莘庄工业区(汇总)',
    '上海市莘庄工业区（汇总）',
    ' 上海市 莘庄工业区',
    '莘庄工业区管委会',
    '[213]上海市莘庄工业区',
    '上海市莘庄工业区 213001',
    '018-上海市莘庄工业区（汇总）',
  ])('the unit is found as “%s”', (name) => {
    expect(makeRegister().findUnit(name)?.slug).toBe('zhuangqu');
  });

  test.each([
    ['“两新”党建', 'dangjian', 0],
    ['两新党建', 'dangjian', 0],
    ['「两新」党建(二级构成)', 'dangjian', 0],
    ['“两新”党建（二级构成）', 'dangjian', 0],
    ['两新组织建设', 'dangjian', 0],
    ['两新党建项目', 'dangjian', 1],
    ['2024年两新党建', 'dangjian', 2],
    ['河道整治(一期)', 'yiqi', 0],
    ['河道整治【二期】', 'erqi', 0],
  ])('the project is found as “%s”, and a guess is told from a match', (name, slug, relaxed) => {
    const found = makeRegister().findProject('zhuangqu', name);
    expect([found?.entry.slug, found?.relaxed]).toEqual([slug, relaxed]);
  });

  test.each(['河道整治', '河道整治（三期）', '社区党建'])('“%s” is no project of the unit', (name) => {
    expect(makeRegister().findProject('zhuangqu', name)).toBeUndefined();
  });

  test('a unit that is added keeps its printed name beside the plain one, and is found again', () => {
    const register = makeRegister();
    const added = register.addUnit('某某县司法局（汇总）');
    expect(added.unit).toEqual({ name: '某某县司法局', aliases: ['某某县司法局（汇总）'] });
    expect(register.findUnit('某某县司法局本级')).toBe(added);
    expect(register.addUnit('某县林业局 213').unit).toEqual({ name: '某县林业局', aliases: ['某县林业局 213'] });
    for (const name of ['第107医院', '12345热线中心']) expect(register.addUnit(name).unit).toEqual({ name });
    expect([register.isNew(added), register.isNew(register.unitBySlug('zhuangqu')!)]).toEqual([true, false]);
  });
});
