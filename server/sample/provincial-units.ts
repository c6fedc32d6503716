import type { UnitKind } from '../../shared/domain/unit.ts';

export const PROVINCE_CODE = '24';
export const CENTRE_CODE = 'TTHCC';

interface ProvincialUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  /** Fields of its own reception counters; most departments receive at the centre and have none. */
  readonly fieldCodes: readonly string[];
}

const department = (code: string, name: string, ...fieldCodes: string[]): ProvincialUnit => ({
  code,
  name,
  kind: 'department',
  fieldCodes,
});

const agency = (code: string, name: string, ...fieldCodes: string[]): ProvincialUnit => ({
  code,
  name,
  kind: 'central-agency',
  fieldCodes,
});

const CENTRE: ProvincialUnit = {
  code: CENTRE_CODE,
  name: 'Trung tâm Hành chính công tỉnh',
  kind: 'centre',
  fieldCodes: [
    ...['investment', 'business', 'construction', 'land', 'land', 'environment'],
    ...['transport', 'justice', 'labour', 'health', 'education', 'notarisation'],
  ],
};

/** Provincial level of Bắc Giang in 2016, without the province itself. */
export const PROVINCIAL_UNITS: readonly ProvincialUnit[] = [
  CENTRE,
  department('VPUB', 'Văn phòng UBND tỉnh'),
  department('SNV', 'Sở Nội vụ'),
  department('STP', 'Sở Tư pháp', 'justice'),
  department('SKHDT', 'Sở Kế hoạch và Đầu tư'),
  department('STC', 'Sở Tài chính'),
  department('SCT', 'Sở Công Thương'),
  department('SNNPTNT', 'Sở Nông nghiệp và Phát triển nông thôn'),
  department('SGTVT', 'Sở Giao thông vận tải', 'transport'),
  department('SXD', 'Sở Xây dựng'),
  department('STNMT', 'Sở Tài nguyên và Môi trường'),
  department('STTTT', 'Sở Thông tin và Truyền thông'),
  department('SLDTBXH', 'Sở Lao động - Thương binh và Xã hội'),
  department('SVHTTDL', 'Sở Văn hóa, Thể thao và Du lịch'),
  department('SKHCN', 'Sở Khoa học và Công nghệ'),
  department('SGDDT', 'Sở Giáo dục và Đào tạo'),
  department('SYT', 'Sở Y tế'),
  department('TTT', 'Thanh tra tỉnh'),
  department('BDT', 'Ban Dân tộc'),
  department('BQLKCN', 'Ban Quản lý các khu công nghiệp tỉnh', 'investment'),
  agency('CTHUE', 'Cục Thuế tỉnh', 'tax'),
  agency('CHQ', 'Chi cục Hải quan Bắc Giang', 'customs'),
  agency('KBNN', 'Kho bạc Nhà nước Bắc Giang'),
  agency('BHXH', 'Bảo hiểm xã hội tỉnh', 'social-insurance'),
  agency('CAT', 'Công an tỉnh'),
];
