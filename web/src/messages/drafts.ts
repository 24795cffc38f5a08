import { Store } from '../lib/store';

/** A text to begin with in a conversation, such as one that was refused and is to be worded differently. */
export interface Draft {
  phoneNumberId: string;
  contact: string;
  body: string;
  /** Rises with each, so that the text box begins anew. */
  number: number;
}

export const proposedDraft = new Store<Draft | null>(null);
let proposed = 0;

export function proposeDraft(phoneNumberId: string, contact: string, body: string): void {
  proposed += 1;
  proposedDraft.set({ phoneNumberId, contact, body, number: proposed });
}
