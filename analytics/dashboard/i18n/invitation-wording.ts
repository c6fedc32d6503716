const vi = {
  page: {
    title: 'Đặt mật khẩu của Ông/Bà',
    brokenTitle: 'Liên kết không dùng được',
    noToken:
      'Địa chỉ này thiếu phần mã ở cuối. Hãy mở lại đúng liên kết đã nhận, hoặc quét lại mã QR.',
    intro: (office: string) => `Tài khoản trên hệ thống đánh giá của ${office}.`,
    nameless: 'Tài khoản trên hệ thống đánh giá.',
    person: 'Người dùng',
    login: 'Tên đăng nhập',
    office: 'Cơ quan',
    invitedBy: 'Người mời',
    approvedBy: 'Người đồng ý',
    validUntil: 'Dùng được đến',
    reset:
      'Đặt lại mật khẩu: mọi phiên đang mở của tài khoản sẽ kết thúc. Xác thực hai lớp, nếu đã bật, vẫn giữ nguyên.',
    notYou:
      'Không phải tên Ông/Bà, hoặc Ông/Bà không quen người mời? Xin đừng đặt mật khẩu, hãy báo cơ quan.',
    password: 'Mật khẩu tự chọn',
    hint: 'Ít nhất 12 ký tự; một câu dễ nhớ là tốt nhất. Chỉ Ông/Bà biết; không ai, kể cả người quản trị, được hỏi.',
    repeat: 'Nhập lại mật khẩu',
    different: 'Hai lần nhập chưa giống nhau.',
    save: 'Đặt mật khẩu',
    saving: 'Đang lưu…',
    doneTitle: 'Đã đặt mật khẩu',
    doneText: (login: string) =>
      `Liên kết không còn dùng được nữa. Hãy đăng nhập bằng tên “${login}” và mật khẩu vừa đặt.`,
    signIn: 'Đến trang đăng nhập',
  },
  link: {
    title: (name: string) => `Liên kết đặt mật khẩu cho ${name}`,
    once: 'Liên kết chỉ hiện một lần này. Ai có nó là người đặt mật khẩu: hãy trao tận tay hoặc qua kênh riêng của đúng người, không đăng vào nhóm chung.',
    address: 'Liên kết',
    copy: 'Sao chép',
    copied: 'Đã sao chép.',
    copyByHand: 'Trình duyệt không cho sao chép tự động: liên kết đã được bôi đen, hãy bấm Ctrl+C.',
    qr: (name: string) => `Mã QR của liên kết đặt mật khẩu cho ${name}`,
    until: (when: string) => `Dùng được một lần, đến ${when}.`,
    steps:
      'Mở liên kết hoặc quét mã bằng điện thoại, tự đặt mật khẩu, rồi đăng nhập. Không ai khác cần biết mật khẩu.',
    login: (login: string) => `Tên đăng nhập: ${login}`,
    print: 'In',
    close: 'Đã trao, đóng lại',
  },
  ask: {
    button: 'Tạo liên kết mật khẩu',
    resetButton: 'Đặt lại mật khẩu',
    title: (name: string) => `Liên kết đặt mật khẩu cho ${name}`,
    text: 'Tạo một liên kết dùng một lần trong 72 giờ. Người đó tự mở và tự đặt mật khẩu; không ai chọn mật khẩu thay người khác. Liên kết cũ, nếu còn, hết hiệu lực.',
    reset: 'Mật khẩu đang dùng vẫn còn cho đến khi người đó đặt mật khẩu mới.',
    twoPersons:
      'Tài khoản có vai trò quản trị viên hoặc kiểm tra viên: khi còn một quản trị viên khác, người ấy phải đồng ý và sẽ là người trao liên kết.',
    waits:
      'Đã ghi đề nghị. Một quản trị viên khác phải bấm “Đồng ý cấp liên kết”; người đó sẽ thấy và trao liên kết.',
    endTitle: (name: string) => `Thu hồi liên kết mật khẩu của ${name}?`,
    endText: 'Liên kết hoặc đề nghị này không còn dùng được. Việc này được ghi vào nhật ký.',
    end: 'Thu hồi liên kết',
    approve: 'Đồng ý cấp liên kết',
    approveTitle: (name: string) => `Đồng ý cấp liên kết mật khẩu cho ${name}?`,
    approveText: (by: string) =>
      `${by} đã đề nghị. Ông/Bà sẽ thấy liên kết một lần: chỉ đồng ý khi biết chắc người này có thật, và tự tay trao liên kết cho người đó, không đưa lại cho ${by}.`,
  },
  standing: {
    none: 'Chưa có mật khẩu.',
    waiting: (by: string) => `Liên kết mật khẩu chờ người thứ hai đồng ý (${by} đề nghị)`,
    open: (by: string, until: string) => `Liên kết mật khẩu của ${by}, dùng được đến ${until}`,
    opened: (when: string, address: string) => `Đã mở lúc ${when} từ ${address}`,
    expired: (when: string) => `Liên kết mật khẩu đã hết hạn ${when}`,
    ended: 'Liên kết mật khẩu đã bị thu hồi',
    used: (by: string, when: string, place: string) =>
      `Mật khẩu đặt qua liên kết của ${by} lúc ${when}, ${place}`,
    andBy: (asked: string, agreed: string) => `${asked} và ${agreed}`,
    from: (browser: string, address: string) => `${browser}, địa chỉ ${address}`,
    beside: (login: string) =>
      `Đặt trên trình duyệt mà ${login} từng đăng nhập: hãy hỏi chủ tài khoản.`,
  },
  own: {
    title: 'Mật khẩu này có từ đâu',
    text: (by: string, when: string, place: string) =>
      `Đặt qua liên kết của ${by} lúc ${when}, ${place}.`,
    not: 'Nếu không phải Ông/Bà đặt khi đó, hãy đổi mật khẩu ngay và báo cơ quan.',
  },
};

const en: typeof vi = {
  page: {
    title: 'Choose your password',
    brokenTitle: 'This link does not work',
    noToken:
      'The address lacks the code at its end. Open the very link that you were given, or scan the QR code again.',
    intro: (office) => `Your account at the rating system of ${office}.`,
    nameless: 'Your account at the rating system.',
    person: 'Person',
    login: 'User name',
    office: 'Office',
    invitedBy: 'Invited by',
    approvedBy: 'Agreed to by',
    validUntil: 'Works until',
    reset:
      'A new password ends all open sessions of the account. Two-step sign-in, where it is on, stays on.',
    notYou:
      'Not your name, or you do not know who invites you? Choose no password and tell your office.',
    password: 'Your own password',
    hint: 'At least 12 characters; a sentence you remember is best. Nobody else may know it, nor ask for it, not even an administrator.',
    repeat: 'The password again',
    different: 'The two are not the same.',
    save: 'Set the password',
    saving: 'Saving…',
    doneTitle: 'Your password is set',
    doneText: (login) =>
      `The link works no more. Sign in as “${login}” with the password that you chose.`,
    signIn: 'Go to the sign-in page',
  },
  link: {
    title: (name) => `Password link for ${name}`,
    once: 'The link is shown this once. Whoever has it chooses the password: hand it over in person or by a channel of that person alone, never in a group.',
    address: 'Link',
    copy: 'Copy',
    copied: 'Copied.',
    copyByHand: 'This browser does not let pages copy: the link is selected, press Ctrl+C.',
    qr: (name) => `QR code of the password link for ${name}`,
    until: (when) => `Works once, until ${when}.`,
    steps:
      'Open the link or scan the code with a phone, choose your password, then sign in. Nobody else needs to know it.',
    login: (login) => `User name: ${login}`,
    print: 'Print',
    close: 'Handed over, close',
  },
  ask: {
    button: 'Make a password link',
    resetButton: 'Reset password',
    title: (name) => `Password link for ${name}`,
    text: "Makes a link that works once within 72 hours. The person opens it and chooses the password; nobody chooses another's. An earlier link works no more.",
    reset: 'The present password holds until the person has chosen a new one.',
    twoPersons:
      'This account has the role administrator or auditor: where there is another administrator, that person has to agree and is the one who hands the link over.',
    waits:
      'The request is written down. Another administrator has to press “Agree to the link”, will see it and hand it over.',
    endTitle: (name) => `End the password link of ${name}?`,
    endText: 'This link or request works no more. It is written into the audit log.',
    end: 'End the link',
    approve: 'Agree to the link',
    approveTitle: (name) => `Agree to a password link for ${name}?`,
    approveText: (by) =>
      `${by} asked for it. You will see the link once: agree only if you know that this person exists, and hand it over yourself, not back to ${by}.`,
  },
  standing: {
    none: 'No password yet.',
    waiting: (by) => `Password link waits for a second person (asked by ${by})`,
    open: (by, until) => `Password link by ${by}, works until ${until}`,
    opened: (when, address) => `Opened at ${when} from ${address}`,
    expired: (when) => `Password link ran out ${when}`,
    ended: 'Password link ended',
    used: (by, when, place) => `Password chosen by a link of ${by} at ${when}, ${place}`,
    andBy: (asked, agreed) => `${asked} and ${agreed}`,
    from: (browser, address) => `${browser}, address ${address}`,
    beside: (login) =>
      `Chosen in a browser in which ${login} had signed in: ask the account's person.`,
  },
  own: {
    title: 'Where this password comes from',
    text: (by, when, place) => `Chosen by a link of ${by} at ${when}, ${place}.`,
    not: 'If it was not you who chose it then, change the password now and tell your office.',
  },
};

export const invitationWording = { vi, en };
