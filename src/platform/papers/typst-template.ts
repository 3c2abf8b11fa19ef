// The Typst side of a paper: draws the pieces of a sheet that comes in as data and is never read as markup.

export const TYPST_TEMPLATE = String.raw`
#let sheet = json(bytes(sys.inputs.sheet))
#let normal = sheet.fontSize * 1pt
#let sizes = (normal: normal, small: normal - 2pt, tiny: normal - 4pt)
#let gap = 0.68em
#let one-line = 1.2em
#let sides = (left: left, center: center, right: right, justify: left)

#set document(title: sheet.title, date: none)
#set text(font: "PT Serif", size: normal, lang: "ru", hyphenate: false, overhang: false)
#set par(leading: gap, spacing: gap, linebreaks: "optimized")
#set page(
  paper: "a4",
  flipped: sheet.landscape,
  margin: (left: sheet.leftMargin * 1mm, right: 10mm, top: 20mm, bottom: 20mm),
  header: context {
    let number = counter(page).get().first()
    if number > 1 { align(center, text(size: sizes.small, str(number))) }
  },
)
#show heading: it => { set text(size: normal, weight: "regular"); it.body }

#let draw-run(run) = {
  let body = run.text.split("\n").map(part => [#part]).join(linebreak())
  if run.at("bold", default: false) { body = strong(body) }
  if run.at("italic", default: false) { body = emph(body) }
  if run.at("underline", default: false) { body = underline(body) }
  body
}
#let draw-runs(runs) = runs.map(draw-run).join()

#let levels = (title: 1, subject: 2, heading: 2)
#let draw-text(piece) = {
  let body = draw-runs(piece.runs)
  let is-heading = piece.role in levels
  block(
    width: if piece.role == "subject" and piece.align == "left" { 62% } else { 100% },
    above: gap + piece.before * one-line,
    below: gap + piece.after * one-line,
    sticky: piece.keep,
    {
      set text(size: sizes.at(piece.size))
      set align(sides.at(piece.align))
      set par(
        justify: piece.align == "justify",
        first-line-indent: if piece.indent { (amount: 1.25cm, all: true) } else { 0pt },
      )
      if is-heading { heading(level: levels.at(piece.role), body) } else { par(body) }
    },
  )
}

#let draw-column(cell, layout) = {
  let texts = cell.texts.map(draw-text).join()
  if cell.at("line", default: false) {
    block(width: 100%, inset: (bottom: 2pt), stroke: (bottom: 0.5pt), if texts == none { v(0.8em) } else { texts })
  } else { texts }
}
#let column-width(width) = if type(width) == dictionary { width.mm * 1mm } else { width * 1fr }

#let draw-columns(piece) = block(
  width: 100%,
  above: gap + piece.before * one-line,
  below: gap,
  sticky: piece.keep,
  breakable: false,
  if piece.layout == "corner" {
    align(right, block(width: column-width(piece.cells.first().width), {
      set align(left)
      draw-column(piece.cells.first(), piece.layout)
    }))
  } else {
    grid(
      columns: piece.cells.map(cell => column-width(cell.width)),
      column-gutter: 4mm,
      align: if piece.layout == "row" { bottom } else { top },
      ..piece.cells.map(cell => draw-column(cell, piece.layout)),
    )
  },
)

#let draw-cell(cell) = if cell.tight { text(hyphenate: true, draw-runs(cell.runs)) } else { draw-runs(cell.runs) }
#let draw-table(piece) = {
  let columns = piece.columns
  let draw-row(row) = if row.group {
    (table.cell(colspan: columns.len(), align: left, breakable: not row.whole, draw-cell(row.cells.first())),)
  } else {
    row.cells.map(cell => table.cell(breakable: not row.whole, draw-cell(cell)))
  }
  block(width: 100%, above: gap + piece.before * one-line, below: gap + 0.3em, {
    set text(size: if piece.frame { sizes.small } else { normal })
    set par(leading: if piece.frame { 0.5em } else { gap }, justify: false)
    table(
      columns: columns.map(column => column.width * 1fr),
      stroke: if piece.frame { 0.5pt } else { none },
      inset: if piece.frame { (x: 4pt, top: 4pt, bottom: 5pt) } else { (x: 0pt, y: gap / 2) },
      column-gutter: if piece.frame { 0pt } else { 4mm },
      align: columns.map(column => sides.at(column.align) + top),
      ..if piece.header {
        (table.header(
          repeat: true,
          ..columns.map(column => table.cell(align: center + horizon, draw-cell(column.title))),
        ),)
      },
      ..piece.rows.map(draw-row).flatten(),
    )
  })
}

#let draw-bars(piece) = block(width: 100%, above: gap + piece.before * one-line, below: gap + 0.3em, {
  set text(size: sizes.tiny)
  set par(leading: 0.4em, justify: false)
  if piece.legend.len() > 1 {
    block(below: 0.8em, piece.legend.map(entry => box({
      box(width: 0.8em, height: 0.8em, fill: rgb(entry.colour), baseline: 0.1em)
      h(0.35em)
      entry.text
      h(1.4em)
    })).join())
  }
  for row in piece.rows {
    block(width: 100%, breakable: false, above: 0.35em, below: 0.35em, grid(
      columns: (36%, 1fr),
      column-gutter: 3mm,
      align: (right + horizon, left + horizon),
      row.title,
      {
        for part in row.parts {
          box(
            width: part.share * 88%,
            height: 1.5em,
            fill: rgb(part.colour),
            align(center + horizon, if part.share > 0.05 { text(fill: rgb(part.ink), str(part.value)) }),
          )
        }
        h(0.4em)
        box(height: 1.5em, align(horizon, row.total))
      },
    ))
  }
})

#let draw-foot(foot) = place(bottom, float: true, clearance: 1.5em, grid(
  columns: (1fr, auto),
  column-gutter: 6mm,
  align: (left + bottom, center + bottom),
  {
    set text(size: sizes.tiny)
    foot.lines.map(line => [#line]).join(linebreak())
  },
  if foot.qr != none {
    image(bytes(foot.qr.svg), format: "svg", width: 22mm, alt: foot.qr.alt)
    if foot.qr.caption != none { text(size: sizes.tiny, foot.qr.caption) }
  },
))

#if sheet.foot != none { draw-foot(sheet.foot) }
#if sheet.draft != none {
  block(width: 100%, align(right, text(size: sizes.small, style: "italic", sheet.draft)))
}
#for piece in sheet.pieces {
  if piece.is == "text" { draw-text(piece) }
  else if piece.is == "columns" { draw-columns(piece) }
  else if piece.is == "table" { draw-table(piece) }
  else if piece.is == "bars" { draw-bars(piece) }
  else if piece.is == "break" { pagebreak(weak: true) }
  else if piece.is == "gap" { v(piece.lines * one-line) }
}
`;
