import {
  type AccountChangeFacts,
  accountChangeOutlook,
  isTyped,
  TwilioAccountChange,
} from './account-changes';
import { TwilioAccountConnection, TwilioAccountMode, TwilioAccountStatus } from './organizations';

const managed: AccountChangeFacts = {
  organizationName: 'Juniper Street Bakery',
  account: {
    mode: TwilioAccountMode.MANAGED,
    status: TwilioAccountStatus.ACTIVE,
    connection: TwilioAccountConnection.CONNECTED,
    wantedStatus: null,
  },
  parked: null,
  numbers: { active: 2, moving: 0, paused: 0 },
  inReview: 1,
};
const own: AccountChangeFacts = {
  ...managed,
  account: { ...managed.account!, mode: TwilioAccountMode.BRING_YOUR_OWN },
  parked: { status: TwilioAccountStatus.SUSPENDED },
  numbers: { active: 5, moving: 0, paused: 2 },
};
const everyChange = Object.values(TwilioAccountChange);
const possible = (facts: AccountChangeFacts) =>
  everyChange.filter((change) => accountChangeOutlook(change, facts).blockers.length === 0);

describe('what can be done about an account', () => {
  it('depends on whose it is', () => {
    expect(possible(managed)).toEqual(['CONNECT_OWN', 'SUSPEND', 'REACTIVATE', 'CLOSE', 'ROTATE_TOKEN']);
    expect(possible(own)).toEqual(['DISCONNECT_OWN', 'CLOSE']);
  });

  it('waits for a number that is on its way', () => {
    const moving = { ...managed, numbers: { ...managed.numbers, moving: 1 } };
    expect(possible(moving)).toEqual(['SUSPEND', 'REACTIVATE', 'ROTATE_TOKEN']);
  });

  it('is nothing before there is one', () => {
    expect(possible({ ...managed, account: null })).toEqual([]);
  });

  it('is said with what it will mean, in every case', () => {
    for (const facts of [managed, own])
      for (const change of everyChange) {
        const { consequences, confirmation } = accountChangeOutlook(change, facts);
        expect(consequences.length).toBeGreaterThan(0);
        expect(consequences.join(' ')).not.toMatch(/undefined|null|  /);
        expect(confirmation !== null).toBe(change === TwilioAccountChange.CLOSE);
      }
  });

  it('is typed whatever the capitals and spaces', () => {
    expect(isTyped('Juniper Street Bakery', ' juniper  street BAKERY')).toBe(true);
    expect(isTyped('Juniper Street Bakery', 'Juniper')).toBe(false);
  });
});
