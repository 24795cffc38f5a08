import { LocalStanding, messagingSetupHint } from './messaging-setup';
import { PlanTier, TwilioAccountMode } from './organizations';
import { PhoneNumberKind } from './phone-numbers';

const now = new Date('2026-11-22T12:00:00Z');
const mode = TwilioAccountMode.MANAGED;
const all = { voice: true, sms: true, mms: true };
const hint = (kind: PhoneNumberKind, plan = PlanTier.STARTER, capabilities = all, country = 'US') =>
  messagingSetupHint({ kind, country, capabilities }, { plan, mode }, now);

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

  it('shows that local numbers take longer and cost more', () => {
    const local = hint(PhoneNumberKind.LOCAL);
    expect(local).toMatchObject({ path: 'A2P_10DLC', recommended: false });
    expect(local.typicalDays).toBeGreaterThan(hint(PhoneNumberKind.TOLL_FREE).typicalDays!);
    expect(local.fees.length).toBeGreaterThan(1);
  });

  it.each([
    [LocalStanding.UNDER_WAY, true],
    [LocalStanding.APPROVED, true],
    [LocalStanding.OWNERS, true],
    [LocalStanding.FULL, false],
  ])(
    'a further local number beside a registration that is %s costs nothing more',
    (standing, recommended) => {
      const number = { kind: PhoneNumberKind.LOCAL, country: 'US', capabilities: all };
      const first = messagingSetupHint(number, { plan: PlanTier.FREE, mode }, now);
      const further = messagingSetupHint(number, { plan: PlanTier.FREE, mode }, now, standing);
      expect(further).toMatchObject({ path: 'A2P_10DLC', fees: [], recommended });
      expect(further.summary).not.toBe(first.summary);
    },
  );

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
