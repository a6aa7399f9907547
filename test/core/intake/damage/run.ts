/**
 * `node test/core/intake/damage/run.ts [FORMS] [--seed N] [--damage WORDS] [--format html] [--show N]`: damages forms at random and
 * says how their values came out, by damage and format.
 */
import { REAL } from '../../library/real-content.ts';
import { addTo, DAMAGE_NAMES, FORMAT_NAMES, newTally, totalOf, tryDamage, type Tally } from './damaged-forms.ts';

const args = process.argv.slice(2);
const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const count = Number(/^\d+$/.test(args[0] ?? '') ? args[0] : 2000);
const from = Number(option('--seed') ?? 1);
let show = Number(option('--show') ?? 0);
const damages = DAMAGE_NAMES.filter((name) => !option('--damage') || name === option('--damage'));
const formats = FORMAT_NAMES.filter((name) => !option('--format') || name === option('--format'));
const real = REAL.content.forms.filter(({ kind }) => kind !== 'narrative').map(({ record }) => record);

const tallies = new Map<string, Tally>();
const whole = newTally();
let lost = 0;
const kinds = damages.flatMap((damage) => formats.map((format) => ({ damage, format })));
for (let i = 0; i < count; i++) {
  const { damage, format } = kinds[i % kinds.length]!;
  const trial = await tryDamage(from + i, damage, format, real);
  if (!trial) continue;
  const key = `${damage} · ${format}`;
  const tally = tallies.get(key) ?? newTally();
  tallies.set(key, tally);
  for (const one of [tally, whole]) addTo(one, trial.outcome);
  lost += trial.lost.length;
  const faults = [...trial.lost.map((cell) => `ledger   ${cell}`), ...trial.outcome.faults].filter(
    (fault) => !args.includes('--silent') || fault.startsWith('silent'),
  );
  if (show > 0 && faults.length > 0) {
    show -= 1;
    console.log(`seed ${trial.seed} · ${key}\n  ${faults.slice(0, 12).join('\n  ')}`);
  }
}
const line = (name: string, tally: Tally): void => {
  const share = (part: number): string => `${((part / totalOf(tally)) * 100).toFixed(2)}%`.padStart(8);
  const { forms, right, doubted, silent, missing } = tally;
  console.log(
    `${String(forms).padStart(6)}${share(right)}${share(doubted)}${share(silent)}${share(missing)}${String(silent).padStart(7)}  ${name}`,
  );
};
console.log(' forms   right doubted  silent missing silent  damage · format');
for (const [name, tally] of tallies) line(name, tally);
line('all', whole);
console.log(`cells that no draft accounts for, or twice: ${lost}`);
