import type { GraphQLError } from 'graphql';
import type { Redis } from 'ioredis';
import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import type { RateLimits } from '../config/config';
import type { Actor } from '../domain/actor';
import { topLevel } from './errors';
import { SharedCount } from './shared-count';

const windowSeconds = 60;

/** Mutations that cost money or leave something lasting behind are counted on their own. */
const budgets: Readonly<Record<string, keyof RateLimits>> = {
  purchasePhoneNumber: 'purchases',
  submitRegistration: 'submissions',
  resendOwnerVerification: 'submissions',
  sendMessage: 'sends',
  sendTestText: 'sends',
  createOrganization: 'creations',
  connectTwilioAccount: 'creations',
  refreshTwilioAccount: 'creations',
  adoptTwilioResources: 'creations',
  createAddress: 'creations',
  updateAddress: 'creations',
  createDocument: 'creations',
  startRegistration: 'creations',
};

/**
 * Counts calls per minute, all processes together when there is Redis. What every call is counted under is told to
 * the others now and then; what costs money is counted in Redis itself, call by call.
 */
export class OperationLimits {
  private readonly addresses: SharedCount | null;
  private readonly organizations: SharedCount | null;
  private readonly limiters = new Map<keyof RateLimits, RateLimiterAbstract>();

  constructor(limits: RateLimits, redis: Redis | null) {
    const { perAddress, perOrganization, ...others } = limits;
    const count = (name: string, limit: number) =>
      limit > 0 ? new SharedCount(name, limit, windowSeconds * 1_000, redis) : null;
    this.addresses = count('perAddress', perAddress);
    this.organizations = count('perOrganization', perOrganization);
    for (const [name, points] of Object.entries(others) as [keyof RateLimits, number][])
      if (points > 0) this.limiters.set(name, limiter(name, points, redis));
  }

  /** Counts a call from an address; the error to answer when there were too many. */
  admitAddress(address: string): GraphQLError | null {
    return refusal(this.addresses?.take(address) ?? 0);
  }

  /** Counts an operation of an organization; the error to answer when there were too many. */
  admitOperation(actor: Actor | null): GraphQLError | null {
    return actor ? refusal(this.organizations?.take(subjectOf(actor)) ?? 0) : null;
  }

  /** Counts one mutation field, however many an operation has; throws when there were too many. */
  async spend(field: string, actor: Actor): Promise<void> {
    const budget = budgets[field];
    const refused = budget ? await this.take(budget, subjectOf(actor)) : null;
    if (refused) throw refused;
  }

  private async take(name: keyof RateLimits, subject: string): Promise<GraphQLError | null> {
    try {
      await this.limiters.get(name)?.consume(subject);
      return null;
    } catch (full) {
      // Anything but a full count is a fault of the counter, and a fault of ours keeps nobody out.
      return full instanceof RateLimiterRes ? refusal(full.msBeforeNext) : null;
    }
  }
}

/** The error to answer when there is room again only in so many milliseconds. */
function refusal(waitMs: number): GraphQLError | null {
  if (waitMs <= 0) return null;
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1_000));
  return topLevel('RATE_LIMITED', `Too many calls. Try again in ${retryAfterSeconds} s.`, {
    retryAfterSeconds,
    http: { status: 429, headers: new Map([['retry-after', String(retryAfterSeconds)]]) },
  });
}

function subjectOf(actor: Actor): string {
  return actor.organizationId ?? 'services';
}

function limiter(name: string, points: number, redis: Redis | null): RateLimiterAbstract {
  const options = { keyPrefix: `loquent:limit:${name}`, points, duration: windowSeconds };
  const inMemory = new RateLimiterMemory(options);
  if (!redis) return inMemory;
  return new RateLimiterRedis({
    ...options,
    storeClient: redis,
    rejectIfRedisNotReady: true,
    insuranceLimiter: inMemory,
  });
}
