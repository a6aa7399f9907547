import type { Finding, FormAudit } from '../audit/finding.ts';
import { auditFamily } from '../audit/run-audit.ts';
import type { Work } from '../cite/work.ts';
import { kindOf, readingOf } from '../forms/registry.ts';
import { nameOf, SUBJECT_WORDS, subjectAt } from '../forms/subject.ts';
import { formPath, segmentOf } from '../library/addresses.ts';
import { buildCatalogue, type Catalogue, type ProjectNode, type UnitNode } from '../library/catalogue.ts';
import { headOf } from '../library/form-head.ts';
import type { FormEntry, WithdrawnEntry } from '../library/library.ts';
import { printedHash } from '../release/values.ts';
import { isShown, rulesFor } from '../report/checks.ts';
import type { CorrectionView } from '../report/corrections.ts';
import { ruleOf } from '../rules/registry.ts';
import { makeDocument } from '../search/document.ts';
import { NAMES, placeOfTexts, textsOf, type SearchedTexts, type TextsFile } from '../search/listing.ts';
import type { ToldForm } from '../tables/told-form.ts';
import type { Frame } from './frame.ts';
import { once } from './once.ts';
import type { Notice } from './output.ts';
import type { UnitSlice } from './unit-slice.ts';

/** What makers of one unit share: each form is audited once, with its family, each project followed once. */
export class UnitMaker {
  readonly slice: UnitSlice;
  readonly frame: Frame;
  readonly #audits = new Map<string, FormAudit>();
  readonly #texts = new Map<string, SearchedTexts>();
  readonly #catalogue: () => Catalogue;

  constructor(slice: UnitSlice, frame: Frame) {
    this.slice = slice;
    this.frame = frame;
    this.#catalogue = once(() => {
      const { unit, projects, forms, withdrawn } = slice;
      const none = { glossary: [], handbook: [], pages: [] };
      return buildCatalogue({ ...none, site: frame.site, units: [unit], projects, forms, withdrawn });
    });
  }

  get catalogue(): Catalogue {
    return this.#catalogue();
  }
  get unit(): UnitNode {
    return this.catalogue.units[0]!;
  }
  nodeOf(slug: string): ProjectNode {
    return this.catalogue.projectOf({ unit: this.slice.unit.slug, project: slug });
  }
  audit(form: FormEntry): FormAudit {
    if (!this.#audits.has(form.id))
      for (const audit of auditFamily(form, this.catalogue, rulesFor(this.frame.audience)))
        this.#audits.set(audit.form.id, audit);
    return this.#audits.get(form.id)!;
  }
  correctionsAt(path: string): CorrectionView[] {
    return this.slice.corrections.filter(({ form }) => form.path === path);
  }
  /** What readers see of a form's audit. */
  findingsOf(form: FormEntry): Finding[] {
    const { audience } = this.frame;
    return this.audit(form).findings.filter(({ rule }) => isShown(ruleOf(rule), audience));
  }
  /** A form as tables are filled from it. */
  tell(form: FormEntry): ToldForm {
    const { record } = form;
    const node = this.nodeOf(form.project);
    return {
      ...{ form, unit: this.slice.unit, kind: kindOf(record), subject: node.subject, parent: node.parent?.slug },
      reading: readingOf(record),
      findings: this.findingsOf(form),
      corrections: this.correctionsAt(formPath(form)).length,
      address: this.frame.address(formPath(form)),
      sha256: printedHash(form, this.frame.hash),
    };
  }
  notice(entry: WithdrawnEntry): Notice {
    return {
      ...entry,
      path: formPath(entry),
      title: `${entry.year}年${kindOf(entry).name}`,
      projectName: this.nodeOf(entry.project).project.name,
      unitName: this.slice.unit.unit.name,
    };
  }
  /** A form's page as others refer to it. */
  cite(form: FormEntry): Work {
    const { record, unit, project, year } = form;
    const { site, address, hash } = this.frame;
    const [kind, path] = [kindOf(record), formPath(form)];
    return {
      ...{ sort: 'page', key: [unit, segmentOf(project), year, kind.id].join('-') },
      author: record.publication.publisher || this.slice.unit.unit.name,
      ...{ title: `${nameOf(record)}：${year}年${kind.name}`, platform: site.columnName },
      ...{ version: printedHash(form, hash).slice(0, 8), date: record.publication.date, address: address(path) },
    };
  }
  /** What the search knows of a form. */
  texts(form: FormEntry): SearchedTexts {
    const made =
      this.#texts.get(form.id) ??
      textsOf(makeDocument(form, this.nodeOf(form.project).project.name, this.slice.unit.unit.name));
    this.#texts.set(form.id, made);
    return made;
  }
  /** The file of texts of a project's forms. */
  textsFile(forms: readonly FormEntry[]): TextsFile {
    const own = forms.map((form) => [placeOfTexts(form).name, this.texts(form)] as const);
    return { ...Object.fromEntries(own), [NAMES]: this.#names(forms) };
  }
  /** What a project is called, on its forms and by the site, and its unit. */
  #names(forms: readonly FormEntry[]): SearchedTexts {
    const { project } = forms[0]!;
    const names = new Set([...forms.map((form) => nameOf(headOf(form))), this.nodeOf(project).project.name]);
    const label = SUBJECT_WORDS[subjectAt(project)];
    const unit = this.slice.unit.unit.name;
    return { fields: [...[...names].map((name) => [label, name] as const), ['单位', unit]], figures: [] };
  }
  noticesOf(project: string): Notice[] {
    return this.slice.withdrawn.filter((entry) => entry.project === project).map((entry) => this.notice(entry));
  }
}
