import Desk
import Trail
import X12

/// Files that were received, newest first.
struct DocumentTable {
  var rows: [DocumentRow]
  var context: PageContext

  /// The table; cards on a narrow screen.
  var html: HTML {
    """
    <table class="cards"><caption class="visually-hidden">Files</caption><thead><tr><th scope="col">File</th>\
    <th scope="col">Status</th><th scope="col" class="number">Sets</th><th scope="col" class="number">Claims</th>\
    <th scope="col" class="number">Problems</th><th scope="col" class="number">Bytes</th><th scope="col">Received\
    </th></tr></thead>
    <tbody>\(rows.map(line))</tbody></table>
    """
  }

  private func line(_ row: DocumentRow) -> HTML {
    """
    <tr><th scope="row" class="name"><a href="\(Path.document(row.digest))">\(row.name)</a>\
    \(row.schedule.map { "<span class=\"sub\">Schedule, \(counted($0.services, "service"))</span>" })</th>\
    <td data-label="Status">\(row.status.html)</td>\
    <td class="number" data-label="Sets">\(grouped(row.sets))\
    \(if: row.quarantinedSets > 0, "<span class=\"sub\">\(grouped(row.quarantinedSets)) quarantined</span>")</td>\
    <td class="number" data-label="Claims">\(grouped(row.claims))</td>\
    <td class="number" data-label="Problems">\(grouped(row.problems))</td>\
    <td class="number" data-label="Bytes">\(grouped(row.bytes))</td>\
    <td data-label="Received">\(context.text(row.receivedAt))<span class="sub">\(row.receivedBy)</span></td></tr>

    """
  }
}
