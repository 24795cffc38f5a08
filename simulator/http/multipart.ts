/** A file within a multipart body. */
export interface UploadedFile {
  /** Of the part. */
  name: string;
  fileName: string;
  contentType: string;
  bytes: Buffer;
}

export interface Multipart {
  fields: [name: string, value: string][];
  files: UploadedFile[];
}

/** Reads a multipart body (RFC 7578) that came in as Latin-1 text; null when it is none. */
export function parseMultipart(body: string, contentType: string): Multipart | null {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (!boundary) return null;
  const parts = `\r\n${body}`.split(`\r\n--${boundary}`).slice(1);
  if (!parts.at(-1)?.startsWith('--')) return null;
  const read: Multipart = { fields: [], files: [] };
  for (const part of parts.slice(0, -1)) {
    const cut = part.indexOf('\r\n\r\n');
    if (cut < 0) return null;
    const head = Buffer.from(part.slice(0, cut), 'latin1').toString('utf8');
    const content = Buffer.from(part.slice(cut + 4), 'latin1');
    const name = /;\s*name="([^"]*)"/i.exec(head)?.[1];
    if (name === undefined) return null;
    const fileName = /;\s*filename="([^"]*)"/i.exec(head)?.[1];
    if (fileName === undefined) read.fields.push([name, content.toString('utf8')]);
    else {
      const type = /^content-type:\s*(\S+)/im.exec(head)?.[1] ?? 'application/octet-stream';
      read.files.push({ name, fileName, contentType: type.toLowerCase(), bytes: content });
    }
  }
  return read;
}
