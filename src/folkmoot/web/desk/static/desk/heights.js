/* How high each row is, and where each begins: known ones as measured, the others as
   guessed. A Fenwick tree, so that a hundred thousand rows cost no more than ten. */

export class Heights {
  #sums;
  #heights;

  constructor(count, guess) {
    this.count = count;
    this.guess = guess;
    this.#heights = new Float64Array(count).fill(guess);
    this.#build();
  }

  get total() {
    return this.topOf(this.count);
  }

  of(index) {
    return this.#heights[index];
  }

  set(index, height) {
    const more = height - this.#heights[index];
    if (!more) return;
    this.#heights[index] = height;
    for (let i = index + 1; i <= this.count; i += i & -i) this.#sums[i] += more;
  }

  /** Where a row begins. */
  topOf(index) {
    let top = 0;
    for (let i = index; i > 0; i -= i & -i) top += this.#sums[i];
    return top;
  }

  /** The row at a place. */
  at(place) {
    let index = 0;
    let left = Math.max(0, place);
    for (let step = highestBit(this.count); step; step >>= 1) {
      const next = index + step;
      if (next <= this.count && this.#sums[next] <= left) {
        index = next;
        left -= this.#sums[next];
      }
    }
    return Math.max(0, Math.min(index, this.count - 1));
  }

  /** A row goes, and those after it move up. */
  remove(index) {
    this.#heights = this.#heights.filter((_, at) => at !== index);
    this.count -= 1;
    this.#build();
  }

  #build() {
    this.#sums = new Float64Array(this.count + 1);
    for (let i = 1; i <= this.count; i += 1) {
      this.#sums[i] += this.#heights[i - 1];
      const parent = i + (i & -i);
      if (parent <= this.count) this.#sums[parent] += this.#sums[i];
    }
  }
}

function highestBit(number) {
  return number ? 1 << (31 - Math.clz32(number)) : 0;
}
