/* The machine's part: begins when somebody asks for it, goes on while one works. */

export class RunBox {
  constructor(element, desk) {
    this.element = element;
    this.desk = desk;
  }

  /** What the live stream tells of a run; null where there is none. */
  hear() {}
}
