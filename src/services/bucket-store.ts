import type { S3Client } from '@aws-sdk/client-s3';
import { assertStorageKey, type FileStore } from './file-store';

export interface BucketSettings {
  bucket: string;
  /** Null: Amazon's own. */
  endpoint: string | null;
  region: string;
}

type Sdk = typeof import('@aws-sdk/client-s3');

/** Files in a bucket of S3, or of what speaks like it; credentials are found where Amazon's tools look for them. */
export class BucketStore implements FileStore {
  private opened: Promise<{ sdk: Sdk; client: S3Client }> | null = null;

  constructor(private readonly settings: BucketSettings) {}

  async put(key: string, bytes: Buffer): Promise<void> {
    const { sdk, client } = await this.open();
    await client.send(new sdk.PutObjectCommand({ ...this.locate(key), Body: bytes }));
  }

  async get(key: string): Promise<Buffer | null> {
    const { sdk, client } = await this.open();
    try {
      const { Body } = await client.send(new sdk.GetObjectCommand(this.locate(key)));
      return Body ? Buffer.from(await Body.transformToByteArray()) : null;
    } catch (error) {
      if (error instanceof sdk.NoSuchKey) return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    const { sdk, client } = await this.open();
    await client.send(new sdk.DeleteObjectCommand(this.locate(key)));
  }

  /** Amazon's library is large, and who keeps files in a directory starts without it. */
  private open(): Promise<{ sdk: Sdk; client: S3Client }> {
    this.opened ??= import('@aws-sdk/client-s3').then((sdk) => {
      const { region, endpoint } = this.settings;
      // What speaks like S3 mostly knows buckets by path, not by host.
      const client = new sdk.S3Client({ region, ...(endpoint ? { endpoint, forcePathStyle: true } : {}) });
      return { sdk, client };
    });
    return this.opened;
  }

  private locate(key: string): { Bucket: string; Key: string } {
    assertStorageKey(key);
    return { Bucket: this.settings.bucket, Key: key };
  }
}
