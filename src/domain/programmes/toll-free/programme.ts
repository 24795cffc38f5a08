import { RegistrationKind } from '../../registrations';
import type { Programme } from '../programme';
import { tollFreeErrors, tollFreeFindings } from './checks';
import { explainTollFree } from './codes';
import { definitionVersion, tollFreeSections } from './form';
import { prefillTollFree } from './prefill';
import { tollFreeInConsole } from './console';
import {
  handlingFee,
  planTollFree,
  requestTollFree,
  reviewTollFree,
  tollFreeSteps,
  verificationStep,
} from './steps';

/** Approval to text from a toll-free number to the US and Canada. */
export const tollFreeProgramme: Programme = {
  kind: RegistrationKind.TOLL_FREE_VERIFICATION,
  definitionVersion,
  title: 'Toll-free texting approval',
  sections: tollFreeSections,
  prefill: prefillTollFree,
  errors: tollFreeErrors,
  findings: tollFreeFindings,
  steps: () => tollFreeSteps,
  locked: () => new Set(),
  usualFees: [handlingFee],
  decidingStep: verificationStep,
  plan: planTollFree,
  mayBegin: () => true,
  request: requestTollFree,
  review: (_step, resource) => reviewTollFree(resource),
  inConsole: (_step, resource) => tollFreeInConsole(resource),
  explain: explainTollFree,
  sensitiveFields: ['businessRegistrationNumber'],
  postalFields: {
    street: 'businessStreetAddress',
    streetSecondary: 'businessStreetAddress2',
    city: 'businessCity',
    region: 'businessStateProvinceRegion',
    postalCode: 'businessPostalCode',
    country: 'businessCountry',
  },
  addressCode: 30451,
  publicDocumentFields: ['optInDocuments', 'businessDocuments'],
  // Three to five business days ("Toll-Free Verification", help.twilio.com, read 2026-11-22), weekends included.
  wait: { typicalDays: 4, slowDays: 8 },
};
