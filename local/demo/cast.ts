import type { PhoneCardChangedSubscription } from '../../operations/generated';
import type { ApiClient, Watch } from '../client';
import type { SimulatorControl } from '../simulator';
import type { Narrator } from './narrator';

/** Who takes part in the journey. */
export interface Cast {
  owner: ApiClient;
  assistant: ApiClient;
  /** Stands for Twilio and the carriers' reviewers. */
  twilio: SimulatorControl;
  tell: Narrator;
}

export type CardWatch = Watch<PhoneCardChangedSubscription>;
