const vi = {
  unknown: 'Độ phủ: chưa có số hồ sơ',
  dossiers: (count: string) => `trên ${count} hồ sơ`,
  share: (share: string, of: string) => `Độ phủ ${share} ${of}`,
  over: 'Số lượt đánh giá nhiều hơn số hồ sơ: cần kiểm tra số hồ sơ hoặc máy đánh giá.',
};

const en: typeof vi = {
  unknown: 'Coverage: dossiers not known',
  dossiers: (count: string) => `of ${count} dossiers`,
  share: (share: string, of: string) => `Coverage ${share} ${of}`,
  over: 'More ratings than dossiers: check the dossiers or the kiosks.',
};

export const coverageWording = { vi, en };
