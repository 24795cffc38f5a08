import { messagingSetupHint } from './messaging-setup';
import { PlanTier } from './organizations';
import { PhoneNumberKind } from './phone-numbers';

const now = new Date('2026-11-22T12:00:00Z');
const all = { voice: true, sms: true, mms: true };
const hint = (kind: PhoneNumberKind, plan = PlanTier.STARTER, capabilities = all, country = 'US') =>
  messagingSetupHint({ kind, country, capabilities }, plan, now);

describe('what texting from a number would take', () => {
  it('recommends toll-free numbers and includes their fee in paid plans', () => {
    const paid = hint(PhoneNumberKind.TOLL_FREE);
    expect(paid).toMatchObject({ path: 'TOLL_FREE_VERIFICATION', recommended: true });
    expect(paid.typicalDays).toBeGreaterThan(0);
    expect(paid.fees.map((fee) => fee.payer)).toEqual(['INCLUDED_IN_PLAN']);
    expect(hint(PhoneNumberKind.TOLL_FREE, PlanTier.FREE).fees.map((fee) => fee.payer)).toEqual([
      'ORGANIZATION',
    ]);
  });

  it('shows that local numbers take longer, cost more and cannot be filed yet', () => {
    const local = hint(PhoneNumberKind.LOCAL);
    expect(local).toMatchObject({ path: 'A2P_10DLC', recommended: false });
    expect(local.typicalDays).toBeGreaterThan(hint(PhoneNumberKind.TOLL_FREE).typicalDays!);
    expect(local.fees.length).toBeGreaterThan(1);
    expect(local.summary).toContain('cannot be filed here yet');
  });

  it('says so when a number cannot text at all', () => {
    expect(hint(PhoneNumberKind.LOCAL, PlanTier.PRO, { voice: true, sms: false, mms: false })).toMatchObject({
      path: 'NOT_CAPABLE',
      typicalDays: null,
      fees: [],
      recommended: false,
    });
  });

  it('has words of its own for each path', () => {
    const hints = [
      hint(PhoneNumberKind.TOLL_FREE),
      hint(PhoneNumberKind.LOCAL),
      hint(PhoneNumberKind.LOCAL, PlanTier.PRO, { voice: true, sms: false, mms: false }),
      hint(PhoneNumberKind.LOCAL, PlanTier.PRO, all, 'CA'),
    ];
    expect(new Set(hints.map((one) => one.summary)).size).toBe(hints.length);
  });
});
