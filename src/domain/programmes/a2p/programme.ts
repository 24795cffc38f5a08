import { RegistrationKind } from '../../registrations';
import type { Programme } from '../programme';
import { a2pErrors, a2pFindings } from './checks';
import { explainA2p } from './codes';
import { a2pInConsole } from './console';
import { wayFeeKinds } from './fees';
import { a2pSections, definitionVersion } from './form';
import { mayBeginA2p } from './gates';
import { lockedA2p } from './locks';
import { planA2p } from './plan';
import { prefillA2p } from './prefill';
import { requestA2p } from './requests';
import { a2pSteps, campaignStep, reviewA2p } from './steps';
import { Way, wayWaits } from './way';

const { brand, review, monthly } = wayFeeKinds[Way.LOW_VOLUME];

/** Registration of a business with the US mobile carriers, for texts from all of its local numbers. */
export const a2pProgramme: Programme = {
  kind: RegistrationKind.A2P_10DLC,
  definitionVersion,
  title: 'Texting from local numbers',
  sections: a2pSections,
  prefill: prefillA2p,
  errors: a2pErrors,
  findings: a2pFindings,
  steps: a2pSteps,
  locked: lockedA2p,
  usualFees: [brand, review, monthly],
  decidingStep: campaignStep,
  plan: planA2p,
  mayBegin: mayBeginA2p,
  request: requestA2p,
  review: reviewA2p,
  inConsole: a2pInConsole,
  explain: explainA2p,
  sensitiveFields: ['registrationNumber'],
  postalFields: {
    street: 'street',
    streetSecondary: 'street2',
    city: 'city',
    region: 'region',
    postalCode: 'postalCode',
    country: 'country',
  },
  addressCode: null,
  publicDocumentFields: ['optInDocuments'],
  wait: wayWaits[Way.LOW_VOLUME],
};
