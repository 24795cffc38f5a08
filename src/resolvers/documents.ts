import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires';
import { Permission } from '../domain/actor';
import {
  CreateDocumentInput,
  CreateDocumentPayload,
  DeleteDocumentInput,
  DeleteDocumentPayload,
} from '../schema/documents';
import type { DocumentService } from '../services/documents';
import { actorOf, type RequestContext } from './context';

/** Files for DOCUMENT fields. */
@Resolver()
export class DocumentResolver {
  constructor(private readonly documents: DocumentService) {}

  @Requires(Permission.DraftRegistrations)
  @Mutation(() => CreateDocumentPayload, {
    description:
      'A place to upload a file for a DOCUMENT field: PUT the bytes to `upload.url` with `upload.headers`, then ' +
      'write `document.id` into the field. What the file is, is decided by its bytes; metadata such as the place ' +
      'a photo was taken is removed.',
  })
  async createDocument(
    @Arg('input', () => CreateDocumentInput, { description: 'The file to come.' }) input: CreateDocumentInput,
    @Ctx() context: RequestContext,
  ) {
    return { ...(await this.documents.create(actorOf(context), input)), userErrors: [] };
  }

  @Requires(Permission.DraftRegistrations)
  @Mutation(() => DeleteDocumentPayload, {
    description:
      'Deletes a file for good and ends its public showing at once. Also while a review may look at it.',
  })
  async deleteDocument(
    @Arg('input', () => DeleteDocumentInput, { description: 'The file to delete.' })
    input: DeleteDocumentInput,
    @Ctx() context: RequestContext,
  ) {
    return { document: await this.documents.remove(actorOf(context), input.documentId), userErrors: [] };
  }
}
