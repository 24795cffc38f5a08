import { findOperation, isTwilioHost } from '../openapi/documents';
import { validate } from '../openapi/validate';
import type { Product, Reply, Route, Simulator } from '../products/product';
import { remember } from '../world';
import { authenticate, authorize, type Caller } from './auth';
import { badRequest, notFound, TwilioError } from './errors';
import { takeA2pTurn } from './pace';
import { parseMultipart, type UploadedFile } from './multipart';
import { Params } from './params';

/** A request to Twilio as it arrived, its host taken from the first part of the path. */
export interface ApiRequest {
  method: string;
  host: string;
  origin: string;
  path: string;
  search: string;
  contentType: string | null;
  authorization: string | undefined;
  apiVersion: string | null;
  body: string;
}

const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';

/** Answers Twilio's REST calls: who asks, is the call documented, is it well formed, then the product. */
export class Api {
  private readonly routes: Map<string, Route>;

  constructor(
    private readonly sim: Simulator,
    products: Product[],
  ) {
    this.routes = new Map(products.flatMap((product) => product.routes).map((route) => [route.call, route]));
  }

  /** SID of the account whose valid credentials a request carries, or null. */
  accountOf(request: ApiRequest): string | null {
    try {
      return authenticate(this.sim.world, request.authorization).account.sid;
    } catch {
      return null;
    }
  }

  answer(request: ApiRequest): Reply {
    try {
      return this.process(request);
    } catch (error) {
      if (error instanceof TwilioError) return { status: error.status, body: error.body() };
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      return { status: 500, body: new TwilioError(500, 20500, 'Internal Server Error').body() };
    }
  }

  private process(request: ApiRequest): Reply {
    const { method, host, path } = request;
    const caller = authenticate(this.sim.world, request.authorization);
    const match = isTwilioHost(host) ? findOperation(host, method, path) : null;
    if (!match) {
      this.violation(request, caller, `No Twilio document knows ${method} https://${host}${path}`);
      throw notFound(path);
    }
    const account = authorize(this.sim.world, caller, match.operation, match.path);
    const query = Params.parse(request.search);
    const { form, files } = this.body(request, caller, match.operation.bodyType);
    const problem = validate(match, path, query, form);
    if (problem?.violation) this.violation(request, caller, problem.error.message);
    if (problem) throw problem.error;
    const route = this.routes.get(`${method} ${host}${match.operation.template}`);
    if (!route) {
      this.violation(
        request,
        caller,
        `${method} ${match.operation.template} is documented but not simulated`,
      );
      throw notFound(path);
    }
    if (route.pace === 'a2p') takeA2pTurn(this.sim, account.sid);
    return route.handle({
      sim: this.sim,
      account,
      caller: caller.account,
      host,
      origin: request.origin,
      path,
      search: request.search,
      apiVersion: request.apiVersion,
      pathParams: match.path,
      query,
      form,
      files,
    });
  }

  private body(
    request: ApiRequest,
    caller: Caller,
    expected: string | null,
  ): { form: Params; files: UploadedFile[] } {
    if (request.body === '') return { form: Params.parse(''), files: [] };
    const given = request.contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
    if (given !== (expected ?? FORM)) {
      const message = `Content type ${given || '(none)'} where ${expected ?? 'no body'} is expected`;
      this.violation(request, caller, message);
      throw badRequest(message);
    }
    if (given !== MULTIPART) return { form: Params.parse(request.body), files: [] };
    const parts = parseMultipart(request.body, request.contentType ?? '');
    if (!parts) throw badRequest('The multipart body cannot be read');
    // A file counts as given by its name, so that it is held against the documents as well.
    const named = parts.files.map(({ name, fileName }): [string, string] => [name, fileName]);
    return { form: Params.of([...parts.fields, ...named]), files: parts.files };
  }

  private violation({ method, host, path }: ApiRequest, caller: Caller, problem: string): void {
    const at = this.sim.clock.now();
    remember(this.sim.world.violations, { at, account: caller.account.sid, method, host, path, problem });
  }
}
