import { createInterface } from 'node:readline';
import { readOptions, refuseUse } from '../src/command/command-line.ts';
import { guardCommand } from '../src/command/guard-command.ts';
import { keepOutOfMade } from '../src/disk/made.ts';
import { keepOffProject } from '../src/disk/places.ts';
import { contentFolder } from '../src/init/content-folder.ts';
import { askFacts, EXAMPLE_FACTS, type Facts } from '../src/init/facts.ts';
import { refuseFull, removeExample, writeFolder } from '../src/init/write-folder.ts';

const HELP = `用法：mingzhang init [目录] [--yes]
      mingzhang init [目录] --remove-example

建立一个新的内容目录（默认 content）：设置、一份样例数据、说明、自动核对的样例和编辑器的设置。
先问网站的名称、域名和标识码。只写进空的、还没有的目录，要么全部写好，要么什么都不写。

  --yes              不问，用样例的名称、域名和标识码，以后在 site.yaml 里改
  --remove-example   删去样例数据；有一个样例文件改过，就一个也不删

结束状态：0 成功；1 目录里已经有文件，或没有写成；2 参数写错。`;

async function ask(): Promise<Facts> {
  const lines = createInterface({ input: process.stdin });
  const answers = lines[Symbol.asyncIterator]();
  const facts = await askFacts(
    async (question) => {
      process.stdout.write(question);
      const { done, value } = await answers.next();
      return done ? undefined : value;
    },
    (line) => console.log(line),
  );
  lines.close();
  return facts ?? refuseUse('没有人回答；不问就建立，加 --yes', HELP);
}

function takeExampleAway(folder: string): void {
  const { removed, kept } = removeExample(folder);
  if (kept.length > 0) {
    console.error(`样例改过，没有删：${kept.join('、')}\n  → 还要用的留着；不用的自己删去。`);
    process.exitCode = 1;
  } else console.log(`已删去样例：${removed.length}个文件`);
}

guardCommand();
const words = process.argv.slice(2);
const [folder = 'content', ...more] = words.filter((word) => !word.startsWith('-'));
const options = readOptions(HELP, { yes: false, 'remove-example': false }, [
  ...words.filter((word) => word.startsWith('-')),
  ...more,
]);
keepOffProject('内容目录', folder);
keepOutOfMade('内容目录', folder);
if (options['remove-example']) takeExampleAway(folder);
else {
  refuseFull(folder);
  writeFolder(folder, contentFolder(options.yes ? EXAMPLE_FACTS : await ask()));
  console.log(`已建立：${folder}\n  → 接着：mingzhang preview --content ${folder}；怎么用写在 README.md 里。`);
}
