let value = 0;

export const getValue = () => value;

export const setValue = (next: number) => {
  value = next;
};
