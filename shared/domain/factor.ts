/**
 * Codes of the five factors of the ministry's satisfaction method (QĐ 2640/QĐ-BNV), in its order:
 * tiếp cận dịch vụ; thủ tục hành chính; công chức trực tiếp giải quyết công việc; kết quả cung ứng
 * dịch vụ; tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị. The wording lives with the
 * questionnaires.
 */
export const FACTORS = ['access', 'procedure', 'official', 'result', 'feedback'] as const;

export type Factor = (typeof FACTORS)[number];
