import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Stopped } from '../disk/stop.ts';

interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
}

const PROGRAMS_OF_LINUX = [
  ...[
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
  ],
  ...['browser360-cn', 'browser360-cn-stable', 'qaxbrowser-safe', 'qaxbrowser-safe-stable', 'uos-browser-stable'],
];
const FILES_OF_LINUX = [
  '/opt/apps/com.360.browser-stable/files/com.360.browser-stable',
  '/opt/apps/org.deepin.browser/files/browser',
  '/snap/bin/chromium',
];
const FILES_OF_WINDOWS = [
  'Microsoft/Edge/Application/msedge.exe',
  'Google/Chrome/Application/chrome.exe',
  '360ChromeX/Chrome/Application/360ChromeX.exe',
  '360Chrome/Chrome/Application/360chrome.exe',
  '360/360se6/Application/360se.exe',
];
const FILES_OF_MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Where browsers stand that can print pages: those of the system first. */
export function listBrowsers({ platform, env }: Machine): string[] {
  if (platform === 'darwin') return FILES_OF_MAC;
  if (platform === 'win32') {
    const folders = ['ProgramFiles(x86)', 'ProgramFiles', 'LOCALAPPDATA', 'APPDATA'].flatMap((name) => env[name] ?? []);
    return FILES_OF_WINDOWS.flatMap((file) => folders.map((folder) => join(folder, file)));
  }
  const folders = (env['PATH'] ?? '').split(':').filter(Boolean);
  return [...PROGRAMS_OF_LINUX.flatMap((name) => folders.map((folder) => join(folder, name))), ...FILES_OF_LINUX];
}

/**
 * The program of a browser that can print pages.
 * @param named by whoever runs the command
 * @throws Stopped where there is none
 */
export function findBrowser(named: string | undefined, machine: Machine = process): string {
  if (named !== undefined) {
    if (existsSync(named)) return named;
    throw new Stopped(`没有浏览器程序 ${named}`, '写浏览器程序的完整路径，如 /usr/bin/chromium。');
  }
  const found = listBrowsers(machine).find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new Stopped(
    '这台机器上没有找到能打印网页的浏览器',
    '装一个 Chromium、Chrome、Edge 或 360 安全浏览器，或用 --browser 写出它的程序在哪里。',
  );
}
