// A paper as it will print, on the screen: class names only, so any page may hold it.
import { composeSheet } from './compose.ts';
import type { Paper, Run } from './model.ts';
import { PAPER_TEXT } from './paper.text.ts';
import type { BarsPiece, ColumnCell, ColumnsPiece, Foot, Piece, TablePiece, TextPiece } from './pieces.ts';
import { drawQr } from './qr-picture.ts';

export function renderHtml(paper: Paper) {
  const sheet = composeSheet(paper);
  const shape = sheet.landscape ? 'paper paper-landscape' : 'paper';
  return (
    <article class={shape} lang="ru" aria-label={`${PAPER_TEXT.preview}: ${sheet.title}`}>
      {sheet.draft ? <p class="paper-draft">{sheet.draft}</p> : null}
      {sheet.pieces.map(drawPiece)}
      {sheet.foot ? drawFoot(sheet.foot) : null}
    </article>
  );
}

function drawPiece(piece: Piece) {
  switch (piece.is) {
    case 'text':
      return drawText(piece);
    case 'columns':
      return piece.layout === 'corner' ? drawCorner(piece) : drawColumns(piece);
    case 'table':
      return drawTable(piece);
    case 'bars':
      return drawBarsPiece(piece);
    case 'break':
      return <hr class="paper-break" />;
    case 'gap':
      return <div class="paper-gap" />;
  }
}

/** Widths are attributes of a picture: the page allows no styles of its own. */
function drawBarsPiece(piece: BarsPiece) {
  return (
    <figure class="paper-bars">
      {piece.legend.length > 1 ? (
        <figcaption>
          {piece.legend.map(({ text, colour }) => (
            <span>
              <svg viewBox="0 0 10 10" aria-hidden="true">
                <rect width="10" height="10" fill={colour} />
              </svg>
              {text}
            </span>
          ))}
        </figcaption>
      ) : null}
      {piece.rows.map((row) => (
        <div class="paper-bar">
          <span>{row.title}</span>
          <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            {row.parts.map((part, index) => (
              <rect
                x={String(row.parts.slice(0, index).reduce((sum, each) => sum + each.share, 0) * 100)}
                width={String(part.share * 100)}
                height="6"
                fill={part.colour}
              />
            ))}
          </svg>
          <span>{row.total}</span>
        </div>
      ))}
    </figure>
  );
}

function drawText(piece: TextPiece) {
  const names = ['paper-text', `paper-${piece.align}`, `paper-${piece.size}`];
  if (piece.indent) names.push('paper-indent');
  if (piece.before >= 1) names.push('paper-apart');
  else if (piece.before > 0) names.push('paper-near');
  const classes = names.join(' ');
  const body = piece.runs.map(drawRun);
  if (piece.role === 'title') return <h2 class={classes}>{body}</h2>;
  if (piece.role === 'body') return <p class={classes}>{body}</p>;
  return <h3 class={`${classes} paper-${piece.role}`}>{body}</h3>;
}

function drawRun(run: Run) {
  const lines = run.text.split('\n').map((text, index) => (
    <>
      {index > 0 ? <br /> : null}
      {text}
    </>
  ));
  const underlined = run.underline ? <u>{lines}</u> : lines;
  const slanted = run.italic ? <em>{underlined}</em> : underlined;
  return run.bold ? <strong>{slanted}</strong> : slanted;
}

function drawCorner(piece: ColumnsPiece) {
  return <div class="paper-corner">{piece.cells.flatMap((cell) => cell.texts.map(drawText))}</div>;
}

function drawColumns(piece: ColumnsPiece) {
  const shares = piece.cells.map((cell) => (typeof cell.width === 'number' ? cell.width : 1));
  const apart = piece.before >= 1 ? ' paper-apart' : '';
  return (
    <table class={`paper-columns paper-columns-${piece.layout}${apart}`} role="presentation">
      {drawWidths(shares)}
      <tbody>
        <tr>{piece.cells.map(drawColumn)}</tr>
      </tbody>
    </table>
  );
}

function drawColumn(cell: ColumnCell) {
  const texts = cell.texts.map(drawText);
  return <td>{cell.line ? <div class="paper-line">{texts}</div> : texts}</td>;
}

function drawWidths(shares: readonly number[]) {
  const sum = shares.reduce((total, share) => total + share, 0);
  return (
    <colgroup>
      {shares.map((share) => (
        <col width={`${Math.round((share / sum) * 100)}%`} />
      ))}
    </colgroup>
  );
}

function drawTable(piece: TablePiece) {
  const columns = piece.columns;
  return (
    <table class={piece.frame ? 'paper-table' : 'paper-facts'}>
      {drawWidths(columns.map((column) => column.width))}
      {piece.header ? (
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{column.title.runs.map(drawRun)}</th>
            ))}
          </tr>
        </thead>
      ) : null}
      <tbody>{piece.rows.map((row) => drawRow(piece, row))}</tbody>
    </table>
  );
}

function drawRow(piece: TablePiece, row: TablePiece['rows'][number]) {
  if (row.group) {
    return (
      <tr class="paper-group">
        <td colspan={piece.columns.length}>{row.cells[0]?.runs.map(drawRun)}</td>
      </tr>
    );
  }
  return (
    <tr class={row.total ? 'paper-total' : ''}>
      {row.cells.map(({ runs }, index) =>
        !piece.frame && index === 0 ? (
          <th scope="row">{runs.map(drawRun)}</th>
        ) : (
          <td class={`paper-${piece.columns[index]?.align ?? 'left'}`}>{runs.map(drawRun)}</td>
        ),
      )}
    </tr>
  );
}

function drawFoot(foot: Foot) {
  const qr = foot.qr ? drawQr(foot.qr.text) : null;
  return (
    <footer class="paper-foot">
      <div>
        {foot.lines.map((text) => (
          <p>{text}</p>
        ))}
      </div>
      {qr ? (
        <figure class="paper-qr">
          <svg viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={PAPER_TEXT.qrAlt}>
            <path d={qr.path} />
          </svg>
          {foot.qr?.caption ? <figcaption>{foot.qr.caption}</figcaption> : null}
        </figure>
      ) : null}
    </footer>
  );
}
