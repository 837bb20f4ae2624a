import type { Scope } from "@/api/contract";

export const SCOPES: Record<Scope, string> = {
  read: "Read designs",
  write: "Make and change designs",
  approve: "Approve designs and waive rules",
  admin: "Manage keys and webhooks",
};
