import { mutate } from './mutations.ts';

/** The large run of the mutation test: `node test/core/rules/run-mutations.ts [times] [seed]`. Prints what nobody speaks of. */
const [times = '20000', seed = '1'] = process.argv.slice(2);
const made = mutate(Number(times), Number(seed));
const count = (fate: string): number => made.filter((one) => one.fate === fate).length;
for (const { path, from, to } of made.filter(({ fate }) => fate === 'silent').slice(0, 50))
  console.log(`${path}: ${from} → ${to}`);
console.log(
  `${made.length} changes: ${count('raised')} raised, ${count('explained')} explained by rounding, ${count('silent')} silent`,
);
