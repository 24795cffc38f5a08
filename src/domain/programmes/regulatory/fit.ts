import { addressField } from './regulation';

type Attributes = Readonly<Record<string, unknown>>;

/** Something that a bundle holds, as Twilio shows it. */
export interface HeldPart {
  assignmentSid: string;
  isDocument: boolean;
  sid: string;
  friendlyName: string;
  type: string | null;
  status: string | null;
  attributes: Attributes;
}

/** A paper that is to stay in the bundle, with what is to be said of it. */
export interface WantedPaper {
  requirement: string;
  type: string;
  attributes: Attributes;
}

/** What a bundle is to hold beside its address. */
export interface Wanted {
  /** What is said of the end user. */
  attributes: Attributes;
  /** Papers that were made for it. */
  documentSids: readonly string[];
  /** Papers that it holds already. */
  kept: readonly WantedPaper[];
}

export type Correction =
  | { what: 'update-user' | 'update-document'; sid: string; attributes: Attributes }
  | { what: 'take-out'; assignmentSid: string }
  | { what: 'join'; sid: string };

/** The paper that meets the requirement: the one named after it, else the only one of its type. */
export function heldFor(
  held: readonly HeldPart[],
  { requirement, type }: Pick<WantedPaper, 'requirement' | 'type'>,
): HeldPart | null {
  const ofType = held.filter((one) => isPaper(one) && one.type === type);
  const named = ofType.find(({ friendlyName }) => friendlyName.startsWith(`${requirement} `));
  return named ?? (ofType.length === 1 ? ofType[0]! : null);
}

/** What has to be done for the bundle to hold what is wanted; `missing` is a requirement whose paper is not there to be kept. */
export function correctionsOf(
  held: readonly HeldPart[],
  { attributes, documentSids, kept }: Wanted,
): { missing: string | null; corrections: Correction[] } {
  const staying = new Map<string, Attributes>();
  for (const paper of kept) {
    const found = heldFor(held, paper);
    if (!found) return { missing: paper.requirement, corrections: [] };
    staying.set(found.sid, paper.attributes);
  }
  const corrections = held.flatMap((part): Correction[] => {
    const { sid, assignmentSid, isDocument } = part;
    if (!isDocument) return differs(part, attributes) ? [{ what: 'update-user', sid, attributes }] : [];
    const wanted = staying.get(sid);
    if (wanted) return differs(part, wanted) ? [{ what: 'update-document', sid, attributes: wanted }] : [];
    return !isPaper(part) || documentSids.includes(sid) ? [] : [{ what: 'take-out', assignmentSid }];
  });
  const joining = documentSids.filter((sid) => !held.some((part) => part.sid === sid));
  return {
    missing: null,
    corrections: [...corrections, ...joining.map((sid) => ({ what: 'join' as const, sid }))],
  };
}

/** Addresses stay as they are. */
function isPaper({ isDocument, attributes }: HeldPart): boolean {
  return isDocument && !(addressField in attributes);
}

function differs(part: HeldPart, wanted: Attributes): boolean {
  return Object.keys(wanted).some((name) => part.attributes[name] !== wanted[name]);
}
