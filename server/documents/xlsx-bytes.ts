import type { Feature, Image } from 'write-excel-file/node';
import type { XlsxSheet } from './xlsx-sheet.ts';

export interface XlsxOptions {
  readonly fontFamily: string;
  readonly fontSize: number;
  readonly features: Feature<Image['content']>[];
}

/** The file of a workbook. What writes it is loaded with the first one: a server starts sooner. */
export async function xlsxBytes(sheets: XlsxSheet[], options?: XlsxOptions): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  return Uint8Array.from(await writeXlsxFile(sheets, options).toBuffer());
}
