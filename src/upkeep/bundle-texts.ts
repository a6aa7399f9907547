/** What stands beside the program in an archive: the texts by path, and which of the files are programs. */
interface BundleText {
  readonly texts: Readonly<Record<string, string>>;
  readonly programs: readonly string[];
}

const windows = (text: string): string => text.replaceAll('\n', '\r\n');

const explain = (
  start: string,
  command: string,
  more: string,
): string => `明账：财政项目绩效公开栏目的生成程序（离线版）

不用安装，不用上网，也不用另装 Node：都在这个文件夹里。

一、看栏目
1. 把内容目录放在“${start}”旁边，名称是 content（里面有 site.yaml）。
2. 双击“${start}”。${more}
3. 窗口里出现网址以后，在浏览器里打开它。关掉窗口就结束。

二、别的命令
在命令行里运行 ${command} --help，看有哪些命令。例如：
  ${command} import 表.xlsx --content content     导入一张表
  ${command} audit --content content              核对
  ${command} build --content content --out dist   生成网页
手册在 program/content/handbook 里。

三、从哪里来
program 里是明账（许可证：program/LICENSE；用到的库：program/program/licenses.txt），
node 里是 Node.js（许可证：node/LICENSE）。缓存放在用户自己的缓存目录里，要放在别处就设 MINGZHANG_CACHE。
`;

/** Finds its own folder also through a link; the command works in the folder it is called from. */
const COMMAND_SH = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec "$here/node/node" "$here/program/bin/mingzhang.js" "$@"
`;
const START_SH = `#!/bin/sh
cd "$(dirname "$(readlink -f "$0")")" || exit 1
if [ -f content/site.yaml ]; then
  ./mingzhang start
else
  echo '这里没有内容：请把内容目录放在这个文件旁边，名称是 content（里面有 site.yaml）。'
  false
fi
status=$?
# whoever has double-clicked would not see what was said
if [ $status -ne 0 ] && [ -t 0 ]; then
  printf '按回车键关闭。'
  read -r _
fi
exit $status
`;
/** %k is where this file lies: a desktop starts it in a folder of its own choice. */
const DESKTOP = `[Desktop Entry]
Type=Application
Name=明账
Comment=生成栏目，在本机浏览
Exec=sh -c "exec \\\\"\\\\$(dirname \\\\"\\\\$1\\\\")/明账.sh\\\\"" sh %k
Terminal=true
`;

const COMMAND_CMD = `@echo off
"%~dp0node\\node.exe" "%~dp0program\\bin\\mingzhang.js" %*
`;
/** Says in UTF-8 what the console would otherwise read as GBK. */
const START_CMD = `@echo off
chcp 65001 >nul
cd /d "%~dp0"
if exist content\\site.yaml goto start
echo 这里没有内容：请把内容目录放在这个文件旁边，名称是 content（里面有 site.yaml）。
pause
exit /b 1
:start
call "%~dp0mingzhang.cmd" start
if errorlevel 1 pause
`;

/** By the ending of the archive: a zip is for Windows. */
export const BUNDLE_TEXTS: Readonly<Record<'zip' | 'tar.gz', BundleText>> = {
  zip: {
    texts: {
      'mingzhang.cmd': windows(COMMAND_CMD),
      '明账.cmd': windows(START_CMD),
      // the mark at the beginning tells Notepad of Windows 7 that it is UTF-8
      '使用说明.txt': `\uFEFF${windows(explain('明账.cmd', 'mingzhang.cmd', ''))}`,
    },
    programs: [],
  },
  'tar.gz': {
    texts: {
      mingzhang: COMMAND_SH,
      '明账.sh': START_SH,
      '明账.desktop': DESKTOP,
      '使用说明.txt': explain('明账.sh', './mingzhang', '（有的桌面要双击“明账.desktop”，并选“允许启动”。）'),
    },
    programs: ['mingzhang', '明账.sh', '明账.desktop', 'node/node'],
  },
};
