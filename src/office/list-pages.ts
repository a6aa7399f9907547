import { STATE_WORDS, stateOf, type State } from '../core/release/states.ts';
import { headOf } from '../core/library/form-head.ts';
import type { UnitEntry } from '../core/library/library.ts';
import { formsOf, projectsOf, unitsOf } from '../io/import/known-content.ts';
import type { KnownContent } from '../io/import/known-content.ts';
import { basisOf, entryText } from './entry-text.ts';
import { html, type Markup } from './markup.ts';
import { addressOf, button, field, form, knownOf, lines, type Office, type OfficePage } from './office.ts';
import { titleOf } from './records.ts';

const STATES: readonly State[] = ['draft', 'approved', 'scheduled', 'published', 'withdrawn'];

function countStates(states: readonly State[]): string {
  const counts = STATES.map((state) => [state, states.filter((one) => one === state).length] as const);
  return counts.flatMap(([state, count]) => (count ? [`${STATE_WORDS[state]} ${count}`] : [])).join('，') || '还没有表';
}

/** All units, and how far their forms are. */
export function drawUnits(office: Office, today: string): OfficePage {
  const known = knownOf(office);
  const byUnit = Map.groupBy(formsOf(known), ({ unit }) => unit);
  const rows = unitsOf(known).map(({ slug, unit }) => {
    const states = (byUnit.get(slug) ?? []).map((one) => stateOf(headOf(one), today));
    return html`<tr>
      <td><a href="${addressOf(office, `${slug}/`)}">${unit.name}</a></td>
      <td>${countStates(states)}</td>
    </tr>`;
  });
  return {
    title: '公布信息和审核',
    body: html`<p>选一个单位，给它的表写公布信息、审核、撤回。表上的内容在“填表”里改。</p>
      <table>
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col">表</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
      <h2>新建单位</h2>
      ${form(
        office,
        'add-unit',
        html`${field({ name: 'name', label: '单位名称', isRequired: true })}${button('新建单位')}`,
      )}`,
  };
}

/** Says which file a form saw: what somebody else has changed since is not written over. */
const seen = (office: Office, known: KnownContent, stem: string): Markup =>
  html`<input type="hidden" name="basis" value="${basisOf(entryText(office, known, stem)?.text)}" />`;

function drawUnitForm(office: Office, { slug, unit }: UnitEntry, known: KnownContent): Markup {
  const fields = html`${seen(office, known, `units/${slug}`)}${field({ name: 'name', label: '单位名称', value: unit.name, isRequired: true })}
  ${lines('aliases', '表上印的其他名称，一行一个', unit.aliases ?? [])}
  ${field({ name: 'publisher', label: '发布机构', value: unit.publisher, hint: '这个单位的表没有另写的，都用它' })}
  ${field({ name: 'district', label: '所在区', value: unit.district })}
  ${field({ name: 'contact', label: '联系方式', value: unit.contact, hint: '会公开' })}${button('保存单位')}`;
  return html`<h2>单位</h2>
    <details>
      <summary>改单位的名称和发布机构</summary>
      ${form(office, 'unit', fields)}
    </details>`;
}

/** The forms and projects of one unit; undefined where there is no such unit. */
export function drawUnit(office: Office, slug: string, today: string): OfficePage | undefined {
  const known = knownOf(office);
  const entry = unitsOf(known).find((one) => one.slug === slug);
  if (!entry) return undefined;
  const forms = formsOf(known)
    .filter(({ unit }) => unit === slug)
    .toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const projects = projectsOf(known).filter(({ unit }) => unit === slug);
  return {
    title: entry.unit.name,
    body: html`<p><a href="${addressOf(office)}">← 所有单位</a></p>
      <h2>表（${forms.length}）</h2>
      <ul class="plain">
        ${forms.map(
          ({ id, record }) =>
            html`<li>
              <a href="${addressOf(office, id)}">${titleOf(record)}</a> ${STATE_WORDS[stateOf(record, today)]}
            </li>`,
        )}
      </ul>
      ${drawUnitForm(office, entry, known)}
      <h2>项目（${projects.length}）</h2>
      <ul class="plain">
        ${projects.map(
          ({ slug: own, project }) =>
            html`<li>
              ${project.name}
              <details>
                <summary>改名称</summary>
                ${form(
                  office,
                  'project',
                  html`<input
                      type="hidden"
                      name="slug"
                      value="${own}"
                    />${seen(office, known, `projects/${slug}/${own}`)}${field({
                      ...{ name: 'name', label: '项目名称', value: project.name, isRequired: true },
                    })}${lines('aliases', '表上印的其他名称，一行一个', project.aliases ?? [])}${button('保存项目')}`,
                )}
              </details>
            </li>`,
        )}
      </ul>
      <h2>新建项目</h2>
      <p class="quiet">表里有新项目的，保存表时会一并建立；这里给还没有表的项目用。</p>
      ${form(
        office,
        'add-project',
        html`${field({ name: 'name', label: '项目名称', isRequired: true })}${button('新建项目')}`,
      )}`,
  };
}
