import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DocumentState } from '../domain/documents';
import { describedEnum } from './enums';
import { UserError, userErrorsDescription } from './errors';
import { Node } from './node';
import { DateTime, Url } from './scalars';
import { IsIdempotencyKey, IsText } from './validators';

describedEnum(DocumentState, 'DocumentState', 'Where a file stands.', {
  AWAITING_UPLOAD: 'Nothing has been uploaded yet. Send the file to the address `createDocument` gave.',
  READY: 'Uploaded and checked: its id can be written into the field.',
  REFUSED: 'Uploaded but not usable; `refusal` says why. Create another one.',
  DELETED: 'Gone, and no longer to be opened by anybody.',
});

@ObjectType({
  implements: Node,
  description:
    'A file for a DOCUMENT field: created here, uploaded to the address given, checked, then used by its id. While a ' +
    'review may need it, the reviewer can open it at an unguessable public address; papers for a regulator are sent to ' +
    'Twilio instead, never shown, and deleted here a week after the approval, or at once when the registration is given up.',
  simpleResolvers: true,
})
export class Document implements Node {
  id!: string;

  @Field(() => String, { description: 'Its name, as given.' })
  fileName!: string;

  @Field(() => String, {
    description: 'Its media type: as declared, and once READY as found in the file itself.',
  })
  contentType!: string;

  @Field(() => Int, { description: 'Its size in bytes: as declared, and once READY as stored.' })
  bytes!: number;

  @Field(() => DocumentState, { description: 'Where it stands.' })
  state!: DocumentState;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was REFUSED, in plain words; null in every other state.',
  })
  refusal!: string | null;

  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt!: Date;
}

@ObjectType({ description: 'A header of an HTTP request.', simpleResolvers: true })
export class HttpHeader {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Its value, to be sent exactly so.' })
  value!: string;
}

@ObjectType({
  description:
    'Where and how to send the file: one HTTP request with exactly these headers and the bytes as its body.',
  simpleResolvers: true,
})
export class DocumentUpload {
  @Field(() => Url, { description: 'The address. It is signed, so keep it as it is; no token is needed.' })
  url!: string;

  @Field(() => String, { description: 'The HTTP method, such as `PUT`.' })
  method!: string;

  @Field(() => [HttpHeader], { description: 'Headers to send.' })
  headers!: HttpHeader[];

  @Field(() => DateTime, { description: 'Until when the address works. Afterwards create another document.' })
  expiresAt!: Date;
}

@InputType({ description: 'The file to be uploaded.' })
export class CreateDocumentInput {
  @Field(() => ID, { description: 'The registration it is for.' })
  registrationId!: string;

  @Field(() => String, { description: 'Key of the DOCUMENT field it is for.' })
  fieldKey!: string;

  @Field(() => String, { description: 'Its name, such as `sign-up-form.png`, up to 255 characters.' })
  @IsText('The file name', { max: 255 })
  fileName!: string;

  @Field(() => String, {
    description:
      'Its media type: `image/jpeg`, `image/png`, `image/webp`, or `application/pdf` where papers for a regulator are ' +
      'asked for. What it really is, is decided by its bytes; a PDF that is none, or is locked, is refused.',
  })
  contentType!: string;

  @Field(() => Int, { description: 'Its size in bytes: at most 10 MB, of a PDF 5 MB.' })
  bytes!: number;

  @Field(() => String, {
    nullable: true,
    description:
      "Names this call: the same key with the same input within 24 h returns the first call's document.",
  })
  @IsIdempotencyKey()
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'The result of `createDocument`.', simpleResolvers: true })
export class CreateDocumentPayload {
  @Field(() => Document, {
    nullable: true,
    description:
      'The document, AWAITING_UPLOAD. After the upload read it again. Null when `userErrors` is not empty.',
  })
  document!: Document | null;

  @Field(() => DocumentUpload, {
    nullable: true,
    description: 'Where to send the file; null when `userErrors` is not empty.',
  })
  upload!: DocumentUpload | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}

@InputType({ description: 'Which document to delete.' })
export class DeleteDocumentInput {
  @Field(() => ID, {
    description: 'The document. Deleting it again changes nothing.',
  })
  documentId!: string;
}

@ObjectType({ description: 'The result of `deleteDocument`.', simpleResolvers: true })
export class DeleteDocumentPayload {
  @Field(() => Document, {
    nullable: true,
    description:
      'The document, now DELETED; its public address no longer answers. Null when `userErrors` is not empty.',
  })
  document!: Document | null;

  @Field(() => [UserError], { description: userErrorsDescription })
  userErrors!: UserError[];
}
