import type { Finding } from '../core/audit/finding.ts';
import { formPath } from '../core/library/addresses.ts';
import { STATE_WORDS, stateOf } from '../core/release/states.ts';
import { SEVERITY_WORDS } from '../io/describe-finding.ts';
import { labelPlace } from '../io/describe-place.ts';
import { basisOf } from './entry-text.ts';
import { html, type Markup } from './markup.ts';
import { addressOf, button, field, form, type Office, type OfficePage } from './office.ts';
import { blocking, titleOf, type OfficeRecord } from './records.ts';

type Draw = (office: Office, record: OfficeRecord, today: string) => Markup;

/** Every form of the page says which file it saw. */
const basis = ({ existing }: OfficeRecord): Markup =>
  html`<input type="hidden" name="basis" value="${basisOf(existing.text)}" />`;

const drawHead: Draw = (_, { entry, known }, today) => {
  const unit = known.units.find(({ entry: { slug } }) => slug === entry.unit)?.entry.unit.name ?? entry.unit;
  const { publication } = entry.record;
  const { approved, withdrawn, date } = publication;
  return html`<dl>
    <dt>单位</dt>
    <dd>${unit}</dd>
    <dt>现在</dt>
    <dd>
      ${STATE_WORDS[stateOf(entry.record, today)]}${date && `，公布日期 ${date}`}
      ${approved && `，${approved.by} ${approved.date} 审核`}${withdrawn && `，${withdrawn.date} 撤回：${withdrawn.reason}`}
    </dd>
  </dl>`;
};

const drawPublication: Draw = (office, record) => {
  const { publisher, index, date, scheduled } = record.entry.record.publication;
  const fields = html`${basis(record)}
  ${field({ name: 'publisher', label: '发布机构', value: publisher, hint: '不写就用单位或全站的发布机构' })}
  ${field({ name: 'index', label: '索引号', value: index })}
  ${field({ name: 'date', label: '公布日期', value: date, type: 'date' })}
  ${field({ name: 'scheduled', label: '哪一天起公布', value: scheduled, type: 'date', hint: '不到这一天不公布；不写就是随下一次发布' })}
  ${button('保存公布信息')}`;
  return html`<h2>公布信息</h2>
    ${form(office, 'publication', fields)}`;
};

const drawApproval: Draw = (office, record, today) => {
  const { status, approved } = record.entry.record.publication;
  if (status === 'published' || status === 'withdrawn') return html``;
  if (status === 'approved' && approved)
    return html`<h2>审核</h2>
      <p>${approved.by} ${approved.date} 审核通过，随下一次发布公布。</p>
      ${form(office, 'unapprove', html`${basis(record)}${button('退回草稿', 'quiet-button')}`)}`;
  const open = blocking(record);
  if (open.length)
    return html`<h2>审核</h2>
      <p class="stops">还有 ${open.length} 处错误，先改好，或在下面“核对发现”里说明理由，再审核。</p>`;
  const fields = html`${basis(record)}${field({ name: 'by', label: '审核人', isRequired: true })}
  ${field({ name: 'date', label: '审核日期', value: today, type: 'date', isRequired: true })}${button('审核通过')}`;
  return html`<h2>审核</h2>
    <p>审核通过以后，这张表随下一次发布公布。</p>
    ${form(office, 'approve', fields)}`;
};

function drawFinding(office: Office, record: OfficeRecord, finding: Finding, today: string): Markup {
  const { rule, at, severity, message, advice, waiver } = finding;
  const place = html`${basis(record)}<input type="hidden" name="rule" value="${rule}" /><input
      type="hidden"
      name="path"
      value="${at}"
    />`;
  const give = html`<details>
    <summary>说明理由，不改</summary>
    ${form(
      office,
      'waive',
      html`${place}${field({ name: 'reason', label: '理由', isRequired: true, hint: '写原表就是这样的原因，如“原表四舍五入”' })}
      ${field({ name: 'by', label: '决定的人', isRequired: true })}
      ${field({ name: 'date', label: '日期', value: today, type: 'date', isRequired: true })}${button('不改')}`,
    )}
  </details>`;
  const given =
    waiver &&
    html`<p class="quiet">已说明：${waiver.reason}（${waiver.by}，${waiver.date}）</p>
      ${form(office, 'unwaive', html`${place}${button('取消这条说明', 'quiet-button')}`)}`;
  return html`<li>
    <span class="${severity}">${SEVERITY_WORDS[severity]}</span> ${labelPlace(record.entry.record, at)}：${message}
    <span class="quiet">${advice}</span> ${given ?? (severity === 'note' ? '' : give)}
  </li>`;
}

const drawFindings: Draw = (office, record, today) => {
  const { findings } = record;
  if (!findings.length)
    return html`<h2>核对发现</h2>
      <p>没有发现问题。</p>`;
  return html`<h2>核对发现（${findings.length}）</h2>
    <ul class="plain">
      ${findings.map((finding) => drawFinding(office, record, finding, today))}
    </ul>`;
};

const drawWithdrawal: Draw = (office, record, today) => {
  const { status } = record.entry.record.publication;
  if (status === 'withdrawn')
    return html`<h2>撤回</h2>
      <p>下一次发布以后，原来的网址上只有撤回说明。</p>
      ${form(office, 'restore', html`${basis(record)}${button('恢复公布', 'quiet-button')}`)}`;
  if (status !== 'published') return html``;
  const fields = html`${basis(record)}
  ${field({ name: 'reason', label: '撤回的理由', isRequired: true, hint: '会公开，写在原来的网址上' })}
  ${field({ name: 'date', label: '撤回日期', value: today, type: 'date', isRequired: true })}${button('撤回这张表', 'danger')}`;
  return html`<h2>撤回</h2>
    <details>
      <summary>撤回这张表</summary>
      <p>撤回不是删去：原来的网址上留一份撤回说明，下一次发布起生效。</p>
      ${form(office, 'withdraw', fields)}
    </details>`;
};

/** All that may be decided about one record. */
export function drawRecord(office: Office, record: OfficeRecord, today: string): OfficePage {
  const { entry, existing } = record;
  const isPublished = entry.record.publication.status === 'published';
  const where = office.to === undefined ? '由管发布的人写更正理由' : '在“发布”页写明更正理由';
  const change = isPublished && html`<p class="quiet">要改已公布的数，在“填表”里打开这张表改，发布以前${where}。</p>`;
  return {
    title: titleOf(entry.record),
    body: html`<p><a href="${addressOf(office, `${entry.unit}/`)}">← 这个单位的表</a></p>
      ${drawHead(office, record, today)}
      <p><a href="${office.base}${formPath(entry).slice(1)}">看这张表的公开页（预览）</a></p>
      ${change} ${drawApproval(office, record, today)} ${drawPublication(office, record, today)}
      ${drawFindings(office, record, today)} ${drawWithdrawal(office, record, today)}
      <p class="quiet">记录在内容目录的 ${existing.path}</p>`,
  };
}
