import { Store } from '../lib/store';

/** A text to begin with in a conversation, such as one that was refused and is to be worded differently. */
export interface Draft {
  phoneNumberId: string;
  contact: string;
  body: string;
}

export const proposedDraft = new Store<Draft | null>(null);

export function proposeDraft(phoneNumberId: string, contact: string, body: string): void {
  proposedDraft.set({ phoneNumberId, contact, body });
}
