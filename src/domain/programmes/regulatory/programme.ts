import { RegistrationKind } from '../../registrations';
import type { Programme } from '../programme';
import { regulatoryErrors, regulatoryFindings } from './checks';
import { explainRegulatory } from './codes';
import { regulatoryInConsole } from './console';
import { regulatorySections } from './form';
import { sensitiveKeys } from './keys';
import { bundleStep } from './objects';
import {
  mayBeginRegulatory,
  planRegulatory,
  regulatorySteps,
  requestRegulatory,
  reviewRegulatory,
} from './plan';
import { prefillRegulatory } from './prefill';
import { lockedInRenewal } from './renewal';

/** Proof of who uses numbers, which many countries ask for before they are sold. */
export const regulatoryProgramme: Programme = {
  kind: RegistrationKind.REGULATORY_BUNDLE,
  // Each version carries what its country asked for; this is how that is read.
  definitionVersion: '2026-11-25',
  title: 'Registration for numbers abroad',
  sections: regulatorySections,
  prefill: prefillRegulatory,
  errors: regulatoryErrors,
  findings: regulatoryFindings,
  steps: (_values, _mode, definition) => regulatorySteps(definition),
  locked: lockedInRenewal,
  usualFees: [],
  decidingStep: bundleStep,
  plan: planRegulatory,
  mayBegin: mayBeginRegulatory,
  request: requestRegulatory,
  review: (_step, resource) => reviewRegulatory(resource),
  inConsole: (_step, resource) => regulatoryInConsole(resource, reviewRegulatory),
  explain: explainRegulatory,
  sensitiveFields: sensitiveKeys,
  postalFields: null,
  addressCode: null,
  publicDocumentFields: [],
  // Hours to several business days, without a promise (Bundles resource, read 2026-11-22).
  wait: { typicalDays: 3, slowDays: 7 },
};
