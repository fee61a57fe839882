/* A drop-down in place of an id: the questions above that a condition may look at, or the answers of the chosen one.
   Read from the editor's form each time it is opened, so that a question just added or renamed is there. All that is
   read at one moment is read from the page once: asking it by name for every picker of a long form takes seconds. */
const TARGETS = ["single_choice", "multiple_choice", "dropdown", "checkbox", "age"];

let values = null;
const read = () => {
  values = new Map();
  for (const { name, value } of document.querySelectorAll("form [name]")) if (!values.has(name)) values.set(name, value);
  setTimeout(() => (values = null));
  return values;
};

class QuestionPicker extends window.StimulusModule.Controller {
  static values = { part: String, none: String, gone: String, yes: String, no: String, minor: String, adult: String };

  connect() {
    if (this.select) return;
    this.select = document.createElement("select");
    this.select.id = this.element.id; // the label stays right
    this.element.removeAttribute("id");
    this.element.hidden = true;
    this.element.after(this.select);
    for (const event of ["focus", "mousedown"]) this.select.addEventListener(event, () => this.refreshNow());
    this.select.addEventListener("change", () => this.choose());
    requestAnimationFrame(() => this.refresh(this.element.value ? this.offered : []));
  }

  value(name) {
    return (values ?? read()).get(name) ?? "";
  }

  get place() {
    return this.element.name.match(/^(.*)-(\d+)-value-settings-if_(?:question|answer)$/);
  }

  /* The questions in the order that they stand in, without those just deleted. */
  get questions() {
    const [, stream] = this.place;
    const found = [];
    for (let i = 0; i < Number(this.value(`${stream}-count`)); i += 1) {
      const at = `${stream}-${i}`;
      if (this.value(`${at}-deleted`)) continue;
      found.push({ at, id: this.value(`${at}-id`), type: this.value(`${at}-type`), order: Number(this.value(`${at}-order`)),
        label: this.value(`${at}-value-label`), isConditional: Boolean(this.value(`${at}-value-settings-if_question`)) });
    }
    return found.sort((a, b) => a.order - b.order);
  }

  get offered() {
    return this.partValue === "question" ? this.offeredQuestions : this.offeredAnswers;
  }

  get offeredQuestions() {
    const [, stream, index] = this.place;
    const mine = Number(this.value(`${stream}-${index}-order`));
    const found = [];
    let inConditionalSection = false;
    for (const question of this.questions.filter(({ order }) => order < mine)) {
      if (question.type === "heading") inConditionalSection = question.isConditional;
      else if (TARGETS.includes(question.type) && !question.isConditional && !inConditionalSection) found.push([question.id, question.label]);
    }
    return found;
  }

  get offeredAnswers() {
    const [, stream, index] = this.place;
    const target = this.questions.find(({ id }) => id && id === this.value(`${stream}-${index}-value-settings-if_question`));
    if (!target) return [];
    if (target.type === "checkbox") return [["yes", this.yesValue], ["no", this.noValue]];
    if (target.type === "age") return [["minor", this.minorValue], ["adult", this.adultValue]];
    const found = [];
    for (let k = 0; k < Number(this.value(`${target.at}-value-choices-count`)); k += 1) {
      const at = `${target.at}-value-choices-${k}`;
      if (!this.value(`${at}-deleted`)) found.push([this.value(`${at}-id`), this.value(`${at}-value-label`), Number(this.value(`${at}-order`))]);
    }
    return found.sort((a, b) => a[2] - b[2]);
  }

  refreshNow() {
    values = null;
    this.refresh(this.offered);
  }

  refresh(options) {
    const chosen = this.element.value;
    const first = ["", this.partValue === "question" ? this.noneValue : "–"];
    if (chosen && !options.some(([id]) => id === chosen)) options.push([chosen, this.goneValue]);
    this.select.replaceChildren(...[first, ...options].map(([id, label]) => new Option(label || "…", id, false, id === chosen)));
  }

  choose() {
    this.element.value = this.select.value;
    this.element.dispatchEvent(new Event("change", { bubbles: true }));
    if (this.partValue !== "question") return;
    const answer = document.getElementsByName(this.element.name.replace(/question$/, "answer"))[0];
    if (!answer) return;
    answer.value = "";
    answer.dispatchEvent(new CustomEvent("question-picker:refresh"));
  }

  initialize() {
    this.element.addEventListener("question-picker:refresh", () => this.select && this.refreshNow());
  }
}

window.wagtail.app.register("question-picker", QuestionPicker);
