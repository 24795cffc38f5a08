import { ActorKind, type OrganizationActor } from '../domain/actor';
import { DocumentState } from '../domain/documents';
import { fault, UserErrorCode, type UserFault } from '../domain/errors';
import { formFields, isMask, readFieldValue, sameValue } from '../domain/form';
import {
  FieldSource,
  RegistrationFieldInput,
  type FieldState,
  type FieldValue,
  type FormField,
} from '../domain/registrations';
import { visibleForm, type RegistrationRecord } from './registration-records';
import { reasonsOf } from './registration-views';

/** One field to write. */
export interface FieldEdit {
  key: string;
  value?: unknown;
  expectedRevision?: number | null;
}

/** Applies edits one by one; the form may change on the way, so each is read against the form as it then is. */
export function applyEdits(
  record: RegistrationRecord,
  actor: OrganizationActor,
  edits: readonly FieldEdit[],
) {
  let fields = { ...record.fields };
  const changed: string[] = [];
  const conflictingKeys: string[] = [];
  const faults: UserFault[] = [];
  const source = actor.kind === ActorKind.USER ? FieldSource.USER : FieldSource.ASSISTANT;
  // Selections and yes-or-no answers first: they decide which other fields are on the form.
  const decides = new Set(
    formFields(record.sections)
      .filter((field) => field.options || field.input === RegistrationFieldInput.BOOLEAN)
      .map((field) => field.key),
  );
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => Number(decides.has(b.edit.key)) - Number(decides.has(a.edit.key)));
  const seen = new Set<string>();
  for (const { edit, index } of ordered) {
    const path = ['input', 'fields', String(index)];
    const { sections, values } = visibleForm(record.programme, fields, record.version.definition);
    const field = formFields(sections).find((one) => one.key === edit.key);
    if (!field) {
      faults.push(
        fault(
          UserErrorCode.INVALID,
          `There is no field "${edit.key}" on this form now. Use the keys of \`form\`.`,
          [...path, 'key'],
        ),
      );
      continue;
    }
    if (record.locked.has(edit.key)) {
      faults.push(
        fault(
          UserErrorCode.NOT_ALLOWED,
          `"${field.label}" is approved as it stands and can no longer be changed.`,
          [...path, 'key'],
        ),
      );
      continue;
    }
    if (seen.has(edit.key)) {
      faults.push(
        fault(UserErrorCode.INVALID, `"${field.label}" is given twice. Give each field once.`, [
          ...path,
          'key',
        ]),
      );
      continue;
    }
    seen.add(edit.key);
    const current = fields[edit.key] ?? { value: null, source: null, revision: 0, rejection: null };
    if (
      edit.expectedRevision !== null &&
      edit.expectedRevision !== undefined &&
      edit.expectedRevision !== current.revision
    ) {
      conflictingKeys.push(edit.key);
      faults.push(
        fault(
          UserErrorCode.CONFLICT,
          `Somebody else changed "${field.label}" meanwhile. Look at its present value and decide.`,
          [...path, 'expectedRevision'],
        ),
      );
      continue;
    }
    if (isMask(field, edit.value, current.value)) continue;
    const reading = readFieldValue(field, edit.value, values);
    const message = reading.ok ? referenceFault(field, reading.value, record) : reading.message;
    if (!reading.ok || message) {
      faults.push(fault(UserErrorCode.INVALID, `${field.label}: ${message}`, [...path, 'value']));
      continue;
    }
    if (sameValue(reading.value, current.value)) continue;
    fields = {
      ...fields,
      [edit.key]: {
        ...current,
        value: reading.value,
        source: reading.value === null ? null : source,
        revision: current.revision + 1,
      },
    };
    changed.push(edit.key);
  }
  return { fields, changed, conflictingKeys, faults };
}

/** Addresses must be the organization's and in use. */
function referenceFault(field: FormField, value: FieldValue, record: RegistrationRecord): string | null {
  if (field.input !== RegistrationFieldInput.ADDRESS || value === null)
    return documentFault(field, value, record);
  const isUsable = typeof value === 'string' && record.check.addresses.get(value)?.isUsable;
  return isUsable ? null : 'there is no such address.';
}

/** Documents must be this registration's, for this field, and uploaded. */
function documentFault(field: FormField, value: FieldValue, record: RegistrationRecord): string | null {
  if (field.input !== RegistrationFieldInput.DOCUMENT || value === null || typeof value === 'boolean')
    return null;
  // What Twilio keeps from before is no file of this registration.
  const kept = new Set((field.options ?? []).map((option) => option.value));
  for (const id of (Array.isArray(value) ? value : [value]).filter((one) => !kept.has(one))) {
    const document = record.documents.find((one) => one.id === id && one.fieldKey === field.key);
    if (!document || document.state === DocumentState.DELETED)
      return 'there is no such document for this field.';
    if (document.state === DocumentState.AWAITING_UPLOAD) return 'this file has not been uploaded yet.';
    if (document.state === DocumentState.REFUSED) return document.refusal ?? 'this file was refused.';
  }
  return null;
}

/** The sent-back version's fields for the next one: refused values marked, the rest as they were. */
export function markedCopy(record: RegistrationRecord): Record<string, FieldState> {
  const refused = new Map<string, string[]>();
  for (const reason of reasonsOf(record))
    for (const key of reason.fieldKeys) refused.set(key, [...(refused.get(key) ?? []), reason.message]);
  return Object.fromEntries(
    Object.entries(record.fields).map(([key, state]): [string, FieldState] => {
      const reasons = refused.get(key);
      return [
        key,
        {
          ...state,
          source: state.value === null ? null : FieldSource.PREVIOUS_VERSION,
          revision: state.revision + 1,
          rejection: reasons ? { reason: reasons.join(' '), value: state.value } : null,
        },
      ];
    }),
  );
}
