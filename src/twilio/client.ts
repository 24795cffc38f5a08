import twilio, { type Twilio } from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient';
import type Response from 'twilio/lib/http/response';

/** Whose account a call is made in. */
export interface AccountCredentials {
  accountSid: string;
  authToken: string;
  /** True where nothing may be written: every call but a look is refused here, before it leaves. */
  readOnly?: boolean;
}

type RequestOptions<T> = RequestClient.RequestOptions<T>;

/** Sends `https://HOST/PATH` to `BASE/HOST/PATH` and leaves everything else about a request as it is. */
class RebasedRequestClient extends RequestClient {
  constructor(
    private readonly base: string,
    options: ConstructorParameters<typeof RequestClient>[0],
  ) {
    super(options);
  }

  override request<T>(options: RequestOptions<T>): Promise<Response<T>> {
    return super.request<T>({ ...options, uri: options.uri.replace(/^https:\/\//, `${this.base}/`) });
  }
}

/** A write to an account whose owner has not said yes; it reads like Twilio's own refusal of access. */
class ReadOnlyAccount extends Error {
  readonly status = 403;
  readonly code = 20_006;
}

/** Lets looks through and nothing else, whoever asks: the last line of what is promised to the account's owner. */
class ReadOnlyRequestClient extends RequestClient {
  constructor(private readonly inner: RequestClient) {
    super();
  }

  override request<T>(options: RequestOptions<T>): Promise<Response<T>> {
    if (options.method.toLowerCase() === 'get') return this.inner.request(options);
    return Promise.reject(new ReadOnlyAccount('this account may only be read'));
  }
}

/**
 * Twilio library clients, one per account and token. Children's resources outside api.twilio.com are reached
 * only with the child's own credentials, so nothing here falls back to the parent.
 */
export class TwilioClients {
  private readonly http: RequestClient;
  private readonly readOnlyHttp: RequestClient;
  private readonly clients = new Map<string, Twilio>();

  constructor(
    private readonly parent: AccountCredentials,
    private readonly options: { baseUrl: string | null; timeoutMs: number },
  ) {
    const settings = { timeout: options.timeoutMs, autoRetry: false, keepAlive: true };
    this.http = options.baseUrl
      ? new RebasedRequestClient(options.baseUrl.replace(/\/$/, ''), settings)
      : new RequestClient(settings);
    this.readOnlyHttp = new ReadOnlyRequestClient(this.http);
  }

  get parentSid(): string {
    return this.parent.accountSid;
  }

  /** The account that owns the subaccounts we manage. */
  forParent(): Twilio {
    return this.for(this.parent);
  }

  /** Sends a file with its form to one of Twilio's upload hosts, which the library knows nothing of; gives the answer. */
  async upload(account: AccountCredentials, url: string, form: FormData): Promise<unknown> {
    if (account.readOnly) throw new ReadOnlyAccount('this account may only be read');
    const { baseUrl, timeoutMs } = this.options;
    const response = await fetch(
      baseUrl ? url.replace(/^https:\/\//, `${baseUrl.replace(/\/$/, '')}/`) : url,
      {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64')}`,
        },
        body: form,
        signal: AbortSignal.timeout(timeoutMs),
      },
    );
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok && answer !== null) return answer;
    const { code } = (answer ?? {}) as { code?: unknown };
    throw Object.assign(new Error('the upload was refused'), {
      status: response.ok ? 502 : response.status,
      code,
    });
  }

  for({ accountSid, authToken, readOnly = false }: AccountCredentials): Twilio {
    const key = `${accountSid}:${authToken}:${readOnly}`;
    let client = this.clients.get(key);
    if (!client) {
      if (this.clients.size >= 1_000) this.clients.clear();
      client = twilio(accountSid, authToken, {
        httpClient: readOnly ? this.readOnlyHttp : this.http,
        autoRetry: false,
      });
      this.clients.set(key, client);
    }
    return client;
  }
}
