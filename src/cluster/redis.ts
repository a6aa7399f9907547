import { Redis } from 'ioredis';
import { Stopped } from '../disk/stop.ts';

/** Milliseconds that a first connection may take. */
const PATIENCE = 5000;

/** Why an address cannot be used; undefined where it can. A password stands in no argument: everybody on the machine reads those. */
export function objectToAddress(option: string | undefined, fromEnvironment: string | undefined): string | undefined {
  const address = option ?? fromEnvironment;
  if (!address) return '没有写 --redis（或环境变量 MINGZHANG_REDIS）';
  if (!URL.canParse(address) || !/^rediss?:$/.test(new URL(address).protocol))
    return 'Redis 的地址应当像 redis://主机:6379';
  if (option !== undefined && new URL(option).password)
    return '--redis 里不能写密码：参数在进程列表里看得见。把整个地址放进环境变量 MINGZHANG_REDIS，不写 --redis';
  return undefined;
}

/**
 * Connects to Redis; what is lost later is connected again.
 * @throws Stopped where nobody answers; nothing of the address is said but host and port
 */
export async function openRedis(address: string): Promise<Redis> {
  const { host } = new URL(address);
  const options = { connectTimeout: PATIENCE, maxRetriesPerRequest: 0, retryStrategy: () => null };
  const first = new Redis(address, { ...options, lazyConnect: true });
  let why: Error | undefined;
  first.on('error', (error: Error) => void (why = error));
  try {
    await first.connect();
    await first.ping();
  } catch (error) {
    const { message } = why ?? (error as Error);
    const said = /NOAUTH|WRONGPASS/.test(message) ? '密码不对，或没有写密码' : message.replaceAll(address, host);
    throw new Stopped(
      `连不上 Redis ${host}：${said}`,
      '看看 Redis 开着没有、地址和 MINGZHANG_REDIS 对不对，再运行一次；做好的分包不会重做。',
    );
  } finally {
    first.disconnect();
  }
  const client = new Redis(address, { maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  return client;
}
