import { contentFindings } from './message-content';
import { type GivenMedia, largestMedia, type MediaFile, typeOf } from './message-media';
import { previewText } from './message-preview';
import { FindingSeverity } from './registrations';

export enum MessageWarningCode {
  COSTLY_CHARACTERS = 'COSTLY_CHARACTERS',
  LIKELY_FILTERED = 'LIKELY_FILTERED',
  MEDIA_SIZE_UNKNOWN = 'MEDIA_SIZE_UNKNOWN',
  MEDIA_TYPE_UNKNOWN = 'MEDIA_TYPE_UNKNOWN',
}

/** Something that costs more than it has to or may not arrive; the message goes out all the same. */
export interface MessageWarning {
  code: MessageWarningCode;
  message: string;
  /** Path of what it is about in the input of `sendMessage`. */
  field: string[];
}

/** What the sender should know of a message that is allowed. */
export function messageWarnings(content: { body: string | null; media: GivenMedia }): MessageWarning[] {
  const { body, media } = content;
  return [
    // A message with media counts as one, however it is encoded.
    ...(body !== null && media.files.length === 0 ? costWarnings(body) : []),
    ...(body === null ? [] : filterWarnings(body)),
    ...media.files.flatMap((file, index) => mediaWarning(file, ['input', media.field, String(index)])),
  ];
}

function costWarnings(body: string): MessageWarning[] {
  const { segments, segmentsIfPlain, plainBody, costlyCharacters } = previewText(body);
  if (plainBody === null || segmentsIfPlain >= segments) return [];
  const shown = costlyCharacters
    .slice(0, 5)
    .map((one) => (one.character.trim() === '' ? one.codePoint : one.character));
  const them = `${shown.join(' ')}${costlyCharacters.length > shown.length ? ' …' : ''}`;
  const is = costlyCharacters.length === 1 ? 'The character' : 'The characters';
  return [
    {
      code: MessageWarningCode.COSTLY_CHARACTERS,
      message: `${is} ${them} made this text take ${segments} segments instead of ${segmentsIfPlain}. \`previewMessage\` shows the same text with plain characters.`,
      field: ['input', 'body'],
    },
  ];
}

function filterWarnings(body: string): MessageWarning[] {
  return contentFindings(body)
    .filter(({ severity }) => severity === FindingSeverity.BLOCKER)
    .map(({ message, suggestion }) => ({
      code: MessageWarningCode.LIKELY_FILTERED,
      message: suggestion ? `${message} ${suggestion}` : message,
      field: ['input', 'body'],
    }));
}

/** We never fetch what callers name, so what they do not say of a file stays open. */
function mediaWarning(file: MediaFile, field: string[]): MessageWarning[] {
  const type = typeOf(file);
  if (type === null)
    return [
      {
        code: MessageWarningCode.MEDIA_TYPE_UNKNOWN,
        message:
          'The address does not show what kind of file this is. Pictures (JPEG, PNG, GIF) may have 5 MB, other files 500 KB; what else it is may not arrive.',
        field,
      },
    ];
  if (file.sizeBytes) return [];
  return [
    {
      code: MessageWarningCode.MEDIA_SIZE_UNKNOWN,
      message: `The size of this file was not checked. It does not arrive if it is larger than ${largestMedia(type).words}.`,
      field,
    },
  ];
}
