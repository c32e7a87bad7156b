import type { Language } from '../i18n/index.js';

const en = {
  moderate: 'Moderate',
  moderateOf: 'Moderate the comment by {name}',
  inDesk: 'Open in the console',
  withoutReason: 'Without a reason',
  rejectWhy: 'Reject, because of',
  back: 'Back',
  approved: 'Approved.',
  pinned: 'Pinned to the top.',
  unpinned: 'No longer pinned.',
  undone: 'Undone.',
  nowREJECTED: 'Rejected. Readers no longer see it.',
  nowSPAM: 'Marked as spam. Readers no longer see it.',
  nowDELETED: 'Deleted. Readers no longer see it.',
  nowPUBLISHED: 'Published.',
  nowHELD: 'Held. Readers do not see it.',
  conflict: '{by} has decided about it already.',
  another: 'Another moderator',
};

const vi: Record<keyof typeof en, string> = {
  moderate: 'Kiểm duyệt',
  moderateOf: 'Kiểm duyệt bình luận của {name}',
  inDesk: 'Mở trong bàn điều hành',
  withoutReason: 'Không nêu lý do',
  rejectWhy: 'Từ chối, vì',
  back: 'Quay lại',
  approved: 'Đã duyệt.',
  pinned: 'Đã ghim lên đầu.',
  unpinned: 'Đã bỏ ghim.',
  undone: 'Đã hoàn tác.',
  nowREJECTED: 'Đã từ chối. Bạn đọc không còn thấy bình luận này.',
  nowSPAM: 'Đã đánh dấu thư rác. Bạn đọc không còn thấy bình luận này.',
  nowDELETED: 'Đã xóa. Bạn đọc không còn thấy bình luận này.',
  nowPUBLISHED: 'Đã đăng.',
  nowHELD: 'Đang chờ duyệt. Bạn đọc không thấy bình luận này.',
  conflict: '{by} đã quyết định về bình luận này.',
  another: 'Một kiểm duyệt viên khác',
};

export type MenuKey = keyof typeof en;

export const tellMenu = (language: Language, key: MenuKey, words: Record<string, string> = {}): string =>
  (language === 'vi' ? vi : en)[key].replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
