/** Words that stand before the name of a person in forms and lists. */
const ROLE = '(?:联系人|负责人|经办人|填表人|填报人|制表人|审核人|收款人|姓名|户主|家长|监护人|申请人|受益人)';
const TITLE = '(?:先生|女士|同志|老师|书记|主任|科长|处长|经理|工程师)';
const SURNAME = [
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪',
  '田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊殷施陶洪翟安颜倪严牛温',
].join('');
const NAME = '[\\u4e00-\\u9fa5]{1,3}';
/** What a word ends on that begins like a name and is a place or an office: 黄浦区, 金山, 高新办. */
const NO_NAME = /[区县市镇乡村街道路办局处科室所院站部委会中心厅社司队校]$/;

const BEFORE = [
  new RegExp(`${ROLE}[::]? ?[\\u4e00-\\u9fa5·]{2,4}`),
  new RegExp(`[${SURNAME}][\\u4e00-\\u9fa5]{0,2}${TITLE}`),
  new RegExp(`[${SURNAME}]${NAME}[((]?(?:家庭|住宅|个人|本人)?电话`),
];
const AFTER = [
  new RegExp(`^ ?\\(?联系人[::]? ?[\\u4e00-\\u9fa5·]{2,4}`),
  new RegExp(`^ ?\\(?[${SURNAME}][\\u4e00-\\u9fa5]{0,2}${TITLE}`),
];
const IN_BRACKETS = new RegExp(`^ ?\\(([${SURNAME}][\\u4e00-\\u9fa5]{1,2})\\)`);

const REACH = 24;

/** Whether a telephone number in half-width text stands beside a person: a role with a name, a title, a name in brackets. */
export function standsByPerson(text: string, start: number, end: number): boolean {
  const before = text
    .slice(Math.max(0, start - REACH), start)
    .split(/[\n。;]/)
    .at(-1)!;
  const after = text.slice(end, end + REACH).split(/[\n。;]/)[0]!;
  if (BEFORE.some((pattern) => pattern.test(before)) || AFTER.some((pattern) => pattern.test(after))) return true;
  const bracketed = IN_BRACKETS.exec(after)?.[1];
  return bracketed !== undefined && !NO_NAME.test(bracketed);
}
