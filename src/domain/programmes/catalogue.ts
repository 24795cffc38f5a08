import { RegistrationKind } from '../registrations';
import { a2pProgramme } from './a2p/programme';
import type { Programme } from './programme';
import { regulatoryProgramme } from './regulatory/programme';
import { tollFreeProgramme } from './toll-free/programme';

/** The programmes there are, by the kind of registration they serve. */
export const programmes: ReadonlyMap<RegistrationKind, Programme> = new Map([
  [RegistrationKind.TOLL_FREE_VERIFICATION, tollFreeProgramme],
  [RegistrationKind.A2P_10DLC, a2pProgramme],
  [RegistrationKind.REGULATORY_BUNDLE, regulatoryProgramme],
]);

/** The programme of a kind; null for a kind that cannot be registered yet. */
export function programmeOf(kind: RegistrationKind): Programme | null {
  return programmes.get(kind) ?? null;
}
