import { fault, type UserFault, UserErrorCode } from './errors';

/** Media types by the ending of a file's name that phones are sent (Twilio, Accepted Content Types for Media). */
const types: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  webp: 'image/webp',
  heic: 'image/heic',
  mp4: 'video/mp4',
  mpeg: 'video/mpeg',
  mov: 'video/quicktime',
  webm: 'video/webm',
  '3gp': 'video/3gpp',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  wav: 'audio/vnd.wave',
  amr: 'audio/amr',
  pdf: 'application/pdf',
  pkpass: 'application/vnd.apple.pkpass',
  vcf: 'text/vcard',
  csv: 'text/csv',
  rtf: 'text/rtf',
  ics: 'text/calendar',
};

/** Files that people want to send and no phone company takes. */
const neverTaken: ReadonlySet<string> = new Set(
  'zip rar 7z gz tar exe msi apk dmg js html htm php doc docx xls xlsx ppt pptx pages svg psd ai'.split(' '),
);

/** Twilio makes these smaller where a phone needs it; all others go as they are. */
const resized: readonly string[] = ['image/jpeg', 'image/png', 'image/gif'];

/** Twilio takes no more (error 21623). */
export const mostMedia = 10;

/** A file that is to be sent, as far as the caller knows it: nothing of ours fetches it to find out. */
export interface MediaFile {
  url: string;
  /** Such as `image/jpeg`; null when not said. */
  contentType?: string | null;
  sizeBytes?: number | null;
}

/** The files of a message, and where in `input` they were named. */
export interface GivenMedia {
  field: 'media' | 'mediaUrls';
  files: readonly MediaFile[];
}

/** The type that the address lets expect; null when its ending says nothing. */
export function mediaTypeOf(url: string): string | null {
  return types[endingOf(url)] ?? null;
}

/** The type that was said, else the one that the address lets expect. */
export function typeOf({ url, contentType }: MediaFile): string | null {
  return contentType ? contentType.toLowerCase().split(';')[0]!.trim() : mediaTypeOf(url);
}

const megabyte = 1_048_576;
/** Of all files of a message together (Twilio, Accepted Content Types for Media). */
const largestTotal = { bytes: 5 * megabyte, words: '5 MB' };
const largestOther = { bytes: 512_000, words: '500 KB' };

/** How large a file of this type may be (Twilio, error 30019; carriers often take less). */
export function largestMedia(type: string): { bytes: number; words: string } {
  return resized.includes(type) ? largestTotal : largestOther;
}

function endingOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  return /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** Where picture messages are carried from US and Canadian numbers (Twilio, error 30011). */
const pictureCountries: readonly string[] = ['US', 'CA', 'PR', 'VI', 'GU', 'AS', 'MP'];

/** What is wrong with files that are to be sent to a phone in `country`, by their place in `input`. */
export function mediaFaults(
  { field: name, files }: GivenMedia,
  sender: { canSendMedia: boolean },
  country: string | null,
): UserFault[] {
  const field = ['input', name];
  if (files.length === 0) return [];
  const faults: UserFault[] = [];
  const refuse = (message: string, path = field) => faults.push(fault(UserErrorCode.INVALID, message, path));
  if (!sender.canSendMedia)
    refuse('This number cannot send pictures. Put a link to the picture in the text.');
  else if (country !== null && !pictureCountries.includes(country))
    refuse('Pictures reach phones in the US and Canada only. Put a link to the picture in the text.');
  else if (files.length > mostMedia)
    refuse(`A message may carry ${mostMedia} attachments at most; these are ${files.length}.`);
  if (faults.length > 0) return faults;
  files.forEach((file, index) => {
    const problem = fileProblem(file);
    const part = name === 'media' && problem ? [problem.part] : [];
    if (problem) refuse(problem.message, [...field, String(index), ...part]);
  });
  const total = files.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0);
  if (faults.length === 0 && total > largestTotal.bytes)
    refuse(
      `All files of a message may have ${largestTotal.words} together; these have ${sizeText(total)}. Send fewer or smaller ones.`,
    );
  return faults;
}

function fileProblem(file: MediaFile): { part: keyof MediaFile; message: string } | null {
  const address = addressProblem(file.url) ?? endingProblem(file.url);
  if (address) return { part: 'url', message: address };
  const type = typeOf(file);
  if (file.contentType && !isTaken(type!))
    return {
      part: 'contentType',
      message: `Phones are not sent ${type} files. Send a picture or a PDF, or put a link in the text.`,
    };
  const size = file.sizeBytes ?? null;
  const largest = largestMedia(type ?? '');
  if (size !== null && size <= 0) return { part: 'sizeBytes', message: 'A file has at least one byte.' };
  if (size === null || size <= largest.bytes) return null;
  return {
    part: 'sizeBytes',
    message: `This file has ${sizeText(size)} and may have ${largest.words}. Make it smaller or put a link in the text.`,
  };
}

function sizeText(bytes: number): string {
  return bytes >= megabyte ? `${(bytes / megabyte).toFixed(1)} MB` : `${Math.ceil(bytes / 1_024)} KB`;
}

/** Phones are sent far more kinds of pictures, sounds and films than have an ending above. */
function isTaken(type: string): boolean {
  return /^(?:image|audio|video)\/[\w.+-]{1,100}$/.test(type) || Object.values(types).includes(type);
}

/** Twilio fetches the file from outside, so it has to lie where everybody can reach it. */
function addressProblem(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol))
    return 'Enter the full web address of the picture, such as https://example.com/pie.jpg.';
  if (url.protocol === 'http:') return 'Use the secure address of the picture: it begins with https://.';
  if (url.username || url.password)
    return 'Leave name and password out of the address: the picture has to be reachable without signing in.';
  return isPublicHost(url.hostname)
    ? null
    : `${url.hostname} is reachable inside your own network only. Put the picture where everybody can open it.`;
}

function isPublicHost(host: string): boolean {
  if (host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host)) return false;
  return host.includes('.') && !/\.(?:local|localhost|internal|lan|home|corp|test|invalid)$/.test(host);
}

function endingProblem(url: string): string | null {
  const ending = endingOf(url);
  return neverTaken.has(ending)
    ? `Phones are not sent .${ending} files. Send a picture or a PDF, or put a link in the text.`
    : null;
}
