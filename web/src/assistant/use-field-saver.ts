import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { UpdateRegistrationDocument, type UpdateRegistrationMutation } from '../../../operations/generated';
import { act } from '../api/act';
import type { Field, Value } from './registration';

export interface Saved {
  /** Why it was not written; null when it was. */
  refusal: string | null;
  /** Somebody else changed the field meanwhile; nothing was written. */
  isConflict: boolean;
}

export type Save = (field: Field, value: Value, how?: { overwrite?: boolean }) => Promise<Saved>;

/** Writes one field as soon as a person has settled on its value. */
export function useFieldSaver(registrationId: string, reread: () => Promise<unknown>): Save {
  const client = useApolloClient();
  return useCallback<Save>(
    async (field, value, { overwrite = false } = {}) => {
      const { payload, errors } = await act(client, UpdateRegistrationDocument, {
        registrationId,
        fields: [{ key: field.key, value, ...(overwrite ? {} : { expectedRevision: field.revision }) }],
      });
      // What was written is shown again by the form, so that it never says what it said before.
      await reread();
      const written = payload as UpdateRegistrationMutation['updateRegistration'] | null;
      return {
        refusal: errors.length > 0 ? errors.map((error) => error.message).join(' ') : null,
        isConflict: written?.conflictingKeys.includes(field.key) ?? false,
      };
    },
    [client, registrationId, reread],
  );
}
