import type { Role } from '../../../shared/domain/role.ts';

const roles: Record<Role, { name: string; text: string }> = {
  administrator: {
    name: 'Quản trị viên',
    text: 'Làm được mọi việc trên phần được giao: tổ chức, tài khoản, thiết bị, báo cáo.',
  },
  manager: {
    name: 'Lãnh đạo đơn vị',
    text: 'Xem số liệu, thiết bị và tình trạng toàn vẹn của đơn vị mình và các đơn vị trực thuộc; được đề nghị hủy lượt đánh giá.',
  },
  reporter: { name: 'Người lập báo cáo', text: 'Xem số liệu và xuất báo cáo của đơn vị.' },
  moderator: {
    name: 'Người duyệt ý kiến',
    text: 'Duyệt ý kiến của người dân; không xem điểm của từng cán bộ.',
  },
  steward: {
    name: 'Người phụ trách thiết bị',
    text: 'Ghép nối, thu hồi, theo dõi máy đánh giá; không xem số liệu đánh giá.',
  },
  auditor: {
    name: 'Kiểm tra viên',
    text: 'Xem số liệu, nhật ký và bằng chứng toàn vẹn; được đề nghị hủy lượt đánh giá; nhiều nhất 90 ngày.',
  },
  official: {
    name: 'Cán bộ',
    text: 'Chỉ xem kết quả của chính mình, của các kỳ đã kết thúc.',
  },
};

const vi = {
  title: 'Tài khoản',
  intro:
    'Mỗi tài khoản có một hay nhiều vai trò, mỗi vai trò trên một đơn vị và mọi đơn vị trực thuộc. Thu hồi có hiệu lực ngay.',
  add: 'Thêm tài khoản',
  columns: { person: 'Người dùng', roles: 'Vai trò', actions: 'Thao tác' },
  you: 'Ông/Bà',
  wholeTree: 'Toàn hệ thống',
  noRoles: 'Chưa có vai trò nào: đăng nhập được nhưng không xem được gì.',
  until: (day: string) => `đến hết ${day}`,
  waiting: 'chờ người thứ hai đồng ý',
  requestedBy: (login: string | null) =>
    login === null ? 'từ máy chủ' : `người đề nghị: ${login}`,
  approve: 'Đồng ý',
  addRole: 'Thêm vai trò',
  endRole: 'Thu hồi',
  close: 'Đóng tài khoản',
  roles,
  fields: {
    displayName: 'Họ và tên',
    login: 'Tên đăng nhập',
    loginHint: '2–64 chữ thường không dấu, chữ số và các dấu . _ @ -',
    role: 'Vai trò',
    unit: 'Trên đơn vị (và các đơn vị trực thuộc)',
    unitSearch: 'Tìm đơn vị, không cần gõ dấu',
    official: 'Cán bộ',
    officialNone: '– Chọn cán bộ –',
    noOfficials: 'Đơn vị này chưa có cán bộ nào. Hãy chọn đúng đơn vị của cán bộ.',
    days: 'Thời hạn (ngày)',
    daysHint: 'Để trống: không thời hạn (kiểm tra viên: 90 ngày).',
  },
  faults: {
    displayName: 'Hãy ghi họ và tên.',
    login: 'Hãy ghi tên đăng nhập đúng mẫu.',
    unit: 'Hãy chọn đơn vị.',
    official: 'Hãy chọn đơn vị rồi chọn cán bộ.',
    days: 'Thời hạn là số ngày từ 1 đến 3.650.',
  },
  twoPersons: 'Vai trò này cần hai người: một quản trị viên khác phải bấm “Đồng ý”.',
  noUnit: 'Không có đơn vị nào khớp.',
  moreUnits: (count: string) => `Còn ${count} đơn vị khác; hãy gõ thêm để thu hẹp.`,
  addTitle: 'Thêm tài khoản',
  roleTitle: (name: string) => `Thêm vai trò cho ${name}`,
  closeTitle: (name: string) => `Đóng tài khoản ${name}?`,
  closeText:
    'Người này không đăng nhập được nữa, các phiên đang mở kết thúc, mọi vai trò bị thu hồi. Tên đăng nhập không cấp lại cho người khác.',
  endTitle: (role: string, name: string) => `Thu hồi vai trò “${role}” của ${name}?`,
  endText: 'Có hiệu lực ngay với yêu cầu kế tiếp. Việc này được ghi vào nhật ký.',
  save: 'Lưu',
  done: 'Đã lưu.',
};

const en: typeof vi = {
  title: 'Accounts',
  intro:
    'An account holds one or more roles, each on a unit and all units below it. Taking a role back works at once.',
  add: 'Add an account',
  columns: { person: 'Person', roles: 'Roles', actions: 'Actions' },
  you: 'you',
  wholeTree: 'Whole system',
  noRoles: 'No role yet: may sign in and see nothing.',
  until: (day) => `until ${day}`,
  waiting: 'waits for a second person',
  requestedBy: (login) => (login === null ? 'from the server' : `asked by ${login}`),
  approve: 'Agree',
  addRole: 'Add a role',
  endRole: 'Take back',
  close: 'Close account',
  roles: {
    administrator: {
      name: 'Administrator',
      text: 'May do everything on the given part: organisation, accounts, devices, reports.',
    },
    manager: {
      name: 'Manager',
      text: 'Sees figures, devices and integrity of the own unit and all below it; may propose annulments.',
    },
    reporter: { name: 'Reporter', text: "Sees the unit's figures and exports its reports." },
    moderator: {
      name: 'Moderator',
      text: "Releases citizens' comments; does not see scores of single officials.",
    },
    steward: {
      name: 'Device steward',
      text: 'Pairs, revokes and watches kiosks; does not see ratings.',
    },
    auditor: {
      name: 'Auditor',
      text: 'Sees figures, the log and proofs of integrity; may propose annulments; for 90 days at most.',
    },
    official: { name: 'Official', text: 'Sees the own figures only, of ended periods.' },
  },
  fields: {
    displayName: 'Full name',
    login: 'User name',
    loginHint: '2–64 lower-case letters, digits and . _ @ -',
    role: 'Role',
    unit: 'On the unit (and all below it)',
    unitSearch: 'Search units, diacritics not needed',
    official: 'Official',
    officialNone: '– Choose an official –',
    noOfficials: 'This unit has no official yet. Choose the unit that the official belongs to.',
    days: 'Lasts (days)',
    daysHint: 'Left empty: no end (auditor: 90 days).',
  },
  faults: {
    displayName: 'Enter the full name.',
    login: 'Enter a user name of the stated form.',
    unit: 'Choose a unit.',
    official: 'Choose the unit, then the official.',
    days: 'A number of days from 1 to 3,650.',
  },
  twoPersons: 'This role takes two persons: another administrator must press “Agree”.',
  noUnit: 'No unit fits.',
  moreUnits: (count) => `${count} more units; type on to narrow them.`,
  addTitle: 'Add an account',
  roleTitle: (name) => `Add a role for ${name}`,
  closeTitle: (name) => `Close the account of ${name}?`,
  closeText:
    'This person can no longer sign in, open sessions end, all roles are taken back. The user name is not given to anybody else.',
  endTitle: (role, name) => `Take the role “${role}” back from ${name}?`,
  endText: 'Works from the next request on. It is written into the audit log.',
  save: 'Save',
  done: 'Saved.',
};

export const peopleWording = { vi, en };
