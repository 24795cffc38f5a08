import type { EffectKind } from '../domain/programmes/programme';
import { paperMissing, reasonAbout } from '../domain/programmes/regulatory/codes';
import { readRegulation } from '../domain/programmes/regulatory/regulation';
import type { Clock } from '../lib/clock';
import type { RegulatoryBundleGateway, RegulatoryFile } from '../twilio/regulatory-bundles';
import type { RegulatoryBundle, RegulatoryPart } from '../twilio/regulatory-readings';
import { mapped, writeMirror, type EffectHandler, type EffectInput, type EffectResult } from './effects';
import type { FileStore } from './file-store';
import type { RenewalEffect } from './regulatory-renewal-effects';
import { shownRegulatoryBundle } from './resource-readers';

type RegulatoryEffect = Exclude<Extract<EffectKind, `regulatory-${string}`>, RenewalEffect>;

/** An evaluation whose bundle lacks something: what it lacks comes along. */
const incomplete = 22_215;

/** The effects on regulatory bundles: made, joined from parts, held against the regulation and handed in. */
export function regulatoryEffects(
  gateway: RegulatoryBundleGateway,
  files: FileStore,
  clock: Clock,
): Record<RegulatoryEffect, EffectHandler> {
  const texts = ({ parameters }: EffectInput) => parameters as Record<string, string>;
  const mirrored =
    (input: EffectInput, began: Date, isReviewed: boolean) =>
    (bundle: RegulatoryBundle): EffectResult => ({
      sid: bundle.sid,
      mirror: (manager) =>
        writeMirror(
          manager,
          input,
          { kind: 'regulatory-bundle', sid: bundle.sid },
          shownRegulatoryBundle(bundle, []),
          began,
        ),
      ...(isReviewed ? { reviewed: { kind: 'regulatory-bundle', sid: bundle.sid } } : {}),
    });
  return {
    'regulatory-end-user.create': {
      costly: false,
      find: async (input, { id }) =>
        mapped(
          await gateway.findPart(input.account, 'end-user', id),
          (found) => found && partResult(found, input),
        ),
      perform: async (input, { id }) => {
        const { type, attributes } = input.parameters as unknown as PartParameters;
        const made = await gateway.createUser(input.account, {
          friendlyName: `Loquent ${id}`,
          type,
          attributes,
        });
        return mapped(made, (part) => partResult(part, input));
      },
    },
    'regulatory-end-user.update': {
      costly: false,
      // Saying the same again changes nothing.
      find: () => Promise.resolve({ kind: 'done', value: null }),
      perform: async (input) => {
        const { attributes } = input.parameters as unknown as PartParameters;
        const done = await gateway.updateUser(input.account, input.effect.sid!, attributes);
        return mapped(done, (part) => partResult(part, input));
      },
    },
    'regulatory-document.create': {
      costly: false,
      find: async (input, { id }) =>
        mapped(
          await gateway.findPart(input.account, 'supporting-document', id),
          (found) => found && partResult(found, input),
        ),
      perform: async (input, { id }) => {
        const { type, attributes, requirement, fileId } = input.parameters as unknown as DocumentParameters;
        const file = fileId === null ? null : await fileOf(files, input, fileId);
        if (file === 'missing')
          return {
            kind: 'rejected',
            code: paperMissing,
            status: 0,
            reasons: [{ code: paperMissing, reason: reasonAbout(requirement, null) }],
          };
        // Its name tells which requirement it is for, when it is spoken of later.
        const friendlyName = `${requirement} ${id}`;
        const made = await gateway.createDocument(input.account, { friendlyName, type, attributes }, file);
        if (made.kind === 'rejected')
          return { ...made, reasons: [{ code: made.code, reason: reasonAbout(requirement, null) }] };
        return mapped(made, (part) => partResult(part, input));
      },
    },
    'regulatory-bundle.create': {
      costly: false,
      find: async (input, { id }) => {
        const began = clock.now();
        const found = await gateway.find(input.account, texts(input).regulationSid!, id);
        return mapped(found, (one) => one && mirrored(input, began, false)(one));
      },
      perform: async (input, { id }) => {
        const began = clock.now();
        const { friendlyName, email, regulationSid, statusCallback } = texts(input);
        const made = await gateway.create(input.account, {
          friendlyName: `${friendlyName} ${id}`,
          email: email!,
          regulationSid: regulationSid!,
          statusCallback: statusCallback!,
        });
        return mapped(made, mirrored(input, began, false));
      },
    },
    'regulatory-item.assign': {
      costly: false,
      find: async (input) => {
        const { bundleSid, objectSid } = texts(input);
        const found = await gateway.findAssignment(input.account, bundleSid!, objectSid!);
        return mapped(found, (sid) => (sid === null ? null : { sid }));
      },
      perform: async (input) => {
        const { bundleSid, objectSid } = texts(input);
        return mapped(await gateway.assign(input.account, bundleSid!, objectSid!), (sid) => ({ sid }));
      },
    },
    'regulatory-item.delete': {
      costly: false,
      // Taking out what is out already changes nothing.
      find: () => Promise.resolve({ kind: 'done', value: null }),
      perform: async (input) => {
        const sid = input.effect.sid!;
        return mapped(await gateway.unassign(input.account, texts(input).bundleSid!, sid), () => ({ sid }));
      },
    },
    'regulatory-bundle.evaluate': {
      costly: false,
      // Free and without consequence: made anew rather than looked for.
      find: () => Promise.resolve({ kind: 'done', value: null }),
      perform: async (input) => {
        const outcome = await gateway.evaluate(input.account, texts(input).bundleSid!);
        if (outcome.kind !== 'done') return outcome;
        const { sid, faults } = outcome.value;
        if (faults.length === 0) return { kind: 'done', value: { sid } };
        const { userRequirement } = readRegulation(input.record.version.definition);
        const reasons = faults.map(({ code, requirement, field }) => ({
          code,
          reason: reasonAbout(requirement || userRequirement, field),
        }));
        return { kind: 'rejected', code: faults[0]!.code ?? incomplete, status: 200, reasons };
      },
    },
    'regulatory-bundle.submit': {
      costly: false,
      before: async (input) =>
        mapped(await gateway.fetch(input.account, texts(input).bundleSid!), ({ status, updatedAt }) => ({
          status,
          updatedAt,
        })),
      // It took effect when the bundle is in review, or was decided after the state it had before.
      find: async (input, { before }) => {
        const began = clock.now();
        const found = await gateway.fetch(input.account, texts(input).bundleSid!);
        return mapped(found, (bundle) => {
          const moved = bundle.status !== before?.status || bundle.updatedAt !== before.updatedAt;
          return moved && bundle.status !== 'draft' ? mirrored(input, began, true)(bundle) : null;
        });
      },
      perform: async (input) => {
        const began = clock.now();
        const done = await gateway.submit(input.account, texts(input).bundleSid!);
        return mapped(done, mirrored(input, began, true));
      },
    },
  };
}

interface PartParameters {
  type: string;
  attributes: Record<string, unknown>;
}

interface DocumentParameters extends PartParameters {
  requirement: string;
  fileId: string | null;
}

async function fileOf(
  files: FileStore,
  { record }: EffectInput,
  id: string,
): Promise<RegulatoryFile | 'missing'> {
  const document = record.documents.find((one) => one.id === id);
  const bytes = document?.storageKey ? await files.get(document.storageKey) : null;
  if (!document || !bytes) return 'missing';
  // The name that the file had at home says nothing to the reviewer, and may say too much.
  const extension = { 'application/pdf': 'pdf', 'image/png': 'png' }[document.contentType] ?? 'jpg';
  return { name: `document.${extension}`, contentType: document.contentType, bytes };
}

function partResult(part: RegulatoryPart, { parameters }: EffectInput): EffectResult {
  const sent = parameters.attributes as Record<string, unknown>;
  const differing = Object.keys(sent).filter(
    (name) => JSON.stringify(part.attributes[name]) !== JSON.stringify(sent[name]),
  );
  return { sid: part.sid, storedDifferently: differing };
}
