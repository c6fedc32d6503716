const vi = {
  predecessors: (names: string) => `Đơn vị tiền thân: ${names}.`,
  predecessorUntil: (name: string, day: string) => `${name} (đến ${day})`,
};

const en: typeof vi = {
  predecessors: (names) => `Predecessors: ${names}.`,
  predecessorUntil: (name, day) => `${name} (until ${day})`,
};

/** Pages about the organisation, and what reports say of units that changed. */
export const organisationWording = { vi, en };
