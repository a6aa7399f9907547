import { parseArgs } from 'node:util';

type Options = Record<string, string | boolean | undefined>;
/** Defaults decide the sort of an option: `false` makes a switch, anything else takes a value. */
type Read<T extends Options> = {
  [K in keyof T]: T[K] extends boolean ? boolean : T[K] extends string ? string : string | undefined;
};

/** What was wrong with the words of a command, from the error that `parseArgs` of Node throws. */
export function explainArguments({ code, message }: Error & { code?: string }): string {
  const [, word = ''] = /'(-{0,2}[^' <,]*)/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有“${word}”这个选项`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `“${word}”是多出来的`;
  if (/not take/.test(message)) return `“${word}”后面不写值`;
  if (/ambiguous/.test(message)) return `“${word}”的值以“-”开头，要写成 ${word}=值`;
  return code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' ? `“${word}”后面要写一个值` : message;
}

/** Ends a command that was used wrongly: says what is wrong, then its help; status 2. */
export function refuseUse(message: string, help: string): never {
  console.error(`参数写错了：${message}\n\n${help}`);
  process.exit(2);
}

/**
 * Reads the options of a command. `--help` prints the help and ends with status 0; wrong use says what is wrong and ends
 * with status 2.
 * @param args the words of the command; those it was called with unless others are given
 */
export function readOptions<T extends Options>(
  help: string,
  defaults: T,
  args: readonly string[] = process.argv.slice(2),
): Read<T> {
  const options = Object.fromEntries([
    ...Object.entries(defaults).map(([name, value]) => [
      name,
      { type: typeof value === 'boolean' ? 'boolean' : 'string' },
    ]),
    ['help', { type: 'boolean', short: 'h' }],
  ]) as Record<string, { type: 'string' | 'boolean'; short?: string }>;
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values['help']) {
      console.log(help);
      process.exit(0);
    }
    return { ...defaults, ...values } as unknown as Read<T>;
  } catch (error) {
    return refuseUse(explainArguments(error as Error), help);
  }
}
