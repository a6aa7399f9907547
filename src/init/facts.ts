/** What a site cannot do without, as `site.yaml` has it. */
export interface Facts {
  readonly siteName: string;
  readonly siteDomain: string;
  readonly siteIDCode: string;
}

interface Question {
  readonly fact: keyof Facts;
  readonly asks: string;
  /** Taken where nothing is answered, and obviously nobody's own. */
  readonly example: string;
  readonly pattern: RegExp;
  readonly wants: string;
}

export const QUESTIONS: readonly Question[] = [
  { fact: 'siteName', asks: '网站名称', example: '样例区人民政府', pattern: /\S/, wants: '写网站的名称' },
  {
    fact: 'siteDomain',
    asks: '网站域名',
    example: 'www.example.gov.cn',
    pattern: /^(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i,
    wants: '只写域名，如 www.example.gov.cn，不写 https:// 和路径',
  },
  {
    fact: 'siteIDCode',
    asks: '网站标识码',
    example: '0000000000',
    pattern: /^[A-Za-z0-9]{10}$/,
    wants: '网站标识码是 10 位',
  },
];

export const EXAMPLE_FACTS = Object.fromEntries(
  QUESTIONS.map(({ fact, example }) => [fact, example]),
) as unknown as Facts;

/**
 * Asks for each fact until it is answered as it should be; an empty answer takes the example.
 * @param ask puts a question and gives the line that answers it; undefined where there is nobody to answer
 * @returns undefined where nobody answered
 */
export async function askFacts(
  ask: (question: string) => Promise<string | undefined>,
  say: (line: string) => void,
): Promise<Facts | undefined> {
  const facts: Record<string, string> = {};
  for (const { fact, asks, example, pattern, wants } of QUESTIONS)
    while (facts[fact] === undefined) {
      const answer = await ask(`${asks}（直接回车用样例 ${example}）：`);
      if (answer === undefined) return undefined;
      const text = answer.trim() || example;
      if (pattern.test(text)) facts[fact] = text;
      else say(`  → ${wants}。`);
    }
  return facts as unknown as Facts;
}
