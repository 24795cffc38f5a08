import { florist } from '../../../../tests/support/toll-free-forms';
import { formFields } from '../../form';
import { TwilioAccountMode } from '../../organizations';
import { adoptedAnswers } from './adopted';
import { a2pSections } from './form';
import { prefillA2p } from './prefill';
import { a2pProgramme } from './programme';
import { Way, wayOf } from './way';

it.each([
  ['SOLE_PROPRIETOR', true, Way.SOLE_PROPRIETOR],
  ['STANDARD', true, Way.LOW_VOLUME],
  ['STANDARD', false, Way.STANDARD],
])(
  'upon a %s registration that is there already (%s), the texts alone are asked',
  (kind, skipsVetting, way) => {
    const definition = { brandSid: 'BN1', answers: adoptedAnswers({ kind, skipsVetting }) };
    const prefilled = prefillA2p({
      organizationName: 'Florist',
      business: florist,
      e164: null,
      earlier: null,
      tollFree: null,
      definition,
    });
    const all = Object.fromEntries(Object.entries(prefilled).map(([key, { value }]) => [key, value]));
    const sections = a2pSections(all, definition);
    expect(sections.map(({ key }) => key)).toEqual(['registered', 'texts', 'consent', 'pages', 'replies']);
    const shown = Object.fromEntries(formFields(sections).map(({ key }) => [key, all[key] ?? null]));
    expect(wayOf(shown)).toBe(way);
    expect(Object.keys(definition.answers).filter((key) => shown[key] === null)).toEqual([]);
    const context = {
      version: 1,
      values: shown,
      resources: new Map(),
      made: new Map(),
      mode: TwilioAccountMode.BRING_YOUR_OWN,
      definition,
      fingerprint: JSON.stringify,
      now: new Date(),
    };
    expect([...a2pProgramme.locked(context)]).toEqual(Object.keys(definition.answers));
    expect(a2pProgramme.plan(context).map(({ what }) => what)).toEqual([
      'messaging-service.provide',
      'campaign.create',
    ]);
  },
);
