import type { FieldValues } from '../../registrations';
import { text } from '../field-values';
import { contentOf } from './content';
import { heldFor, type HeldPart } from './fit';
import { fileKey } from './keys';
import { readRegulation, renewalOf, type KeptPaper, type RegulatoryDefinition } from './regulation';

/** Papers that meet the requirement as they are: Twilio copies them with the approval, files and all. */
export function keptPapers(definition: unknown, requirement: string, type: string | null): KeptPaper[] {
  const kept = renewalOf(definition)?.kept ?? [];
  return kept.filter((one) => one.requirement === requirement && one.type === type);
}

/** Whether the value names a paper that Twilio keeps, and not a file that was uploaded. */
export function isKept(
  definition: unknown,
  requirement: string,
  { type, fileId }: { type: string | null; fileId: string | null },
): boolean {
  return keptPapers(definition, requirement, type).some(({ documentId }) => documentId === fileId);
}

/** Papers of an approval that may be kept when it is renewed: those that stand approved at Twilio. */
export function keepablePapers(
  { definition, values }: { definition: unknown; values: FieldValues },
  fileNames: ReadonlyMap<string, string>,
  held: readonly HeldPart[],
): KeptPaper[] {
  const names = new Map([
    ...(renewalOf(definition)?.kept ?? []).map((one) => [one.documentId, one.fileName] as const),
    ...fileNames,
  ]);
  const regulation = readRegulation(definition);
  return regulation.documents.flatMap(({ key: requirement }): KeptPaper[] => {
    const { type, fileId: documentId } = contentOf(regulation, requirement, values);
    const fileName = documentId === null ? undefined : names.get(documentId);
    if (type === null || documentId === null || fileName === undefined) return [];
    const isApproved = /^(?:provisionally-)?approved$/i.test(
      heldFor(held, { requirement, type })?.status ?? '',
    );
    return isApproved ? [{ requirement, type, documentId, fileName }] : [];
  });
}

/** What the next version is made of: papers that were replaced or refused can no longer be kept. */
export function withoutReplaced(
  definition: unknown,
  values: FieldValues,
  refusedKeys: ReadonlySet<string>,
): unknown {
  const renews = renewalOf(definition);
  if (!renews) return definition;
  const kept = (renews.kept ?? []).filter(({ requirement, documentId }) => {
    const key = fileKey(requirement);
    return text(values, key) === documentId && !refusedKeys.has(key);
  });
  return { ...(definition as RegulatoryDefinition), renews: { ...renews, kept } };
}
