import type { SimulatorCore } from '../core';
import { newSecret } from '../ids';
import { isE164, isOtherSender } from '../phone';
import { renderAccount, setStatus } from '../products/accounts';
import { ownerAnswers, waitsForOwner } from '../products/brand-owner';
import { renderCampaign } from '../products/campaign-rendering';
import { receive } from '../products/inbound';
import { ownedNumber } from '../products/incoming-numbers';
import { scoreAnew } from '../products/throughput';
import { ReviewRefused, type Decision } from '../reviews';
import type { Account } from '../state';
import { ControlError, type ControlInput } from './input';

const OUTCOMES = ['approve', 'reject', 'suspend', 'expire'] as const;

/** A reviewer decides. */
export function decide(core: SimulatorCore, input: ControlInput): unknown {
  const sid = input.text('sid');
  const decision: Decision = {
    outcome: input.oneOf('outcome', OUTCOMES),
    codes: input.has('codes') ? rejectionCodes(input) : [],
    ...(input.has('editAllowed') ? { editAllowed: input.flag('editAllowed') } : {}),
    ...(input.has('editExpiration') ? { editExpiration: input.instant('editExpiration') } : {}),
    ...(input.has('validUntil') ? { validUntil: input.instant('validUntil') } : {}),
  };
  try {
    const decided = core.reviews.decide(sid, decision);
    if (!decided)
      throw new ControlError(
        404,
        `Nothing under review has the SID ${sid} (${core.reviews.kindNames().join(', ')})`,
      );
    core.changed();
    return decided;
  } catch (error) {
    if (error instanceof ReviewRefused) throw new ControlError(400, error.message);
    throw error;
  }
}

function rejectionCodes(input: ControlInput): number[] {
  return input.list('codes').map((code) => {
    if (!Number.isInteger(code) || Number(code) < 10_000 || Number(code) > 99_999) {
      throw new ControlError(400, '"codes" must be Twilio error codes such as 30513');
    }
    return Number(code);
  });
}

/** A sole proprietor answers the text that asks for a YES. */
export function answerAsOwner(core: SimulatorCore, input: ControlInput): unknown {
  const sid = input.text('brandSid');
  const reply = input.text('reply');
  const brand = core.world.brands[sid];
  if (!brand) throw new ControlError(404, `No brand ${sid}`);
  if (!waitsForOwner(brand)) throw new ControlError(400, `Brand ${sid} does not wait for its owner's answer`);
  const answer = ownerAnswers(core, brand, reply);
  core.changed();
  return { brandSid: sid, identityStatus: brand.identityStatus, ...answer };
}

/** The registry scores a brand anew. */
export function scoreBrand(core: SimulatorCore, input: ControlInput): unknown {
  const brand = core.world.brands[input.text('brandSid')];
  if (!brand) throw new ControlError(404, `No brand ${input.text('brandSid')}`);
  const campaigns = scoreAnew(core.world, brand, input.integer('score', 1, 100));
  core.changed();
  return {
    brandSid: brand.sid,
    score: brand.score,
    campaigns: campaigns.map((one) => renderCampaign(one, true)),
  };
}

/** A customer's text arrives at a number. */
export function receiveText(core: SimulatorCore, input: ControlInput): unknown {
  const [from, to] = [input.text('from'), input.text('to')];
  if (!isE164(from) && !isOtherSender(from))
    throw new ControlError(400, '"from" must be an E.164 number, a short code or a sender name');
  const number = ownedNumber(core, to);
  if (!number) throw new ControlError(404, `No account owns ${to}`);
  if (core.world.accounts[number.accountSid]?.status !== 'active') {
    throw new ControlError(400, `The account of ${to} is not active`);
  }
  const body = input.raw('body') ?? '';
  if (typeof body !== 'string') throw new ControlError(400, '"body" must be a text');
  const mediaUrls = input.has('mediaUrls') ? input.list('mediaUrls') : [];
  if (!mediaUrls.every((url): url is string => typeof url === 'string' && /^https?:\/\//.test(url))) {
    throw new ControlError(400, '"mediaUrls" must be a list of URLs');
  }
  const message = receive(core, number, {
    from,
    body,
    mediaUrls,
    optOutType: input.optionalText('optOutType'),
  });
  core.changed();
  return { sid: message?.sid ?? null };
}

/** Scripts what becomes of later messages to a number. */
export function setDelivery(core: SimulatorCore, input: ControlInput): unknown {
  const to = input.text('to');
  const status = input.oneOf('status', ['queued', 'sent', 'delivered', 'undelivered', 'failed']);
  const errorCode = input.has('errorCode') ? input.integer('errorCode', 10_000, 99_999) : null;
  core.world.deliveries[to] = { status, errorCode };
  core.changed();
  return { to, status, errorCode };
}

/** Twilio suspends, closes or resumes an account, or its token stops working. */
export function befall(core: SimulatorCore, input: ControlInput): unknown {
  const account = accountOf(core, input.text('sid'));
  if (!input.has('status') && !input.has('revokeToken'))
    throw new ControlError(400, '"status" or "revokeToken" is needed');
  const status = input.has('status') ? input.oneOf('status', ['active', 'suspended', 'closed']) : null;
  const revoke = input.has('revokeToken') && input.flag('revokeToken');
  if (status) {
    account.suspendedByTwilio = status === 'suspended';
    setStatus(core, account, status);
  }
  if (revoke) Object.assign(account, { authToken: newSecret(), tokenRevoked: true });
  core.changed();
  return renderAccount(core.world, account);
}

/** Who answers keywords: for an account, or for one of its messaging services, as the Console and Support set it. */
export function setKeywords(core: SimulatorCore, input: ControlInput): unknown {
  const handling = input.oneOf('handling', ['default', 'advanced', 'off']);
  const serviceSid = input.optionalText('service');
  if (!serviceSid) {
    const account = accountOf(core, input.text('account'));
    account.keywords = handling;
    core.changed();
    return { account: account.sid, handling };
  }
  const service = core.world.messagingServices[serviceSid];
  if (!service) throw new ControlError(404, `No messaging service ${serviceSid}`);
  const [words, replies] = [input.part('words'), input.part('replies')];
  const wordsFor = (name: string): string[] =>
    words.has(name) ? words.texts(name).map((word) => word.trim().toUpperCase()) : [];
  const replyTo = (name: 'stop' | 'start' | 'help') =>
    replies.has(name) ? { [name]: replies.text(name) } : {};
  service.keywords = handling;
  service.advanced = {
    words: { stop: wordsFor('stop'), start: wordsFor('start'), help: wordsFor('help') },
    replies: { ...replyTo('stop'), ...replyTo('start'), ...replyTo('help') },
  };
  core.changed();
  return { account: service.accountSid, service: service.sid, handling, ...service.advanced };
}

function accountOf(core: SimulatorCore, sid: string): Account {
  const account = core.world.accounts[sid];
  if (!account) throw new ControlError(404, `No account ${sid}`);
  return account;
}
