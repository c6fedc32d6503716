import type { Feature, Image } from 'write-excel-file/node';

/** In inches; NĐ 30/2020 sets margins for text, not for wide tables. */
const PAGE_MARGINS =
  '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>';

/**
 * Printing on A4: every sheet one page wide, and the header again on each page. The library leaves
 * both to extensions.
 */
export const onePageWide: Feature<Image['content']> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) =>
          xml
            .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
            .replace(/<pageMargins[^>]*>/, PAGE_MARGINS)
            .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" '),
      },
      'xl/workbook.xml': {
        transform: (xml, sheets) => {
          const names = sheets.flatMap(({ sheet, stickyRowsCount }, index) =>
            sheet === undefined || stickyRowsCount === undefined
              ? []
              : [
                  `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">` +
                    `'${sheet}'!$1:$${stickyRowsCount}</definedName>`,
                ],
          );
          return xml.replace(
            /<definedNames\s*\/>/,
            names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`,
          );
        },
      },
    },
  },
};
