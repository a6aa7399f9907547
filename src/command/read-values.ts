import { columnBase, portalUrl } from '../core/library/site.ts';
import { refuseUse } from './command-line.ts';

interface Address {
  /** Undefined where the option was not given: the content's holds. */
  readonly base: string | undefined;
  readonly site: string | undefined;
}

/** `--base` and `--site`, by the rules of `site.yaml`; slashes at the ends may be left out. Wrong ones end with status 2. */
export function readAddress(options: { base: string | undefined; site: string | undefined }, help: string): Address {
  const base = options.base?.replace(/^(?!\/)/, '/').replace(/(?<!\/)$/, '/');
  const site = options.site?.replace(/\/$/, '');
  if (base !== undefined && !columnBase.safeParse(base).success)
    refuseUse(`路径“${options.base}”应当像 /jixiao/，只用字母、数字、点和连字符`, help);
  if (site !== undefined && !portalUrl.safeParse(site).success)
    refuseUse(`网址“${options.site}”应当像 https://www.example.gov.cn，不带路径`, help);
  return { base, site };
}

/** `--port`; one that is none ends with status 2. */
export function readPort(text: string, help: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  return port <= 65_535 ? port : refuseUse(`端口“${text}”应是 0 到 65535 的整数`, help);
}
