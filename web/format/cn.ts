import { clsx, type ClassValue } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({ extend: { classGroups: { "font-size": ["text-2xs"] } } });

/** Joins class names; a later utility wins over an earlier one of its kind. */
export const cn = (...inputs: ClassValue[]): string => merge(clsx(inputs));
