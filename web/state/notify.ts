/** Short messages at the edge of the screen; their library is loaded with the first one. */
const toasts = () => import("sonner");

interface Options {
  duration?: number;
  action?: { label: string; onClick: () => void };
}

export const notify = {
  say: (text: string, options?: Options) => void toasts().then(({ toast }) => toast(text, options)),
  done: (text: string) => void toasts().then(({ toast }) => toast.success(text)),
  failed: (text: string) => void toasts().then(({ toast }) => toast.error(text)),
};
