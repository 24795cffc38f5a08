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
    options: { baseUrl: string | null; timeoutMs?: number },
  ) {
    const settings = { timeout: options.timeoutMs ?? 15_000, autoRetry: false, keepAlive: true };
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
