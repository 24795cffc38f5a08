import type { StartRegistrationInput } from '../../../operations/generated';
import type { CallToAction } from '../lib/follow';
import { Store } from '../lib/store';

/** What the assistant was opened for. */
export interface Opening {
  button: CallToAction;
  /** A registration to start that no button of the API names, such as one that a purchase needs first. */
  start: StartRegistrationInput | null;
  /** Rises with each opening, so that pressing the same button twice begins anew. */
  number: number;
}

/** Null while it is closed. */
export const assistantOpening = new Store<Opening | null>(null);
let opened = 0;

export function openAssistant(button: CallToAction, start: StartRegistrationInput | null = null): void {
  opened += 1;
  assistantOpening.set({ button, start, number: opened });
}

export function closeAssistant(): void {
  assistantOpening.set(null);
}

/** Opens it with the plain questions that tell which way of texting fits, before there is a number. */
export function askWhatFits(): void {
  openAssistant({
    label: 'What fits my business?',
    intent: 'SET_UP_MESSAGING',
    phoneNumberId: null,
    registrationId: null,
    messageId: null,
    contact: null,
    fieldKeys: [],
  });
}
