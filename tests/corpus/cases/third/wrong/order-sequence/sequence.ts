export class Sequence {
  current = 1000;
}
