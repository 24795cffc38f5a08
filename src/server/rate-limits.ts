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

const windowSeconds = 60;

/** Mutations that cost money or leave something lasting behind are counted on their own. */
const budgets: Readonly<Record<string, keyof RateLimits>> = {
  purchasePhoneNumber: 'purchases',
  submitRegistration: 'submissions',
  resendOwnerVerification: 'submissions',
  sendMessage: 'sends',
  createOrganization: 'creations',
  connectTwilioAccount: 'creations',
  createAddress: 'creations',
  createDocument: 'creations',
  startRegistration: 'creations',
};

/** Counts calls per minute: in Redis when there is one, so that all processes count together, else in memory. */
export class OperationLimits {
  private readonly limiters = new Map<keyof RateLimits, RateLimiterAbstract>();

  constructor(limits: RateLimits, redis: Redis | null) {
    for (const [name, points] of Object.entries(limits) as [keyof RateLimits, number][])
      if (points > 0) this.limiters.set(name, limiter(name, points, redis));
  }

  /** Counts a call from an address; the error to answer when there were too many. */
  admitAddress(address: string): Promise<GraphQLError | null> {
    return this.take('perAddress', address);
  }

  /** Counts an operation of an organization; the error to answer when there were too many. */
  admitOperation(actor: Actor | null): Promise<GraphQLError | null> {
    return actor ? this.take('perOrganization', subjectOf(actor)) : Promise.resolve(null);
  }

  /** Counts one mutation field, however many an operation has; throws when there were too many. */
  async spend(field: string, actor: Actor): Promise<void> {
    const budget = budgets[field];
    const refusal = budget ? await this.take(budget, subjectOf(actor)) : null;
    if (refusal) throw refusal;
  }

  private async take(name: keyof RateLimits, subject: string): Promise<GraphQLError | null> {
    try {
      await this.limiters.get(name)?.consume(subject);
      return null;
    } catch (refusal) {
      // Anything but a full count is a fault of the counter, and a fault of ours keeps nobody out.
      if (!(refusal instanceof RateLimiterRes)) return null;
      const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
      return topLevel('RATE_LIMITED', `Too many calls. Try again in ${retryAfterSeconds} s.`, {
        retryAfterSeconds,
        http: { status: 429, headers: new Map([['retry-after', String(retryAfterSeconds)]]) },
      });
    }
  }
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
