import type { ApolloClient } from '@apollo/client';
import { CreateDocumentDocument, type CreateDocumentMutation } from '../../../operations/generated';
import { act } from '../api/act';

export type Uploaded = { id: string } | { refusal: string };

/** Makes the document, sends the file to the address given, and gives the id to write into the field. */
export async function uploadFile(
  client: ApolloClient,
  registrationId: string,
  fieldKey: string,
  file: File,
): Promise<Uploaded> {
  const { payload, errors } = await act(client, CreateDocumentDocument, {
    registrationId,
    fieldKey,
    fileName: file.name,
    contentType: file.type || 'application/octet-stream',
    bytes: file.size,
    idempotencyKey: crypto.randomUUID(),
  });
  const made = payload as CreateDocumentMutation['createDocument'] | null;
  if (!made?.document || !made.upload) return { refusal: errors.map((error) => error.message).join(' ') };
  const { url, method, headers } = made.upload;
  try {
    const answer = await fetch(atHome(url), {
      method,
      headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
      body: file,
    });
    if (answer.ok) return { id: made.document.id };
    const { message } = (await answer.json()) as { message?: string };
    return { refusal: message ?? 'The file could not be uploaded.' };
  } catch {
    return { refusal: 'The upload did not go through. Check your connection and try again.' };
  }
}

/** The page comes from the server that takes uploads, whatever name it was opened under; its policy allows no other. */
function atHome(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
