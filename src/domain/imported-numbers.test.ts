import {
  callsGoElsewhere,
  importedNumber,
  type NumberDestinations,
  shownAddress,
  textsGoElsewhere,
  wayBack,
} from './imported-numbers';
import { PhoneNumberKind } from './phone-numbers';

const ours = 'https://api.loquent.example/webhooks/twilio/key/';
const nowhere: NumberDestinations = {
  voiceUrl: '',
  voiceMethod: 'POST',
  voiceFallbackUrl: '',
  voiceFallbackMethod: 'POST',
  voiceApplicationSid: '',
  trunkSid: '',
  statusCallback: '',
  statusCallbackMethod: 'POST',
  smsUrl: '',
  smsMethod: 'POST',
  smsFallbackUrl: '',
  smsFallbackMethod: 'POST',
  smsApplicationSid: '',
};
const owner = {
  ...nowhere,
  voiceUrl: 'https://owner.example/voice',
  voiceMethod: 'GET',
  smsUrl: 'https://owner.example/sms',
};
const taken = {
  ...owner,
  voiceUrl: `${ours}voice`,
  voiceMethod: 'POST',
  statusCallback: `${ours}voice-status`,
};

describe('a number that came with an account', () => {
  it.each([
    ['+18555550100', 'tollfree', PhoneNumberKind.TOLL_FREE, 'US'],
    ['+12065550100', 'local', PhoneNumberKind.LOCAL, 'US'],
    ['+14165550100', null, PhoneNumberKind.LOCAL, 'CA'],
    ['+447400123456', 'mobile', PhoneNumberKind.MOBILE, 'GB'],
    ['+4930123456', 'national', PhoneNumberKind.NATIONAL, 'DE'],
  ])('%s (%s) is %s in %s', (e164, type, kind, country) => {
    expect(importedNumber({ e164, type, friendlyName: ' ' })).toMatchObject({ kind, country });
  });

  it('goes elsewhere unless nothing, we or the greeting of Twilio answer', () => {
    const demo = { ...nowhere, voiceUrl: 'https://demo.twilio.com/welcome/voice/' };
    expect([owner, demo, nowhere, taken].map((to) => callsGoElsewhere(to, ours))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect([owner, nowhere].map((to) => textsGoElsewhere(to, ours, false))).toEqual([true, false]);
    expect(textsGoElsewhere(nowhere, ours, true)).toBe(true);
    expect(callsGoElsewhere({ ...nowhere, trunkSid: 'TK1' }, ours)).toBe(true);
  });

  it('shows addresses without what could be a secret', () => {
    expect(shownAddress('https://user:pass@owner.example/a?token=1')).toBe('https://owner.example/a');
    expect(shownAddress('')).toBeNull();
  });
});

describe('the way back', () => {
  it('is what was there before, for what leads to us alone', () => {
    expect(wayBack(taken, owner, ours)).toEqual({
      voiceUrl: owner.voiceUrl,
      voiceMethod: 'GET',
      statusCallback: '',
    });
    expect(wayBack(owner, owner, ours)).toBeNull();
  });

  it('is nowhere when nothing is known, or when what is known leads to us', () => {
    expect(wayBack(taken, null, ours)).toEqual({ voiceUrl: '', statusCallback: '' });
    expect(wayBack(taken, taken, ours)).toEqual({ voiceUrl: '', statusCallback: '' });
  });

  it('leaves what the owner changed meanwhile', () => {
    const moved = { ...taken, smsUrl: 'https://new.example/sms' };
    expect(wayBack(moved, owner, ours)).not.toHaveProperty('smsUrl');
  });

  it('brings an application back that our address had replaced', () => {
    const before = { ...nowhere, voiceApplicationSid: 'AP1' };
    expect(wayBack({ ...nowhere, voiceUrl: `${ours}voice` }, before, ours)).toEqual({
      voiceUrl: '',
      voiceApplicationSid: 'AP1',
    });
  });
});
