import { lookup as resolveName, type LookupAddress } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { AccountCredentials } from './client';

const host = 'https://api.twilio.com';
const mostRedirects = 3;
const answerWithinMs = 10_000;

/** A file on its way; `bytes` is null where the sender does not say. */
export interface OpenMedia {
  stream: IncomingMessage;
  contentType: string | null;
  bytes: number | null;
}

/**
 * Fetches files of messages and recordings of calls: from Twilio with the account's credentials, then, where Twilio
 * points elsewhere, without them and never from an address inside our own network.
 */
export class MediaGateway {
  private readonly root: string;
  /** The look-alike's own machine, when Twilio is one: its files may live there. */
  private readonly trustedHost: string | null;

  constructor(baseUrl: string | null) {
    this.root = baseUrl ? `${baseUrl.replace(/\/$/, '')}/${new URL(host).host}` : host;
    this.trustedHost = baseUrl ? new URL(baseUrl).hostname : null;
  }

  /** Null when Twilio has no such file any more or does not answer. */
  open(account: AccountCredentials, messageSid: string, mediaSid: string): Promise<OpenMedia | null> {
    return this.openPath(account, `Messages/${messageSid}/Media/${mediaSid}`);
  }

  /** A call's recording as MP3; null when it was deleted or Twilio does not answer. */
  openRecording(account: AccountCredentials, recordingSid: string): Promise<OpenMedia | null> {
    return this.openPath(account, `Recordings/${recordingSid}.mp3`);
  }

  private async openPath(
    { accountSid, authToken }: AccountCredentials,
    path: string,
  ): Promise<OpenMedia | null> {
    const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
    let url = new URL(`${this.root}/2010-04-01/Accounts/${accountSid}/${path}`);
    try {
      let response = await get(url, { authorization }, this.trustedHost ?? url.hostname);
      for (let redirects = 0; isRedirect(response) && redirects < mostRedirects; redirects += 1) {
        response.resume();
        url = new URL(response.headers.location!, url);
        if (url.protocol !== 'https:' && url.hostname !== this.trustedHost) return null;
        response = await get(url, {}, this.trustedHost);
      }
      if (response.statusCode === 200) return opened(response);
      response.resume();
      return null;
    } catch {
      return null;
    }
  }
}

function opened(stream: IncomingMessage): OpenMedia {
  const bytes = Number(stream.headers['content-length']);
  return {
    stream,
    contentType: stream.headers['content-type'] ?? null,
    bytes: Number.isFinite(bytes) ? bytes : null,
  };
}

function isRedirect({ statusCode, headers }: IncomingMessage): boolean {
  return [301, 302, 303, 307, 308].includes(statusCode ?? 0) && !!headers.location;
}

/** One request; any host but the trusted one must be a public address, checked at the moment of connecting. */
function get(
  url: URL,
  headers: Record<string, string>,
  trustedHost: string | null,
): Promise<IncomingMessage> {
  const isTrusted = url.hostname === trustedHost;
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (!isTrusted && isIP(literal) && !isPublic(literal))
    return Promise.reject(new Error('an address that is not public'));
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const options = { headers, timeout: answerWithinMs, ...(isTrusted ? {} : { lookup: publicOnly }) };
    const request = send(url, options, resolve);
    request.on('timeout', () => request.destroy(new Error('no answer in time')));
    request.on('error', reject);
    request.end();
  });
}

/** Resolves names to public addresses alone. */
const publicOnly: LookupFunction = (hostname, options, callback) => {
  resolveName(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const open = error ? [] : addresses.filter(({ address }) => isPublic(address));
    const [first] = open;
    if (!first) callback(error ?? new Error('no public address'), '', 0);
    else if (options.all) callback(null, open);
    else callback(null, first.address, first.family);
  });
};

/** Networks that are not the internet (IANA special-purpose address registries). */
const reserved = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  reserved.addSubnet(network, prefix, 'ipv4');
// Of IPv6 only global unicast is let through, without what embeds IPv4 addresses.
const unicast = new BlockList();
unicast.addSubnet('2000::', 3, 'ipv6');
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  reserved.addSubnet(network, prefix, 'ipv6');

/** Whether an address belongs to the internet rather than to this machine or a network beside it. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !reserved.check(address, 'ipv4');
  return isIP(address) === 6 && unicast.check(address, 'ipv6') && !reserved.check(address, 'ipv6');
}
