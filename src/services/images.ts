import sharp from 'sharp';

/** A picture as it may be shown to a reviewer. */
export interface CleanImage {
  bytes: Buffer;
  contentType: 'image/png' | 'image/jpeg';
}

const largestSide = 4_000;
const mostPixels = 60_000_000;

/**
 * Decides what a file is from its bytes and makes a clean copy: turned upright, without EXIF or other metadata,
 * no larger than a reviewer needs. Null when the bytes are not a readable JPEG, PNG or WebP picture.
 */
export async function cleanImage(bytes: Buffer): Promise<CleanImage | null> {
  try {
    const source = sharp(bytes, { failOn: 'error', limitInputPixels: mostPixels });
    const { format } = await source.metadata();
    if (format !== 'jpeg' && format !== 'png' && format !== 'webp') return null;
    const upright = source
      .rotate()
      .resize({ width: largestSide, height: largestSide, fit: 'inside', withoutEnlargement: true });
    return format === 'png'
      ? { bytes: await upright.png().toBuffer(), contentType: 'image/png' }
      : { bytes: await upright.jpeg({ quality: 88 }).toBuffer(), contentType: 'image/jpeg' };
  } catch {
    return null;
  }
}
