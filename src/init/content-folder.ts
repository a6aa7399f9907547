import { createHash } from 'node:crypto';
import { EXAMPLE } from './example.ts';
import { RECORD_FORMAT } from '../io/format/read-format.ts';
import type { Facts } from './facts.ts';
import { editorFiles } from './schemas.ts';

/** What `init` wrote as an example: SHA-256 by path. */
export const EXAMPLE_LIST = '.mingzhang-example.json';

export const hashOf = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

// text in double quotes is the same in JSON and YAML
const quote = (text: string): string => JSON.stringify(text);

const site = ({
  siteName,
  siteDomain,
  siteIDCode,
}: Facts): string => `# 栏目的设置。前三项必填，是网站每一页的标签（《政府网站发展指引》）；上线前核对。
siteName: ${quote(siteName)}
siteDomain: ${quote(siteDomain)}
siteIDCode: ${quote(siteIDCode)}
# 记录格式的版本，由 mingzhang update 改
format: ${quote(String(RECORD_FORMAT))}

# 下面的不写就用默认的；要改，去掉行首的 # 和空格。
# columnName: 财政项目绩效公开
# 栏目在网站中的路径，头尾都是 /
# base: /xxgk/jixiao/
# 网站的地址
# url: https://${siteDomain}
`;

const README = `# 绩效公开栏目的内容

这个目录放栏目的设置、单位、项目和各张表的记录，程序由它生成网页。下面的命令都在这个目录里运行。

1. 看一看：\`mingzhang preview --content .\`，在浏览器里打开它给出的网址。样例数据是草稿，只在预览里看得到。
2. 读进一张表：\`mingzhang import 表.xlsx --out records\`，读不准的地方它会说。
3. 删去样例：\`mingzhang init . --remove-example\`，改过的样例文件留着不删。
4. 核对：\`mingzhang audit --content .\`。
5. 审核：在预览的“公布信息和审核”里，一张一张地审核，草稿才会公布。
6. 发布：\`mingzhang release --content . --to ../release\`，服务器指向 \`../release/current\`；
   只生成网页：\`mingzhang build --content . --out ../site\`。这两个目录不能放在内容目录里面。

每个命令的选项：\`mingzhang 命令 --help\`。各章手册在预览的工作台里，“手册”一页。有什么不对：\`mingzhang doctor --content .\`。

- \`site.yaml\`：栏目的设置
- \`units/\`、\`projects/\`：单位和项目的名称
- \`records/年度/单位/项目.表的种类.yaml\`：各张表
- \`.vscode/\`：编辑器里边写边查（VS Code 装上 YAML 扩展）
- \`.github/\`、\`.gitea/\`、\`.gitlab-ci.yml\`：每次提交自动核对、生成的样例，用哪个留哪个。
  它们从仓库里的 \`mingzhang.tgz\` 安装程序：把程序的包改成这个名称，放在这个目录里
`;

const WORKFLOW = `# 样例：每次提交都核对、生成；生成的网页可以下载。程序的包 mingzhang.tgz 放在仓库里。
name: 核对和生成
on: [push, pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - run: npm install --global ./mingzhang.tgz
      - run: mingzhang audit --content .
      - run: mingzhang build --content . --out ../site
      - run: mv ../site public
      - uses: actions/upload-artifact@v3
        with:
          name: site
          path: public
`;

const GITLAB = `# 样例：每次提交都核对、生成；生成的网页可以下载。程序的包 mingzhang.tgz 放在仓库里。
check:
  image: node:24
  script:
    - npm install --global ./mingzhang.tgz
    - mingzhang audit --content .
    - mingzhang build --content . --out ../site
    - mv ../site public
  artifacts:
    paths:
      - public
`;

/** All files of a new folder of content, by path. */
export function contentFolder(facts: Facts): Map<string, string> {
  const hashes = Object.fromEntries([...EXAMPLE].map(([path, text]) => [path, hashOf(text)]));
  return new Map([
    ['site.yaml', site(facts)],
    ['README.md', README],
    ['.gitignore', '/public/\nnode_modules/\n'],
    // the newer artifact action is not understood by Gitea
    ['.github/workflows/mingzhang.yml', WORKFLOW.replace('upload-artifact@v3', 'upload-artifact@v4')],
    ['.gitea/workflows/mingzhang.yml', WORKFLOW],
    ['.gitlab-ci.yml', GITLAB],
    ...EXAMPLE,
    [EXAMPLE_LIST, `${JSON.stringify(hashes, undefined, 2)}\n`],
    ...editorFiles(),
  ]);
}
