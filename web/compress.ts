import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(js|css|html|svg)$/;

/** Puts a brotli and a gzip form beside each text file, so that nothing is compressed while serving. */
export function compress(): Plugin {
  return {
    name: 'compress',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (!compressible.test(file.fileName)) continue;
        const source = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        const params = {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: source.length,
        };
        const forms = { br: brotliCompressSync(source, { params }), gz: gzipSync(source, { level: 9 }) };
        for (const [ending, compressed] of Object.entries(forms))
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.${ending}`, source: compressed });
      }
    },
  };
}
