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

一、看栏目，审核，管内容
1. 有内容目录的，放在“${start}”旁边，名称是 content（里面有 site.yaml）。还没有的，下一步会问要不要建立一个。
2. 双击“${start}”。${more}
3. 窗口里出现网址以后，在浏览器里打开它：这是预览，草稿也看得到。关掉窗口就结束。

二、别的命令
在命令行里运行 ${command} --help，看有哪些命令。例如：
  ${command} import 表.xlsx                       导入一张表
  ${command} audit                                核对
  ${command} release --to 发布目录 --base /xxgk/jixiao/   发布
  ${command} desk --out desk.html                 做工作台，发给填表的人
手册在预览的工作台里，也在 program/content/handbook 里。

三、从哪里来
program 里是明账（许可证：program/LICENSE；用到的库和许可证全文：program/program/licenses.txt），
node 里是 Node.js（许可证：node/LICENSE）。全部软件的清单（CycloneDX）：sbom.cdx.json。缓存放在用户自己的缓存目录里，要放在别处就设 MINGZHANG_CACHE。
`;

/** Finds its own folder also through a link; the command works in the folder it is called from. */
const COMMAND_SH = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec "$here/node/node" "$here/program/bin/mingzhang.js" "$@"
`;
const START_SH = `#!/bin/sh
cd "$(dirname "$(readlink -f "$0")")" || exit 1
if [ ! -f content/site.yaml ]; then
  echo '这里没有内容：请把内容目录放在这个文件旁边，名称是 content（里面有 site.yaml）。'
  printf '还没有内容的，可以建立一个新的，带一份样例。建立请输入 y 再按回车，不建立直接按回车：'
  read -r answer
  [ "$answer" = y ] && ./mingzhang init content
fi
[ -f content/site.yaml ] && ./mingzhang preview
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
set answer=
set /p answer=还没有内容的，可以建立一个新的，带一份样例。建立请输入 y 再按回车，不建立直接按回车：
if /i not "%answer%"=="y" exit /b 1
call "%~dp0mingzhang.cmd" init content
if exist content\\site.yaml goto start
pause
exit /b 1
:start
call "%~dp0mingzhang.cmd" preview
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
